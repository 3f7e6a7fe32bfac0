"""Taking statements back: they stay in the archive, marked, and can be said again.

Owns the verb. Never deletes: erasure is another act, with its own rules.
"""

from collections.abc import Iterable

from guvah.casework import subjects
from guvah.casework.recording import record
from guvah.casework.session import Session
from guvah.errors import BadInput
from guvah.model.decisions import active
from guvah.model.ids import root_of
from guvah.model.pairs import VERDICTS
from guvah.model.statement import statement_id


def retract(session: Session, subject: str, statement_ids: Iterable[str], why: str) -> int:
    """Take back statements of one record; return how many. Raises NotAllowed, BadInput (no such one, no reason)."""
    session.require("retract")
    if not why.strip():
        raise BadInput("say why it is taken back: others will read it")
    roots = subjects.together(session, (subjects.one(session, subject),))
    said = [each.statement for root in roots for each in active(session.index.recorded(root))]
    standing = {statement_id(statement): root_of(statement.entity) for statement in said}
    pairs = {statement_id(statement) for statement in said if statement.prop in VERDICTS}
    asked = tuple(dict.fromkeys(statement_ids))
    if not pairs.isdisjoint(asked):
        raise BadInput("a decision about who is who is taken back with `guvah match A B --decide undo`")
    if not asked or not standing.keys() >= set(asked):
        raise BadInput("not every one of these statements stands in this record; `guvah show --ids` prints them")
    record(session, [session.decision(standing[each], "retracts", each, why=why) for each in asked])
    return len(asked)

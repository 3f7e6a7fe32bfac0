"""Taking statements back: they stay in the archive, marked, and can be said again.

Owns the verb. Never deletes: erasure is another act, with its own rules.
"""

from collections.abc import Iterable

from guvah.casework import subjects
from guvah.casework.recording import record
from guvah.casework.session import Session
from guvah.errors import BadInput
from guvah.model.decisions import active
from guvah.model.statement import statement_id


def retract(session: Session, subject: str, statement_ids: Iterable[str], why: str) -> int:
    """Take back statements of one record; return how many. Raises NotAllowed, BadInput (no such one, no reason)."""
    session.require("retract")
    if not why.strip():
        raise BadInput("say why it is taken back: others will read it")
    root = subjects.one(session, subject)
    standing = {statement_id(each.statement) for each in active(session.index.recorded(root))}
    asked = tuple(dict.fromkeys(statement_ids))
    if not asked or not standing.issuperset(asked):
        raise BadInput("not every one of these statements stands in this record; `guvah show --ids` prints them")
    record(session, [session.decision(root, "retracts", each, why=why) for each in asked])
    return len(asked)

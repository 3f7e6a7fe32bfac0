"""What a source says now compared with what it is recorded to have said: new drafts, and retractions of the rest.

Owns the comparison that makes bringing something in twice add nothing. Never writes.
"""

from collections.abc import Iterable, Sequence

from guvah.casework.session import Session
from guvah.model.decisions import RETRACTS, active
from guvah.model.draft import Draft
from guvah.model.ids import root_of
from guvah.model.statement import Statement, statement_id

_KEPT = frozenset({RETRACTS, "row"})
# What is stored beside the words of a form, and not said in it.
_FILES = frozenset({"original", "file", "consent.evidence"})


def new_drafts(session: Session, drafts: Sequence[Draft]) -> list[Draft]:
    """Return the drafts that do not stand yet, each once; a device without memory cannot know and returns all.

    What this device cannot open it cannot compare: that is recorded again only together with something new it can.
    """
    once = list(dict.fromkeys(drafts))
    if not session.remembers:
        return once
    standing = {
        (one.statement, one.recording.compartment)
        for root in dict.fromkeys(root_of(draft.statement.entity) for draft in once)
        for one in active(session.index.recorded(root))
    }
    fresh = [draft for draft in once if (draft.statement, draft.compartment) not in standing]
    return fresh if any(session.keyring.can_open(draft.compartment) for draft in fresh) else []


def vanished(session: Session, roots: Iterable[str], source: str, drafts: Iterable[Draft], why: str) -> list[Draft]:
    """Return retractions of what a source is recorded to have said of these roots and no longer says."""
    if not session.remembers:
        return []
    said = {draft.statement for draft in drafts}
    return [
        session.decision(root, RETRACTS, statement_id(statement), why=why)
        for root in roots
        for statement in _said_by(session, root, source)
        if statement not in said
    ]


def _said_by(session: Session, root: str, source: str) -> Iterable[Statement]:
    for one in active(session.index.recorded(root)):
        statement = one.statement
        if statement.source == source and statement.prop not in _KEPT | _FILES:
            yield statement

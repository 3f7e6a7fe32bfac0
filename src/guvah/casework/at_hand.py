"""Every decision about who is who at hand for one session, read anew only after something was recorded.

Owns what is remembered of them while a session is open. Never decides and never writes.
"""

from dataclasses import dataclass
from weakref import WeakKeyDictionary

from guvah.casework.session import Session
from guvah.linkage.decisions import Decision, read_decisions
from guvah.linkage.queue import Decided, decided


@dataclass(frozen=True, slots=True)
class _Known:
    position: dict[str, int]
    made: tuple[Decision, ...]
    decided: Decided


_KNOWN: WeakKeyDictionary[Session, _Known] = WeakKeyDictionary()


def every_decision(session: Session) -> tuple[Decision, ...]:
    """Return every decision about any pair that stands, oldest first."""
    return _known(session).made


def what_is_decided(session: Session) -> Decided:
    """Return what all of them make of pairs: which are settled, in conflict, unsure."""
    return _known(session).decided


def _known(session: Session) -> _Known:
    position = session.index.position()
    known = _KNOWN.get(session)
    if known is None or known.position != position:
        made = read_decisions(session.index.about_pairs(), session.roster)
        known = _KNOWN[session] = _Known(position, made, decided(made))
    return known

"""Every decision about who is who at hand for one session; after something was recorded only what it touched is read.

Owns what is remembered of them while a session is open. Never decides and never writes.
"""

from dataclasses import dataclass
from weakref import WeakKeyDictionary

from guvah.casework.session import Session
from guvah.linkage.decisions import Decision, read_decisions
from guvah.linkage.queue import Decided, connected, decided
from guvah.model.ids import kind_of

MOST_TOUCHED = 1_000
"""Records touched, after a list came in for example, from which on everything is read again."""


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
        known = _KNOWN[session] = _renewed(session, known, position)
    return known


def _renewed(session: Session, known: _Known | None, position: dict[str, int]) -> _Known:
    touched = session.index.kept.roots_since(known.position) if known is not None else None
    if known is None or touched is None or len(touched) > MOST_TOUCHED or any(map(_is_member, touched)):
        made = _read(session)
        return _Known(position, made, decided(made))
    before = connected(known.made, touched)
    fresh = _read(session, *before) if before else ()
    affected = before | connected(fresh, before)
    kept = (each for each in known.made if each.one not in affected)
    return _Known(position, tuple(sorted([*kept, *fresh])), known.decided.renewed(decided(fresh), affected))


def _is_member(root: str) -> bool:
    """Say whether a root is a member: who may decide what may be another now."""
    return kind_of(root) == "mem"


def _read(session: Session, *roots: str) -> tuple[Decision, ...]:
    return read_decisions(session.index.about_pairs(*roots), session.roster)

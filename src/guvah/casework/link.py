"""Saying who is who: two records are the same, or different. Proposals come from linkage; people decide.

Owns the verb. Never merges anything by itself, and every decision can be taken back.
"""

from dataclasses import dataclass

from guvah.casework import subjects
from guvah.casework.recording import record
from guvah.casework.session import Session
from guvah.errors import BadInput
from guvah.linkage.deciding import prepare_decision, prepare_undo
from guvah.linkage.decisions import DIFFERENT, SAME, Pair, pair_of
from guvah.linkage.proposals import propose
from guvah.model.ids import public_id

_WORDS = {"same": SAME, "different": DIFFERENT}


@dataclass(frozen=True, slots=True)
class Likely:
    """A record that may be the same person. `probability` is between 0 and 1; `reasons` are sentences."""

    id: str
    public_id: str
    name: str
    probability: float
    reasons: tuple[str, ...]


def likely(session: Session, person: str) -> tuple[Likely, ...]:
    """Return who may be the same person as this one, likeliest first. Raises NotAllowed, BadInput."""
    session.require("read")
    found = propose(session.index, subjects.one(session, person))
    return tuple(
        Likely(
            each.other,
            public_id(each.other),
            session.index.record(each.other).value("name"),
            each.probability,
            tuple(str(reason) for reason in (*each.reasons, *each.against)),
        )
        for each in found
    )


def decide(session: Session, one: str, other: str, word: str, why: str = "") -> None:
    """Decide that two records are the `same` or `different`.

    Raises NotAllowed, BadInput (no reason, unknown word), UserError where it contradicts earlier decisions; the chain
    is in the sentence.
    """
    session.require("link")
    if word not in _WORDS:
        raise BadInput("decide same or different; where you are unsure, nothing needs to be written")
    pair = _pair(session, one, other, why)
    record(session, [prepare_decision(session.index, pair, _WORDS[word], by=session.member, why=why)])


def undo(session: Session, one: str, other: str, why: str = "") -> None:
    """Take the decision about two records back, so that what held before it holds again.

    Raises NotAllowed, BadInput (no reason), UserError (nothing decided, or later decisions build on it).
    """
    session.require("link")
    pair = _pair(session, one, other, why)
    record(session, [prepare_undo(session.index, pair, by=session.member, why=why)])


def _pair(session: Session, one: str, other: str, why: str) -> Pair:
    if not why.strip():
        raise BadInput("say why: whoever looks at it again will read it")
    return pair_of(subjects.one(session, one), subjects.one(session, other))

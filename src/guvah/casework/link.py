"""Saying who is who: two records are the same, or different, or nobody can tell. Linkage proposes; people decide.

Owns the verb. Never merges anything by itself, and every decision can be taken back.
"""

from dataclasses import dataclass

from guvah.casework import subjects
from guvah.casework.decided import WORDS, disagreements
from guvah.casework.proposing import weights_of
from guvah.casework.recording import record
from guvah.casework.session import Session
from guvah.errors import BadInput
from guvah.linkage.deciding import prepare_decision, prepare_undo
from guvah.linkage.decisions import Pair, pair_of
from guvah.linkage.proposals import propose
from guvah.model.ids import is_id, public_id

_WORDS = {word: verdict for verdict, word in WORDS.items()}


MOST_ALIKE, WELL = 3, 0.3
"""People who are named at once when somebody is brought in, and the least probability of these."""


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
    found = propose(session.index, subjects.one(session, person), weights=weights_of(session))
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


def alike_to(session: Session, person: str) -> tuple[Likely, ...]:
    """Return those whom somebody just brought in may well be, for whoever typed them in. Raises NotAllowed."""
    if not session.allows("read"):
        return ()
    return tuple(one for one in likely(session, person)[:MOST_ALIKE] if one.probability >= WELL)


def decide(session: Session, one: str, other: str, word: str, why: str = "") -> str:
    """Decide that two records are the `same`, `different`, or that one is `unsure`; return what follows, as a sentence.

    On a pair that others disagree about, a custodian or lead who is none of them settles it.

    Raises NotAllowed, BadInput (no reason, unknown word), UserError where a record is unknown or erased, or where it
    contradicts earlier decisions; the chain is in the sentence.
    """
    session.require("link")
    if word not in _WORDS:
        raise BadInput(f"decide {', '.join(_WORDS)}")
    _check_reason(why)
    pair = pair_of(subjects.one(session, one), subjects.one(session, other))
    settle = session.allows("settle")
    record(
        session, [prepare_decision(session.index, pair, _WORDS[word], by=session.member, why=why, may_settle=settle)]
    )
    return _follows(session, pair)


def undo(session: Session, one: str, other: str, why: str = "") -> str:
    """Take a decision about two records back, so that what held before it holds again; return what follows.

    Raises NotAllowed (another member's decision), BadInput (no reason), UserError (nothing decided, or later decisions
    build on it).
    """
    session.require("link")
    _check_reason(why)
    pair = pair_of(_decided(session, one), _decided(session, other))
    settle = session.allows("settle")
    record(session, [prepare_undo(session.index, pair, by=session.member, why=why, may_settle=settle)])
    return _follows(session, pair)


def _check_reason(why: str) -> None:
    if not why.strip():
        raise BadInput("say why: whoever looks at it again will read it")


def _decided(session: Session, untrusted_id: str) -> str:
    """Return a record's id; of an erased one a full id is enough, for what was decided about it may be taken back."""
    full = untrusted_id.strip()
    if is_id(full) and any(full == one.statement.value for one in session.index.about_pairs(full)):
        return full
    return subjects.one(session, untrusted_id)


def _follows(session: Session, pair: Pair) -> str:
    """Say what holds of two records now."""
    for found in disagreements(session, *(one for one in pair if session.index.recorded(one))):
        if (found.one, found.other) == pair:
            return (
                f"{found.sentence} One of them takes theirs back, or a custodian or lead who is none of them decides."
            )
    heads = {session.index.canonical(one) for one in pair}
    if len(heads) > 1:
        return f"{public_id(pair[0])} and {public_id(pair[1])} are shown apart."
    (head,) = heads
    together = ", ".join(map(public_id, session.index.members(head)))
    shown = f"One record now, {public_id(head)}, put together from {together}."
    return f"{shown} The public sees it once all of it is approved: guvah publish propose {public_id(head)}"

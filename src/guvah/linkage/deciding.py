"""One decision, or one undo, made ready for casework to write: read what was decided around it, refuse what
contradicts.

Owns the order of these steps, so that nobody forgets the check. Never writes and never asks who may decide: whether a
member may settle what others disagree about is told.
"""

from collections.abc import Sequence

from guvah.errors import NotAllowed, UserError
from guvah.linkage.clusters import check_decision, check_undo
from guvah.linkage.decisions import (
    SAME,
    UNSURE,
    Decision,
    Pair,
    as_decided,
    conflicts,
    draft_decision,
    draft_settlement,
    draft_undo,
    in_force,
    standing,
)
from guvah.linkage.proposals import Memory, decisions_around
from guvah.model.draft import Draft

# Later than any clock of an archive: what is about to be decided comes after all that was.
_NEXT = "9" * 32


def prepare_decision(index: Memory, pair: Pair, verdict: str, *, by: str, why: str, may_settle: bool = False) -> Draft:
    """Return the draft of a decision on a pair (`decisions.pair_of`), checked against everything it touches.

    On a pair that is in conflict it is a settlement where its maker may settle and is none of those who disagree.

    Raises:
        BadInput: an unknown verdict.
        UserError: the pair is already decided so, or it would contradict earlier decisions; the chain is in the
            sentence, in public ids.
    """
    made = decisions_around(index, *pair)
    disagreeing = next((one for one in conflicts(made) if one.pair == pair), None)
    party = disagreeing is not None and by in {one.by for one in (*disagreeing.same, *disagreeing.different)}
    settling = disagreeing is not None and may_settle and not party and verdict != UNSURE
    draft = (draft_settlement if settling else draft_decision)(made, pair, verdict, by=by, why=why)
    check_decision(made, as_decided(draft, _NEXT))
    return draft


def prepare_undo(index: Memory, pair: Pair, *, by: str, why: str, may_settle: bool = False) -> Draft:
    """Return the draft that takes back a decision on a pair, so that what held before it holds again.

    It is this member's own decision. Who made none may take back that two records are the same, where nobody stands
    against it; everything else only who may settle.

    Raises:
        NotAllowed: what is decided is another member's to take back.
        UserError: nothing is decided about the pair, or later decisions build on it; the chain is in the sentence.
    """
    made = decisions_around(index, *pair)
    held = standing(made).get(pair, ())
    if not held:
        raise UserError("Nothing is decided about these two: there is nothing to take back.")
    taken_back = _theirs(held, in_force(made).get(pair), by, may_settle=may_settle)
    check_undo(made, taken_back)
    return draft_undo(taken_back, by=by, why=why)


def _theirs(held: Sequence[Decision], chosen: Decision | None, by: str, *, may_settle: bool) -> Decision:
    """Return which decision a member takes back. Raises NotAllowed."""
    own = [one for one in held if one.by == by]
    if own:
        return own[-1]
    if chosen is not None and (chosen.verdict == SAME or may_settle):
        return chosen
    raise NotAllowed(
        "This is another member's decision: they take it back, or a custodian or lead not of those who disagree "
        "settles it."
    )

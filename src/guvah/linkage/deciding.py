"""One decision, or one undo, made ready for casework to write: read what was decided around it, refuse what
contradicts.

Owns the order of these steps, so that nobody forgets the check. Never writes and never asks who may decide.
"""

from guvah.errors import UserError
from guvah.linkage.clusters import check_decision, check_undo
from guvah.linkage.decisions import Pair, draft_decision, draft_undo, in_force, read_decisions
from guvah.linkage.proposals import Memory, decisions_around
from guvah.model.draft import Draft
from guvah.model.statement import Recorded, Recording

# Later than any clock of an archive: what is about to be decided comes after all that was.
_NEXT = Recording(feed="", seq=0, at="9" * 32, by="", compartment="case")


def prepare_decision(index: Memory, pair: Pair, verdict: str, *, by: str, why: str) -> Draft:
    """Return the draft of a decision on a pair (`decisions.pair_of`), checked against everything it touches.

    Raises:
        BadInput: an unknown verdict.
        UserError: the pair is already decided so, or it would contradict earlier decisions; the chain is in the
            sentence, in public ids.
    """
    made = decisions_around(index, *pair)
    draft = draft_decision(made, pair, verdict, by=by, why=why)
    (new,) = read_decisions([Recorded(draft.statement, _NEXT)])
    check_decision(made, new)
    return draft


def prepare_undo(index: Memory, pair: Pair, *, by: str, why: str) -> Draft:
    """Return the draft that takes back the decision in force on a pair, so that what held before it holds again.

    Raises:
        UserError: nothing is decided about the pair, or later decisions build on it; the chain is in the sentence.
    """
    made = decisions_around(index, *pair)
    held = in_force(made).get(pair)
    if held is None:
        raise UserError("Nothing is decided about these two: there is nothing to take back.")
    check_undo(made, held)
    return draft_undo(held, by=by, why=why)

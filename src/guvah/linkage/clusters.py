"""What a new decision, or an undo, would contradict: refused with the chain in its sentence.

Owns the refusals. Never decides what is joined: guvah.model.clusters does, for every floor alike.
"""

from collections.abc import Collection, Iterable

from guvah.errors import UserError
from guvah.linkage.decisions import Decision
from guvah.model.clusters import Clusters, Contradiction, chains, clusters

__all__ = ["Clusters", "Contradiction", "chains", "check_decision", "check_undo", "clusters"]


def check_decision(decisions: Collection[Decision], new: Decision) -> None:
    """Refuse a decision that would contradict others.

    Raises UserError with the chain; what was contradictory before is not its fault.
    """
    _refuse_new(decisions, (*decisions, new), "Nothing was decided, because it would contradict earlier decisions")


def check_undo(decisions: Collection[Decision], taken_back: Decision) -> None:
    """Refuse an undo that would uncover a contradiction. Raises UserError with the chain that must be settled first."""
    rest = tuple(decision for decision in decisions if decision.statement != taken_back.statement)
    _refuse_new(decisions, rest, "It was not taken back, because later decisions build on it; settle these first")


def _refuse_new(before: Iterable[Decision], after: tuple[Decision, ...], sentence: str) -> None:
    known = {contradiction.different.pair for contradiction in chains(before)}
    for contradiction in chains(after):
        if contradiction.different.pair not in known:
            raise UserError(f"{sentence}: {contradiction.sentence}.")

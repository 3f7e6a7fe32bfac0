"""Decisions about who is who, written as drafts: one more word on a pair, a settlement, an undo.

Owns what such a statement looks like and when there is nothing to write. Never writes (casework records the drafts) and
never decides what counts: guvah.model.pairs does, for every floor alike. Explained in docs/linkage.md.
"""

from collections.abc import Iterable

from guvah.errors import BadInput, UserError
from guvah.model.decisions import RETRACTS
from guvah.model.draft import Draft
from guvah.model.pairs import (
    DIFFERENT,
    SAME,
    SETTLES,
    UNSURE,
    VERDICTS,
    Conflict,
    Decision,
    Pair,
    conflicts,
    in_force,
    pair_of,
    read_decisions,
    standing,
)
from guvah.model.statement import Statement, statement_id

__all__ = [
    "DIFFERENT",
    "SAME",
    "UNSURE",
    "VERDICTS",
    "Conflict",
    "Decision",
    "Pair",
    "as_decided",
    "conflicts",
    "draft_decision",
    "draft_settlement",
    "draft_undo",
    "in_force",
    "pair_of",
    "read_decisions",
    "standing",
]


def draft_decision(decisions: Iterable[Decision], pair: Pair, verdict: str, *, by: str, why: str) -> Draft:
    """Return the draft of a new decision on a pair (`pair_of`), for casework to write.

    Its locator numbers the decisions of the pair, so that deciding the same again after something else is a statement
    of its own, and taking it back does not take back the older one with it.

    Args:
        decisions: the active decisions, at least all of this pair.
        by: the member's id (`mem-…`): a decision's source is the person who made it.
        why: their reason in words, '' if they gave none.

    Raises:
        BadInput: an unknown verdict.
        UserError: this member has decided so, or it is decided so and nobody stands against it; nothing would change.
    """
    made = _of_pair(decisions, pair, verdict)
    held = in_force(made).get(pair)
    own = [one for one in standing(made).get(pair, ()) if one.by == by]
    if (held is not None and held.verdict == verdict) or any(one.verdict == verdict for one in own):
        raise UserError("This pair is already decided so: there is nothing to write.")
    return _draft(made, pair, verdict, by=by, why=why)


def draft_settlement(decisions: Iterable[Decision], pair: Pair, verdict: str, *, by: str, why: str) -> Draft:
    """Return the draft of a third member's decision on a pair that is in conflict: it sets aside those it names.

    Arguments as for `draft_decision`. Raises BadInput (an unknown verdict, or one that settles nothing).
    """
    if verdict == UNSURE:
        raise BadInput("A disagreement is settled by same or different.")
    made = _of_pair(decisions, pair, verdict)
    named = sorted(one.statement for one in standing(made).get(pair, ()))
    return _draft(made, pair, verdict, by=by, why=why, basis=SETTLES + " ".join(named))


def draft_undo(decision: Decision, *, by: str, why: str) -> Draft:
    """Return the draft that takes one decision back, for casework to write."""
    return Draft(Statement(decision.one, RETRACTS, decision.statement, by, original=why or None), "case")


def as_decided(draft: Draft, at: str) -> Decision:
    """Return a draft of a decision as it will be read once it is recorded at this clock."""
    said = draft.statement
    settled = (said.basis or "").removeprefix(SETTLES).split()
    return Decision(
        at, said.entity, said.value, said.prop, int(said.locator or 0), said.source, said.original or "",
        statement_id(said), frozenset(settled),
    )  # fmt: skip


def _of_pair(decisions: Iterable[Decision], pair: Pair, verdict: str) -> list[Decision]:
    if verdict not in VERDICTS:
        raise BadInput(f"A decision is one of: {', '.join(VERDICTS)}.")
    return [decision for decision in decisions if decision.pair == pair]


def _draft(made: Iterable[Decision], pair: Pair, verdict: str, *, by: str, why: str, basis: str | None = None) -> Draft:
    number = max((decision.number for decision in made), default=0) + 1
    statement = Statement(pair[0], verdict, pair[1], by, locator=str(number), original=why or None, basis=basis)
    return Draft(statement, "case")

"""What people have decided about who is who: read from statements, written as drafts.

Owns the pair, the decision, and which decision of a pair counts. Never writes (casework records the drafts), never
decides, and knows no score. Explained in docs/linkage.md.

Invariants: a pair is written under its smaller id; the latest active decision of a pair counts, at the same time the
stricter (`different`); taking a decision back gives exactly what held before it.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from guvah.errors import BadInput, UserError
from guvah.model.decisions import RETRACTS, active
from guvah.model.draft import Draft
from guvah.model.ids import is_id, kind_of, root_of
from guvah.model.statement import Recorded, Statement, statement_id

SAME = "same_as"
DIFFERENT = "different_from"
VERDICTS = (SAME, DIFFERENT)
COMPARED_KINDS = ("per", "fac")

Pair = tuple[str, str]


@dataclass(frozen=True, slots=True, order=True)
class Decision:
    """One member's judgement on one pair. `at` is the entry's clock, `number` counts the decisions of the pair,
    `by` is the member's id, `why` their words, `statement` the statement's id."""

    at: str
    one: str
    other: str
    verdict: str
    number: int
    by: str
    why: str
    statement: str

    @property
    def pair(self) -> Pair:
        """Return the two ids, smaller first."""
        return self.one, self.other


def pair_of(one: str, other: str) -> Pair:
    """Return two root ids, smaller first. Raises BadInput where they cannot be compared."""
    if not all(is_id(entity) and root_of(entity) == entity for entity in (one, other)):
        raise BadInput("A decision names two records by their full ids.")
    if one == other:
        raise BadInput("A record cannot be compared with itself: give two different records.")
    if kind_of(one) != kind_of(other) or kind_of(one) not in COMPARED_KINDS:
        raise BadInput("Only two people, or two facilities, can be the same.")
    return (one, other) if one < other else (other, one)


def read_decisions(recorded: Sequence[Recorded]) -> tuple[Decision, ...]:
    """Return every active decision among what was recorded, oldest first; the same for any order of arrival."""
    return tuple(sorted(map(_decision, (item for item in active(recorded) if item.statement.prop in VERDICTS))))


def in_force(decisions: Iterable[Decision]) -> dict[Pair, Decision]:
    """Return the decision that counts for each pair: the latest; at the same time the stricter."""
    chosen: dict[Pair, Decision] = {}
    for decision in sorted(decisions, key=lambda each: (each.at, each.verdict == DIFFERENT, each)):
        chosen[decision.pair] = decision
    return chosen


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
        UserError: the pair is already decided so; nothing would change.
    """
    if verdict not in VERDICTS:
        raise BadInput(f"A decision is '{SAME}' or '{DIFFERENT}'.")
    made = [decision for decision in decisions if decision.pair == pair]
    held = in_force(made).get(pair)
    if held is not None and held.verdict == verdict:
        raise UserError("This pair is already decided so: there is nothing to write.")
    number = max((decision.number for decision in made), default=0) + 1
    return Draft(Statement(pair[0], verdict, pair[1], by, locator=str(number), original=why or None), "case")


def draft_undo(decision: Decision, *, by: str, why: str) -> Draft:
    """Return the draft that takes one decision back, for casework to write."""
    return Draft(Statement(decision.one, RETRACTS, decision.statement, by, original=why or None), "case")


def _decision(item: Recorded) -> Decision:
    statement = item.statement
    one, other = sorted((statement.entity, statement.value))
    locator = statement.locator or ""
    number = int(locator) if locator.isascii() and locator.isdecimal() else 0
    return Decision(
        at=item.recording.at,
        one=one,
        other=other,
        verdict=statement.prop,
        number=number,
        by=statement.source,
        why=statement.original or "",
        statement=statement_id(statement),
    )

"""Decisions: which one counts for a pair, how a new one is written, and that taking one back restores what was."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from guvah.errors import BadInput, UserError
from guvah.linkage.decisions import DIFFERENT, SAME, draft_decision, in_force, pair_of, read_decisions
from guvah.model.statement import Statement
from tests.linkage.people import MEMBER, Ledger, person_id, recorded

A, B = person_id(1), person_id(2)
OTHER = "mem-1111111111111111"


def test_a_pair_is_written_under_its_smaller_id() -> None:
    """Whoever comes first in the question, the decision lies in one place."""
    assert pair_of(B, A) == pair_of(A, B) == (A, B)


@pytest.mark.parametrize(
    "pair",
    [
        (A, A),
        (A, "fac-0000000000000001"),
        ("doc-0000000000000001", "doc-0000000000000002"),
        (A, f"{B}/epi-00000001"),
        (A, "x"),
    ],
)
def test_what_cannot_be_compared_is_refused(pair: tuple[str, str]) -> None:
    """A record with itself, other kinds, episodes, or no id at all."""
    with pytest.raises(BadInput):
        pair_of(*pair)


def test_the_latest_decision_counts() -> None:
    """A second person who disagrees later is the one who is followed, and both are kept."""
    ledger = Ledger()
    ledger.decide(1, 2, SAME)
    ledger.decide(2, 1, DIFFERENT, by=OTHER)
    assert in_force(ledger.decisions)[A, B].verdict == DIFFERENT
    assert [decision.by for decision in ledger.decisions] == [MEMBER, OTHER]


def test_at_the_same_time_the_stricter_counts() -> None:
    """Two devices that decide at one instant: not to join is the stricter."""
    items = [recorded(Statement(A, verdict, B, by), 7) for verdict, by in ((DIFFERENT, MEMBER), (SAME, OTHER))]
    assert in_force(read_decisions(items))[A, B].verdict == DIFFERENT


def test_deciding_what_is_decided_is_refused() -> None:
    """There is nothing to write where nothing would change."""
    ledger = Ledger()
    ledger.decide(1, 2)
    with pytest.raises(UserError, match=r"already decided so"):
        ledger.decide(1, 2)


def test_another_verdict_is_refused() -> None:
    """A decision is one of two words."""
    with pytest.raises(BadInput):
        draft_decision([], (A, B), "perhaps", by=MEMBER, why="")


def test_a_decision_says_who_and_why() -> None:
    """The source of a decision is the member who made it; the reason is kept in their words."""
    draft = draft_decision([], (A, B), SAME, by=MEMBER, why="same scar in both pictures")
    assert (draft.statement.source, draft.statement.original, draft.compartment) == (
        MEMBER,
        "same scar in both pictures",
        "case",
    )
    assert read_decisions([recorded(draft.statement)])[0].why == "same scar in both pictures"


@given(st.lists(st.tuples(st.sampled_from([SAME, DIFFERENT]), st.sampled_from([MEMBER, OTHER])), max_size=8))
def test_taking_decisions_back_walks_back_through_all_that_held(steps: list[tuple[str, str]]) -> None:
    """However often a pair was decided this way and that, each undo gives exactly the verdict before it."""
    ledger, made, held = Ledger(), [], [None]
    for verdict, by in steps:
        try:
            made.append(ledger.decide(1, 2, verdict, by))
        except UserError:
            continue
        held.append(verdict)  # type: ignore[arg-type]
    while made:
        assert in_force(ledger.decisions)[A, B].verdict == held.pop()
        ledger.undo(made.pop())
    assert not ledger.decisions


@given(st.permutations(range(6)))
def test_the_order_of_arrival_does_not_matter(order: list[int]) -> None:
    """Two devices that sync in any order see the same decisions."""
    ledger = Ledger()
    first = ledger.decide(1, 2)
    ledger.decide(1, 2, DIFFERENT)
    ledger.undo(first)
    ledger.decide(2, 3)
    ledger.decide(1, 3)
    ledger.decide(1, 2, SAME)
    assert read_decisions([ledger.items[place] for place in order]) == ledger.decisions

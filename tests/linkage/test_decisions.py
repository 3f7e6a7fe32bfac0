"""Decisions as drafts: how a new one, a settlement and an undo are written, and that an undo restores what was."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from guvah.errors import BadInput, UserError
from guvah.linkage.decisions import DIFFERENT, SAME, UNSURE, draft_decision, draft_settlement, in_force, read_decisions
from tests.linkage.people import MEMBER, ROSTER, Ledger, person_id, recorded

A, B = person_id(1), person_id(2)


def test_deciding_what_is_decided_is_refused() -> None:
    """There is nothing to write where nothing would change."""
    ledger = Ledger()
    ledger.decide(1, 2)
    with pytest.raises(UserError, match=r"already decided so"):
        ledger.decide(1, 2)


def test_another_verdict_is_refused() -> None:
    """A decision is one of three words."""
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
    assert read_decisions([recorded(draft.statement)], ROSTER)[0].why == "same scar in both pictures"


def test_a_disagreement_is_not_settled_by_doubt() -> None:
    """Unsure sets nobody aside."""
    with pytest.raises(BadInput):
        draft_settlement([], (A, B), UNSURE, by=MEMBER, why="")


@given(st.lists(st.sampled_from([SAME, DIFFERENT, UNSURE]), max_size=8))
def test_taking_decisions_back_walks_back_through_all_that_held(steps: list[str]) -> None:
    """However often a member decided a pair this way and that, each undo gives exactly the verdict before it."""
    ledger, made, held = Ledger(), [], [None]
    for verdict in steps:
        try:
            made.append(ledger.decide(1, 2, verdict))
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
    assert read_decisions([ledger.items[place] for place in order], ROSTER) == ledger.decisions

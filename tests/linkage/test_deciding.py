"""Decisions made ready: checked against everything on both sides of the pair, before anything is written."""

import pytest

from guvah.errors import NotAllowed, UserError
from guvah.linkage.clusters import clusters
from guvah.linkage.deciding import prepare_decision, prepare_undo
from guvah.linkage.decisions import DIFFERENT, SAME, in_force, pair_of, read_decisions
from guvah.model.draft import Draft
from tests.linkage.people import MEMBER, OTHER, ROSTER, THIRD, Ledger, Memory, person_id, recorded


def pair(one: int, other: int) -> tuple[str, str]:
    return pair_of(person_id(one), person_id(other))


def decide(ledger: Ledger, one: int, other: int, verdict: str = SAME) -> Draft:
    return prepare_decision(Memory(ledger.items), pair(one, other), verdict, by=MEMBER, why="same scar")


def test_a_contradiction_on_either_side_is_found() -> None:
    """1=2 and 3=4 and 2≠4: joining 1 and 3 contradicts, though neither of them says so itself."""
    ledger = Ledger()
    ledger.decide(1, 2)
    ledger.decide(3, 4)
    ledger.decide(2, 4, DIFFERENT)
    with pytest.raises(UserError, match=r"Nothing was decided.* = .*, .* = .*, .* = .*, but .* ≠ "):
        decide(ledger, 1, 3)
    assert decide(ledger, 1, 3, DIFFERENT).statement.prop == DIFFERENT


def test_a_decision_changes_an_earlier_one_of_the_pair() -> None:
    """The latest counts: what is about to be decided comes after all that was."""
    ledger = Ledger()
    ledger.decide(1, 2, DIFFERENT)
    draft = decide(ledger, 1, 2)
    ledger.items.append(recorded(draft.statement, 99))
    assert clusters(ledger.decisions).members == {person_id(1): (person_id(1), person_id(2))}


def test_an_undo_takes_back_the_decision_in_force() -> None:
    """The one before it holds again; where nothing is decided there is nothing to take back."""
    ledger = Ledger()
    ledger.decide(1, 2, SAME)
    ledger.decide(1, 2, DIFFERENT)
    for left in (1, 0):
        draft = prepare_undo(Memory(ledger.items), pair(1, 2), by=MEMBER, why="seen again")
        ledger.items.append(recorded(draft.statement, len(ledger.items) + 1))
        assert len(read_decisions(ledger.items, ROSTER)) == left
    with pytest.raises(UserError, match=r"nothing to take back"):
        prepare_undo(Memory(ledger.items), pair(1, 2), by=MEMBER, why="")


def test_an_undo_that_uncovers_a_contradiction_is_refused() -> None:
    """1=2, 2=3, then 1≠2 and 1≠3: taking 1≠2 back would make 1 and 3 the same again."""
    ledger = Ledger()
    ledger.decide(1, 2)
    ledger.decide(2, 3)
    ledger.decide(1, 2, DIFFERENT)
    ledger.decide(1, 3, DIFFERENT)
    with pytest.raises(UserError, match=r"settle these first"):
        prepare_undo(Memory(ledger.items), pair(1, 2), by=MEMBER, why="")


def test_another_member_may_disagree_and_a_third_settles() -> None:
    """The other's word is written beside the first; a custodian's decision then sets both aside."""
    ledger = Ledger()
    ledger.decide(1, 2)
    ledger.write(prepare_decision(Memory(ledger.items), pair(1, 2), DIFFERENT, by=OTHER, why="x"), OTHER)
    assert not in_force(ledger.decisions)
    draft = prepare_decision(Memory(ledger.items), pair(1, 2), SAME, by=THIRD, why="x", may_settle=True)
    ledger.write(draft, THIRD)
    assert in_force(ledger.decisions)[pair(1, 2)].by == THIRD


def test_a_pair_in_conflict_stands_in_the_way_of_a_chain() -> None:
    """1=2, and 2 and 3 are disputed, 1=4: that 4 is 3 would join 2 and 3; the chain says that they are disputed."""
    ledger = Ledger()
    ledger.decide(1, 2)
    ledger.decide(1, 3)
    ledger.decide(1, 3, DIFFERENT, OTHER)
    with pytest.raises(UserError, match=r"Nothing was decided.* but .* ≠ .*members disagree"):
        decide(ledger, 2, 3)


def test_whose_decision_an_undo_takes_back() -> None:
    """One's own; of another's only that two are the same, for who may settle the rest too."""
    ledger = Ledger()
    ledger.decide(1, 2, DIFFERENT)
    ledger.decide(3, 4, SAME)
    memory = Memory(ledger.items)
    with pytest.raises(NotAllowed, match="another member"):
        prepare_undo(memory, pair(1, 2), by=OTHER, why="")
    for pair_, by, may in ((pair(1, 2), THIRD, True), (pair(3, 4), OTHER, False), (pair(1, 2), MEMBER, False)):
        assert prepare_undo(memory, pair_, by=by, why="", may_settle=may).statement.prop == "retracts"

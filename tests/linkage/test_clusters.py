"""What a new decision or an undo would contradict: refused with its chain."""

import pytest
from hypothesis import given, settings

from guvah.errors import UserError
from guvah.linkage.clusters import chains, check_decision, check_undo
from guvah.linkage.decisions import DIFFERENT, SAME
from tests.linkage.people import Ledger
from tests.model.test_clusters import STEPS, ids, ledger_of


def test_a_decision_that_contradicts_is_refused_with_the_chain() -> None:
    """The refusal says which decisions stand against it; a contradiction that was there before is not its fault."""
    ledger = ledger_of((1, 2, SAME), (2, 3, SAME))
    against = ledger_of((1, 3, DIFFERENT)).decisions[0]
    with pytest.raises(UserError, match=r"Nothing was decided.* = .*, .* = .*, but .* ≠ "):
        check_decision(ledger.decisions, against)
    ledger.decide(1, 3, DIFFERENT)
    check_decision(ledger.decisions, ledger_of((5, 6, SAME)).decisions[0])


def test_an_undo_that_uncovers_a_contradiction_is_refused_with_the_chain() -> None:
    """What was decided later because of it must be settled first."""
    ledger = ledger_of((1, 2, SAME), (2, 3, SAME))
    corrected = ledger.decide(1, 2, DIFFERENT)
    ledger.decide(1, 3, DIFFERENT)
    with pytest.raises(UserError, match=r"not taken back.*settle these first.* ≠ "):
        check_undo(ledger.decisions, corrected)
    check_undo(ledger.decisions, next(each for each in ledger.decisions if each.pair == ids(2, 3)))


@settings(max_examples=100)
@given(STEPS)
def test_checked_decisions_never_contradict(steps: list[tuple[int, int, str, str]]) -> None:
    """Where every decision and undo is checked first, no contradiction ever arises on one device."""
    ledger = Ledger()
    for one, other, verdict, by in steps:
        try:
            trial = Ledger(list(ledger.items))
            new = trial.decide(one, other, verdict, by)
            check_decision(ledger.decisions, new)
        except UserError:
            continue
        ledger = trial
        assert not chains(ledger.decisions)

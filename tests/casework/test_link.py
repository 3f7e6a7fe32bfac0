"""Who is who: proposed with reasons, decided by people, taken back."""

import pytest

from guvah.casework.link import decide, likely, undo
from guvah.casework.retract import retract
from guvah.errors import BadInput, NotAllowed, UserError
from guvah.linkage.decisions import read_decisions
from guvah.model.ids import public_id
from guvah.model.statement import Statement

from .group import NURGUL, TES, Group, entity

TWIN = entity("per", "Nurgul Ornek")


@pytest.fixture
def two(telling: Group) -> Group:
    telling.tell(Statement(TWIN, "name", "Nurgul Ornek", TES), Statement(TWIN, "born", "1984", TES))
    return telling


def decided(group: Group) -> list[tuple[str, str]]:
    with group.as_("bek") as session:
        pair = min(NURGUL, TWIN)
        return [(one.verdict, one.why) for one in read_decisions(session.index.recorded(pair))]


def test_the_likely_ones_are_listed_with_reasons(two: Group) -> None:
    """By name, with a sentence for each reason."""
    with two.as_("bek") as session:
        (found,) = [one for one in likely(session, public_id(NURGUL)) if one.id == TWIN]
    assert 0 < found.probability <= 1
    assert found.public_id == public_id(TWIN)
    assert found.reasons


def test_a_decision_is_taken_and_taken_back(two: Group) -> None:
    """Each is signed, with its reason; undoing leaves what held before."""
    with two.as_("bek") as session:
        decide(session, public_id(NURGUL), TWIN, "same", "the same sister told both")
    assert decided(two) == [("same_as", "the same sister told both")]
    with two.as_("cem") as session:
        pair = min(NURGUL, TWIN)
        (made,) = read_decisions(session.index.recorded(pair))
        retract(session, pair, [made.statement], "two sisters")
        decide(session, NURGUL, TWIN, "different", "two sisters")
    assert decided(two) == [("different_from", "two sisters")]


def test_undo_leaves_what_held_before(two: Group) -> None:
    """After an undo nothing is decided, and there is nothing left to undo."""
    with two.as_("bek") as session:
        decide(session, NURGUL, TWIN, "same", "the same sister told both")
        undo(session, TWIN, NURGUL, "it was another sister")
        with pytest.raises(UserError):
            undo(session, TWIN, NURGUL, "again")
    assert decided(two) == []


def test_a_contradiction_is_refused_with_its_chain(two: Group) -> None:
    """A is B and B is C: that A is not C is refused, and nothing is written."""
    third = entity("per", "N. Örnek")
    two.tell(Statement(third, "name", "N. Örnek", TES))
    with two.as_("bek") as session:
        decide(session, NURGUL, TWIN, "same", "the same sister told both")
        decide(session, TWIN, third, "same", "the same letter")
        with pytest.raises(UserError, match=public_id(TWIN)):
            decide(session, NURGUL, third, "different", "a mistake")


def test_unsure_writes_nothing_and_a_reason_is_asked_for(two: Group) -> None:
    """Nothing needs to be written where nobody knows."""
    with two.as_("bek") as session:
        for other, word, why in ((TWIN, "unsure", "x"), (TWIN, "same", " "), (NURGUL, "same", "x"), (TES, "same", "x")):
            with pytest.raises(BadInput):
                decide(session, NURGUL, other, word, why)
    assert decided(two) == []


@pytest.mark.parametrize("name", ["eva", "fox"])
def test_who_does_not_decide(two: Group, name: str) -> None:
    """Intake and observers."""
    with two.as_(name) as session, pytest.raises(NotAllowed):
        decide(session, NURGUL, TWIN, "same", "x")

"""Who is who: proposed with reasons, decided by people, taken back."""

import pytest

from guvah.casework.decided import about, disagreements
from guvah.casework.link import decide, likely, undo
from guvah.casework.retract import retract
from guvah.errors import BadInput, NotAllowed, UserError
from guvah.linkage.decisions import read_decisions
from guvah.model.ids import public_id
from guvah.model.statement import Statement

from .group import NURGUL, TES, Group, entity

TWIN = entity("per", "Nurgul Ornek")
ANOTHER = entity("tes", "somebody else")


@pytest.fixture
def two(telling: Group) -> Group:
    telling.tell(Statement(TWIN, "name", "Nurgul Ornek", ANOTHER), Statement(TWIN, "born", "1984", ANOTHER))
    return telling


def decided(group: Group) -> list[tuple[str, str]]:
    with group.as_("bek") as session:
        return [(one.word, one.why) for one in about(session, NURGUL)]


def test_the_likely_ones_are_listed_with_reasons(two: Group) -> None:
    """By name, with a sentence for each reason."""
    with two.as_("bek") as session:
        (found,) = [one for one in likely(session, public_id(NURGUL)) if one.id == TWIN]
    assert 0 < found.probability <= 1
    assert found.public_id == public_id(TWIN)
    assert found.reasons


def test_a_decision_is_taken_and_taken_back(two: Group) -> None:
    """Each is signed, with its reason; who takes back that two are the same need not be who said it."""
    with two.as_("bek") as session:
        said = decide(session, public_id(NURGUL), TWIN, "same", "the same sister told both")
    assert f"One record now, {public_id(min(NURGUL, TWIN))}" in said
    assert decided(two) == [("same", "the same sister told both")]
    with two.as_("cem") as session:
        undo(session, NURGUL, TWIN, "two sisters")
        assert "shown apart" in decide(session, NURGUL, TWIN, "different", "two sisters")
    assert decided(two) == [("different", "two sisters")]


def test_a_decision_is_not_taken_back_past_the_check(two: Group) -> None:
    """`retract` of its statement would uncover what later decisions build on: undo asks."""
    with two.as_("bek") as session:
        decide(session, NURGUL, TWIN, "same", "x")
        pair = min(NURGUL, TWIN)
        (made,) = read_decisions(session.index.recorded(pair), session.roster)
        with pytest.raises(BadInput, match="--decide undo"):
            retract(session, pair, [made.statement], "two sisters")


def test_two_who_disagree_are_listed_and_a_third_settles(two: Group) -> None:
    """Shown apart with both names and reasons until a custodian who is neither decides; undone, it is there again."""
    with two.as_("bek") as session:
        decide(session, NURGUL, TWIN, "same", "the same sister told both")
    with two.as_("cem") as session:
        said = decide(session, NURGUL, TWIN, "different", "two sisters")
        assert f"{session.member} says different. They are shown apart." in said
        assert session.index.canonical(NURGUL) != session.index.canonical(TWIN)
        assert disagreements(session) == disagreements(session, TWIN)
    with two.as_("dil") as session:
        decide(session, NURGUL, TWIN, "same", "I asked the mother")
        assert not disagreements(session)
        assert session.index.canonical(NURGUL) == session.index.canonical(TWIN)
        assert [(one.settles, one.counts) for one in about(session, TWIN)] == [
            (False, False),
            (False, False),
            (True, True),
        ]
        undo(session, NURGUL, TWIN, "she was not sure")
        assert len(disagreements(session)) == 1


def test_a_decision_about_somebody_unknown_is_refused(two: Group) -> None:
    """Nobody of this id, or nobody any more: nothing is written."""
    with two.as_("bek") as session, pytest.raises(UserError, match="no record has this id") as refused:
        decide(session, NURGUL, entity("per", "nobody"), "same", "x")
    assert refused.value.exit_code == 2
    assert decided(two) == []


def test_what_was_decided_about_an_erased_record_may_be_taken_back(two: Group) -> None:
    """Its full id is enough: there is nothing left to look it up by."""
    gone = "per-" + "z" * 16
    two.tell(Statement(NURGUL, "different_from", gone, TES, locator="1"))
    with two.as_("bek") as session:
        undo(session, NURGUL, gone, "it was erased")
    assert decided(two) == []


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


def test_unsure_is_written_and_joins_nobody(two: Group) -> None:
    """It is shown with its reason, and the pair is proposed still."""
    with two.as_("bek") as session:
        decide(session, NURGUL, TWIN, "unsure", "only the letter would tell")
        assert session.index.canonical(NURGUL) != session.index.canonical(TWIN)
        assert TWIN in [one.id for one in likely(session, NURGUL)]
    assert decided(two) == [("unsure", "only the letter would tell")]


def test_another_word_is_refused_and_a_reason_is_asked_for(two: Group) -> None:
    """Two records of one kind, one of three words, and why."""
    with two.as_("bek") as session:
        for other, word, why in (
            (TWIN, "perhaps", "x"),
            (TWIN, "same", " "),
            (NURGUL, "same", "x"),
            (TES, "same", "x"),
        ):
            with pytest.raises(BadInput):
                decide(session, NURGUL, other, word, why)
    assert decided(two) == []


@pytest.mark.parametrize("name", ["eva", "fox"])
def test_who_does_not_decide(two: Group, name: str) -> None:
    """Intake and observers."""
    with two.as_(name) as session, pytest.raises(NotAllowed):
        decide(session, NURGUL, TWIN, "same", "x")

"""Decisions: the latest by clock holds, a tie goes to the stricter, whatever the order of arrival."""

from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from guvah.model.decisions import active, credibilities, decision_props, decisions, strictness
from guvah.model.statement import Recorded, statement_id
from tests.model.world import EPISODE, MEMBER, ROOT, clock, decided, said, taken_back

CHOICES = {"consent.public": "yes ask no", "hold": "lifted held", "review.verdict": "reviewed needs_work"}
MADE = st.sampled_from(sorted(CHOICES)).flatmap(
    lambda prop: st.builds(
        decided,
        st.just(prop),
        st.sampled_from([word.replace("_", " ") for word in CHOICES[prop].split()]),
        at=st.integers(1, 5),
        of=st.sampled_from([ROOT, EPISODE]),
    )
)


def value(recorded: list[Recorded], prop: str, entity: str | None = None) -> str:
    found = decisions(recorded, entity).get(prop)
    return found.value if found else ""


@given(st.lists(MADE, max_size=8), st.randoms())
def test_decisions_do_not_depend_on_the_order_of_arrival(recorded: list[Recorded], random: Random) -> None:
    """Shuffled and doubled, the same decisions hold, and each is the latest and strictest of its kind."""
    shuffled = recorded * 2
    random.shuffle(shuffled)
    assert decisions(shuffled) == decisions(recorded)
    for prop, made in decisions(recorded).items():
        about = [one for one in recorded if one.statement.prop == prop and one.statement.entity == ROOT]
        last = [one for one in about if one.recording.at == max(other.recording.at for other in about)]
        assert made.at == last[0].recording.at
        assert strictness(prop, made.value) == max(strictness(prop, one.statement.value) for one in last)


def test_deciding_again_is_deciding() -> None:
    """Yes, then no, then the very same yes again: yes holds, though that statement is older than the no."""
    history = [decided("consent.public", answer, at=at) for at, answer in enumerate(["yes", "no", "yes"], start=1)]
    assert value(history, "consent.public") == "yes"
    assert value(history[:2], "consent.public") == "no"


def test_a_decision_taken_back_gives_what_held_before() -> None:
    """Without the decision, the one before it holds again; without that one, none."""
    first, second = decided("hold", "held", at=1), decided("hold", "lifted", at=2)
    assert value([first, second], "hold") == "lifted"
    assert value([first, second, taken_back(second, 3)], "hold") == "held"
    assert value([first, taken_back(first, 3)], "hold") == ""


@pytest.mark.parametrize(
    ("prop", "lax", "strict"),
    [
        ("consent.public", "yes", "ask"),
        ("consent.public", "ask", "no"),
        ("consent.place", "exact", "county"),
        ("consent.place", "region", "none"),
        ("hold", "lifted", "held"),
        ("review.verdict", "reviewed", "needs work"),
        ("review.reliability", "A", "F"),
        ("consent.public", "no", "a word of a newer Guvah"),
        ("consent.until", "2030-01-01", "2029-12-31"),
    ],
)
def test_ties_go_to_the_stricter(prop: str, lax: str, strict: str) -> None:
    """At the same moment the stricter of two answers holds; of two days the earlier."""
    both = [decided(prop, lax, at=1), decided(prop, strict, at=1)]
    assert value(both, prop) == value(both[::-1], prop) == strict


def test_decisions_of_the_root_and_of_what_it_owns_are_apart() -> None:
    """A hold on an episode is not a hold on the person."""
    held = decided("hold", "held", of=EPISODE)
    assert value([held], "hold") == ""
    assert value([held], "hold", EPISODE) == "held"


def test_a_decision_says_who_when_and_why() -> None:
    """Everything needed to show a decision to an editor."""
    made = decisions([decided("publication.proposed", "abc", at=7, locator="f:3", original="ready")])[
        "publication.proposed"
    ]
    assert (made.value, made.locator, made.why, made.by, made.source) == ("abc", "f:3", "ready", MEMBER, MEMBER)
    assert made.at == clock(7)


def test_what_is_not_about_one_entity_is_left_out() -> None:
    """Grades of single statements, pairs, rows and retractions are asked for elsewhere."""
    recorded = [
        decided("same_as", "per-0000000000000009"),
        decided("different_from", "per-0000000000000008"),
        decided("row", "digest", locator="17"),
        decided("review.credibility", "2", locator="0" * 64),
        said("name", "A"),
    ]
    assert decisions(recorded) == {}
    assert "name" not in decision_props()


def test_credibility_is_kept_by_statement() -> None:
    """Each statement has its own latest figure."""
    name = statement_id(said("name", "A").statement)
    grades = [decided("review.credibility", figure, at=at, locator=name) for at, figure in [(1, "2"), (2, "4")]]
    assert credibilities(grades) == credibilities(grades[::-1]) == {name: "4"}


def test_active_statements_come_once_and_in_order() -> None:
    """What stands is given once, oldest first."""
    first, second = said("name", "B", at=1), said("name", "A", at=2)
    assert active([second, first, said("name", "B", at=3)]) == [first, second]
    assert active([]) == []

"""Events as findings: taken on the same day, in the same month, or only held at the same place."""

import pytest

from guvah.linkage.events import compare_events
from guvah.model.record import Record
from tests.linkage.people import person


def words(one: Record, other: Record) -> list[str]:
    found = [each.word for each in compare_events(one, other)]
    assert found == [each.word for each in compare_events(other, one)]
    return found


def taken(number: int, *starts: str, kind: str = "arrest", **more: str) -> Record:
    return person(number, name="Örnek", episodes=[{"episode_kind": kind, "start": start, **more} for start in starts])


@pytest.mark.parametrize(
    ("one", "other", "word"),
    [
        ("2018-03-15", "2018-03-15", "event: same day"), ("2018-03", "2018-03-15", "event: same month"),
        ("2018-03-01", "2018-03-01", "event: same month"), ("2018-01-01", "2018-01-01", "event: could be the same"),
        ("2018", "2018-03-15", "event: could be the same"), ("2018-03~", "2018-03-15", "event: could be the same"),
    ],
)  # fmt: skip
def test_an_event_agrees_as_far_as_both_dates_are_known(one: str, other: str, word: str) -> None:
    """The coarser of two dates decides; a first of the month may mean only the month."""
    assert words(taken(1, one), taken(2, other)) == [word]


def test_what_lists_call_differently_is_one_event() -> None:
    """An arrest in one list and a disappearance in another on one day are compared; a release is not."""
    assert words(taken(1, "2018-03-15"), taken(2, "2018-03-15", kind="disappearance")) == ["event: same day"]
    assert words(taken(1, "2018-03-15"), taken(2, "2018-03-15", kind="release")) == []


def test_being_taken_at_different_times_says_nothing() -> None:
    """People are taken more than once."""
    assert words(taken(1, "2017-03-15"), taken(2, "2018-03-15")) == []
    assert words(taken(1, "2017-03-15", "2018-03-15"), taken(2, "2018-03-15")) == ["event: same day"]


def test_two_deaths_years_apart_speak_against() -> None:
    """Nobody dies twice; a year's difference may be when the family heard."""
    assert words(taken(1, "2015", kind="death"), taken(2, "2019", kind="death")) == ["death: far apart"]
    assert words(taken(1, "2018", kind="death"), taken(2, "2019", kind="death")) == []


def test_the_same_place_of_detention_counts_a_little() -> None:
    """Thousands are held at one place."""
    one, other = (taken(number, "2018", facility="fac-0000000000000001") for number in (1, 2))
    assert words(one, other) == ["event: could be the same", "facility: same"]

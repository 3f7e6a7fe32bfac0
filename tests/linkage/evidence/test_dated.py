"""Dates as findings: births with their precision, being taken, death."""

import numpy as np
import pytest

from guvah.linkage.evidence.dated import Born, Died, Taken
from guvah.linkage.evidence.profile import Profile
from guvah.model.record import Record
from tests.linkage.people import Said, compared, person


def born(one: Record, other: Record) -> str | None:
    said = compared(Born, one, other)
    return said and said[0].removeprefix("birth: ")


def events(number: int, *starts: str, kind: str = "arrest") -> Record:
    return person(number, episodes=[{"episode_kind": kind, "start": start} for start in starts])


def taken(one: Record, other: Record) -> str | None:
    said = compared(Taken, one, other)
    return said and said[0].removeprefix("taken: ")


@pytest.mark.parametrize(
    ("one", "other", "word"),
    [
        ("1984-03-15", "1984-03-15", "same day"),
        ("1984-03", "1984-03-15", "same month"),
        ("1984", "1984-03-15", "same year"),
        ("1984-01-01", "1984-03-15", "same year"),
        ("1984-01-01", "1984-01-01", "same year"),
        ("1984-03-15", "1984-04-15", "same year, other day"),
        ("1984~", "1984", "could be the same"),
        ("1983/1986", "1985", "could be the same"),
        ("../1990", "1985", "could be the same"),
        ("1984", "1985", "a year apart"),
        ("1984~", "1986", "two years apart"),
        ("1984", "1988", "up to five years apart"),
        ("1955", "1975", "one digit apart"),
        ("1945", "2045", "one digit apart"),
        ("1955-02-01", "1975-02-01", "one digit apart"),
        ("1955-02-02", "1975-02-02", "one digit apart"),
        ("1955-02-02", "1975-03-02", "far apart"),
        ("1950", "1985", "far apart"),
    ],
)
def test_births_agree_as_far_as_both_are_known(one: str, other: str, word: str) -> None:
    """The coarser of two dates decides; 1 January is a year; one wrong digit is told from any other difference."""
    assert born(person(1, born=one), person(2, born=other)) == word


def test_conflicting_births_are_compared_by_the_pair_that_fits() -> None:
    """A record whose own sources differ is not held against itself."""
    assert born(person(1, born=["1950", "1984"]), person(2, born="1984")) == "same year"


def test_an_age_stands_for_a_birth_where_none_is_said() -> None:
    """Who was 34 when taken in 2018 was born in 1983 or 1984; a birth that is said comes first."""
    aged = {"age_at_event": "34", "episodes": [{"episode_kind": "arrest", "start": "2018-03-15"}]}
    assert born(person(1, **aged), person(2, born="1984")) == "could be the same"  # type: ignore[arg-type]
    assert born(person(1, born="1950", **aged), person(2, born="1984")) == "far apart"  # type: ignore[arg-type]


@pytest.mark.parametrize("said", [(), "someday"])
def test_no_date_says_nothing(said: Said) -> None:
    """Neither no birth nor words that are no date."""
    assert born(person(1, sex="male", born=said), person(2, born="1984")) is None


@pytest.mark.parametrize(
    ("one", "other", "word"),
    [
        ("2018-03-15", "2018-03-15", "same day"),
        ("2018-03", "2018-03-15", "same month"),
        ("2018-03-01", "2018-03-15", "same month"),
        ("2018-03-01", "2018-03-01", "same month"),
        ("2018-01-01", "2018-01-01", "could be the same"),
        ("2018", "2018-03-15", "could be the same"),
        ("2018-03~", "2018-03-15", "could be the same"),
        ("2018-03-15", "2018-03-20", "a week apart"),
        ("2018-03-15", "2018-05-20", "months apart"),
        ("2017-05-20", "2018-03-15", "a year apart"),
        ("2016", "2018-03-15", "years apart"),
        ("2009", "2018", "far apart"),
    ],
)  # fmt: skip
def test_being_taken_agrees_as_far_as_both_dates_are_known(one: str, other: str, word: str) -> None:
    """The first of a month may mean only the month, the first of a year only the year."""
    found = taken(events(1, one), events(2, other))
    assert found is not None
    assert found == word


def test_what_lists_call_differently_is_one_event() -> None:
    """An arrest in one list and a disappearance in another on one day are compared; a release is not."""
    assert taken(events(1, "2018-03-15"), events(2, "2018-03-15", kind="disappearance")) == "same day"
    assert taken(events(1, "2018-03-15"), events(2, "2018-03-15", kind="release")) is None


def test_of_several_times_the_nearest_counts() -> None:
    """People are taken more than once."""
    assert taken(events(1, "2017-03-15", "2018-03-15"), events(2, "2018-03-15")) == "same day"


def test_a_day_on_which_many_were_taken_is_told_from_others() -> None:
    """Families and villages are taken together: their common day says less."""
    raid = [Profile(f"per-{n}", events=(("taken", "2018-03-15"),)) for n in range(3)]
    found = Taken([*raid, Profile("per-9", events=(("taken", "2018-07-09"),))]).ranks(np.array([0]), np.array([1]))
    assert Taken.words[found[0]] == "taken: same day, as many"


def test_two_deaths_are_compared_like_dates_of_being_taken() -> None:
    """Nobody dies twice, but a family may hear of it a year later."""
    one, other = events(1, "2010", kind="death"), events(2, "2019", kind="death")
    assert compared(Died, one, other) == ("died: far apart", "death 2010 and 2019")
    assert compared(Died, one, events(2, "2015", kind="arrest")) is None


def test_both_dates_are_in_the_sentence() -> None:
    """In order of time, once where they are one."""
    one = person(1, born="1985")
    assert compared(Born, one, person(2, born="1984")) == ("birth: a year apart", "born 1984 and 1985")
    assert compared(Born, one, person(2, born="1985")) == ("birth: same year", "both born 1985")

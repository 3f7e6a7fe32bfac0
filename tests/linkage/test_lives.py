"""Lives as findings: birth with its precision, sex, kin, and common sources."""

import pytest

from guvah.linkage.lives import compare_lives
from guvah.model.record import Record
from tests.linkage.people import person, person_id


def words(one: Record, other: Record) -> list[str]:
    found = [each.word for each in compare_lives(one, other)]
    assert found == [each.word for each in compare_lives(other, one)]
    return found


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
        ("1955-02-01", "1975-02-01", "one digit apart"),
        ("1955-02-02", "1975-03-02", "far apart"),
        ("1950", "1985", "far apart"),
    ],
)
def test_births_agree_as_far_as_both_are_known(one: str, other: str, word: str) -> None:
    """The coarser of two dates decides; the first of January is a year; a wrong digit is no contradiction."""
    assert words(person(1, born=one), person(2, born=other)) == [f"birth: {word}"]


def test_conflicting_births_are_compared_by_the_pair_that_fits() -> None:
    """A record whose own sources differ is not held against itself."""
    assert words(person(1, born=["1950", "1984"]), person(2, born="1984")) == ["birth: same year"]


def test_sex_speaks_where_both_say_it() -> None:
    """Unknown is no value."""
    assert words(person(1, sex="male"), person(2, sex="male")) == ["sex: same"]
    assert words(person(1, sex="male"), person(2, sex="female")) == ["sex: different"]
    assert words(person(1, sex="unknown"), person(2, sex="female")) == []


def test_somebodys_brother_is_not_himself() -> None:
    """A link between the two records tells them apart, whoever recorded it; a link to others does not."""
    brother = person(1, sex="male", links=[{"to": person_id(2), "relation": "sibling"}])
    assert words(brother, person(2, sex="male")) == ["sex: same", "kin: related"]
    assert words(brother, person(3, sex="male")) == ["sex: same"]


def test_one_testimony_about_two_people_tells_them_apart() -> None:
    """Who names two victims in one breath means two people; two rows of one list are usually two."""
    testimony, a_list = "tes-0000000000000099", "doc-0000000000000099"
    assert "source: tells of both" in words(
        person(1, source=testimony, sex="male"), person(2, source=testimony, sex="male")
    )
    assert "list: two rows" in words(person(1, source=a_list, sex="male"), person(2, source=a_list, sex="male"))

"""Lives as findings: birth with its precision, places with their parents, numbers, kin, and common sources."""

from typing import Any

import pytest

from guvah.linkage.lives import compare_lives
from guvah.model.record import Record

from .people import person, person_id


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


@pytest.mark.parametrize(
    ("one", "other", "word"),
    [
        ({"birth_place": "654021"}, {"origin_place": "654021"}, "place: same county"),
        ({"residence": "654021"}, {"origin_place": "654022"}, "place: same prefecture"),
        ({"birth_place": "654021"}, {"birth_place": "654000"}, "place: same prefecture"),
        ({"birth_place": "654021"}, {"birth_place": "653101"}, "place: other prefecture"),
        ({"birth_place": "650000"}, {"birth_place": "650000"}, ""),
        ({"birth_place": "650000"}, {"birth_place": "654021"}, ""),
        ({"birth_place": ["653101", "654021"]}, {"birth_place": "654021"}, "place: same county"),
        ({"birth_place": "Örnek  village"}, {"residence": "örnek village"}, "place: same words"),
    ],
)
def test_places_agree_through_their_parents(one: dict[str, Any], other: dict[str, Any], word: str) -> None:
    """County, prefecture, or only the words; a region alone is no agreement."""
    assert words(person(1, **one), person(2, **other)) == ([word] if word else [])


def test_places_known_only_by_other_words_say_nothing() -> None:
    """Two villages in nobody's gazetteer may be one."""
    assert words(person(1, birth_place="Örnek village"), person(2, birth_place="Ülgi village")) == []


@pytest.mark.parametrize(
    ("one", "other", "word"),
    [
        ("653125 19850315 0012", "653125198503150012", "same"),
        ("653125198503150012", "653125198503150013", "one digit off"),
        ("653125198503150012", "653125198503150021", "one digit off"),
        ("653125198503150012", "653125198503159999", "different"),
    ],
)
def test_identity_numbers_are_compared_without_their_spaces(one: str, other: str, word: str) -> None:
    """Equal, one slip apart, or different."""
    assert words(person(1, identity_number=one), person(2, identity_number=other)) == [f"number: {word}"]


def test_numbers_that_are_none_or_of_another_kind_say_nothing() -> None:
    """A passport number beside a card number is no contradiction, and "12" is no number."""
    one, other = person(1, identity_number="653125198503150012"), person(2, identity_number="E12345678")
    assert words(one, other) == words(person(1, identity_number="12"), person(2, identity_number="12")) == []


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

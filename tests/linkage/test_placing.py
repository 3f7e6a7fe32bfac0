"""Places as findings: through the gazetteer's parents and former codes, or by their words."""

from typing import Any

import pytest

from guvah.linkage.placing import compare_places
from guvah.model.record import Record
from tests.linkage.people import person


def words(one: Record, other: Record) -> list[str]:
    assert compare_places(one, other) == compare_places(other, one)
    return [each.word for each in compare_places(one, other)]


@pytest.mark.parametrize(
    ("one", "other", "word"),
    [
        ({"birth_place": "654021"}, {"origin_place": "654021"}, "place: same county"),
        ({"birth_place": "652923"}, {"birth_place": "652902"}, "place: same county"),
        ({"residence": "654021"}, {"origin_place": "654022"}, "place: same prefecture"),
        ({"birth_place": "654021"}, {"birth_place": "654000"}, "place: same prefecture"),
        ({"birth_place": "654021"}, {"birth_place": "653101"}, "place: other prefecture"),
        ({"birth_place": "659001"}, {"birth_place": "659002"}, "place: other prefecture"),
        ({"birth_place": "650000"}, {"birth_place": "650000"}, ""),
        ({"birth_place": "650000"}, {"birth_place": "654021"}, ""),
        ({"birth_place": ["653101", "654021"]}, {"birth_place": "654021"}, "place: same county"),
        ({"birth_place": "Örnek  village"}, {"residence": "örnek village"}, "place: same words"),
        ({"birth_place": "Örnek village"}, {"birth_place": "Ülgi village"}, ""),
        ({"birth_place": "Örnek village"}, {"birth_place": "654021"}, ""),
        ({}, {"birth_place": "654021"}, ""),
    ],
)
def test_places_agree_through_what_they_lie_in(one: dict[str, Any], other: dict[str, Any], word: str) -> None:
    """One county, also by a former code; one prefecture; other ones. A region, or words nobody knows, say nothing."""
    assert words(person(1, **one), person(2, **other)) == ([word] if word else [])


def test_places_are_said_by_name() -> None:
    """The sentence names the place in words, not by its code."""
    (found,) = compare_places(person(1, birth_place="654021"), person(2, birth_place="654022"))
    assert "654" not in found.sentence
    assert found.sentence.startswith("both from ")

"""Places as findings: through the gazetteer's parents and former codes, or by how rare their words are."""

from typing import Any

import numpy as np
import pytest

from guvah.linkage.evidence.placing import Home, TakenAt
from guvah.linkage.evidence.profile import Profile
from tests.linkage.people import compared, person


@pytest.mark.parametrize(
    ("one", "other", "word"),
    [
        ({"birth_place": "654021"}, {"origin_place": "654021"}, "home: same county"),
        ({"birth_place": "652923"}, {"birth_place": "652902"}, "home: same county"),
        ({"residence": "654021"}, {"origin_place": "654022"}, "home: same prefecture"),
        ({"birth_place": "654021"}, {"birth_place": "654000"}, "home: same prefecture"),
        ({"birth_place": "654021"}, {"birth_place": "653101"}, "home: other prefecture"),
        ({"birth_place": "659001"}, {"birth_place": "659002"}, "home: other prefecture"),
        ({"birth_place": "659001"}, {"birth_place": "659001"}, "home: same county"),
        ({"birth_place": "654000"}, {"birth_place": "654000"}, "home: same prefecture"),
        ({"birth_place": "650000"}, {"birth_place": "650000"}, ""),
        ({"birth_place": "650000"}, {"birth_place": "654021"}, ""),
        ({"birth_place": "12345"}, {"birth_place": "12345"}, ""),
        ({"birth_place": ["653101", "654021"]}, {"birth_place": "654021"}, "home: same county"),
        ({"birth_place": "Örnek village"}, {"birth_place": "Ülgi hamlet"}, "home: other words"),
        ({"birth_place": "Örnek village"}, {"birth_place": "654021"}, ""),
        ({}, {"birth_place": "654021"}, ""),
    ],
)
def test_places_agree_through_what_they_lie_in(one: dict[str, Any], other: dict[str, Any], word: str) -> None:
    """One county, also by a former code; one prefecture; other ones. A region says nothing, nor unknown numbers."""
    said = compared(Home, person(1, **one), person(2, **other))
    assert (said[0] if said else "") == word


def test_places_are_said_by_name() -> None:
    """The sentence names the place in words, not by its code."""
    said = compared(Home, person(1, birth_place="654021"), person(2, birth_place="654022"))
    assert said
    assert "654" not in said[1]
    assert said[1].startswith("from ")


def test_words_of_a_rare_place_say_more() -> None:
    """A village that one in five hundred comes from says more than a city of every second."""
    villages = [
        Profile(f"per-{n}", homes=(place,)) for n, place in enumerate(["Örnek  köy", "örnek köy", "Big", "big"])
    ]
    many = [Profile(f"per-{n + 10}", homes=("Big",)) for n in range(996)]
    found = Home([*villages, *many]).ranks(np.array([0, 2]), np.array([1, 3])).tolist()
    assert [Home.words[rank] for rank in found] == ["home: words of a rare place", "home: words hardly alike"]


def test_where_somebody_was_taken_is_compared_apart() -> None:
    """Of the episodes that began with being taken."""
    one, other = (
        person(number, episodes=[{"episode_kind": kind, "start": "2018", "place": "654021"}])
        for number, kind in ((1, "arrest"), (2, "camp"))
    )
    assert compared(TakenAt, one, other) == ("taken at: same county", "taken at " + "Ghulja County")
    assert compared(Home, one, other) is None

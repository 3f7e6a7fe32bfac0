"""A person as a line: what lists and filters read."""

import dataclasses

import pytest

from guvah.errors import HostileInput
from guvah.release.released import ReleasedPlace
from guvah.site.cards import card_of, place_slug
from tests.site.fictional import facility_id, nurgul, person_id


def test_card_says_what_a_person_is_found_under() -> None:
    """Status, place, year, sex and decade, each once."""
    card = card_of(nurgul(), b"1")
    assert dict(card.values()) == {
        "status": "in prison",
        "place": "654021",
        "taken": "2017",
        "sex": "female",
        "born": "1980",
    }
    assert card.refers == (facility_id(0), person_id(1))
    assert [source[2] for source in card.sources] == ["Household booklet, page 2", "Letter from the court"]


def test_what_is_not_known_is_no_filter() -> None:
    """A person without status, place or year is simply not in those lists."""
    bare = dataclasses.replace(nurgul(), status="", place=None, sex="", birth_year="", episodes=())
    assert dict(card_of(bare, b"1").values()) == {}


def test_any_change_changes_the_card() -> None:
    """The digest is of the whole record."""
    assert card_of(nurgul(), b"1").digest != card_of(nurgul(), b"2").digest


def test_card_refuses_an_id_that_is_none() -> None:
    """An id that could climb out of the folder stops the build."""
    with pytest.raises(HostileInput):
        card_of(dataclasses.replace(nurgul(), id="../../x"), b"")


def test_places_have_names_that_fit_a_folder() -> None:
    """A place without a code, or with an odd one, gets a digest of its words."""
    assert place_slug(ReleasedPlace("x", "654021")) == "654021"
    assert place_slug(ReleasedPlace("By the river")) == place_slug(ReleasedPlace("by  the RIVER"))
    assert place_slug(ReleasedPlace("x", "../..")).isalnum()
    assert place_slug(ReleasedPlace(" ")) == ""

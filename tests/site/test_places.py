"""Pages of places of detention."""

import dataclasses

import pytest

from guvah.release.released import ReleasedFacility
from guvah.site.cards import Card, card_of
from guvah.site.places import MOST_PEOPLE, facility_page, list_page
from guvah.site.press import press
from tests.site.fictional import archive, claim, facilities, facility, field, people, person_id
from tests.site.reading import read

EVERYWHERE = ("en", "ru", "ug")


def cards(count: int) -> list[Card]:
    return [card_of(one, one.id.encode()) for one in people(count)]


def test_facility_says_who_says_so_where_it_is_and_who_was_held() -> None:
    """A facility's page has its fields with sources, a map and the people held there."""
    page = read(facility_page(facility(0), cards(5), press("en", EVERYWHERE, archive(), frozenset())).decode())
    assert "Example centre 1" in page.text
    assert "Nurgül Örnek" in page.text
    assert "D1" in page.ids
    assert [tag for tag, _ in page.tags].count("circle") == 1
    assert "as the Chinese state draws them" in page.text


def test_place_without_coordinates_has_no_map() -> None:
    """Where it lies is not drawn when nobody may say where it lies."""
    hidden = dataclasses.replace(facility(0), place=None, fields=())
    page = read(facility_page(hidden, [], press("en", EVERYWHERE, archive(), frozenset())).decode())
    assert "svg" not in [tag for tag, _ in page.tags]
    assert "Nobody who may be shown is said to have been held here." in page.text


def test_many_people_have_a_list_of_their_own() -> None:
    """A facility's page shows a bounded number of people and leads to the list of all."""
    everyone = cards(MOST_PEOPLE + 30)
    page = read(facility_page(facility(0), everyone, press("en", EVERYWHERE, archive(), frozenset())).decode())
    assert sum("/person/" in link for link in page.links) == MOST_PEOPLE
    assert f"../../people/held-{facility(0).id}/index.html" in page.links


def test_list_has_a_map_whose_circles_lead_to_the_list() -> None:
    """Every circle is a link to its group beside the map, and every facility is in one group."""
    found = list(facilities(12, 8))
    hidden = dataclasses.replace(found[0], place=None, fields=())
    held: dict[str, list[Card]] = {one.id: [] for one in found}
    page = read(list_page([hidden, *found[1:]], held, press("ug", EVERYWHERE, archive(), frozenset())).decode())
    circles = [link for link in page.links if link.startswith("#at-")]
    assert len(circles) >= 5
    assert {link[1:] for link in circles} <= set(page.ids)
    assert "nowhere" in page.ids
    assert sum("/place/" in link for link in page.links) == 12


@pytest.mark.parametrize("words", ["91,0", "nan,nan", "x", "1", "1,2,3", ""])
def test_coordinates_that_are_none_draw_nothing(words: str) -> None:
    """Coordinates that cannot be read, or lie on no earth, draw no circle."""
    odd = ReleasedFacility(
        facility(0).id, facility(0).names, None, (field("lat_lon", claim(words, "text", "D1")),), (), ()
    )
    page = read(facility_page(odd, [], press("en", EVERYWHERE, archive(), frozenset())).decode())
    assert "circle" not in [tag for tag, _ in page.tags]
    assert person_id(0) not in page.text

"""Places: an exact name or nothing; a stated level chooses; the words are never lost."""

import json
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from guvah.model.atlas import abroad, narrowest_common
from guvah.model.place_words import place_name, words_of
from guvah.model.places import atlas, bearers, country_of, lineage, place_value, resolve_place
from guvah.names import similarity

VECTORS = json.loads((Path(__file__).parents[1] / "vectors" / "places.json").read_text(encoding="utf-8"))


@pytest.mark.parametrize("vector", VECTORS, ids=lambda vector: vector["words"])
def test_vectors(vector: dict[str, str]) -> None:
    """Every way of naming a place in tests/vectors/places.json gives its place, or none."""
    assert set(vector) == {"words", "code"}
    found = resolve_place(vector["words"])
    assert (found and found.code) == vector["code"]


@pytest.mark.parametrize("code", atlas())
def test_every_spelling_leads_to_its_place_or_to_what_bearers_share(code: str) -> None:
    """A place is found by each of its names, or what holds all bearers of it is; never another place."""
    place = atlas()[code]
    assert resolve_place(code) == place
    assert resolve_place(place.names["zh"]) == place
    assert resolve_place(place.names["ug"]) == place
    for spelling in place.spellings:
        found = resolve_place(spelling)
        assert found is None or found in lineage(place) or found.names["en"] == spelling, spelling


@pytest.mark.parametrize("code", atlas())
def test_a_place_is_found_inside_its_prefecture(code: str) -> None:
    """`Ghulja County, Ili Prefecture` narrows down to the county, in either order and with more around it."""
    place = atlas()[code]
    wider = [each.names["en"] for each in lineage(place)]
    assert resolve_place(", ".join(wider)) == place
    assert resolve_place(", ".join(reversed(wider))) == place
    assert resolve_place("; ".join(["house 5", *wider])) == place


@given(st.text(max_size=60))
def test_any_words_give_a_place_or_none(words: str) -> None:
    """Whatever the words, there is an answer, and words without a place are kept as they are."""
    found = resolve_place(words)
    assert found is None or found.code in atlas()
    assert place_value(words) == (found.code if found else " ".join(words.split()))


def test_long_words_name_no_place() -> None:
    """A cell of ten thousand characters is not searched for a place."""
    assert resolve_place("Kashgar " * 1000) is None


TWINS = [
    ("654002", "654021"), ("653100", "653101"), ("653200", "653201", "653221"), ("652900", "652901"),
    ("654300", "654301"), ("652300", "652301"), ("652700", "652701"), ("650100", "650121"), ("650200", "650203"),
    ("650400", "650402"), ("650500", "650502"),
]  # fmt: skip


@pytest.mark.parametrize("twins", TWINS, ids="-".join)
def test_no_spelling_of_a_shared_name_is_more_exact_than_the_name(twins: tuple[str, ...]) -> None:
    """Kuldja is not the city where Ghulja is not: what bears a like spelling is no narrower."""
    places = [atlas()[code] for code in twins]
    common = narrowest_common(places)
    shared = set.intersection(*({place_name(words_of(one)).stem for one in place.spellings} for place in places))
    for place in places:
        for spelling in place.spellings:
            name = place_name(words_of(spelling))
            if not name.levels and any(similarity(name.stem, one) >= 0.9 for one in shared):
                found = narrowest_common(list(bearers(spelling)))
                assert common
                assert found
                assert found in list(lineage(common)), spelling


def test_a_city_abroad_is_no_place_of_the_gazetteer() -> None:
    """Its country is known, no place of the gazetteer bears its name, and a text that names it resolves to nothing."""
    assert [country_of(words) for words in ("Almaty", "Bishkek, Manas street", "Kashgar")] == ["KZ", "KG", ""]
    for names in abroad().values():
        for name in names:
            assert resolve_place(name) is None, name
    assert resolve_place("Manas, Bishkek") is None

"""The gazetteer is whole: every place lies in another and is drawn inside Xinjiang."""

import csv
import re
from importlib import resources

import pytest

from guvah.model.atlas import LEVELS, Place, at_level, atlas, lineage, narrowest_common, outlines, place_of

PLACES = list(atlas().values())


@pytest.mark.parametrize("place", PLACES, ids=lambda place: place.code)
def test_every_place_is_whole(place: Place) -> None:
    """Every place has its names, coordinates in the region, a level, and the region at the end of its line."""
    assert {"en", "ug", "zh"} <= set(place.names)
    assert 34 < place.lat < 50
    assert 73 < place.lon < 97
    assert place.level in LEVELS
    assert [each.code for each in lineage(place)][-1] == "650000"
    assert not any("X" * 3 in name for name in place.spellings)


def test_former_codes_lead_to_todays_place() -> None:
    """A code of before 2001 or after 2020 finds the same place."""
    assert place_of("654121") == place_of("654021") == atlas()["654021"]
    assert place_of("110105") is None


def test_names_that_people_use() -> None:
    """English says Yarkand, not Shache; Russian tells a county from its city; other languages fall back to English."""
    assert [atlas()[code].name("en") for code in ("653125", "650422", "654301", "653100")] == [
        "Yarkand County", "Toksun County", "Altay City", "Kashgar Prefecture",
    ]  # fmt: skip
    assert (atlas()["654021"].name("ru"), atlas()["654002"].name("ru")) == ("уезд Кульджа", "Кульджа")
    assert atlas()["654022"].name("ru") == "Qapqal County"


def test_coarser_places() -> None:
    """A county can be shown as its prefecture or region; what is already wider stays as it is."""
    county = atlas()["654021"]
    assert at_level(county, "county") == county
    assert at_level(county, "prefecture") == atlas()["654000"]
    assert at_level(county, "region") == atlas()["650000"]
    assert at_level(county, "village") is None
    assert at_level(atlas()["654000"], "county") == atlas()["654000"]
    assert at_level(atlas()["659001"], "prefecture") == atlas()["650000"]


def test_what_places_share() -> None:
    """Two counties share their prefecture; a prefecture and its county share the prefecture; nothing, nothing."""
    shared = narrowest_common([atlas()["654021"], atlas()["654002"]])
    assert shared == atlas()["654000"] == narrowest_common([atlas()["654000"], atlas()["654021"]])
    assert narrowest_common([]) is None


def test_outlines_are_closed_rings_of_known_places() -> None:
    """Every outline belongs to a place, is closed, and lies in the region."""
    assert len(outlines()) == 23
    for code, rings in outlines().items():
        assert code in atlas()
        for ring in rings:
            assert ring[0] == ring[-1]
            assert all(73 < lon < 97 and 34 < lat < 50 for lon, lat in ring)


def test_every_former_code_leads_to_one_place_and_is_no_code_of_today() -> None:
    """No code means two places."""
    former = [other for place in PLACES for other in place.other_codes]
    assert len(former) == len(set(former))
    assert not set(former) & set(atlas())


@pytest.mark.parametrize("name", ["aliases.csv", "spellings.csv"])
def test_every_name_says_its_source_once(name: str) -> None:
    """A name belongs to a known place, is not listed twice for it, and its source is explained in the README."""
    folder = resources.files("guvah.model").joinpath("gazetteer")
    rows = list(csv.DictReader(folder.joinpath(name).read_text(encoding="utf-8").splitlines()))
    assert {row["code"] for row in rows} <= set(atlas())
    assert len({(row["code"], row["lang"], row["name"]) for row in rows}) == len(rows)
    assert {row["source"] for row in rows} <= set(
        re.findall(r"^\| `(\w+)` \|", folder.joinpath("README.md").read_text(encoding="utf-8"), re.MULTILINE)
    )


def test_every_place_has_names_in_the_scripts_of_those_who_tell() -> None:
    """Each county and prefecture has spellings in Latin, Arabic, Cyrillic and Chinese letters."""
    scripts = ("[a-z]", "[ء-ۿ]", "[а-яһ-ҿәө]", "[一-鿿]")
    for place in PLACES:
        said = " ".join(place.spellings).lower()
        assert all(re.search(script, said) for script in scripts), place.code

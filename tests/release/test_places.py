"""Places as exact as agreed."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from guvah.model.atlas import LEVELS, atlas, lineage
from guvah.release.places import coarsen, released_place

CODES = sorted(atlas())


@given(st.sampled_from(CODES), st.sampled_from(LEVELS))
def test_a_coarser_place_holds_the_place_and_is_no_more_exact(code: str, level: str) -> None:
    """Never a place beside it, never below the level."""
    coarse = coarsen(code, level)
    assert coarse in [place.code for place in lineage(atlas()[code])]
    assert LEVELS.index(atlas()[coarse].level) <= LEVELS.index(level)


@pytest.mark.parametrize(
    ("value", "level"), [("her school", "county"), ("654021", "street"), ("654021", "none"), ("", "region")]
)
def test_what_cannot_be_made_coarser_is_not_shown(value: str, level: str) -> None:
    """Words of a place nobody knows, levels nobody knows."""
    assert coarsen(value, level) is None


def test_a_known_place_has_names_and_a_position() -> None:
    """In the languages of the gazetteer; the words are those given, else its name."""
    place = released_place("654021", "a village")
    assert (place.words, place.code) == ("a village", "654021")
    assert {"en", "ug", "zh"} <= {language for language, _ in place.names}
    assert released_place("654021", "").words == dict(place.names)["en"]
    assert released_place("the house by the mill", "").code == ""

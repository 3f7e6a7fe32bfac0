"""Counting under filters."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from guvah.errors import UserError
from guvah.index.cards import COLUMNS
from guvah.index.facets import FACETS, Facets

WORDS = {
    "status": ["in prison", "released", "unknown"],
    "place": ["650100", "650102", "654002", "a village", ""],
    "sex": ["male", "female", ""],
    "born": ["1984", "1989", "1990", ""],
    "tier": ["unreviewed", "documented"],
    "list": ["doc-a", "doc-a doc-b", "tes"],
    "published": ["yes", "no"],
    "verdict": ["", "reviewed"],
    "proposed": ["no"],
    "kind": ["per", "fac"],
}
PEOPLE = st.lists(st.tuples(*(st.sampled_from(WORDS[column]) for column in COLUMNS)), max_size=12)
FILTERS = {
    "status": ["in prison", "nowhere"],
    "place": ["650100", "654000", "a village", ""],
    "county": ["650102", ""],
    "decade": ["1980", ""],
    "born": ["1984"],
    "list": ["doc-a", "doc-b"],
}


def facets_of(people: list[tuple[str, ...]]) -> Facets:
    """Put people into facets one after another, each with words of its own numbering."""
    facets = Facets()
    for n, words in enumerate(people, start=1):
        facets.put(n, np.zeros((1, len(COLUMNS)), dtype=np.int32), [[word] for word in words])
    return facets


def counted_by_hand(people: list[tuple[str, ...]], filters: dict[str, str]) -> dict[str, dict[str, int]]:
    """Count as the words of the front page say, one person at a time."""
    found: dict[str, dict[str, int]] = {facet: {} for facet in FACETS}
    for words in people:
        own = dict(zip(COLUMNS, words, strict=True))
        shown = {facet: read(own[column]) for facet, (column, read) in FACETS.items()}
        fits = all(
            word in shown[facet] or (facet == "place" and word == own["place"]) for facet, word in filters.items()
        )
        if own["kind"] == "per" and fits:
            for facet, given in shown.items():
                for word in given:
                    found[facet][word] = found[facet].get(word, 0) + 1
    return {facet: dict(sorted(counts.items())) for facet, counts in found.items()}


@given(PEOPLE, st.data())
def test_counts_are_those_made_by_hand(people: list[tuple[str, ...]], data: st.DataObject) -> None:
    """For any people and filters the counts are those of going through them one by one."""
    names = data.draw(st.lists(st.sampled_from(sorted(FILTERS)), unique=True, max_size=3))
    filters = {name: data.draw(st.sampled_from(FILTERS[name])) for name in names}
    assert facets_of(people).count(filters) == counted_by_hand(people, filters)


def test_derived_facets() -> None:
    """Prefectures and counties are read off codes, decades off years; words of a place stand for themselves."""
    read = {facet: words for facet, (_, words) in FACETS.items()}
    assert read["place"]("650102") == ("650100",)
    assert read["county"]("650102") == ("650102",)
    assert read["county"]("650100") == ("",)
    assert read["place"]("a village") == ("a village",)
    assert read["decade"]("1984") == ("1980",)


def test_several_words_of_one_filter_mean_any_of_them() -> None:
    """A filter may name several words; an empty choice lets nobody pass."""
    facets = facets_of([tuple(WORDS[column][n % len(WORDS[column])] for column in COLUMNS) for n in (0, 1, 2)])
    assert facets.persons({"born": ("1984", "1990")}).tolist() == [False, True, False, True]
    assert facets.persons({"born": ()}).tolist() == [False] * 4


def test_a_row_put_again_replaces() -> None:
    """Putting a number again changes its words; rows between are nobody."""
    facets = Facets()
    one = np.zeros((1, len(COLUMNS)), dtype=np.int32)
    facets.put(3, one, [["x"]] * (len(COLUMNS) - 1) + [["per"]])
    fresh = facets.put(3, one, [["y"]] * (len(COLUMNS) - 1) + [["per"]])
    assert facets.word("sex", 3) == "y"
    assert ("sex", 2, "y") in fresh
    assert facets.count({})["sex"] == {"y": 1}


def test_an_unknown_filter_is_refused() -> None:
    """The sentence names the facets there are."""
    with pytest.raises(UserError, match="status, place, county"):
        Facets().count({"colour": "green"})

"""What the search keeps of one person."""

import json

from guvah.site.search.person import GUESSED, OWN_SIZE, SearchPerson, address, pair_address


def test_a_name_is_posted_under_each_word_beside_the_other() -> None:
    """Who knows one word finds whoever has it, and sees the other."""
    found = SearchPerson("G-1", (("Batuqan Misal", "ug-Latn"),)).pairs
    assert found == {("PTKN", "MSL"), ("MSL", "PTKN")}


def test_spellings_in_several_scripts_are_posted_once() -> None:
    """Arabic, Cyrillic and Chinese spellings that sound the same add nothing but their pairs of characters."""
    alone = SearchPerson("G-1", (("Batuqan Misal", "ug-Latn"),)).pairs
    names = (
        ("Batuqan Misal", "ug-Latn"),
        ("باتۇقان مىسال", "ug-Arab"),
        ("Батукан Мисал", "ru"),
        ("巴图坎米萨力", "zh-Hans"),
    )
    more = SearchPerson("G-1", names).pairs - alone
    assert {word[0] for word, _ in more} == {"h"}


def test_an_undivided_spelling_is_posted_as_guesses() -> None:
    """A Chinese spelling without a dot, alone, can be found by either word but adds no word to the list of words."""
    found = SearchPerson("G-1", (("巴图坎米萨力", "zh-Hans"),)).pairs
    assert ("PTKN", GUESSED + "MSL") in found
    assert ("MSL", GUESSED + "PTKN") in found
    assert all(other.startswith(GUESSED) for word, other in found if word[0] != "h")


def test_nobody_is_posted_nowhere() -> None:
    """A person shown as unknown is in the rows but under no word."""
    assert SearchPerson("G-1", (("unknown", "en"),)).pairs == frozenset()
    assert SearchPerson("G-1", ()).pairs == frozenset()


def test_namesakes_lie_together() -> None:
    """Rows of the same two words lie in one stretch of places, whatever the order of the words."""
    start = pair_address("MSL", "PTKN")
    for number, order in enumerate((("MSL", "PTKN"), ("PTKN", "MSL"))):
        assert start <= address(*order, f"G-{number}") < start + OWN_SIZE


def test_the_row_holds_what_is_shown_and_no_more() -> None:
    """Empty cells at the end are left out."""
    row = json.loads(SearchPerson("G-1", (("Batuqan Misal", "ug-Latn"),), "", "1980").row)
    assert row[1:] == ["G-1", ["Batuqan Misal", "ug-Latn"], "", "1980"]
    assert len(json.loads(SearchPerson("G-1", ()).row)) == 3

"""Spellings that follow from the rules of an alphabet."""

import pytest

from guvah.names.letters import letter_table
from guvah.names.scripts import normalise
from guvah.names.train import converting
from guvah.names.train.data import rows


@pytest.mark.parametrize(
    ("uly", "arabic", "cyrillic"),
    [
        ("nurgül", "نۇرگۈل", "нургүл"),
        ("ömer", "ئۆمەر", "өмәр"),
        ("ghoja", "غوجا", "ғоҗа"),
        ("yaqup", "ياقۇپ", "яқуп"),
        ("yusup", "يۇسۇپ", "юсуп"),
        ("chinar", "چىنار", "чинар"),
        ("isa", "ئىسا", "иса"),
        ("sa'et", "سائەت", "саәт"),
        ("exmet", "ئەخمەت", "әхмәт"),
        ("batuqan", "باتۇقان", "батуқан"),
    ],
)
def test_uyghur_latin_in_the_other_alphabets(uly: str, arabic: str, cyrillic: str) -> None:
    """A vowel without a consonant before it sits on a hamza; ya and yu are one Cyrillic letter."""
    assert converting.uyghur_arabic(uly) == arabic
    assert converting.uyghur_cyrillic(uly) == cyrillic


@pytest.mark.parametrize(
    ("cyrillic", "latin", "arabic"),
    [("нұрлан", "nūrlan", "نۇرلان"), ("жәнібек", "jänıbek", "جانىبەك"), ("шыңғыс", "şyñğys", "شىڭعىس")],
)
def test_kazakh_cyrillic_in_the_other_alphabets(cyrillic: str, latin: str, arabic: str) -> None:
    """Letter by letter."""
    assert converting.kazakh_latin(cyrillic) == latin
    assert converting.tote(cyrillic) == arabic


@pytest.mark.parametrize(("cyrillic", "marked"), [("өмір", True), ("жәнібек", False), ("нұрлан", False)])
def test_the_high_hamza_stands_where_nothing_else_shows_a_front_vowel(cyrillic: str, marked: bool) -> None:
    """Not beside е, к or г, and not in a word with back vowels."""
    assert converting.tote(cyrillic, hamza=True).startswith("ٴ") == marked
    assert not converting.tote(cyrillic).startswith("ٴ")


def test_kyrgyz_cyrillic_in_the_arabic_of_xinjiang() -> None:
    """Front vowels have letters of their own."""
    assert converting.kyrgyz_arabic("нурбек") == "نۇربەك"


@pytest.mark.parametrize("conversion", sorted({row[0] for row in rows("conversions")}))
def test_the_conversions_are_sound(conversion: str) -> None:
    """Each letter once, written with letters that the alphabet's own table reads."""
    pairs = [(letter, written) for name, letter, written in rows("conversions") if name == conversion]
    assert len({letter for letter, _ in pairs}) == len(pairs) > 20
    table = letter_table(conversion)
    assert all(table.knows(normalise(written)) for _, written in pairs)

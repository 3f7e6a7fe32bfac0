"""One normal form for a name, whatever keyboard, direction mark or letter width it was typed with."""

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from guvah.names.scripts import LONGEST_WORD, MOST_WORDS, main_script, normalise, script_of, words
from tests.names.people import EVERYONE, HOSTILE


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("  ÖRNEK,  Nurgül ", "örnek nurgül"),
        ("Ｎｕｒｇüｌ", "nurgül"),
        ("Nurgu\u0308l", "nurgül"),
        ("\u202bنۇرگۈل\u202c", "نۇرگۈل"),
        ("ﻧﯘﺭ", "نۇر"),
        ("نـــۇر", "نۇر"),
        ("努尔古丽·约尔乃克", "努尔古丽 约尔乃克"),
        ("努尔古丽•约尔乃克", "努尔古丽 约尔乃克"),
        ("İSTANBUL", "istanbul"),
        ("Mis’al", "mis'al"),
        ("Мәриям (1984)", "мәриям"),
    ],
)
def test_normal_form(text: str, expected: str) -> None:
    """Case, width, accents typed apart, direction marks, presentation forms, dots and brackets make no difference."""
    assert normalise(text) == expected


@pytest.mark.parametrize("name", EVERYONE)
@pytest.mark.parametrize("form", ["NFC", "NFD", "NFKC", "NFKD"])
def test_any_unicode_form_is_the_same_name(name: str, form: str) -> None:
    """A name normalises alike from every normal form, in capitals, and with marks of direction between its letters."""
    changed = unicodedata.normalize(form, name)  # type: ignore[arg-type]
    assert normalise(changed) == normalise(name)
    assert normalise(changed.upper()) == normalise(name)
    assert normalise("\u200f".join(changed)) == normalise(name)


@given(st.text(max_size=80))
def test_normalising_again_changes_nothing(text: str) -> None:
    """The normal form is its own normal form."""
    assert normalise(normalise(text)) == normalise(text)


@pytest.mark.parametrize(
    ("word", "script"),
    [("nurgül", "Latn"), ("нұргүл", "Cyrl"), ("نۇرگۈل", "Arab"), ("努尔", "Hani"), ("", ""), ("aя", ""), ("김", "")],
)
def test_script_of_a_word(word: str, script: str) -> None:
    """A word in one of the four scripts is known; mixed, empty and other words are not."""
    assert script_of(word) == script


def test_main_script_is_that_of_most_letters() -> None:
    """A Latin remark behind an Arabic-script name does not make it Latin."""
    assert main_script("نۇرگۈل ئۆرنەك (sic)") == "Arab"
    assert main_script("12 !") == ""


def test_a_lookalike_letter_does_not_break_a_word() -> None:
    """A Latin `e` typed inside a Cyrillic word, or the other way round, is read as its neighbour's alphabet."""
    assert words("Өрнeк") == words("Өрнек")
    assert words("Batuqаn") == words("Batuqan")


@pytest.mark.parametrize("dot", [*"·・‧•.･、﹒．⋅∙●ㆍꞏᐧ丶ˑ", " · ", "· ", " ", "-", "\u3000", "\u200f·\u200e"])
def test_every_dot_parts_a_chinese_name(dot: str) -> None:
    """Whatever stands for the dot between the parts of a name, with or without spaces, the parts are the same."""
    assert words(f"努尔古丽{dot}约尔乃克") == ("努尔古丽", "约尔乃克")


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("Ｎｕｒ", "nur"),
        ("Nu\u200dr\u200cgül", "nurgül"),
        ("نۇر\u200cگۈل", "نۇرگۈل"),
        ("ﻧﯘﺭﮔﯜﻝ", "نۇرگۈل"),
        ("Ⱨəsən", "ⱨäsän"),
        ("Tөmür", "tömür"),
        ("Nur２Gül", "nur gül"),
        ("Nur😀Gül", "nur gül"),
    ],
)
def test_how_it_was_typed_does_not_matter(typed: str, meant: str) -> None:
    """Joiners, widths, presentation forms and lookalikes vanish; digits and pictures part words."""
    assert words(typed) == tuple(meant.split())


def test_two_scripts_without_a_space_are_two_words() -> None:
    """Characters with a Latin gloss run together are parted where the script changes."""
    assert words("努尔Nur") == ("努尔", "nur")


@pytest.mark.parametrize("name", HOSTILE)
def test_nothing_raises_and_nothing_grows(name: str) -> None:
    """Whatever a field holds, the words are few, short and in one script each or none."""
    found = words(name)
    assert len(found) <= MOST_WORDS
    assert all(0 < len(word) <= LONGEST_WORD for word in found)

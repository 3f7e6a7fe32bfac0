"""Chinese characters as syllables, and which Latin words could be pinyin."""

import pytest

from guvah.names.letters import rows
from guvah.names.pinyin import character_syllables, parse_pinyin, syllable_sounds


def test_every_syllable_means_something() -> None:
    """The table covers the syllables of Mandarin and gives each at least one sound."""
    assert len(syllable_sounds()) > 400
    assert all(all(sounds) for sounds in syllable_sounds().values())


@pytest.mark.parametrize(
    ("char", "first"), [("努", "nu"), ("尔", "er"), ("吕", "lv"), ("卡", "ka"), ("甫", "fu"), ("夏", "xia")]
)
def test_the_reading_used_in_names_comes_first(char: str, first: str) -> None:
    """Where a character has several readings the one that writes names is taken."""
    assert character_syllables(char)[0] == first


def test_a_sign_that_is_no_character_has_no_reading() -> None:
    """Unknown and rare signs are silent rather than wrong."""
    assert character_syllables("a") == ()
    assert character_syllables("\U000323af") == ()


def test_the_readings_table_holds_legal_syllables_only() -> None:
    """Every reading of tables/han_names.tsv exists in tables/pinyin.tsv."""
    assert {syllable for _, found, *_ in rows("han_names") for syllable in found.split("|")} <= set(syllable_sounds())


@pytest.mark.parametrize(
    ("word", "parsed"),
    [
        ("guli", ("gu", "li")),
        ("nuerguli", ("nu", "er", "gu", "li")),
        ("xian", ("xian",)),
        ("lü", ("lv",)),
        ("batur", ()),
        ("örnek", ()),
        ("", ()),
        ("m", ()),
    ],
)
def test_pinyin_or_not(word: str, parsed: tuple[str, ...]) -> None:
    """A word is pinyin only if all of it divides into syllables, the longest tried first."""
    assert parse_pinyin(word) == parsed


def test_a_long_word_is_parsed_in_short_time() -> None:
    """No spelling makes the parser try every division."""
    assert parse_pinyin("xian" * 10 + "q") == ()

"""Chinese characters as syllables, and which Latin words could be pinyin."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from guvah.names.letters import rows
from guvah.names.pinyin import (
    MOST_DIVISIONS,
    character_syllables,
    han_sounds,
    mandarin_sounds,
    parse_palladius,
    parse_pinyin,
    pinyin_divisions,
    simplified,
    syllable_sounds,
    syllables_of,
)
from guvah.names.scripts import normalise, words
from tests.names.people import HOSTILE
from tests.names.vectors import vectors


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


@pytest.mark.parametrize(("word", "expected"), vectors("pinyin"))
def test_a_pinyin_spelling_is_divided_as_its_characters_are(word: str, expected: str) -> None:
    """With and without apostrophes, with ü as v, yu or u."""
    assert "-".join(parse_pinyin(normalise(word))) == expected


@pytest.mark.parametrize(("word", "expected"), vectors("palladius"))
def test_a_palladius_spelling_is_its_pinyin(word: str, expected: str) -> None:
    """Chinese in Russian letters: -нь is n and -н is ng."""
    found = [place for part in words(word) for place in parse_palladius(part)]
    assert len(found) == len(expected.split("-"))
    assert all(syllable in place for syllable, place in zip(expected.split("-"), found, strict=True))


@pytest.mark.parametrize("word", ["нурлан", "қадир", "гүлнар", "", "ь", "ъ"])
def test_other_cyrillic_words_are_not_palladius(word: str) -> None:
    """A word with one letter too many is no Chinese word."""
    assert parse_palladius(word) == ()


def test_other_divisions_follow_the_likeliest() -> None:
    """`tuerxunaili` may end in nai-li or in ai-li; an apostrophe settles it."""
    assert pinyin_divisions("tuerxunaili") == (("tu", "er", "xu", "nai", "li"), ("tu", "er", "xun", "ai", "li"))
    assert pinyin_divisions("tuerxun'aili") == (("tu", "er", "xun", "ai", "li"),)


def test_a_chinese_name_has_mandarin_sounds_alone() -> None:
    """Read as a Chinese name a syllable has one sound, from characters, pinyin and Palladius alike."""
    assert han_sounds("张晓") == han_sounds("zhangxiao") == han_sounds("чжансяо") == (("JaN",), ("Syaw",))
    assert set(mandarin_sounds()) == set(syllable_sounds())
    assert all(mandarin_sounds().values())


def test_traditional_characters_are_read_like_the_simplified() -> None:
    """Names from Taiwan and Hong Kong press are the same names, also where the list of name readings knows better."""
    assert simplified("買買提·約爾乃克") == "买买提·约尔乃克"
    assert character_syllables("單") == character_syllables("单") == ("shan", "dan")
    olds = "".join(olds for olds, *_ in rows("traditional"))
    assert len(olds) == len(set(olds))
    assert simplified(simplified(olds)) == simplified(olds)


def test_palladius_names_legal_syllables() -> None:
    """Every row leads to syllables that have sounds."""
    assert {one for _, found, *_ in rows("palladius") for one in found.split("|")} <= set(syllable_sounds())


@pytest.mark.parametrize("name", HOSTILE)
def test_nothing_raises(name: str) -> None:
    """Whatever a field holds, its words have syllables or none, in few divisions."""
    for word in words(name):
        assert len(pinyin_divisions(word)) <= MOST_DIVISIONS
        assert len(han_sounds(word)) == len(syllables_of(word)) <= len(word)


@given(st.text(alphabet="aeinougrvzhxü'", max_size=40))
def test_a_division_is_the_word(word: str) -> None:
    """Syllables put together again are what was divided."""
    for division in pinyin_divisions(word):
        assert "".join(division) == word.replace("ü", "v").replace("'", "")

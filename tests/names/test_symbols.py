"""Words as the signs that are compared."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from guvah.names.letters import rows
from guvah.names.scripts import words
from guvah.names.symbols import CHANNELS, channel_of, syllable_signs, word_signs
from tests.names.people import EVERYONE, HOSTILE


@pytest.mark.parametrize(
    ("word", "signs"),
    [
        ("shirin", "L:sh L:i L:r L:i L:n"),
        ("нұргүл", "C:н C:ұ C:р C:г C:ү C:л"),
        ("نۇرگۈل", "A:ن A:ۇ A:ر A:گ A:ۈ A:ل"),
        ("努尔", "P:n P:nu/u P:er/er"),
        ("买", "P:m P:mai/ai"),
        ("将", "P:j P:-iang/0 P:-iang/1 P:-iang/2"),
    ],
)
def test_a_word_as_signs(word: str, signs: str) -> None:
    """Letters that write one sound together stay together; a syllable divides into its beginning and its end."""
    assert " ".join(word_signs(word)) == signs


@pytest.mark.parametrize(
    ("one", "other"), [("muham'met", "muhammet"), ("нургуль", "нургул"), ("ئىسا", "ىسا"), ("sa'et", "saet")]
)
def test_silent_signs_are_left_out(one: str, other: str) -> None:
    """Apostrophes, soft signs and the seat of a vowel are not compared."""
    assert word_signs(one) == word_signs(other)


def test_the_second_of_two_equal_consonants_is_a_sign_of_its_own() -> None:
    """Doubling costs little in any script, and doubled vowels are two vowels."""
    assert word_signs("abdulla")[5] == "L:dup"
    assert word_signs("абдулла")[5] == "C:dup"
    assert word_signs("jeen") == ("L:j", "L:e", "L:e", "L:n")


def test_some_letters_are_told_apart_by_what_stands_before_them() -> None:
    """у after a vowel may be w; е at the start may be ye; я is two sounds."""
    assert word_signs("науат") == ("C:н", "C:а", "C:у+", "C:а", "C:т")
    assert word_signs("ержан")[0] == "C:е^"
    assert word_signs("яқуп")[:2] == ("C:я1+", "C:я2+")


def test_a_high_hamza_marks_the_vowels_of_its_word() -> None:
    """Töte jazu writes front vowels by one sign for the whole word."""
    assert "A:ى~" in word_signs("ٴومىر")
    assert "A:ى" in word_signs("ومىر")


def test_the_old_uyghur_latin_is_compared_as_todays() -> None:
    """Its own letters tell it, and then x is sh."""
    assert word_signs("ⱪäxⱪär") == ("L:q", "L:e", "L:sh", "L:q", "L:e", "L:r")
    assert word_signs("xirin")[0] == "L:x"


def test_pinyin_and_palladius_have_the_signs_of_the_characters() -> None:
    """One Chinese name has the same signs in characters, in pinyin and in Russian spelling."""
    assert syllable_signs("xiaoming") == syllable_signs("сяомин") == word_signs("小明")
    assert syllable_signs("batur") == ()


@pytest.mark.parametrize("word", ["", "김철수", "aя", "გია"])
def test_an_unreadable_word_has_none(word: str) -> None:
    """No table, no signs."""
    assert word_signs(word) == ()


def test_the_groups_are_of_a_script_with_letters() -> None:
    """Each group once, of two letters or more."""
    listed = [row[:2] for row in rows("groups")]
    assert len(set(listed)) == len(listed)
    assert all(script in ("Latn", "Cyrl", "Arab") and len(letters) > 1 for script, letters in listed)


@given(st.one_of(st.sampled_from([*EVERYONE, *HOSTILE]), st.text(max_size=60)))
def test_signs_are_few_and_of_one_channel(name: str) -> None:
    """Whatever a word holds, its signs are at most as many as are compared, and all of its script."""
    for word in words(name):
        signs = word_signs(word)
        assert len(signs) <= 24
        assert len({sign[0] for sign in signs}) <= 1
        assert not signs or CHANNELS[channel_of(signs)] == signs[0][0]

"""What the letter tables expect of signs before any name is seen."""

import pytest

from guvah.names.train.expecting import CLOSE, FAR, KIND, SAME, is_vowel, likeness, sounds


@pytest.mark.parametrize(
    ("sign", "found"), [("L:sh", "S"), ("C:ш", "S"), ("A:ش", "S"), ("P:sh", "Ss"), ("C:я1+", "y"), ("P:-ang/1", "N")]
)
def test_a_sign_sounds_as_its_tables_say(sign: str, found: str) -> None:
    """A letter as in any table of its script, part of a syllable as in Mandarin or as it writes Turkic names."""
    assert set(found) <= sounds(sign)


@pytest.mark.parametrize(
    ("one", "other", "expected"),
    [
        ("L:sh", "C:ш", SAME),
        ("L:a", "C:ә", SAME),
        ("L:ü", "C:ұ", CLOSE),
        ("L:b", "C:р", FAR),
        ("L:dup", "C:б", FAR * 3),
    ],
)
def test_likeness(one: str, other: str, expected: float) -> None:
    """The same sound, a close one by the table, anything else; a sign without a sound is anybody's."""
    assert likeness(one, other) == likeness(other, one) == expected


def test_degrees_of_likeness() -> None:
    """Each step is less likely than the one before."""
    assert SAME > CLOSE > KIND > FAR > 0


def test_vowels_and_glides_are_soft() -> None:
    """y, w and h come and go as vowels do."""
    assert is_vowel("L:a")
    assert is_vowel("A:ۋ") or is_vowel("C:й")
    assert not is_vowel("L:b")
    assert not is_vowel("L:dup")

"""Running text folded for search."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from guvah.names.fold import fold_text
from tests.names.people import HOSTILE


@pytest.mark.parametrize(
    ("a", "b"),
    [
        ("Örnek", "ORNEK"),
        ("Қашқар", "кашкар"),
        ("ئۇيغۇر", "اۇيغۇر".replace("ا", "")),
        ("йёлка", "иелка"),
        ("２０１８", "2018"),
        ("naïve—text", "naive text"),
        ("ﻧﯘﺭ", "نۇر"),
        ("Ⱪəxⱪər ⱨɵkümi", "kaxkar hokumi"),
        ("ٴومىر", "ومىر"),
        ("ۅمۉر", "ومور"),
    ],
)
def test_the_same_word_from_another_keyboard(a: str, b: str) -> None:
    """Accents, widths, forms and letters that keyboards exchange do not hide a word."""
    assert fold_text(a) == fold_text(b)


def test_chinese_characters_are_words_of_their_own() -> None:
    """Chinese is parted into characters, so that two in a row can be asked for as a phrase."""
    assert fold_text("在伊宁2018年") == "在 伊 宁 2018 年"


def test_other_words_stay_apart() -> None:
    """Folding is no sounding: different words remain different."""
    assert fold_text("Berik") != fold_text("Serik")


@given(st.text(max_size=100))
def test_folding_twice_changes_nothing(text: str) -> None:
    """What is stored folded can be folded again when asked."""
    assert fold_text(fold_text(text)) == fold_text(text)


@pytest.mark.parametrize("text", HOSTILE)
def test_nothing_raises(text: str) -> None:
    """Whatever a text holds, it folds."""
    assert isinstance(fold_text(text), str)

"""Where a text may name somebody: stretches by capitals, by the words themselves, by dots and surnames."""

import pytest

from guvah.names.inflection import uninflected
from guvah.names.letters import rows
from guvah.names.scripts import script_of
from guvah.names.spans import LONGEST, MOST_SPANS, Window, spans
from tests.names.people import HOSTILE


def windows(text: str) -> dict[str, Window]:
    """The windows of two words and more, by the words of the text they stand on."""
    return {text[w.start : w.end]: w for span in spans(text) if not span.alone for w in span.windows}


def alone(text: str) -> list[str]:
    return [text[w.start : w.end] for span in spans(text) if span.alone for w in span.windows]


def test_capitals_show_where_a_name_stands() -> None:
    """Small words, commas and full stops part names; a line break in the middle of a name does not."""
    found = windows("Yesterday the teacher Nurgül\nÖrnek, Batuqan Misal and others left. Ghalib came.")
    assert set(found) == {"Nurgül\nÖrnek", "Batuqan Misal"}


def test_a_paragraph_ends_a_name() -> None:
    """A heading above a text is not the beginning of its first name."""
    assert windows("Nurgül\n\nÖrnek said") == {}


def test_titles_stand_inside_a_name_and_do_not_begin_a_longer_one() -> None:
    """Haji between two words, a son's ending behind them; a form of address parts."""
    assert "Ghalib haji Ülgi" in windows("talked to Ghalib haji Ülgi today")
    assert "Серік Мисал ұлы" in windows("бұл Серік Мисал ұлы еді")
    assert windows("to Mr Ülgi and Mrs Misal") == {}


def test_places_count_code_points() -> None:
    """Direction marks, letters outside the first plane and accents written apart each count as what they are."""
    text = "😀 \u200fNurgu\u0308l O\u0308rnek\u200e"
    (window,) = windows(text).values()
    assert (window.start, window.end, window.spellings[0]) == (3, 17, "nurgül örnek")


def test_arabic_letters_have_no_capitals_so_every_two_words_are_tried() -> None:
    """Whoever asks looks them up; punctuation of the script parts them."""
    found = windows("كۈزدە نۇرگۈل ئۆرنەكنىڭ ئاكىسى، كەلدى")
    assert "نۇرگۈل ئۆرنەكنىڭ" in found
    assert "نۇرگۈل ئۆرنەك" in found["نۇرگۈل ئۆرنەكنىڭ"].spellings
    assert not any("كەلدى" in words for words in found)


@pytest.mark.parametrize(
    ("words", "name"),
    [
        ("Ахметом Ульгиевым", "ахмет ульгиев"),
        ("Нургули Орнек", "нургуль орнек"),
        ("Зейтуной Чолпановой", "зейтуна чолпанова"),
        ("Нұргүл Өрнектің", "нұргүл өрнек"),
        ("Батуқан Мисалға", "батуқан мисал"),
        ("Nurgül Örnekning", "nurgül örnek"),
        ("Nurgül Örnek'in", "nurgül örnek"),
        ("Nurgül Örnek’s", "nurgül örnek"),
    ],
)
def test_case_endings_are_taken_off(words: str, name: str) -> None:
    """The name in its plain form is among the spellings; the words as they stand come first."""
    spellings = (
        windows(f"and {words} went")[words].spellings if words.isascii() else windows(f"({words})")[words].spellings
    )
    assert name in spellings
    assert spellings[0] == words.lower().replace("’", "'")


def test_only_languages_that_inflect_each_word_lose_the_first_ones_ending() -> None:
    """Kazakh puts a case on the last word: `Айданның` before another word stays."""
    assert "нұрға өрнек" in windows("(Нұрға Өрнекке)")["Нұрға Өрнекке"].spellings
    assert not any(one.startswith("нұр ") for one in windows("(Нұрға Өрнекке)")["Нұрға Өрнекке"].spellings)


def test_single_words_are_told_from_names() -> None:
    """A capital inside a sentence says more than one at its beginning or no capital at all."""
    found = {text: span.exact for text in ("of Misal now", "Misal now", "now. Misal") for span in spans(text)}
    assert found == {"of Misal now": False, "Misal now": True, "now. Misal": True}
    assert alone("of Nurgül Örnek now") == []


def test_a_dot_shows_a_chinese_name_but_not_where_it_begins() -> None:
    """Any beginning of the first part and any end of the last; a part between two dots is whole."""
    found = windows("记者努尔古丽·约尔乃克说")
    assert {"努尔古丽·约尔乃克", "记者努尔古丽·约尔乃克说"} <= set(found)
    assert found["努尔古丽·约尔乃克"].spellings == ("努尔古丽 约尔乃克",)
    assert "丽·约尔·乃" not in windows("古丽·约尔·乃克说")
    assert "古丽·约尔·乃克" in windows("古丽·约尔·乃克说")


def test_without_a_dot_surnames_and_the_characters_themselves_show_a_name() -> None:
    """A surname with one or two characters; a run that writes sounds."""
    found = windows("昨天马小例在伊宁，巴图坎米萨力没来")
    assert {"马小", "马小例", "巴图坎米萨力"} <= set(found)
    assert "昨天" not in found


def test_the_table_of_endings_is_sound() -> None:
    """Each row is in the script it says, says which words it is for, and stands once."""
    seen = set()
    for script, _, ending, instead, words, *_ in rows("inflections"):
        assert script_of(ending.strip("'")) == script
        assert words in ("every", "last")
        assert (script, ending, instead) not in seen
        seen.add((script, ending, instead))


def test_short_words_keep_their_ends() -> None:
    """Three letters remain, or nothing is taken off."""
    assert uninflected("ата") == ()
    assert [one.word for one in uninflected("аида")] == ["аид"]


@pytest.mark.parametrize("text", HOSTILE)
def test_any_text_gives_spans_inside_it(text: str) -> None:
    """Nothing raises, and each window is a stretch of the text."""
    for span in spans(text):
        assert span.asked
        assert all(span.asked)
        for window in span.windows:
            assert 0 <= window.start < window.end <= len(text)
            assert window.spellings


@pytest.mark.parametrize("piece", ["Misal ", "مىسال ", "马", "努·", "尔", "A", "'", "·", "A'", "\u200f"])
def test_a_text_made_to_be_slow_is_cut(piece: str) -> None:
    """However long and whatever it repeats, it gives a bounded number of spans, none behind the cut."""
    text = piece * (LONGEST // len(piece) + 100)
    found = list(spans(text))
    assert len(found) <= MOST_SPANS
    assert all(window.end <= LONGEST for span in found for window in span.windows)

"""How words are folded, and that a question is folded alike."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from guvah.index import text
from guvah.names.keys import keys


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Nurgül  Örnek", "nurgul ornek"),
        ("ЁЛКИН Әли", "елкин әли"),
        ("买买提·艾力", "买买提 艾力"),
        ("Ulgi-Örnek", "Ulgi Ornek"),
        ("ﺋەﻟﻰ", "ئەلى"),
    ],
)
def test_the_same_name(one: str, other: str) -> None:
    """Case, accents, dots, dashes and forms of letters do not make another name."""
    assert text.same_name(one) == text.same_name(other)


def test_chinese_text_is_kept_as_pairs() -> None:
    """A run of Chinese characters becomes its pairs, a lone one stands for itself; other text stays."""
    assert text.folded("在他们家 home 我").split() == ["在他", "他们", "们家", "home", "我"]
    assert text.folded("plain text") == "plain text"


def test_marks_of_reading_are_left_out() -> None:
    """Direction marks, vowel signs and stretched letters do not keep words apart."""
    assert text.folded("ئە\u0640لى\u200f") == "ئەلى"
    assert text.folded("мо\u0301лодец") == "молодец"


def test_long_text_is_cut() -> None:
    """No text is searched past its first letters, however long it is."""
    assert len(text.folded("ö" * 50_000)) == text.LONGEST


def test_words_and_sounds_of_names() -> None:
    """Names give their words once, and keys by sound for each word and for all of them run together."""
    words, sounds = text.name_words(["Memet Örnek", "Memet Ülgi"])
    assert words == "memet ornek ulgi"
    assert {key[0] for key in sounds.split()} == {"t", "g"}
    assert text.name_words([]) == ("", "")


@pytest.mark.parametrize("name", ["Memet Örnek", "Nurgül Ömer Ülgi", "Abliz", "Мемет Үлгі", "مەمەت ئۆرنەك"])
def test_words_run_together_are_those_of_names(name: str) -> None:
    """The keys of a whole name are among those that guvah.names gives for it, so that both floors agree."""
    kept = {key for key in text.name_words([name])[1].split() if key[0] == "g"}
    assert kept
    assert kept <= keys(name)


@given(st.text(max_size=40))
def test_no_question_holds_its_own_language(words: str) -> None:
    """Whatever was typed stands inside quotes: outside them are only the words of the query itself."""
    for query in (text.name_query(words), text.text_query(words), *text.sound_queries(words)):
        outside = query.split('"')[::2]
        assert all(not part.strip("() *:{}") or {*part.split()} <= ALLOWED for part in outside), outside


ALLOWED = {
    *["names", "body", "marks", ":", "{", "}", "(", ")", "AND", "OR", "*", "*)", "((", "))", ")", "(", "(("],
    "{names",
    "body}",
    "(((",
    ")))",
    "((((",
    "))))",
}


def test_marks_of_ids() -> None:
    """Marks are one word each and differ by what they mean."""
    assert text.refers_mark("per-aaaa/epi-bbbb") == "rperaaaaepibbbb"
    assert text.source_mark("tes-aaaa") == "stesaaaa"
    assert text.mark_query("sx") == 'marks : "sx"'


def test_what_is_long_enough_to_go_on_from() -> None:
    """Three letters, or one Chinese character, may be the beginning of a word."""
    assert [text.long_enough(word) for word in ("öm", "öme", "努", "")] == [False, True, True, False]

"""How words are folded, and that a question is folded alike."""

import re

from hypothesis import given
from hypothesis import strategies as st

from guvah.index import text


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


@given(st.text(max_size=40))
def test_no_question_holds_its_own_language(words: str) -> None:
    """Whatever was typed stands inside quotes: outside them are only the words of the query itself."""
    query = text.text_query(words)
    assert re.fullmatch(r'body : \("[^"]*"( AND "[^"]*")*\*?\)|', query), query


def test_marks_of_ids() -> None:
    """Marks are one word each and differ by what they mean."""
    assert text.refers_mark("per-aaaa/epi-bbbb") == "rperaaaaepibbbb"
    assert text.source_mark("tes-aaaa") == "stesaaaa"
    assert text.mark_query("sx") == 'marks : "sx"'

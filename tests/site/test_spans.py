"""Lengths of time in the reader's language."""

import pytest

from guvah.site.spans import show


@pytest.mark.parametrize(
    ("words", "english", "russian", "uyghur"),
    [
        ("12 years", "12 years", "12 лет", "12 يىل"),
        ("1 year", "1 year", "1 год", "1 يىل"),
        ("15 years and 6 months", "15 years and 6 months", "15 лет и 6 месяцев", "15 يىل 6 ئاي"),
        ("7 лет", "7 years", "7 лет", "7 يىل"),
        ("3 года и 1 месяц.", "3 years and 1 month", "3 года и 1 месяц", "3 يىل 1 ئاي"),
        ("9年", "9 years", "9 лет", "9 يىل"),
        ("2年零3个月", "2 years and 3 months", "2 года и 3 месяца", "2 يىل 3 ئاي"),
        ("10 يىل", "10 years", "10 лет", "10 يىل"),
        ("5 жыл", "5 years", "5 лет", "5 يىل"),
    ],
)
def test_years_and_months_are_said_in_every_language(words: str, english: str, russian: str, uyghur: str) -> None:
    """As the source wrote them, in the plural form of each language."""
    assert [show(words, language) for language in ("en", "ru", "ug")] == [english, russian, uyghur]


@pytest.mark.parametrize(
    "words", ["", "life", "12", "about 12 years", "12 years and a fine", "2018年", "12 years 6", "years"]
)
def test_what_says_more_or_less_stays_as_it_was_given(words: str) -> None:
    """A length that is only part of what was said is not a length."""
    assert show(words, "ru") == ""

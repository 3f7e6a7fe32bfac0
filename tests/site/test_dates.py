"""Dates in words: each language its own, never more exact than given."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as some

from guvah.site.dates import first_year, show, sort_key, when

SHOWN = [
    ("1984", "1984", "1984", "1984-يىلى"),
    ("2018-03", "March 2018", "март 2018", "2018-يىلى مارت"),
    ("2018-03-15", "15 March 2018", "15 марта 2018", "2018-يىلى 15-مارت"),
    ("2017-23", "autumn 2017", "осень 2017", "2017-يىلى كۈز"),
    ("2018-37", "early 2018", "начало 2018 года", "2018-يىلىنىڭ بېشى"),
    ("1976/1977", "1976–1977", "1976–1977", "1976–1977-يىللىرى"),
    ("2018~", "about 2018", "примерно 2018", "تەخمىنەن 2018-يىلى"),
    ("2018-03?", "March 2018 (doubtful)", "март 2018 (под вопросом)", "2018-يىلى مارت (ئېنىق ئەمەس)"),
    ("../1977-02", "not later than February 1977", "не позже: февраль 1977", "ئەڭ كېچىككەندە 1977-يىلى فېۋرال"),
    ("2018/..", "not earlier than 2018", "не раньше: 2018", "ئەڭ بالدۇر 2018-يىلى"),
    ("2018-03/2018-05-02", "March 2018 – 2 May 2018", "март 2018 – 2 мая 2018", "2018-يىلى مارت – 2018-يىلى 2-ماي"),
]


def joined(uyghur: str) -> str:
    """Uyghur words with what keeps a number and its suffix on one line (U+2060 WORD JOINER) after each hyphen."""
    return uyghur.replace("-", "-\u2060")


@pytest.mark.parametrize(("edtf", "en", "ru", "ug"), SHOWN)
def test_dates_read_as_each_language_writes_them(edtf: str, en: str, ru: str, ug: str) -> None:
    """Each precision has its own words in each language."""
    assert (show(edtf, "en"), show(edtf, "ru"), show(edtf, "ug")) == (en, ru, joined(ug))


@pytest.mark.parametrize(
    ("edtf", "en", "ru", "ug"),
    [
        ("1984", "in 1984", "в 1984 году", "1984-يىلى"),
        ("2018-03", "in March 2018", "в марте 2018 года", "2018-يىلى مارتتا"),
        ("2018-03-15", "on 15 March 2018", "15 марта 2018 года", "2018-يىلى 15-مارت كۈنى"),
        ("2017-23", "in autumn 2017", "осенью 2017 года", "2017-يىلى كۈزدە"),
        ("2018-39", "in late 2018", "в конце 2018 года", "2018-يىلىنىڭ ئاخىرىدا"),
        ("2018~", "about 2018", "примерно 2018", "تەخمىنەن 2018-يىلى"),
    ],
)
def test_dates_fit_into_a_sentence(edtf: str, en: str, ru: str, ug: str) -> None:
    """Inside a sentence a date takes the form the language asks for."""
    assert (when(edtf, "en"), when(edtf, "ru"), when(edtf, "ug")) == (en, ru, joined(ug))


@pytest.mark.parametrize(
    "odd", ["", "x", "2018-13", "2018-00", "31/02/1977", "2018-03-45", "<b>", "..", "/", "2018-21-03"]
)
@pytest.mark.parametrize("language", ["en", "ru", "ug"])
def test_what_is_no_date_is_shown_as_written(odd: str, language: str) -> None:
    """A value outside the subset is not interpreted."""
    assert show(odd, language) == odd
    assert when(odd, language) == odd


@given(some.integers(1900, 2099), some.sampled_from([*range(1, 13), *range(21, 25), 37, 38, 39]))
def test_no_day_appears_that_nobody_gave(year: int, part: int) -> None:
    """A date without a day is shown with no number but its year."""
    for language in ("en", "ru", "ug"):
        for words in (show(f"{year}-{part:02d}", language), when(f"{year}-{part:02d}", language)):
            assert re.findall(r"\d+", words) == [str(year)]


def test_order_of_dates() -> None:
    """Dates sort by when they begin; what has no beginning comes last."""
    given_dates = ["../1977", "2018", "2017-23", "2017-10", "2017-12", "2017-11-02", "2018-01-05", "x", "2018-01"]
    expected = ["2017-10", "2017-23", "2017-11-02", "2017-12", "2018", "2018-01", "2018-01-05", "../1977", "x"]
    assert sorted(given_dates, key=sort_key) == expected


def test_first_year() -> None:
    """The first year of a date is found in any of its forms."""
    assert [first_year(date) for date in ("1976/1977", "../1977-02", "1984~", "")] == ["1976", "1977", "1984", ""]

"""Words as values, the words beside."""

import pytest

from guvah.intake.values import Value, is_language, read_date, read_identifier, read_place, read_url


def test_dates_keep_their_precision_and_words() -> None:
    """A date is what was written, no more; an impossible day says so."""
    assert read_date("2018年3月", "zh-Hans") == (Value("2018-03", "2018年3月"), "")
    assert read_date("2018-03", "en") == (Value("2018-03"), "")
    value, trouble = read_date("31/02/1977", "es")
    assert value == Value("1977-02", "31/02/1977")
    assert trouble
    assert read_date("when the apples were ripe", "en") == (None, "")


def test_places_resolve_and_keep_their_words() -> None:
    """A place of the gazetteer is its code, any other its words."""
    assert read_place("Ghulja county") == Value("654021", "Ghulja county")
    assert read_place(" Karabulak ") == Value("Karabulak")


def test_numbers_of_papers_are_brought_into_one_form() -> None:
    """Blanks and dashes do not matter; a wrong checksum refuses nothing."""
    assert read_identifier("654123 19680501 0000").value == "654123196805010000"


@pytest.mark.parametrize(
    "text",
    [
        "javascript:alert(1)",
        "ftp://a.example/",
        "http://",
        "https://user@host/",
        "http://a b",
        "",
        "http://[::1",
        "http://a:x/",
    ],
)
def test_only_web_addresses_become_links(text: str) -> None:
    """Nothing but http and https, without names and passwords in it."""
    assert read_url(text) is None


def test_a_web_address() -> None:
    """Addresses come back without the blanks around them."""
    assert read_url(" https://a.example/b?c#d ") == "https://a.example/b?c#d"


def test_languages() -> None:
    """A language is a tag as the archive keeps it."""
    assert all(map(is_language, ("ru", "kk-Cyrl", "ug-Arab", "zh-Hans")))
    assert not any(map(is_language, ("English", "kk_Cyrl", "", "RU", "kk-cyrl")))

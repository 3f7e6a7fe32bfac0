"""The first lines of an article: read where every part is understood, left alone otherwise."""

import pytest

from guvah.intake.page_opening import read_opening

TEXT = "The teacher was taken from her school in the autumn, her relatives say."


@pytest.mark.parametrize(
    ("line", "language", "date", "names"),
    [
        (
            "2018年10月12日 09:30 来源：样例日报 作者：李样例 责任编辑：王样例",
            "zh-Hans",
            "2018年10月12日 09:30",
            ("李样例",),
        ),
        ("12 марта 2018 г. | Автор: Иван Примеров", "ru", "12 марта 2018 г.", ("Иван Примеров",)),
        ("Posted on 10 February 2019 by A. Example", "en", "10 February 2019", ("A. Example",)),
        ("2018-يىلى 4-ماي", "ug-Arab", "2018-يىلى 4-ماي", ()),
        ("2018 жылғы 15 наурыз", "kk-Cyrl", "2018 жылғы 15 наурыз", ()),
        ("Por Ana Ejemplo · 24 de marzo de 2018", "es", "24 de marzo de 2018", ("Ana Ejemplo",)),
    ],
)
def test_a_dateline_is_taken_out_and_read(line: str, language: str, date: str, names: tuple[str, ...]) -> None:
    """In every language a group meets."""
    opening = read_opening(f"{line}\n\n{TEXT}", "A teacher", "A teacher", language)
    assert (opening.date_words, opening.bylines, opening.text) == (date, names, TEXT)


@pytest.mark.parametrize(
    "line",
    [
        "In March 2018 she was seen once more.",
        "12 марта 2018 г. | она ушла и не вернулась",
        "By the river",
        "By Tuesday he was gone",
        "x" * 200,
    ],
)
def test_a_line_that_tells_something_stays(line: str) -> None:
    """One part that is not understood keeps the whole line."""
    opening = read_opening(f"{line}\n\n{TEXT}", "A teacher", "A teacher", "en")
    assert opening.text == f"{line}\n\n{TEXT}"
    assert opening.bylines == ()


def test_a_date_further_down_stays() -> None:
    """Only what stands before the first sentence is a dateline."""
    text = f"{TEXT}\n\n2018-03-15"
    assert read_opening(text, "A teacher", "A teacher", "en").text == text


def test_the_headline_of_a_page_of_tables_is_its_first_line() -> None:
    """The window's title names paper and headline in either order; the line says which is which."""
    for window in ("The Paper | A teacher", "A teacher - The Paper"):
        opening = read_opening(f"A teacher\n\n{TEXT}", window, window, "en")
        assert (opening.title, opening.site, opening.text) == ("A teacher", "The Paper", TEXT)


def test_what_is_beside_the_headline_in_the_window_is_the_site() -> None:
    """Where it is one part only."""
    assert read_opening(TEXT, "A teacher", "A teacher - The Paper", "en").site == "The Paper"
    assert read_opening(TEXT, "A teacher", "A teacher - News - The Paper", "en").site == ""
    assert read_opening(TEXT, "A teacher", "Something else", "en").site == ""

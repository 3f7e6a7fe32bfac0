"""Order of names and capitals."""

import pytest

from guvah.intake.spelling import given_first, title_case, whole_number


@pytest.mark.parametrize(
    ("form", "text", "name"),
    [
        ("SURNAME  GIVEN", "DE LA ÜLGI  JUAN MARÍA", "JUAN MARÍA DE LA ÜLGI"),
        ("SURNAME  GIVEN", "ÖRNEK   NURGÜL", "NURGÜL ÖRNEK"),
        ("SURNAME  GIVEN", "ÖRNEK NURGÜL", "ÖRNEK NURGÜL"),
        ("Surname, Given", "Örnek, Nurgül", "Nurgül Örnek"),
        ("Surname, Given", "Örnek", "Örnek"),
        ("Given, Surname", "Nurgül, Örnek", "Nurgül Örnek"),
    ],
)
def test_the_given_name_comes_first(form: str, text: str, name: str) -> None:
    """Names are put in reading order; without the mark between them they stay."""
    assert given_first(form)(text) == name


def test_a_format_without_both_parts() -> None:
    """Checked mappings never hold such a format."""
    with pytest.raises(ValueError, match="once each"):
        given_first("surname, surname")


@pytest.mark.parametrize(
    ("text", "title"),
    [
        ("JUAN CARLOS DE LA ÜLGI", "Juan Carlos de la Ülgi"),
        ("DE LA ÜLGI", "De la Ülgi"),
        ("D'ÖRNEK MARÍA", "D'Örnek María"),
        ("LA PLATA, BUENOS AIRES", "La Plata, Buenos Aires"),
        ("Already Örnek", "Already Örnek"),
        ("努尔古丽", "努尔古丽"),
        ("ex GRAL. ÖRNEK", "ex Gral. Örnek"),
    ],
)
def test_capitals_become_names(text: str, title: str) -> None:
    """Words in capitals are written as names; small words inside stay small, others are left alone."""
    assert title_case(text) == title


def test_whole_numbers_lose_their_decimals() -> None:
    """`12.0` is a number a program wrote; other words stay."""
    assert [whole_number(text) for text in ("12.0", "12", "1.05", "A.0b")] == ["12", "12", "1.05", "A.0b"]

"""Identity numbers as findings: equal, one slip apart, or two valid ones that differ."""

import pytest

from guvah.linkage.numbers import compare_numbers
from guvah.model.identifiers import VALID, read_identifier
from guvah.model.record import Record
from tests.linkage.people import person

VALID_NUMBER, OTHER_VALID = "653125198503150012", "653125198503150039"


def words(one: Record, other: Record) -> list[str]:
    assert compare_numbers(one, other) == compare_numbers(other, one)
    return [each.word for each in compare_numbers(one, other)]


@pytest.mark.parametrize(
    ("one", "other", "word"),
    [
        ("653125 19850315 0012", VALID_NUMBER, "number: same"),
        ("653125850315001", VALID_NUMBER, "number: same"),
        (VALID_NUMBER, "653125198503150013", "number: one digit off"),
        (VALID_NUMBER, "653125198503150021", "number: one digit off"),
        (VALID_NUMBER, OTHER_VALID, "number: different"),
        (VALID_NUMBER, "653125199903150099", ""),
        (VALID_NUMBER, "E12345678", ""),
        ("E12345678", "e12345678", "number: same"),
        ("E12345678", "E12345679", "number: one digit off"),
        ("E12345678", "E87654321", ""),
        ("12", "12", ""),
    ],
)
def test_two_numbers_have_their_word(one: str, other: str, word: str) -> None:
    """Spaces and the old 15-digit form do not matter; a slip needs a wrong checksum; only two valid ones contradict."""
    assert words(person(1, identity_number=one), person(2, identity_number=other)) == ([word] if word else [])


def test_the_numbers_of_these_tests_are_what_they_are_said_to_be() -> None:
    """Both valid numbers have their check digit."""
    assert {read_identifier(number).grade for number in (VALID_NUMBER, OTHER_VALID)} == {VALID}


def test_a_number_is_never_in_a_sentence() -> None:
    """Reasons are shown and logged more widely than numbers may be."""
    for other in (VALID_NUMBER, OTHER_VALID, "653125198503150013"):
        (found,) = compare_numbers(person(1, identity_number=VALID_NUMBER), person(2, identity_number=other))
        assert not any(character.isdigit() for character in found.sentence)

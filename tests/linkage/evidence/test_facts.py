"""Facts as findings: sex, identity numbers, photographs, places of detention, relatives, lists."""

import numpy as np
import pytest

from guvah.linkage.evidence.facts import HeldAt, Kin, Listed, Numbered, Photo, Sex, old_form
from guvah.linkage.evidence.profile import Profile
from guvah.model.identifiers import VALID, read_identifier
from guvah.model.record import Record
from tests.linkage.people import compared, person, person_id

VALID_NUMBER, OTHER_VALID = "653125198503150012", "653125198503150039"
CAMP, OTHER_CAMP = "fac-0000000000000001", "fac-0000000000000002"


def numbers(one: Record, other: Record) -> str:
    said = compared(Numbered, one, other)
    return said[0] if said else ""


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
    assert numbers(person(1, identity_number=one), person(2, identity_number=other)) == word


def test_the_numbers_of_these_tests_are_what_they_are_said_to_be() -> None:
    """Both valid numbers have their check digit, and one its old form."""
    assert {read_identifier(number).grade for number in (VALID_NUMBER, OTHER_VALID)} == {VALID}
    assert old_form(read_identifier(VALID_NUMBER)) == "653125850315001"


def test_a_number_is_never_in_a_sentence() -> None:
    """Reasons are shown and logged more widely than numbers may be."""
    for other in (VALID_NUMBER, OTHER_VALID, "653125198503150013"):
        said = compared(Numbered, person(1, identity_number=VALID_NUMBER), person(2, identity_number=other))
        assert said
        assert not any(character.isdigit() for character in said[1])


def test_of_several_numbers_the_two_that_fit_count() -> None:
    """A record is not held against itself."""
    assert numbers(person(1, identity_number=[VALID_NUMBER, OTHER_VALID]), person(2, identity_number=OTHER_VALID)) == (
        "number: same"
    )


def test_sex_speaks_where_both_say_it() -> None:
    """Unknown is no value, and neither is a record whose sources differ."""
    assert compared(Sex, person(1, sex="male"), person(2, sex="male")) == ("sex: same", "both male")
    assert compared(Sex, person(1, sex="male"), person(2, sex="female")) == ("sex: different", "one female, one male")
    assert compared(Sex, person(1, sex="unknown"), person(2, sex="female")) is None
    assert compared(Sex, person(1, sex=["male", "female"]), person(2, sex="female")) is None


def held(number: int, *facilities: str) -> Record:
    return person(number, episodes=[{"episode_kind": "camp", "facility": list(facilities)}])


def test_one_place_of_detention_of_several_is_enough() -> None:
    """People are moved; where one place is the same, the others do not matter."""
    assert compared(HeldAt, held(1, CAMP, OTHER_CAMP), held(2, CAMP)) == ("facility: same", "held at the same place")
    assert compared(HeldAt, held(1, CAMP), person(2, sex="male")) is None


def test_the_same_photograph_is_the_same_address() -> None:
    """A picture itself is never looked at."""
    one, other = (person(number, photo_url="https://example.org/1.jpg") for number in (1, 2))
    assert compared(Photo, one, other) == ("photo: same", "the same photograph")


def test_a_relative_in_common_is_somebody_both_name() -> None:
    """Whatever the relative is of each."""
    one = person(1, links=[{"to": person_id(3), "relation": "sibling"}])
    other = person(2, links=[{"to": person_id(3), "relation": "parent"}])
    assert compared(Kin, one, other) == ("kin: a relative in common", "a relative in common")
    assert compared(Kin, one, person(2, sex="male")) is None


def test_rows_of_one_list_are_told_from_rows_of_two() -> None:
    """A list names a person twice more seldom than two lists name one; testimonies are no lists."""
    one_list, other_list = "doc-0000000000000001", "doc-0000000000000002"
    row = person(1, source=one_list, sex="male")
    assert compared(Listed, row, person(2, source=one_list, sex="male")) == (
        "list: two rows of one", "one list has both, apart",
    )  # fmt: skip
    assert compared(Listed, row, person(2, source=other_list, sex="male")) == (
        "list: of two lists", "each is in another list",
    )  # fmt: skip
    assert compared(Listed, row, person(2, sex="male")) is None


def test_values_of_other_records_do_not_matter() -> None:
    """What two records share is told from what others share."""
    many = [Profile("per-1", photos=("a",)), Profile("per-2", photos=("b",)), Profile("per-3", photos=("a", "b"))]
    found = Photo(many).ranks(np.array([0, 1, 0]), np.array([2, 2, 1])).tolist()
    assert found[:2] == [0, 0]
    assert found[2] != 0

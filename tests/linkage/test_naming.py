"""Names as findings: across scripts, by all spellings, and a father's name counted once."""

import pytest

from guvah.linkage.naming import MOST_SPELLINGS, compare_names, compare_parents, own_names
from guvah.linkage.weights import Reason
from tests.linkage.people import person


def words(found: list[Reason]) -> list[str]:
    return [each.word for each in found]


@pytest.mark.parametrize(
    ("one", "other", "word"),
    [
        ("Nurgül Örnek", "Nurgül Örnek", "name: same"),
        ("Nurgül Örnek", "نۇرگۈل ئۆرنەك", "name: same"),
        ("Nurgül Örnek", "Нургуль Орнек", "name: close"),
        ("Nurgül Örnek", "Örnek Nurgül", "name: alike"),
        ("Murat Misal", "Marat Misal", "name: alike"),
        ("Nurgül Örnek", "Nurgül Ülgi", "name: different"),
        ("Nurgül Örnek", "Serik Ülgi", "name: different"),
        ("Nurgül", "Nurgül", "name: one short word"),
    ],
)  # fmt: skip
def test_two_spellings_have_their_word(one: str, other: str, word: str) -> None:
    """The scale from the same to different, over scripts; a single name that many bear is said to be one."""
    assert words(compare_names(person(1, name=one), person(2, name=other))) in ([word], [word.replace("close", "same")])


def test_the_closest_of_all_spellings_counts() -> None:
    """Two records with several names each are compared by the pair that fits best, aliases and married names too."""
    one = person(1, name="Serik Ülgi", alias="Nurgül Örnek")
    other = person(2, name="Aidos Ülgi", married_name="Nurgül Örnek")
    assert words(compare_names(one, other)) == ["name: same"]


def test_no_name_says_nothing() -> None:
    """A record without a name is neither like nor unlike."""
    assert compare_names(person(1, sex="male"), person(2, name="Serik Ülgi")) == []


def test_only_a_few_of_a_hundred_spellings_are_compared() -> None:
    """A record that is called everything does not cost a hundred times a hundred comparisons."""
    assert len(own_names(person(1, name=[f"Örnek {place}" for place in range(100)]))) == MOST_SPELLINGS


def test_the_same_father_is_said_with_his_names() -> None:
    """A father's name is evidence of its own where it is no part of the names."""
    found = compare_parents(
        person(1, name="Nurgül Örnek", father_name="Tursun"), person(2, name="Nurgül Örnek", father_name="Турсун")
    )
    assert words(found) == ["father: same"]
    assert "Tursun" in found[0].sentence


def test_a_father_who_is_part_of_both_names_counts_once() -> None:
    """Where the second word of a name is the father's, agreeing on him adds nothing to agreeing on the name."""
    one, other = (person(number, name="Memet Tursun", father_name="Tursun") for number in (1, 2))
    (found,) = compare_parents(one, other)
    assert (found.word, found.weight) == ("father: part of the name", 0.0)
    assert words(compare_parents(one, person(2, name="Memet", father_name="Tursun"))) == ["father: same"]


def test_different_parents_speak_against() -> None:
    """Different fathers and mothers each speak against."""
    one = person(1, name="Nurgül Örnek", father_name="Tursun", mother_name="Aygül")
    other = person(2, name="Nurgül Örnek", father_name="Qasim", mother_name="Zulpiye")
    assert words(compare_parents(one, other)) == ["father: different", "mother: different"]

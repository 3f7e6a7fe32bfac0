"""Names as findings: across scripts, by all spellings, as rare as they are, and a father's name counted once."""

import pytest

from guvah.linkage.evidence.naming import STEPS, Bearers, Fathered, Mothered, Named, NamedAcross
from guvah.linkage.evidence.profile import Profile
from guvah.linkage.evidence.vocabulary import COMMONEST, RAREST
from guvah.model.record import Record
from tests.linkage.people import BOTH, compared, person

RARE: Bearers = ({}, 1_000_000)
"""A large archive in which nobody else bears these words."""


def named(one: Record, other: Record, bearers: Bearers = RARE) -> str:
    said = compared(lambda profiles: Named(profiles, bearers), one, other)
    across = compared(lambda profiles: NamedAcross(Named(profiles, bearers)), one, other)
    assert not (said and across)
    found = said or across
    return found[0].partition(": ")[2] if found else ""


SURE = ("a very rare name", "a rare name", "a rather rare name", "a name few bear", "a name some bear")


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Nurgül Örnek", "Nurgül Örnek"), ("Nurgül Örnek", "Örnek Nurgül"), ("Nurgül Örnek", "Nurgul Ornek"),
        ("Nurgül Örnek", "نۇرگۈل ئۆرنەك"), ("Nurgül Örnek", "Нургуль Орнек"), ("Nurgül Örnek", "Nurgüll Örnek"),
    ],
)  # fmt: skip
def test_one_name_is_seen_over_scripts_order_and_slips(one: str, other: str) -> None:
    """Letters of another alphabet, another order, or one letter too many leave it a name that few bear."""
    assert named(person(1, name=one), person(2, name=other)) in SURE


@pytest.mark.parametrize(
    ("one", "other"), [("Nurgül Örnek", "Serik Ülgi"), ("Nurgül", "Serik"), ("Nurgül Örnek", "Серік Үлгі")]
)
def test_other_names_are_different(one: str, other: str) -> None:
    """Where no word is alike."""
    assert named(person(1, name=one), person(2, name=other)) == "different names"


def test_a_name_is_worth_as_much_as_it_is_rare() -> None:
    """The same two names say less where many bear their words."""
    one, other = person(1, name="Nurgül Örnek"), person(2, name="Nurgül Örnek")
    few, some, many = (({"nurgul": n, "ornek": n}, 1_000_000) for n in (1, 1_000, 500_000))
    found = [Named.words.index(f"name: {named(one, other, bearers)}") for bearers in (few, some, many)]
    assert found == sorted(set(found))
    assert named(one, other, few) == "a very rare name"
    assert named(one, other, many) == "one common name"


def test_kin_who_share_all_but_one_name_are_not_the_same_name() -> None:
    """A word of each name that is left over costs more than a word that only one of them has."""
    one = person(1, name="Nurgül Örnek")
    steps = [Named.words.index(f"name: {named(one, person(2, name=name))}")
             for name in ("Nurgül Örnek", "Örnek", "Aidos Örnek")]  # fmt: skip
    assert steps == sorted(set(steps))


def test_the_closest_of_all_spellings_counts() -> None:
    """Two records with several names each are compared by the pair that fits best, aliases and married names too."""
    one = person(1, name="Serik Ülgi", alias="Nurgül Örnek")
    other = person(2, name="Aidos Misal", married_name="Nurgül Örnek")
    said = compared(lambda profiles: Named(profiles, RARE), one, other)
    assert said
    assert said[0] == "name: a very rare name"


@pytest.mark.parametrize("name", ["", "unknown", "Mr"])
def test_no_name_says_nothing(name: str) -> None:
    """A record without a name, with a word that means none, or a title alone, is neither like nor unlike."""
    without = person(1, sex="male", name=name) if name else person(1, sex="male")
    assert named(without, person(2, name="Serik Ülgi")) == ""


def test_the_same_father_is_said_with_his_names() -> None:
    """A father is a part of the names that somebody may be listed under: agreeing on him is counted there."""
    one = person(1, name="Nurgül Örnek", father_name="Tursun")
    said = compared(Fathered, one, person(2, name="Nurgül Örnek", father_name="Турсун"))
    assert said
    assert "Tursun and Турсун" in said[1]
    assert said[0] == "father: part of both names"
    assert named(one, person(2, name="Nurgül Örnek Tursun"), ({}, 5_000)) == "a very rare name"
    assert named(one, person(2, name="Nurgül Örnek"), ({}, 100)) != "a very rare name"


def test_a_father_who_is_part_of_both_names_counts_once() -> None:
    """Where the second word of a name is the father's, agreeing on him adds nothing to agreeing on the name."""
    one, other = (person(number, name="Memet Tursun", father_name="Tursun") for number in (1, 2))
    said = compared(Fathered, one, other)
    assert said
    assert said[0] == "father: part of both names"
    alone = compared(Fathered, one, person(2, name="Memet Ali", father_name="Turdi"))
    assert alone
    assert alone[0] != "father: part of both names"


def test_different_parents_are_told_from_none() -> None:
    """Different fathers and mothers are findings; a parent only one record names is none."""
    one = person(1, name="Nurgül Örnek", father_name="Tursun", mother_name="Aygül")
    other = person(2, name="Nurgül Örnek", father_name="Qasim", mother_name="Zulpiye")
    assert [said and said[0] for said in (compared(Fathered, one, other), compared(Mothered, one, other))] == [
        "father: different names", "mother: different names",
    ]  # fmt: skip
    assert compared(Mothered, one, person(2, mother_name=[], sex="male")) is None


def test_findings_are_in_order_of_how_much_they_are_worth() -> None:
    """From twice the rarest word down to what no word shares."""
    assert list(STEPS) == sorted(STEPS, reverse=True)
    assert STEPS[0] < 2 * RAREST
    assert STEPS[-1] < COMMONEST
    assert len(Named.words) == len(STEPS) + 2


def test_a_sentence_is_the_same_where_two_spellings_fit_equally_well() -> None:
    """Of equals the first in text order, whichever record is named first."""
    one = Profile("per-1", names=("Nurgül Örnek", "Serik Ülgi"))
    other = Profile("per-2", names=("Serik Ülgi", "Nurgül Örnek"))
    ways = [Named(pair, RARE).said(*BOTH) for pair in ([one, other], [other, one])]
    assert ways[0] == ways[1] == [("name: a very rare name", "a very rare name: Nurgül Örnek")]

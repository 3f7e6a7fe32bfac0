"""The score: symmetric, deterministic, explained, and never likely on name and sex alone."""

import math
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from guvah.linkage.evidence.profile import profile
from guvah.linkage.score import compare, compare_with
from guvah.linkage.weights import CAP_WITHOUT_THIRD, Weights
from guvah.model.record import Record
from tests.linkage.people import person, person_id

NAMES = st.sampled_from(
    [
        "Nurgül Örnek",
        "نۇرگۈل ئۆرنەك",
        "Нургуль Орнек",
        "努尔古丽·约尔乃克",
        "Serik Ülgi",
        "Memet Tursun",
        "Memet",
        "买买提",
    ]
)
DATES = st.sampled_from(["1984", "1984-03", "1984-03-15", "1985", "1955", "1975", "1984~", "1980/1990"])
PLACES = st.sampled_from(["654021", "654022", "654000", "650000", "653101", "Örnek village"])
NUMBERS = st.sampled_from(["653125198503150012", "653125198503150013", "E12345678"])
SEXES = st.sampled_from(["male", "female", "unknown"])
STARTS = st.sampled_from(["2018", "2018-03", "2018-03-15", "2017-10"])
KINDS = st.sampled_from(["arrest", "camp", "death"])
NAME_AND_SEX = st.fixed_dictionaries(
    {"name": st.lists(NAMES, min_size=1, max_size=3)}, optional={"alias": NAMES, "married_name": NAMES, "sex": SEXES}
)
THIRD = st.fixed_dictionaries(
    {},
    optional={
        "father_name": st.sampled_from(["Tursun", "Турсун", "Qasim"]),
        "mother_name": st.sampled_from(["Aygül", "Айгуль"]),
        "born": DATES, "birth_place": PLACES, "residence": PLACES, "identity_number": NUMBERS,
    },
)  # fmt: skip
EPISODES = st.lists(
    st.fixed_dictionaries(
        {"episode_kind": KINDS, "start": STARTS}, optional={"facility": st.just("fac-0000000000000001")}
    ),
    max_size=3,
)
LINKS = st.lists(
    st.fixed_dictionaries(
        {"to": st.sampled_from([person_id(1), person_id(2), person_id(3)]), "relation": st.just("sibling")}
    ),
    max_size=1,
)


@st.composite
def records(draw: st.DrawFn, number: int) -> Record:
    source = draw(st.sampled_from([None, None, "tes-0000000000000099"]))
    return person(
        number, source=source, episodes=draw(EPISODES), links=draw(LINKS), **draw(NAME_AND_SEX), **draw(THIRD)
    )


@settings(max_examples=60)
@given(records(1), records(2))
def test_a_comparison_is_the_same_in_either_order_and_every_time(one: Record, other: Record) -> None:
    """Probability, reasons and their sentences do not depend on who is compared with whom."""
    assert compare(one, other) == compare(other, one) == compare(one, other)
    assert 0 <= compare(one, other).probability <= 1


@settings(max_examples=60)
@given(records(1), records(2))
def test_the_reasons_add_up_to_the_probability(one: Record, other: Record) -> None:
    """Nothing counts that is not shown: prior and weights give the probability, or it is capped."""
    found = compare(one, other)
    bits = found.prior + math.fsum(each.weight for each in (*found.reasons, *found.against))
    assert found.probability in (pytest.approx(1 / (1 + 2**-bits), abs=1e-4), CAP_WITHOUT_THIRD)
    assert all(each.sentence for each in (*found.reasons, *found.against))


@settings(max_examples=60)
@given(NAME_AND_SEX, NAME_AND_SEX, st.booleans())
def test_name_and_sex_alone_never_suffice(one: dict[str, Any], other: dict[str, Any], held: bool) -> None:
    """However well and rare the names agree, nothing is called likely without a third agreeing property."""
    episodes = [{"facility": "fac-0000000000000001", "episode_kind": "camp", "start": "2018"}] if held else []
    profiles = [profile(person(number, episodes=episodes, **said)) for number, said in ((1, one), (2, other))]
    (found,) = compare_with(profiles[0], profiles[1:], bearers=({}, 1_000_000))
    assert found.probability <= CAP_WITHOUT_THIRD
    assert found.level in ("possible", "unlikely")


def test_the_cap_holds_even_if_the_sum_would_not() -> None:
    """A year that could be the same, a facility and an event of some year are no third property."""
    held = [{"episode_kind": "camp", "start": "2018", "facility": "fac-0000000000000001"}]
    one, other = (
        profile(person(number, name="Nurgül Örnek", sex="female", born=born, episodes=held))
        for number, born in ((1, "1984~"), (2, "1984"))
    )
    (found,) = compare_with(one, [other], bearers=({}, 1_000_000))
    assert found.prior + sum(each.weight for each in found.reasons) > 0
    assert found.probability == CAP_WITHOUT_THIRD


def test_a_good_match_is_explained_in_words() -> None:
    """Strongest first; what speaks against stands apart."""
    home: dict[str, Any] = {"sex": "female", "father_name": "Tursun"}
    one = profile(person(1, name="Nurgül Örnek", born="1984", birth_place="654021", **home))
    other = profile(person(2, name="نۇرگۈل ئۆرنەك", born="1984-03", birth_place="653101", **home))
    (found,) = compare_with(one, [other], bearers=({}, 1_000_000))
    assert found.level in ("likely", "near certain")
    assert {each.word for each in found.reasons} >= {"birth: same year", "sex: same"}
    assert {each.word.partition(":")[0] for each in found.reasons} >= {"spelling", "father"}
    assert [each.word for each in found.against] == ["home: other prefecture"]
    assert any("Tursun" in each.sentence for each in found.reasons)
    strengths = [each.weight for each in found.reasons]
    assert strengths == sorted(strengths, reverse=True)


def test_a_brother_taken_on_the_same_day_is_unlikely() -> None:
    """Families are taken together: surname, village, father and day agree, and a source says that they are brothers."""
    home: dict[str, Any] = {"birth_place": "654021", "father_name": "Tursun", "sex": "male"}
    day = [{"episode_kind": "arrest", "start": "2018-03-15"}]
    one = person(1, name="Serik Ülgi", episodes=day, links=[{"to": person_id(2), "relation": "sibling"}], **home)
    found = compare(one, person(2, name="Serik Ülgi", episodes=day, **home))
    assert found.level == "unlikely"
    assert "kin: related" in [each.word for each in found.against]


def test_empty_records_are_unlikely() -> None:
    """Nothing known is nothing proposed."""
    found = compare(person(1), person(2))
    assert (found.level, found.reasons, found.against) == ("unlikely", (), ())


def test_nobody_to_compare_with_is_no_error() -> None:
    """A first record has no candidates."""
    assert compare_with(profile(person(1, name="Nurgül Örnek")), []) == []


def test_other_weights_give_another_probability() -> None:
    """An archive's own weights are used where they are given."""
    one, other = (person(number, name="Nurgül Örnek", born="1984") for number in (1, 2))
    sure = Weights(0.0, {"birth: same year": 10.0})
    assert compare(one, other, sure).probability == pytest.approx(1 / (1 + 2**-10), abs=1e-4)

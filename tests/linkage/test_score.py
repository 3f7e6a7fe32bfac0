"""The score: symmetric, deterministic, explained, and never likely on name and sex alone."""

import math
from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st

from guvah.linkage.score import compare
from guvah.linkage.weights import CAP_WITHOUT_THIRD, PRIOR, WEIGHTS
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


@settings(max_examples=200, deadline=None)
@given(records(1), records(2))
def test_a_comparison_is_the_same_in_either_order_and_every_time(one: Record, other: Record) -> None:
    """Probability, reasons and their sentences do not depend on who is compared with whom."""
    assert compare(one, other) == compare(other, one) == compare(one, other)
    assert 0 <= compare(one, other).probability <= 1


@settings(max_examples=200, deadline=None)
@given(records(1), records(2))
def test_the_reasons_add_up_to_the_probability(one: Record, other: Record) -> None:
    """Nothing counts that is not shown: prior and weights give the probability, or it is capped."""
    found = compare(one, other)
    bits = PRIOR + math.fsum(each.weight for each in (*found.reasons, *found.against))
    assert found.probability in (round(1 / (1 + 2**-bits), 4), CAP_WITHOUT_THIRD)
    assert all(each.weight == WEIGHTS[each.word] and each.sentence for each in (*found.reasons, *found.against))


@settings(max_examples=200, deadline=None)
@given(
    NAME_AND_SEX,
    NAME_AND_SEX,
    st.lists(st.just({"facility": "fac-0000000000000001", "episode_kind": "camp", "start": "2018"}), max_size=1),
)
def test_name_and_sex_alone_never_suffice(
    one: dict[str, Any], other: dict[str, Any], held: list[dict[str, str]]
) -> None:
    """However well the names agree, nothing is called likely without a third agreeing property."""
    found = compare(person(1, episodes=held, **one), person(2, episodes=held, **other))
    assert found.probability <= CAP_WITHOUT_THIRD
    assert found.level in ("possible", "unlikely")


def test_the_cap_holds_even_if_the_sum_would_not() -> None:
    """A year that could be the same, a facility and an event of some year are no third property."""
    held = [{"episode_kind": "camp", "start": "2018", "facility": "fac-0000000000000001"}]
    one, other = (
        person(number, name="Nurgül Örnek", sex="female", born=born, episodes=held)
        for number, born in ((1, "1984~"), (2, "1984"))
    )
    found = compare(one, other)
    assert PRIOR + sum(each.weight for each in found.reasons) > -1
    assert found.probability <= CAP_WITHOUT_THIRD


def test_a_good_match_is_explained_in_words() -> None:
    """Strongest first; what speaks against stands apart."""
    one = person(1, name="Nurgül Örnek", sex="female", born="1984", father_name="Tursun", birth_place="654021")
    other = person(2, name="نۇرگۈل ئۆرنەك", sex="female", born="1984-03", father_name="Tursun", birth_place="653101")
    found = compare(one, other)
    assert found.level == "likely"
    assert [each.word for each in found.reasons] == ["name: same", "father: same", "birth: same year", "sex: same"]
    assert [each.word for each in found.against] == ["place: other prefecture"]
    assert "same father's name: Tursun" in [each.sentence for each in found.reasons]


def test_a_brother_taken_on_the_same_day_is_unlikely() -> None:
    """Families are taken together: surname, village, father and day agree, and a source says that they are brothers."""
    home: dict[str, Any] = {"birth_place": "654021", "father_name": "Tursun", "sex": "male"}
    day = [{"episode_kind": "arrest", "start": "2018-03-15"}]
    one = person(1, name="Serik Ülgi", episodes=day, links=[{"to": person_id(2), "relation": "sibling"}], **home)
    assert compare(one, person(2, name="Serik Ülgi", episodes=day, **home)).level in ("unlikely", "possible")


def test_empty_records_are_unlikely() -> None:
    """Nothing known is nothing proposed."""
    assert compare(person(1), person(2)).level == "unlikely"

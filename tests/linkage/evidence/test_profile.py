"""What linkage takes out of a record."""

from hypothesis import given
from hypothesis import strategies as st

from guvah.linkage.evidence.profile import MOST_EVENTS, MOST_SPELLINGS, profile, profile_of
from guvah.model.statement import Statement
from tests.linkage.people import person, person_id, told

WHO = person_id(1)
EPISODE = f"{WHO}/epi-00000000"
SAID = [
    Statement(WHO, "name", "Nurgül Örnek", "tes-0000000000000001"),
    Statement(WHO, "alias", "Gulnur Misal", "doc-0000000000000001"),
    Statement(WHO, "sex", "female", "tes-0000000000000001"),
    Statement(WHO, "born", "1984", "tes-0000000000000001"),
    Statement(WHO, "born", "1985-03", "doc-0000000000000001"),
    Statement(WHO, "age_at_event", "34 years", "doc-0000000000000001"),
    Statement(EPISODE, "episode_kind", "arrest", "tes-0000000000000001"),
    Statement(EPISODE, "start", "2018-03-15", "tes-0000000000000001"),
    Statement(EPISODE, "place", "654021", "tes-0000000000000001"),
    Statement(f"{WHO}/lnk-00000000", "to", person_id(2), "tes-0000000000000001"),
    Statement(f"{WHO}/lnk-00000000", "relation", "sibling", "tes-0000000000000001"),
]


def test_a_profile_is_what_can_be_compared() -> None:
    """Names, births, the years an age leaves, events under one word, relatives, and which sources tell."""
    found = profile_of(WHO, SAID)
    assert found.names == ("Nurgül Örnek", "Gulnur Misal")
    assert (found.sex, found.born, found.born_by_age) == ("female", ("1984", "1985-03"), ("1983/1984",))
    assert (found.events, found.taken_at, found.kin) == ((("taken", "2018-03-15"),), ("654021",), (person_id(2),))
    assert (found.lists, found.told_by) == (("doc-0000000000000001",), ("tes-0000000000000001",))


@given(st.permutations(SAID))
def test_a_profile_is_the_same_for_any_order_of_statements(said: list[Statement]) -> None:
    """Devices hear of the same statements in any order."""
    assert profile_of(WHO, said) == profile_of(WHO, SAID)


def test_a_folded_record_has_the_profile_of_its_statements() -> None:
    """Whether read from the index or from a record: the same."""
    more = {"name": "Serik Ülgi", "born": "1984", "episodes": [{"episode_kind": "arrest", "start": "2018"}]}
    said = (item.statement for item in told(1, **more))  # type: ignore[arg-type]
    assert profile(person(1, **more)) == profile_of(WHO, said)  # type: ignore[arg-type]


def test_only_a_few_of_a_hundred_values_are_compared() -> None:
    """A record that is called everything does not cost a hundred times a hundred comparisons."""
    episodes = [{"episode_kind": "camp", "start": f"{1900 + n}"} for n in range(100)]
    many = profile(person(1, name=[f"Örnek {place}" for place in range(100)], episodes=episodes))
    assert (len(many.names), len(many.events)) == (MOST_SPELLINGS, MOST_EVENTS)


def test_an_age_that_is_none_leaves_no_years() -> None:
    """Days and months are no years, nobody is 300, and an age without a date says nothing."""
    for age in ("3 months", "300", "unknown", "0", "15 días"):
        assert (
            profile(person(1, age_at_event=age, episodes=[{"episode_kind": "arrest", "start": "2018"}])).born_by_age
            == ()
        )
    assert profile(person(1, age_at_event="34")).born_by_age == ()


def test_an_empty_record_has_an_empty_profile() -> None:
    """Nothing told is nothing to compare."""
    empty = profile_of(WHO, [])
    assert empty == type(empty)(WHO)

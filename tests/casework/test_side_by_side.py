"""Two records side by side: what agrees, what is close, what differs, what only one of them says."""

from guvah.casework.side_by_side import MOST_VALUES, Row, plain_row, rows
from guvah.linkage.weights import Reason
from guvah.model.record import Record
from tests.linkage.people import person, person_id

ONE = person(
    1,
    name="Nurgül Örnek",
    sex="female",
    born="1984",
    birth_place="654021",
    occupation="carpet weaver",
    episodes=[{"episode_kind": "arrest", "start": "2017-23"}],
    links=[{"relation": "sister", "to": person_id(3)}],
)
OTHER = person(
    2,
    name="نۇرگۈل ئۆرنەك",
    sex="female",
    born="1950",
    birth_place="653101",
    father_name="Tursun",
    episodes=[{"episode_kind": "camp", "start": "2018"}, {"episode_kind": "arrest", "start": "2017-23"}],
)


FINDINGS = (Reason("name: same", "the same name", 7.0), Reason("sex: same", "both female", 1.0))
YEAR = Reason("birth: same year", "born 1984 and 1984-03-05", 3.0)
FAR, NEAR = Reason("birth: far apart", "born 1950 and 1984", -6.0), Reason("birth: a year apart", "1974, 1975", 0.5)


def by_label(one: Record, other: Record, *findings: Reason) -> dict[str, Row]:
    named = {person_id(3): "Aygül Örnek"}
    return {row.label: row for row in rows(one, other, FINDINGS + findings, lambda id: named.get(id, ""))}


def test_each_property_says_how_the_two_stand() -> None:
    """One value, one name in two scripts, two years, and what only one says."""
    found = by_label(ONE, OTHER, FAR)
    assert found["Sex"] == Row("Sex", ("female",), ("female",), "same")
    assert found["Name"].state == "close"
    assert (found["Date of birth"].left, found["Date of birth"].state) == (("1984",), "differs")
    assert found["Father's name"] == Row("Father's name", (), ("Tursun",), "one side")
    assert found["Occupation"].state == "one side"
    assert "Mother's name" not in found, "what nobody says has no row"


def test_values_are_in_words() -> None:
    """Places by name, seasons as seasons, relatives by name, episodes by date."""
    found = by_label(ONE, OTHER)
    assert found["Place of birth"].left == ("Ghulja County",)
    assert found["Kin"].left == ("sister: Aygül Örnek",)
    assert found["What happened"] == Row(
        "What happened", ("arrest, autumn 2017",), ("arrest, autumn 2017", "camp, 2018"), "same"
    )


def test_a_year_apart_is_no_agreement() -> None:
    """The finding counts a little for it, the reader sees that the two differ."""
    assert (
        by_label(person(1, name="A", born="1975"), person(2, name="A", born="1974"), NEAR)["Date of birth"].state
        == "differs"
    )


def test_a_year_and_a_day_in_it_are_close() -> None:
    """They do not contradict each other."""
    row = by_label(person(1, name="A", born="1984"), person(2, name="A", born="1984-03-05"), YEAR)["Date of birth"]
    assert row.state == "close"


def test_contacts_are_not_shown() -> None:
    """Deciding needs no telephone number."""
    shown = by_label(person(1, name="A", contact="+7 700"), person(2, name="A"))
    assert "+7 700" not in str(shown)


def test_very_many_values_are_cut_and_counted() -> None:
    """A record of many lists stays readable."""
    row = plain_row("Who says so", [f"list {number}" for number in range(MOST_VALUES + 5)], ())
    assert len(row.left) == MOST_VALUES + 1
    assert row.left[-1] == "and 5 more"


def test_no_value_can_steer_a_terminal() -> None:
    """A name is words, whatever was typed."""
    row = by_label(person(1, name="A\x1b[2J\u202eB"), person(2, name="C"))["Name"]
    assert row.left == ("A[2JB",)

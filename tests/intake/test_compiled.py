"""A mapping made ready."""

from guvah.intake.compiled import compile_mapping
from guvah.intake.listed import row_entity

from .lists import KEY, MAPPING, mapping


def test_sealed_properties_stay_sealed() -> None:
    """A property's compartment is the laxest; a mapping may only be stricter."""
    text = MAPPING.replace("name: {from: name,", "name: {sensitivity: sealed, from: name,")
    compiled = compile_mapping(mapping(text), KEY)
    assert {field.prop: field.compartment for field in compiled.fields} == {
        "name": "sealed",
        "born": "case",
        "identity_number": "sealed",
    }


def test_conditions() -> None:
    """A condition compares without case; `filled` asks for another column too; any one of several is enough."""
    text = MAPPING.replace(
        "place: where}",
        "place: where, if: [{column: remark, starts: GONE, filled: taken}, {column: remark, contains: [dead]}]}",
    )
    (episode,) = compile_mapping(mapping(text), KEY).episodes

    def happened(remark: str, taken: str = "") -> bool:
        cells = {"remark": remark, "taken": taken}
        return any(test(cells, False) for test in episode.tests)

    assert happened("gone since", "2017")
    assert not happened("gone since")
    assert happened("said to be DEAD")
    assert not happened("")


def test_parts_that_say_nothing_are_left_out_of_a_joined_cell() -> None:
    """Of several columns joined, only those that say something are read."""
    text = MAPPING.replace("identity_number: paper", "birth_place: {from: [where, paper], empty: ['?']}")
    compiled = compile_mapping(mapping(text), KEY)
    (field,) = (field for field in compiled.fields if field.prop == "birth_place")
    assert field.column == "where+paper"
    assert field.read({"where": "Karabulak", "paper": "?"}).values[0].value == "Karabulak"
    assert field.read({"where": "A", "paper": "B"}).values[0].value == "A, B"


def test_a_facility_by_its_row() -> None:
    """A cell may hold the row key of a list of facilities."""
    text = MAPPING.replace("place: where", "facility: {from: where, list: sites}")
    (episode,) = compile_mapping(mapping(text), KEY).episodes
    outcome = episode.fields[1].read({"where": "7"})
    assert outcome.values[0].value == row_entity("fac", KEY, "sites", "7")

"""Rows to drafts."""

from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from guvah.errors import BadInput
from guvah.intake.convert import convert
from guvah.intake.listed import list_source, row_entity
from guvah.intake.tables import open_table
from guvah.model.body import decode_body, encode_body
from guvah.model.kinds import compartment_rank, schema

from .lists import CSV, KEY, MAPPING, mapping, rows, said, write


def test_what_a_row_says(tmp_path: Path) -> None:
    """A row gives its person's names, dates and papers, its episodes, what is kept, and its own digest."""
    first, second = rows(tmp_path)
    assert first.entity == row_entity("per", KEY, "village", "1")
    assert said(first, "name") == ["Nurgül María Örnek"]
    assert said(first, "identity_number") == ["AB 12-3"]
    assert said(first, "episode_kind") == ["arrest"]
    assert said(first, "start") == ["2017-08-15"]
    assert said(first, "place") == ["654021"]
    assert said(first, "kept") == ["quiet"]
    assert said(first, "row") == [first.digest]
    assert first.episodes == 1
    assert said(second, "name") == ["Serik de la Ülgi"]
    assert second.episodes == 0


def test_every_statement_names_source_and_cell(tmp_path: Path) -> None:
    """The list is the source; the locator is the row key and the column."""
    first = rows(tmp_path)[0]
    statements = {draft.statement.prop: draft.statement for draft in first.drafts}
    assert {statement.source for statement in statements.values()} == {list_source(KEY, "village")}
    assert statements["name"].locator == "1#name"
    assert statements["name"].original == "ÖRNEK  NURGÜL MARÍA"
    assert statements["name"].lang == "en"
    assert statements["kept"].locator == "1#remark"
    assert statements["row"].locator == "1"


def test_nothing_is_recorded_laxer_than_its_property(tmp_path: Path) -> None:
    """A paper's number is sealed, and so are its words where they cannot be read."""
    text = MAPPING.replace("identity_number: paper", "identity_number: {from: paper, keep: [protected]}")
    first = rows(tmp_path, CSV.replace("AB 12-3", "protected"), mapping(text))[0]
    compartments = {draft.statement.locator: draft.compartment for draft in first.drafts}
    assert compartments["1#paper"] == "sealed"
    for result in rows(tmp_path):
        for draft in result.drafts:
            own = schema().compartment_for(draft.statement.entity.rpartition("/")[2][:3], draft.statement.prop)
            assert compartment_rank(draft.compartment) >= compartment_rank(own)


def test_a_row_read_twice_is_the_same(tmp_path: Path) -> None:
    """Ids and digests do not change from run to run."""
    assert rows(tmp_path) == rows(tmp_path)


def test_a_known_row_gives_no_drafts(tmp_path: Path) -> None:
    """What is recorded just so is passed over; a changed row is read again."""
    first, second = rows(tmp_path)
    table = open_table(write(tmp_path, CSV.replace("quiet", "sad")))
    again = list(convert(mapping(), table, KEY, {first.key: first.digest, second.key: second.digest}))
    assert [result.known for result in again] == [False, True]
    assert again[1].drafts == ()
    assert again[0].entity == first.entity
    assert again[0].digest != first.digest


def test_an_ignored_column_changes_nothing(tmp_path: Path) -> None:
    """What is not read is no part of a row's digest."""
    assert [one.digest for one in rows(tmp_path, CSV.replace(",1\n", ",9\n"))] == [one.digest for one in rows(tmp_path)]


@pytest.mark.parametrize(
    ("row", "words"),
    [
        ("1,X,,,,,,\n", "the key of row 2 again"),
        (",X,,,,,,\n", "no key"),
        ("3,,,,,,,\n", "says nothing about anybody"),
        ("x" * 201 + ",X,,,,,,\n", "too long for a key"),
    ],
)
def test_rows_that_are_left_out_are_told(tmp_path: Path, row: str, words: str) -> None:
    """A row that cannot be told from others, or says nothing, gives a problem and no draft."""
    result = rows(tmp_path, CSV + row)[-1]
    assert result.drafts == ()
    assert result.key == ""
    assert words in str(result.problems[-1])


def test_somebody_without_a_name_is_told(tmp_path: Path) -> None:
    """People without a name are people; the missing name is a problem to look at."""
    result = rows(tmp_path, CSV + "3,,1970,,,,,\n")[-1]
    assert said(result, "born") == ["1970"]
    assert [str(problem) for problem in result.problems] == ["row 4 name: no name here"]


def test_a_joined_list_adds_to_the_same_people(tmp_path: Path) -> None:
    """Another list's rows speak of the people of the first; an unknown key is left out."""
    text = """
    list: {id: names, title: Names, language: en, public: yes, origin: village}
    join: {list: village, key: who}
    row: {key: [who, alias]}
    person: {alias: {from: alias, split: "/"}}
    """
    table = open_table(write(tmp_path, "who,alias\n1,Nur / Gül\n9,Nobody\n1,Nur\n"))
    first, second, third = convert(mapping(text), table, KEY, joined={"1": "", "2": ""})
    assert first.entity == third.entity == row_entity("per", KEY, "village", "1")
    assert first.key == "1 | Nur / Gül"
    assert said(first, "alias") == ["Nur", "Gül"]
    assert second.drafts == ()
    assert "no row of the list village has this key" in str(second.problems[0])
    assert first.problems == ()


def test_several_episodes_of_one_kind_are_several(tmp_path: Path) -> None:
    """Two arrests of one row are two episodes, the same two each time."""
    text = MAPPING.replace("keep: [remark]", "  - {kind: arrest, when: remark}")
    (result,) = rows(tmp_path, CSV.splitlines()[0] + "\n1,A,,,2017,,2018,\n", mapping(text))
    entities = {draft.statement.entity for draft in result.drafts if draft.statement.prop == "start"}
    assert len(entities) == result.episodes == 2


def test_columns_are_checked_first(tmp_path: Path) -> None:
    """A table that does not fit gives no row at all."""
    with pytest.raises(BadInput, match="columns that are not there"):
        convert(mapping(), open_table(write(tmp_path, "id,name\n1,A\n")), KEY)


@settings(max_examples=40, suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None)
@given(st.lists(st.text(st.characters(exclude_categories=["Cs", "Cc"]), max_size=30), min_size=7, max_size=7))
def test_any_row_gives_statements_that_can_be_recorded(tmp_path: Path, cells: list[str]) -> None:
    """Whatever stands in a row, its drafts are statements a body accepts."""
    line = ",".join('"' + cell.replace('"', '""') + '"' for cell in cells)
    (result,) = rows(tmp_path, CSV.splitlines()[0] + f"\n1,{line}\n")
    statements = [draft.statement for draft in result.drafts]
    body = encode_body("mem-0000000000000000", statements)
    assert decode_body(body)[1] == statements

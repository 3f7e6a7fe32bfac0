"""Tables: headings, rows, and every way a file is no table."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from guvah.errors import BadInput, HostileInput
from guvah.intake.tables import LONGEST_CELL, Reading, count_rows, open_table

from .lists import write


def test_rows_by_column_and_number(tmp_path: Path) -> None:
    """Rows come with the number a spreadsheet program shows; rows that hold nothing are passed over."""
    table = open_table(write(tmp_path, "id, name \n1,Örnek\n,,\n\n2,Ülgi\n"))
    assert table.columns == ("id", "name")
    assert [(row.number, row.cells) for row in table.rows()] == [
        (2, {"id": "1", "name": "Örnek"}),
        (5, {"id": "2", "name": "Ülgi"}),
    ]


def test_a_table_is_read_again_from_the_start(tmp_path: Path) -> None:
    """Each call of rows begins anew: first to check, then to write."""
    table = open_table(write(tmp_path, "id\n1\n2\n"))
    assert count_rows(table) == len(list(table.rows())) == 2


def test_headings_may_stand_lower(tmp_path: Path) -> None:
    """A title above the headings is skipped where the mapping says so."""
    table = open_table(write(tmp_path, "A list of people\n\nid,name\n1,Örnek\n"), Reading(header=3))
    assert [row.cells for row in table.rows()] == [{"id": "1", "name": "Örnek"}]


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("", "the file is empty"),
        ("a,b,a\n", 'columns 1 and 3 are both called "a"'),
        ("a, b,b \n", 'columns 2 and 3 are both called "b"'),
        (",,\n", "no headings here"),
        ("x" * 300 + ",b\n", "a text, not a name"),
        ("%PDF-1.7", "this is no spreadsheet"),
        ("<html><table>", "this is no spreadsheet"),
        (b"\xd0\xcf\x11\xe0" + b"\0" * 20, "an old or a locked Excel file"),
        ("a\0b,c\n1,2\n", "NUL character in the heading"),
    ],
)
def test_what_is_no_table_is_refused(tmp_path: Path, text: str | bytes, words: str) -> None:
    """Each refusal says what to do, and names the file."""
    with pytest.raises(BadInput, match=words) as refusal:
        open_table(write(tmp_path, text))
    assert str(refusal.value).startswith("village.csv")


def test_headings_without_rows(tmp_path: Path) -> None:
    """A list of nobody is told before anything is written."""
    with pytest.raises(BadInput, match="not one row"):
        count_rows(open_table(write(tmp_path, "id,name\n")))


def test_a_missing_file(tmp_path: Path) -> None:
    """A name that leads nowhere is a sentence, not a traceback."""
    with pytest.raises(BadInput, match="check the name"):
        open_table(tmp_path / "no.csv")


def test_too_many_columns(tmp_path: Path) -> None:
    """Thousands of columns are no list of people."""
    with pytest.raises(HostileInput, match="more than 2,000 columns"):
        open_table(write(tmp_path, ",".join(f"c{n}" for n in range(2001)) + "\n"))


def test_a_long_cell_is_refused_with_row_and_column(tmp_path: Path) -> None:
    """A cell of 10,000 characters is refused unless the mapping allows it."""
    path = write(tmp_path, "id,text\n1,a\n2," + "x" * 10_000 + "\n")
    with pytest.raises(BadInput, match=r"row 3, text: a cell of 10,000 characters.*longest_cell: 10000"):
        count_rows(open_table(path))
    assert count_rows(open_table(path, Reading(longest_cell=10_000))) == 2
    assert LONGEST_CELL < 10_000


def test_uneven_rows_are_told(tmp_path: Path) -> None:
    """A short row is read with empty cells, a long one without the rest; both are told."""
    rows = list(open_table(write(tmp_path, "id,name\n1\n2,Örnek,x\n3,Ülgi,\n")).rows())
    assert [row.cells for row in rows] == [
        {"id": "1", "name": ""},
        {"id": "2", "name": "Örnek"},
        {"id": "3", "name": "Ülgi"},
    ]
    assert [str(problem) for row in rows for problem in row.problems] == [
        "row 2: 1 cells where the heading has 2; the missing ones are read as empty",
        "row 3: 3 cells where the heading has 2; those beyond it are not read",
    ]


def test_a_value_under_no_heading_is_told(tmp_path: Path) -> None:
    """A column without a name is no place for a value."""
    (row,) = open_table(write(tmp_path, "id,,name\n1,x,Örnek\n")).rows()
    assert row.cells == {"id": "1", "name": "Örnek"}
    assert [str(problem) for problem in row.problems] == ["row 2 column 2: a value under no heading; it is not read"]


def test_progress_is_told_while_counting(tmp_path: Path) -> None:
    """Counting a long list reports as it goes."""
    heard: list[int] = []
    assert count_rows(open_table(write(tmp_path, "id\n" + "1\n" * 2500)), heard.append) == 2500
    assert heard == [1000, 2000]


cells = st.text(st.characters(exclude_categories=["Cs", "Cc"]), max_size=20)


@settings(max_examples=60, suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None)
@given(st.lists(st.tuples(cells, cells), min_size=1, max_size=8))
def test_every_cell_comes_back(tmp_path: Path, lines: list[tuple[str, str]]) -> None:
    """Whatever stands in a well-quoted file comes back as it was, or the row held nothing."""

    def quoted() -> Iterator[str]:
        yield '"id","text"'
        for line in lines:
            yield ",".join('"' + cell.replace('"', '""') + '"' for cell in line)

    table = open_table(write(tmp_path, "\r\n".join(quoted())), Reading(encoding="utf-8", delimiter=","))
    found = [(row.cells["id"], row.cells["text"]) for row in table.rows()]
    assert found == [line for line in lines if any(line)]

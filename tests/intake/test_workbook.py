"""XLSX: one sheet, as text, with nothing calculated."""

import datetime
import zipfile
from pathlib import Path

import openpyxl
import pytest

from guvah.errors import BadInput, HostileInput
from guvah.intake.tables import Reading, open_table

Sheet = list[list[object]]


def workbook(folder: Path, *sheets: tuple[str, Sheet]) -> Path:
    """Write a workbook."""
    book = openpyxl.Workbook()
    book.remove(book.worksheets[0])
    for title, rows in sheets:
        sheet = book.create_sheet(title)
        for row in rows:
            sheet.append(row)
    path = folder / "list.xlsx"
    book.save(path)
    return path


def read(path: Path, reading: Reading | None = None) -> list[dict[str, str]]:
    return [row.cells for row in open_table(path, reading).rows()]


def test_cells_are_words(tmp_path: Path) -> None:
    """Whole numbers have no decimals, booleans are words, nothing is empty."""
    path = workbook(tmp_path, ("People", [["id", "name", "n"], [1.0, "Örnek", True], [2, None, 1.5]]))
    assert read(path) == [{"id": "1", "name": "Örnek", "n": "TRUE"}, {"id": "2", "name": "", "n": "1.5"}]


def test_a_date_gives_no_more_than_its_cell_shows(tmp_path: Path) -> None:
    """A day shown as a month is a month: precision is never gained."""
    path = workbook(tmp_path, ("P", [["a", "b", "c"], [datetime.date(2018, 3, 1)] * 3]))
    book = openpyxl.load_workbook(path)
    sheet = book["P"]
    for cell, shown in zip(sheet[2], ("yyyy-mm-dd", "mmm yyyy", "yyyy"), strict=True):
        cell.number_format = shown
    book.save(path)
    assert read(path) == [{"a": "2018-03-01", "b": "2018-03", "c": "2018"}]


def test_formulas_stay_text_and_are_told(tmp_path: Path) -> None:
    """A formula gives its own text and a problem with row and column; it is never calculated."""
    path = workbook(tmp_path, ("P", [["id", "born"], [1, "=1900+84"]]))
    (row,) = open_table(path).rows()
    assert row.cells["born"] == "=1900+84"
    assert [str(problem) for problem in row.problems] == [
        "row 2 born: a formula: kept as text, never calculated; paste the value instead"
    ]


def test_the_only_filled_sheet_is_read(tmp_path: Path) -> None:
    """Empty sheets beside the list do not matter."""
    assert read(workbook(tmp_path, ("Sheet1", []), ("People", [["id"], [7]]))) == [{"id": "7"}]


def test_several_filled_sheets_need_a_name(tmp_path: Path) -> None:
    """Which sheet is meant is never guessed."""
    path = workbook(tmp_path, ("A", [["id"], [1]]), ("B", [["id"], [2]]))
    with pytest.raises(BadInput, match=r"several sheets hold something \(A, B\)"):
        open_table(path)
    assert read(path, Reading(sheet="B")) == [{"id": "2"}]
    with pytest.raises(BadInput, match="there are: A, B"):
        open_table(path, Reading(sheet="C"))


def test_an_empty_workbook(tmp_path: Path) -> None:
    """A workbook with nothing in it is told."""
    with pytest.raises(BadInput, match="no sheet of this workbook holds anything"):
        open_table(workbook(tmp_path, ("A", [])))


def test_a_zip_that_is_no_workbook(tmp_path: Path) -> None:
    """Another zip file is refused by what it lacks."""
    path = tmp_path / "list.xlsx"
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr("letter.txt", "hello")
    with pytest.raises(BadInput, match="no Excel workbook"):
        open_table(path)


def test_a_cut_off_workbook(tmp_path: Path) -> None:
    """A workbook whose end is missing is damaged, not a traceback."""
    path = workbook(tmp_path, ("A", [["id"], [1]]))
    path.write_bytes(path.read_bytes()[:-200])
    with pytest.raises(BadInput, match="damaged"):
        open_table(path)


def test_a_wide_row_after_narrow_headings(tmp_path: Path) -> None:
    """What a sheet claims of its own size is not believed; cells beyond the headings are told."""
    path = workbook(tmp_path, ("A", [["id"], [1, None, "x"]]))
    (row,) = open_table(path).rows()
    assert row.cells == {"id": "1"}
    assert "those beyond it are not read" in str(row.problems[0])


def test_too_many_parts(tmp_path: Path) -> None:
    """A workbook of thousands of parts is a bomb, told without opening it."""
    path = tmp_path / "list.xlsx"
    with zipfile.ZipFile(path, "w") as archive:
        for number in range(2_001):
            archive.writestr(f"xl/{number}.xml", "<a/>")
    with pytest.raises(HostileInput, match="looks like a bomb"):
        open_table(path)

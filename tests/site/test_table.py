"""People as a table that a spreadsheet program opens safely."""

import csv
import dataclasses
import io

import pytest
from hypothesis import given
from hypothesis import strategies as some

from guvah.release.released import ReleasedName
from guvah.site.table import COLUMNS, guarded, header, row
from tests.site.fictional import nurgul


def read_back(*lines: bytes) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(b"".join(lines).decode("utf-8-sig"))))


def test_person_as_a_line() -> None:
    """The columns hold the shown values."""
    (line,) = read_back(header(), row(nurgul()))
    assert tuple(line) == COLUMNS
    assert line["name"] == "Nurgül Örnek"
    assert line["other_names"] == "نۇرگۈل ئۆرنەك | Нургуль Орнек | 努尔古丽·约尔乃克"
    assert (line["taken"], line["taken_year"], line["last_changed"]) == ("2017-10", "2017", "2024-06-12")


@pytest.mark.parametrize("cell", ["=cmd|' /C calc'!A0", "+1", "-1", "@SUM(A1)", "\t=1", "\r=1", " =1", "＝1"])
def test_formulas_are_disarmed(cell: str) -> None:
    """A cell that a spreadsheet would run begins with an apostrophe."""
    assert guarded(cell).startswith("'")


@given(some.text(max_size=30))
def test_every_cell_is_safe_and_comes_back_as_one_line(text: str) -> None:
    """Whatever a name holds, the file stays one line a person and no cell begins like a formula."""
    (line,) = read_back(header(), row(dataclasses.replace(nurgul(), names=(ReleasedName(text, ""),))))
    assert line["id"] == nurgul().id
    assert not line["name"].lstrip(" ").startswith(("=", "+", "-", "@", "\t", "\r", "\n"))

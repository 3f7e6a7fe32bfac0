"""CSV of every kind."""

from pathlib import Path

import pytest

from guvah.errors import BadInput
from guvah.intake.delimited import open_csv

from .lists import write


def read(
    path: Path, encoding: str | None = None, delimiter: str | None = None, expected: tuple[str, ...] = ()
) -> list[list[str]]:
    source, _ = open_csv(path, encoding, delimiter, expected)
    return [cells for _, cells in source()]


@pytest.mark.parametrize("delimiter", [",", ";", "\t", "|"])
def test_the_delimiter_is_found(tmp_path: Path, delimiter: str) -> None:
    """Any usual delimiter is found, other marks inside the cells notwithstanding."""
    lines = [["id", "name", "where"], ["1", 'Örnek, "N"', "a; b"], ["2", "Ülgi|S", "c, d"]]
    text = "\n".join(delimiter.join('"' + cell.replace('"', '""') + '"' for cell in line) for line in lines)
    assert read(write(tmp_path, text)) == lines


def test_expected_headings_decide(tmp_path: Path) -> None:
    """Where cells are full of commas, the headings the mapping names decide."""
    text = "id;name, given\n1;a, b\n2;c, d\n"
    assert read(write(tmp_path, text), expected=("id", "name, given"))[0] == ["id", "name, given"]


def test_rows_are_counted_as_records(tmp_path: Path) -> None:
    """A line break inside quotes does not begin a row."""
    source, _ = open_csv(write(tmp_path, 'id,text\n1,"two\nlines"\n2,x\n'), None, None, ())
    assert [number for number, _ in source()] == [1, 2, 3]


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ('id,a\n1,"never closed\n2,b\n', "row 2: a quote mark is opened here and never closed"),
        ('id,a\n1,"a"b"\n', "row 2: a quote mark stands inside"),
        ('id,a\n1,"' + "x" * 140_000 + '"\n', "row 2: a cell of more than"),
    ],
)
def test_broken_quotes_name_the_row(tmp_path: Path, text: str, words: str) -> None:
    """Quotes that do not fit are refused with the row, never repaired."""
    with pytest.raises(BadInput, match=words):
        read(write(tmp_path, text), delimiter=",")


def test_undecodable_bytes_name_row_and_column(tmp_path: Path) -> None:
    """Bytes that are not the declared encoding are refused with row and column."""
    path = write(tmp_path, "id,имя\n1,Орнек\n2,".encode() + b"\xff\xfe\n")
    with pytest.raises(BadInput, match="row 3, имя: bytes that are not utf-8"):
        read(path, "utf-8", ",")


def test_a_bad_delimiter_is_refused(tmp_path: Path) -> None:
    """A delimiter is one character and no quote."""
    for delimiter in (";;", '"'):
        with pytest.raises(BadInput, match="one character"):
            read(write(tmp_path, "a,b\n"), delimiter=delimiter)

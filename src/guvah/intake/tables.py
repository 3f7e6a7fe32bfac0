"""A spreadsheet as rows: CSV or XLSX, streamed in constant memory.

Owns what a table is (headings, numbered rows of text) and everything that makes a file no table. Never interprets a
cell, never calculates a formula, never loses a cell in silence: what cannot be read is refused with row and column.
"""

from collections.abc import Callable, Collection, Iterator
from dataclasses import dataclass
from pathlib import Path

from guvah.errors import BadInput, HostileInput
from guvah.intake.delimited import Source, open_csv
from guvah.intake.rows import Problem, Row, looks_like_formula
from guvah.intake.workbook import open_sheet

LONGEST_CELL = 9_999  # characters, unless the mapping says otherwise
LONGEST_EVER = 100_000
LONGEST_HEADING = 200
MOST_COLUMNS = 2_000

_OLE = b"\xd0\xcf\x11\xe0"
_ZIP = b"PK\x03\x04"
_OTHER = (b"%PDF", b"\x89PNG", b"\xff\xd8\xff", b"{\\rtf", b"SQLite f", b"<!DOCTYP", b"<html")
_FORMULA = "a formula: kept as text, never calculated; paste the value instead"
_NO_HEADING = "a value under no heading; it is not read"


@dataclass(frozen=True, slots=True)
class Table:
    """A file opened as a table. `rows` reads it from the start at each call; `notes` say what was assumed of it."""

    name: str
    columns: tuple[str, ...]
    rows: Callable[[], Iterator[Row]]
    notes: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Reading:
    """How to read a file: what a mapping's `file:` block may say. `expected` are headings that help to find the rest.

    `header` is the row of the headings (from 1); `longest_cell` is in characters.
    """

    encoding: str | None = None
    delimiter: str | None = None
    sheet: str | None = None
    header: int = 1
    longest_cell: int = LONGEST_CELL
    expected: Collection[str] = ()


def open_table(path: Path, reading: Reading | None = None) -> Table:
    """Open a CSV or XLSX file and read its headings; nothing else is read yet.

    Raises BadInput (no table, no headings, two columns of one name) or HostileInput (a bomb).
    """
    reading = reading or Reading()
    source, notes = _open(path, reading)
    columns = _headings(source(), path.name, reading.header)
    rows = _Rows(path.name, source, columns, reading)
    return Table(path.name, tuple(column for column in columns if column), rows, notes)


def count_rows(table: Table, tick: Callable[[int], None] | None = None) -> int:
    """Read a table once to its end and count its rows, so that what makes it unreadable is met before any writing.

    `tick` hears the count about every thousand rows. Raises BadInput where there is not one row.
    """
    count = 0
    for count, _ in enumerate(table.rows(), 1):
        if tick is not None and count % 1000 == 0:
            tick(count)
    if not count:
        raise BadInput("holds headings and not one row", table.name)
    return count


def _open(path: Path, reading: Reading) -> tuple[Source, tuple[str, ...]]:
    try:
        with path.open("rb") as file:
            start = file.read(8)
    except OSError as error:
        raise BadInput("cannot be opened; check the name of the file", path.name) from error
    if not start:
        raise BadInput("the file is empty", path.name)
    if start.startswith(_OLE):
        raise BadInput("an old or a locked Excel file; save it as .xlsx without a password, or as CSV", path.name)
    if start.startswith(_ZIP):
        return open_sheet(path, reading.sheet), ()
    if start.startswith(_OTHER):
        raise BadInput("this is no spreadsheet; save the table as CSV or XLSX", path.name)
    return open_csv(path, reading.encoding, reading.delimiter, reading.expected)


def _headings(lines: Iterator[tuple[int, list[str]]], name: str, header: int) -> list[str]:
    """Return the column names by position, '' where a column has none."""
    columns = next((cells for number, cells in lines if number == header), [])
    where = f"{name}, row {header}"
    if len(columns) > MOST_COLUMNS:
        raise HostileInput(f"more than {MOST_COLUMNS:,} columns", where)
    columns = [" ".join(cell.split()) for cell in columns]
    if not any(columns):
        raise BadInput("no headings here; the mapping can say in which row they stand (file: {header: 3})", where)
    seen: dict[str, int] = {}
    for position, column in enumerate(columns, 1):
        if len(column) > LONGEST_HEADING:
            raise BadInput(f"the heading of column {position} is a text, not a name; is this the heading row?", where)
        if "\0" in column:
            raise BadInput(
                f"a NUL character in the heading of column {position}; the file is damaged or no text", where
            )
        if column and column in seen:
            raise BadInput(f'columns {seen[column]} and {position} are both called "{column}"; rename one', where)
        seen[column] = position
    return columns


class _Rows:
    """Reads the rows of one table; each call starts anew."""

    def __init__(self, name: str, source: Source, columns: list[str], reading: Reading) -> None:
        self._name = name
        self._source = source
        self._columns = columns
        self._reading = reading
        self._all_named = all(columns)

    def __call__(self) -> Iterator[Row]:
        header, columns, width = self._reading.header, self._columns, len(self._columns)
        for number, cells in self._source():
            if number <= header or not any(cells):
                continue
            problems = self._problems(number, cells)
            if len(cells) != width:
                problems.extend(_ragged(number, cells, width))
            found = dict(zip(columns, cells, strict=False))
            if len(cells) < width:
                found.update(dict.fromkeys(columns[len(cells) :], ""))
            if not self._all_named:
                found.pop("", None)
            if any(found.values()):
                yield Row(number, found, tuple(problems))

    def _problems(self, number: int, cells: list[str]) -> list[Problem]:
        problems: list[Problem] = []
        longest = self._reading.longest_cell
        for position, cell in enumerate(cells):
            if not cell:
                continue
            if len(cell) > longest:
                raise BadInput(self._too_long(len(cell)), self._where(number, position))
            if "\0" in cell:
                raise BadInput("a NUL character; the file is damaged or no text", self._where(number, position))
            if cell[0] in "=@+-" and looks_like_formula(cell):
                problems.append(Problem(number, self._column(position), _FORMULA))
            if position < len(self._columns) and not self._columns[position]:
                problems.append(Problem(number, self._column(position), _NO_HEADING))
        return problems

    def _too_long(self, length: int) -> str:
        ever = (
            "" if length > LONGEST_EVER else f"; if it is right, the mapping can say file: {{longest_cell: {length}}}"
        )
        return f"a cell of {length:,} characters where at most {self._reading.longest_cell:,} are read{ever}"

    def _column(self, position: int) -> str:
        name = self._columns[position] if position < len(self._columns) else ""
        return name or f"column {position + 1}"

    def _where(self, number: int, position: int) -> str:
        return f"{self._name}, row {number:,}, {self._column(position)}"


def _ragged(number: int, cells: list[str], width: int) -> list[Problem]:
    words = f"{len(cells)} cells where the heading has {width}"
    if len(cells) < width:
        return [Problem(number, "", f"{words}; the missing ones are read as empty")]
    return [Problem(number, "", f"{words}; those beyond it are not read")] if any(cells[width:]) else []

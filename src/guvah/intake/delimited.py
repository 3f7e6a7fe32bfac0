"""CSV as records: any delimiter, any encoding, streamed in constant memory.

Owns the finding of the delimiter, the reading of records and the place where a file breaks. Never knows which record is
the heading, and never repairs a quote: a file whose quotes do not close is refused with its row.
"""

import csv
import io
from collections.abc import Callable, Collection, Iterator
from pathlib import Path

from guvah.errors import BadInput, HostileInput
from guvah.intake.decoding import decoding_of

DELIMITERS = ",;\t|"
SAMPLE_CHARS = 1 << 17
SAMPLE_ROWS = 60
LONGEST_LINE = 2_000_000  # characters

Source = Callable[[], Iterator[tuple[int, list[str]]]]


def open_csv(
    path: Path, encoding: str | None, delimiter: str | None, expected: Collection[str]
) -> tuple[Source, tuple[str, ...]]:
    """Find encoding and delimiter; return what streams (row number, cells) from the start at each call, and notes.

    `expected` are headings that help to find the delimiter. Raises BadInput where the bytes spell no text.
    """
    decoding = decoding_of(path, encoding)
    between = delimiter or _delimiter(path, decoding.encoding, expected)
    if len(between) != 1 or between in '"\r\n':
        raise BadInput('the delimiter must be one character, such as ";" or a tab', path.name)

    def source() -> Iterator[tuple[int, list[str]]]:
        return _records(path, decoding.encoding, between)

    return source, (decoding.note,) if decoding.note else ()


def _records(path: Path, encoding: str, delimiter: str) -> Iterator[tuple[int, list[str]]]:
    """Yield (row number, cells): one number a record, as a spreadsheet program counts, line breaks inside it or not."""
    number = 0
    with path.open("r", encoding=encoding, newline="") as file:
        records = csv.reader(_lines(file, path.name), delimiter=delimiter, strict=True)
        try:
            for cells in records:
                number += 1
                yield number, cells
        except csv.Error as error:
            raise BadInput(_sentence(str(error)), f"{path.name}, row {number + 1:,}") from error
        except UnicodeDecodeError as error:
            raise _broken(path, encoding, delimiter) from error
        except UnicodeError as error:
            raise BadInput(f"does not read as {encoding}; name its encoding in the mapping", path.name) from error


def _lines(file: io.TextIOWrapper, name: str) -> Iterator[str]:
    while line := file.readline(LONGEST_LINE):
        if len(line) >= LONGEST_LINE:
            raise HostileInput(f"a line of more than {LONGEST_LINE:,} characters; this is no table", name)
        yield line


def _sentence(words: str) -> str:
    if "field larger" in words:
        return f"a cell of more than {csv.field_size_limit():,} characters, or a quote mark that is never closed"
    if "unexpected end" in words:
        return "a quote mark is opened here and never closed; is the file complete?"
    return 'a quote mark stands inside a quoted cell; write it twice ("") or save the table again as CSV'


def _broken(path: Path, encoding: str, delimiter: str) -> BadInput:
    """Find the cell whose bytes do not decode."""
    words = f"bytes that are not {encoding}; save the file again as UTF-8, or name its real encoding in the mapping"
    with path.open("r", encoding=encoding, errors="replace", newline="") as file:
        columns: list[str] = []
        for number, cells in enumerate(csv.reader(_lines(file, path.name), delimiter=delimiter), 1):
            columns = columns or cells
            for position, cell in enumerate(cells):
                if "\ufffd" in cell:
                    known = number > 1 and position < len(columns)
                    column = columns[position] if known else f"column {position + 1}"
                    return BadInput(words, f"{path.name}, row {number:,}, {column}")
    return BadInput(words, path.name)


def _delimiter(path: Path, encoding: str, expected: Collection[str]) -> str:
    """Choose the delimiter whose headings hold what is expected, then the one that gives the steadiest columns."""
    with path.open("r", encoding=encoding, newline="", errors="replace") as file:
        sample = file.read(SAMPLE_CHARS)
    return max(DELIMITERS, key=lambda delimiter: _score(sample, delimiter, expected))


def _score(sample: str, delimiter: str, expected: Collection[str]) -> tuple[int, float, int]:
    records: list[list[str]] = []
    try:
        for cells in csv.reader(io.StringIO(sample, newline=""), delimiter=delimiter):
            records.append(cells)
            if len(records) == SAMPLE_ROWS:
                break
    except csv.Error:
        return 0, 0.0, 0
    if not records:
        return 0, 0.0, 0
    heading = {" ".join(cell.split()) for cell in records[0]}
    width = len(records[0])
    steady = sum(len(cells) == width for cells in records) / len(records)
    return len(heading & set(expected)), steady if width > 1 else 0.0, width

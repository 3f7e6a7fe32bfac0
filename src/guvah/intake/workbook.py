"""XLSX without trust: the archive is measured before it is opened, then one sheet is streamed as text.

Owns the guards against zip and XML bombs and the words of a cell. Never calculates: a formula gives its own text. A
date gives only as much as its cell shows: a day shown as "Mar 2018" is read as 2018-03.
"""

import re
import zipfile
import zlib
from collections.abc import Callable, Iterator
from datetime import date, datetime
from pathlib import Path

import openpyxl
from openpyxl.reader.excel import ExcelReader
from openpyxl.utils.exceptions import InvalidFileException
from openpyxl.xml.constants import SHARED_STRINGS

from guvah.errors import BadInput, HostileInput
from guvah.intake.shared_strings import SharedStrings, read_shared_strings

MOST_ENTRIES = 2_000
LARGEST_ENTRY = 2 << 30  # bytes unpacked; a million rows of 20 columns are about 1 GB
LARGEST_TOTAL = 3 << 30
LARGEST_STRINGS = 512 << 20  # unpacked XML; of their words no more is held than shared_strings.MOST_BYTES
LARGEST_HELD = 16 << 20  # any part that is read as a whole: the list of sheets, styles, properties
HIGHEST_RATIO = 150  # measured: sheets of one repeated row reach about 60
SMALL = 4 << 20  # below this a high ratio does no harm
PROLOGUE = 1 << 16
# What openpyxl and zipfile raise for a workbook that is broken inside (ParseError of the XML is a SyntaxError).
_UNREADABLE = (
    *(ValueError, KeyError, TypeError, AttributeError, IndexError, SyntaxError, EOFError, OSError),
    *(zipfile.BadZipFile, zlib.error, RuntimeError),
)
_DAMAGED = "this workbook is damaged; open it in a spreadsheet program and save it again"
_ROOT = re.compile(rb"<[A-Za-z]")
_QUOTED_FORMAT = re.compile(r'"[^"]*"|\\.|\[[^\]]*\]|_.')


def open_sheet(path: Path, sheet: str | None) -> Callable[[], Iterator[tuple[int, list[str]]]]:
    """Check a workbook and choose its sheet; the answer streams (row number, cells) each time it is called.

    Raises HostileInput for a bomb; BadInput where it is no workbook, or which sheet is meant cannot be told.
    """
    _measure(path)
    book, strings = _open(path, None)
    name = _choose(book, path, sheet)

    def source() -> Iterator[tuple[int, list[str]]]:
        book, _ = _open(path, strings)
        try:
            worksheet = book[name]
            worksheet.reset_dimensions()  # what the file claims of its size is not believed
            for number, cells in enumerate(worksheet.iter_rows(), 1):
                yield number, [_text(cell) for cell in cells]
        except _UNREADABLE as error:
            raise BadInput(f'sheet "{name}" cannot be read; save the table as CSV', path.name) from error
        finally:
            book.close()

    return source


def _measure(path: Path) -> None:
    """Refuse what would unpack to too much, from its directory alone, and XML that declares entities."""
    try:
        with zipfile.ZipFile(path) as archive:
            entries = archive.infolist()
            if len(entries) > MOST_ENTRIES:
                raise HostileInput(f"{len(entries):,} parts in one workbook; this looks like a bomb", path.name)
            if sum(entry.file_size for entry in entries) > LARGEST_TOTAL:
                raise HostileInput("unpacks to more than 3 GB; this looks like a bomb", path.name)
            for entry in entries:
                _measure_entry(archive, entry, path.name)
            if "xl/workbook.xml" not in archive.namelist():
                raise BadInput("a zip file, but no Excel workbook; save the table as .xlsx or CSV", path.name)
    except _UNREADABLE as error:
        raise BadInput(_DAMAGED, path.name) from error


def _measure_entry(archive: zipfile.ZipFile, entry: zipfile.ZipInfo, name: str) -> None:
    strings = entry.filename.endswith("sharedStrings.xml")
    if entry.file_size > (LARGEST_STRINGS if strings else LARGEST_ENTRY):
        raise HostileInput("a part of this workbook is too large; save the table as CSV", name)
    if entry.file_size > SMALL and entry.file_size > HIGHEST_RATIO * max(entry.compress_size, 1):
        raise HostileInput("unpacks to far more than it should; this looks like a bomb. Save the table as CSV", name)
    if entry.flag_bits & 0x1:
        raise BadInput("this workbook is locked with a password; save it without one", name)
    if entry.filename.endswith((".xml", ".rels")):
        with archive.open(entry) as part:
            start = part.read(PROLOGUE)
        root = _ROOT.search(start)
        if root is None or b"<!" in start[: root.start()].replace(b"<!--", b""):
            raise HostileInput("declares XML entities, or is not plain XML; save the table as CSV", name)


class _Archive(zipfile.ZipFile):
    """A workbook's parts; none that is too large is read as a whole."""

    def read(self, name: str | zipfile.ZipInfo, pwd: bytes | None = None) -> bytes:
        """Return a part. Raises HostileInput."""
        if (name if isinstance(name, zipfile.ZipInfo) else self.getinfo(name)).file_size > LARGEST_HELD:
            raise HostileInput("a part of this workbook is too large; save the table as CSV")
        return super().read(name, pwd)


class _Reader(ExcelReader):
    """openpyxl's reader, with shared words in little memory and read once, however often the sheet is streamed."""

    def __init__(self, path: Path, strings: SharedStrings | None) -> None:
        super().__init__(path, read_only=True, data_only=False, keep_links=False)
        self.archive.close()
        self.archive = _Archive(path)
        self.strings = strings or SharedStrings()
        self._known = strings is not None

    def read_strings(self) -> None:
        """Take the words that are known, or read them."""
        part = None if self._known else self.package.find(SHARED_STRINGS)  # type: ignore[no-untyped-call]
        if part is not None:
            with self.archive.open(part.PartName[1:]) as untrusted:
                self.strings = read_shared_strings(untrusted)
        self.shared_strings = self.strings  # type: ignore[assignment]  # it is only asked by number


def _open(path: Path, strings: SharedStrings | None) -> tuple[openpyxl.Workbook, SharedStrings]:
    try:
        reader = _Reader(path, strings)
        reader.read()
    except (InvalidFileException, *_UNREADABLE) as error:
        raise BadInput(_DAMAGED, path.name) from error
    return reader.wb, reader.strings


def _choose(book: openpyxl.Workbook, path: Path, sheet: str | None) -> str:
    try:
        names: list[str] = [worksheet.title for worksheet in book.worksheets]
        if sheet is not None:
            if sheet not in names:
                raise BadInput(f'no sheet is called "{sheet[:40]}"; there are: {", ".join(names)}', path.name)
            return sheet
        filled = [name for name in names if _filled(book, name)]
    finally:
        book.close()
    if not filled:
        raise BadInput("no sheet of this workbook holds anything", path.name)
    if len(filled) > 1:
        raise BadInput(
            f"several sheets hold something ({', '.join(filled)}); name one in the mapping (file: {{sheet: ...}})",
            path.name,
        )
    return filled[0]


def _filled(book: openpyxl.Workbook, name: str) -> bool:
    worksheet = book[name]
    worksheet.reset_dimensions()
    rows = worksheet.iter_rows(max_row=50, values_only=True)
    return any(value is not None for row in rows for value in row)


def _text(cell: object) -> str:
    """Return a cell's words. Whole numbers have no decimals; dates show no more than their format does."""
    value = getattr(cell, "value", None)
    if value is None or isinstance(value, str):
        return value or ""
    if isinstance(value, bool):
        return str(value).upper()
    if isinstance(value, float) and value.is_integer() and abs(value) < 1e15:
        return str(int(value))
    if isinstance(value, datetime | date):
        return _shown_date(value, str(getattr(cell, "number_format", "")))
    return str(getattr(value, "text", value))  # a number, a time, or an array formula with its own text


def _shown_date(value: datetime | date, number_format: str) -> str:
    shown = _QUOTED_FORMAT.sub("", number_format.lower())
    if "d" in shown or not re.search("[ym]", shown):
        return value.strftime("%Y-%m-%d")
    return value.strftime("%Y-%m" if "m" in shown else "%Y")

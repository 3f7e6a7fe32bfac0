"""A workbook that unpacks to far more than it is: refused from its directory, before anything is unpacked."""

import io
import struct
import time
import tracemalloc
import zipfile
from pathlib import Path

import openpyxl
import pytest

from guvah.errors import BadInput, HostileInput
from guvah.intake import workbook
from guvah.intake.shared_strings import read_shared_strings
from guvah.intake.tables import count_rows, open_table

PARTS = {
    "[Content_Types].xml": '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"/>',
    "xl/workbook.xml": '<workbook xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"/>',
}


def bomb(folder: Path, parts: dict[str, str | bytes]) -> Path:
    path = folder / "list.xlsx"
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED, compresslevel=9) as archive:
        for name, content in {**PARTS, **parts}.items():
            archive.writestr(name, content)
    return path


def test_a_part_of_nothing_but_zeros(tmp_path: Path) -> None:
    """Fifty megabytes of one character, packed a thousandfold, are refused in no time."""
    path = bomb(tmp_path, {"xl/worksheets/sheet1.xml": b"0" * 50_000_000})
    began = time.process_time()
    with pytest.raises(HostileInput, match="looks like a bomb"):
        open_table(path)
    assert time.process_time() - began < 1


def test_many_parts_that_are_large_together(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """No part is too large, all of them are."""
    monkeypatch.setattr(workbook, "LARGEST_TOTAL", 1_000_000)
    path = bomb(tmp_path, {f"xl/media/{n}.bin": bytes(range(256)) * 1000 for n in range(5)})
    with pytest.raises(HostileInput, match="unpacks to more than"):
        open_table(path)


def test_one_part_that_is_too_large(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Shared words are held in memory, so their limit is lower."""
    monkeypatch.setattr(workbook, "LARGEST_STRINGS", 1000)
    with pytest.raises(HostileInput, match="too large"):
        open_table(bomb(tmp_path, {"xl/sharedStrings.xml": "<sst>" + "<si/>" * 1000 + "</sst>"}))


def test_a_part_that_is_read_as_a_whole_is_small(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Styles, properties, the list of sheets: a tree is built of them, so they are bounded where they are read."""
    path = tmp_path / "list.xlsx"
    book = openpyxl.Workbook()
    book.active.append(["id"])  # type: ignore[union-attr]
    book.save(path)
    monkeypatch.setattr(workbook, "LARGEST_HELD", 500)
    with pytest.raises(HostileInput, match="too large"):
        open_table(path)


def test_two_letter_words_by_the_million_take_little_memory(tmp_path: Path) -> None:
    """A list of Python strings would take sixty bytes for each; they are held in little more than their own."""
    words = b"".join(b"<si><t>%x</t></si>" % (number * 7919 % 65536) for number in range(300_000))
    head = b'<?xml version="1.0"?><sst xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main">'
    tracemalloc.start()
    strings = read_shared_strings(io.BytesIO(head + words + b"</sst>"))
    held, _ = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert len(strings) == 300_000
    assert held < 300_000 * 12 + 2_000_000


def test_a_directory_that_lies_about_sizes(tmp_path: Path) -> None:
    """A part that says it is small is read no further than it says, and refused as damaged."""
    path = bomb(tmp_path, {"xl/worksheets/sheet1.xml": b"<worksheet>" + b" " * 30_000_000})
    data = bytearray(path.read_bytes())
    at = data.rindex(b"PK\x01\x02")
    data[at + 24 : at + 28] = struct.pack("<I", 100)
    path.write_bytes(bytes(data))
    with pytest.raises(BadInput):
        count_rows(open_table(path))


def test_a_zip_within_a_zip(tmp_path: Path) -> None:
    """What is packed inside is never unpacked."""
    inner = bomb(tmp_path, {"a": b"0" * 10_000_000}).read_bytes()
    with pytest.raises(BadInput, match="damaged"):
        open_table(bomb(tmp_path, {"xl/worksheets/sheet1.xml": inner}))

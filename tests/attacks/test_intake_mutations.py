"""Damaged input of every kind: whatever a byte becomes, the answer is a value or a sentence, never a traceback."""

import contextlib
import random
from collections.abc import Callable
from pathlib import Path

import openpyxl
import pytest

from guvah.errors import GuvahError
from guvah.intake.capture import read_capture
from guvah.intake.convert import convert
from guvah.intake.mapping import open_mapping, read_mapping
from guvah.intake.tables import open_table
from guvah.intake.testimony import read_testimony

ROOT = Path(__file__).parents[2]
PIECES = (
    b"\xff",
    b"\0",
    b"<",
    b'"',
    b"{",
    b": ",
    b"- ",
    b"\n",
    b"[",
    b"&#0;",
    b"<script>",
    b"*",
    b"null",
    "\u064a".encode(),
)
TIMES = 120


def damaged(random_: random.Random, whole: bytes) -> bytes:
    """Return bytes with a few of them changed, taken away, repeated or put in."""
    data = bytearray(whole)
    for _ in range(random_.randint(1, 8)):
        start = random_.randrange(len(data) + 1)
        end = min(len(data), start + random_.randint(0, 60))
        match random_.randrange(4):
            case 0 if start < len(data):
                data[start] = random_.randrange(256)
            case 1:
                del data[start:end]
            case 2:
                data[start:start] = data[start:end] * random_.randint(1, 4)
            case _:
                data[start:start] = random_.choice(PIECES)
    return bytes(data)


def try_all(seed: int, files: list[bytes], read: Callable[[bytes], object]) -> None:
    random_ = random.Random(seed)
    for _ in range(TIMES):
        with contextlib.suppress(GuvahError):
            read(damaged(random_, random_.choice(files)))


def contents(pattern: str) -> list[bytes]:
    found = [path.read_bytes() for path in sorted(ROOT.glob(pattern)) if path.is_file()]
    assert found
    return found


@pytest.mark.parametrize("seed", [1, 2])
def test_damaged_pages(seed: int) -> None:
    """Pages with broken tags, addresses, metadata and encodings."""
    try_all(seed, contents("tests/intake/pages/*"), lambda data: read_capture(data, "page.html"))


@pytest.mark.parametrize("seed", [1, 2])
def test_damaged_forms(seed: int) -> None:
    """Forms with broken indentation, values and names."""
    try_all(
        seed, contents("examples/fictional/testimonies/*.yaml"), lambda data: read_testimony(data, "f.yaml", b"k" * 32)
    )


def test_damaged_mappings() -> None:
    """Mappings with broken words."""
    try_all(3, contents("examples/argentina/*.yaml"), lambda data: read_mapping(data, "m.yaml"))


def test_damaged_lists(tmp_path: Path) -> None:
    """Lists with broken quotes, letters and rows."""
    folder = ROOT / "examples" / "fictional" / "lists"
    mapping = open_mapping(folder / "village.yaml")
    path = tmp_path / "village.csv"

    def read(data: bytes) -> object:
        path.write_bytes(data)
        return list(convert(mapping, open_table(path, mapping.reading()), b"k" * 32))

    try_all(4, [(folder / "village.csv").read_bytes()], read)


def test_damaged_workbooks(tmp_path: Path) -> None:
    """Workbooks with broken parts and directories."""
    book = openpyxl.Workbook()
    for row in (["id", "name"], [1, "Örnek"], [2, "Ülgi"]):
        book.worksheets[0].append(row)
    path = tmp_path / "list.xlsx"
    book.save(path)
    whole = path.read_bytes()

    def read(data: bytes) -> object:
        path.write_bytes(data)
        return list(open_table(path).rows())

    try_all(5, [whole], read)

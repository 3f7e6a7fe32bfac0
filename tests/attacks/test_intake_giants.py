"""Lists that are too large, too long or not text at all."""

import time
import tracemalloc
from collections.abc import Iterator
from pathlib import Path

import pytest

from guvah.errors import BadInput, HostileInput
from guvah.intake.tables import Reading, count_rows, open_table

from ..intake.lists import write


@pytest.mark.parametrize(
    ("text", "words"),
    [
        (b"id,name\n1,a\x00b\n", "row 2, name: a NUL character"),
        (b"id,name\n1," + b"x" * 10_000 + b"\n", "row 2, name: a cell of 10,000 characters"),
        (
            b"id,name\n1," + b"x" * 120_000 + b"\n",
            "row 2, name: a cell of 120,000 characters where at most 9,999 are read",
        ),
        (b'id,name\n1,"' + b"x\n" * 100_000, "row 2: a cell of more than"),
        (b"id,name\n1," + b"x" * 3_000_000, "a line of more than|a cell of more than"),
        (b"\x00" * 100_000, "NUL|no headings|text"),
        (bytes(range(1, 256)) * 40, "list|village"),
    ],
)
def test_what_is_refused(tmp_path: Path, text: bytes, words: str) -> None:
    """Each is refused with file, row and column where there are any, and no content of the cell."""
    with pytest.raises(BadInput, match=words) as refusal:
        count_rows(open_table(write(tmp_path, text)))
    assert "xxx" not in str(refusal.value)


def test_a_line_without_end(tmp_path: Path) -> None:
    """A file of one endless line is refused without reading it whole."""
    path = tmp_path / "list.csv"
    with path.open("wb") as file:
        file.write(b"id,name\n")
        file.seek(200_000_000)
        file.write(b"\n")
    tracemalloc.start()
    with pytest.raises((BadInput, HostileInput)):
        count_rows(open_table(path, Reading(encoding="utf-8", delimiter=",")))
    _, peak = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert peak < 40_000_000


def test_a_million_cells_take_no_memory(tmp_path: Path) -> None:
    """Rows are streamed: a list ten times as long needs no more memory."""

    def lines(count: int) -> Iterator[bytes]:
        yield b"id,name,born,where,taken\n"
        for number in range(count):
            yield b"%d,\xc3\x96rnek  Nurg\xc3\xbcl,1984,Ghulja county,2017-10\n" % number

    peaks = []
    for count in (2_000, 25_000):
        path = tmp_path / f"{count}.csv"
        path.write_bytes(b"".join(lines(count)))
        tracemalloc.start()
        assert count_rows(open_table(path)) == count
        peaks.append(tracemalloc.get_traced_memory()[1])
        tracemalloc.stop()
    assert peaks[1] < peaks[0] + 4_000_000


@pytest.mark.slow
def test_a_million_rows_are_read(tmp_path: Path) -> None:
    """A million rows are a long list, no attack: they are read in seconds."""
    path = tmp_path / "list.csv"
    path.write_bytes(b"id,name\n" + b"".join(b"%d,Ornek\n" % number for number in range(1_000_000)))
    began = time.process_time()
    assert count_rows(open_table(path)) == 1_000_000
    assert time.process_time() - began < 30

"""Attachments: constant memory, whatever their size."""

import os
import subprocess
import sys
import tracemalloc
from io import BytesIO
from pathlib import Path

import pytest

from guvah.errors import Unavailable
from guvah.vault import sealing
from guvah.vault.blobs import open_blob, store_blob
from guvah.vault.format import BlobRef

IDENTITY = sealing.identity_of(bytes(range(32)))
ROOT = Path(__file__).parents[2]
SIZE = 32 * 1024 * 1024


class Zeros(BytesIO):
    """A source of `SIZE` zero bytes that never holds them."""

    def __init__(self) -> None:
        super().__init__()
        self.left = SIZE

    def read(self, size: int | None = -1) -> bytes:
        count = self.left if size is None or size < 0 else min(size, self.left)
        self.left -= count
        return bytes(count)


class Counter(BytesIO):
    """Counts what is written and forgets it."""

    count = 0

    def write(self, piece: bytes) -> int:  # type: ignore[override]
        self.count += len(piece)
        return len(piece)


def peak_of_a_large_blob(folder: Path) -> int:
    """Store and read back a large blob; return the most of Python's memory that it took, in bytes."""
    tracemalloc.start()
    path, sha256, size = store_blob(Zeros(), folder, sealing.recipient_of(IDENTITY), os.urandom)
    path.rename(folder / sha256)
    counter = Counter()
    open_blob(folder, sha256, BlobRef("case", 1, sha256, size), [IDENTITY], counter)
    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    assert counter.count == SIZE
    return peak


def test_a_large_blob_needs_little_memory(tmp_path: Path) -> None:
    """Storing and reading back 32 MiB needs less than 4 MiB of Python's memory: in a process without other tests."""
    asked = f"from tests.vault.test_blobs import *; print(peak_of_a_large_blob(Path({str(tmp_path)!r})))"
    done = subprocess.run([sys.executable, "-c", asked], cwd=ROOT, capture_output=True, text=True, check=True)
    assert int(done.stdout) < 4 * 1024 * 1024


def test_a_writer_that_refuses_is_unavailable(tmp_path: Path) -> None:
    """When the place a blob is written to is full, that is said, not taken for a damaged archive."""

    class Full(BytesIO):
        def write(self, piece: bytes) -> int:  # type: ignore[override]
            raise OSError(28, "No space left on device")

    path, sha256, size = store_blob(BytesIO(b"x"), tmp_path, sealing.recipient_of(IDENTITY), os.urandom)
    path.rename(tmp_path / sha256)
    with pytest.raises(Unavailable):
        open_blob(tmp_path, sha256, BlobRef("case", 1, sha256, size), [IDENTITY], Full())

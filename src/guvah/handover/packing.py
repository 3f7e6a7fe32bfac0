"""From a bag in memory to one encrypted file: a tar that is always the same, sealed to one key while it is written.

Owns the bytes of the tar and the order of writing. Never puts a byte in clear on a disk: what the tar yields goes
straight into age. Spec: docs/spec/package.md, "Outer layers".

Invariants: the file appears under its name only when it is whole and on the disk; a failure leaves nothing behind.
"""

import hashlib
import os
import tarfile
import tempfile
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import BinaryIO

import pyrage

from guvah.errors import Unavailable, UserError

_BLOCK = 512
_RECORD = 10_240


def tar_bytes(folder: str, files: Mapping[str, bytes], seconds: int) -> Iterator[bytes]:
    """Yield a USTAR archive of files below one folder, sorted by path, every time the same (`seconds` since 1970
    UTC)."""
    size = 0
    for path in sorted(files, key=lambda path: path.encode()):
        member = tarfile.TarInfo(f"{folder}/{path}")
        member.size, member.mtime, member.mode = len(files[path]), seconds, 0o644
        header = member.tobuf(format=tarfile.USTAR_FORMAT, encoding="utf-8", errors="strict")
        padding = -member.size % _BLOCK
        yield header
        yield files[path]
        yield bytes(padding)
        size += len(header) + member.size + padding
    yield bytes(2 * _BLOCK + -(size + 2 * _BLOCK) % _RECORD)


def write_encrypted(clear: Iterable[bytes], key: pyrage.x25519.Recipient, out: Path) -> str:
    """Encrypt a stream to one key into a new file and return the hex SHA-256 of that file.

    Raises:
        UserError: there is already something at `out`, or its folder is missing.
        Unavailable: the disk is full or does not take the file; nothing is left behind.
    """
    if out.is_symlink() or out.exists():
        raise UserError("There is already a file or folder of that name: nothing is overwritten, choose another name.")
    if not out.parent.is_dir():
        raise UserError("The folder for the package does not exist: make it first, or choose another.")
    try:
        return _write_then_name(clear, key, out)
    except OSError as error:
        raise Unavailable("The package could not be written (is the disk full?): nothing was left behind.") from error


def _write_then_name(clear: Iterable[bytes], key: pyrage.x25519.Recipient, out: Path) -> str:
    descriptor, part_name = tempfile.mkstemp(prefix=".guvah-", suffix=".part", dir=out.parent)
    part = Path(part_name)
    try:
        with os.fdopen(descriptor, "wb") as file:
            written = _Written(file)
            pyrage.encrypt_io(_Stream(clear), written, [key])
            written.finish()
            os.fsync(file.fileno())
        part.rename(out)
    except pyrage.EncryptError as error:
        raise OSError("age could not write") from error
    finally:
        part.unlink(missing_ok=True)
    folder = os.open(out.parent, os.O_RDONLY)
    try:
        os.fsync(folder)
    finally:
        os.close(folder)
    return written.sha256.hexdigest()


class _Stream:
    """What age reads from: the chunks of an iterable, in the sizes it asks for."""

    def __init__(self, chunks: Iterable[bytes]) -> None:
        self._chunks = iter(chunks)
        self._rest = memoryview(b"")

    def read(self, size: int = -1) -> bytes:
        """Return up to `size` bytes, b'' only at the end."""
        while not self._rest:
            chunk = next(self._chunks, None)
            if chunk is None:
                return b""
            self._rest = memoryview(chunk)
        size = len(self._rest) if size < 0 else size
        taken, self._rest = self._rest[:size], self._rest[size:]
        return bytes(taken)


class _Written:
    """What age writes to: counts, hashes and remembers a failure, because age's last write swallows one."""

    def __init__(self, file: BinaryIO) -> None:
        self.sha256 = hashlib.sha256()
        self._file = file
        self._size = 0
        self._failure: OSError | None = None

    def write(self, encrypted: bytes) -> int:
        """Write all of it or remember why not."""
        try:
            self._file.write(encrypted)
        except OSError as error:
            self._failure = error
            raise
        self.sha256.update(encrypted)
        self._size += len(encrypted)
        return len(encrypted)

    def flush(self) -> None:
        """Pass on what is buffered."""
        try:
            self._file.flush()
        except OSError as error:
            self._failure = error
            raise

    def finish(self) -> None:
        """Raise OSError unless every byte is in the file."""
        if self._failure is not None:
            raise self._failure
        self._file.flush()
        if os.fstat(self._file.fileno()).st_size != self._size:
            raise OSError("fewer bytes were written than were encrypted")

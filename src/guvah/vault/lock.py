"""One writing process at a time. Owns the lock file under local/; the operating system frees it when a process dies."""

import fcntl
import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from guvah.errors import Busy
from guvah.vault import layout
from guvah.vault.durable import make_folder, unavailable


def take_lock(archive: Path) -> int:
    """Take the archive's lock; return the descriptor that holds it. Raises Busy, Unavailable."""
    path = archive / layout.lock_path()
    make_folder(path.parent)
    try:
        descriptor = os.open(path, os.O_RDWR | os.O_CREAT | os.O_CLOEXEC, 0o600)
    except OSError as error:
        raise unavailable(error) from error
    try:
        fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except OSError as error:
        os.close(descriptor)
        raise Busy(
            "Another Guvah is writing to this archive. Wait until it has finished, or close it, then try again."
        ) from error
    return descriptor


def release_lock(descriptor: int) -> None:
    """Give the lock back."""
    os.close(descriptor)


@contextmanager
def locked(archive: Path) -> Iterator[None]:
    """Hold the archive's lock for a short act. Raises Busy, Unavailable."""
    descriptor = take_lock(archive)
    try:
        yield
    finally:
        release_lock(descriptor)

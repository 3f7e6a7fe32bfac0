"""Bytes that are on disk before anyone is told. Spec: docs/spec/vault.md, "The order of writes".

Owns the order write, fsync, rename, fsync the folder. Never overwrites: every object of an archive is made once.
Each failure of the disk becomes Unavailable, and what was begun is removed.
"""

import os
import secrets
from collections.abc import Iterable
from concurrent.futures import Executor
from pathlib import Path

from guvah.errors import GuvahError, Unavailable
from guvah.vault.codes import Code, damaged


def unavailable(error: OSError) -> Unavailable:
    """Return the sentence for a disk that refused, naming no file."""
    reason = error.strerror or "the disk refused"
    return Unavailable(
        f"The archive's disk cannot be used just now ({reason}). Nothing was lost; make room, try again."
    )


def write_new(folder: Path, content: bytes) -> Path:
    """Write bytes to a new file in `folder`; it has no lasting name yet and is on disk only after `sync`."""
    path = folder / secrets.token_hex(16)
    try:
        with path.open("xb", buffering=0) as file:
            view = memoryview(content)
            while view:
                view = view[file.write(view) :]
    except OSError as error:
        path.unlink(missing_ok=True)
        raise unavailable(error) from error
    return path


def make_folder(folder: Path) -> set[Path]:
    """Make a folder and those above it; return the folders that must be synced for it to last."""
    missing: list[Path] = []
    while not folder.is_dir():
        missing.append(folder)
        folder = folder.parent
    try:
        for child in reversed(missing):
            child.mkdir(exist_ok=True)
    except OSError as error:
        raise unavailable(error) from error
    return {child.parent for child in missing}


def sync(paths: Iterable[Path], pool: Executor | None = None) -> None:
    """Make the bytes of these files, and the names in these folders, last.

    With a pool all are asked at once: a journalling file system then writes its journal once or twice, not once for
    each, which on a busy disk is several times quicker.
    """
    try:
        if pool is None:
            for path in paths:
                _sync_one(path)
        else:
            list(pool.map(_sync_one, paths))
    except OSError as error:
        raise unavailable(error) from error


def _sync_one(path: Path) -> None:
    descriptor = os.open(path, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)


def place(moves: Iterable[tuple[Path, Path]], pool: Executor | None = None) -> None:
    """Give files that are on disk their lasting names, in this order, and make the names last.

    Only one process may do this to an archive at a time (see lock.py): that is what makes "never overwrites" true.
    """
    folders: set[Path] = set()
    try:
        for source, target in moves:
            folders |= make_folder(target.parent)
            if target.exists():
                raise damaged(Code.FORK, target.name)
            source.rename(target)
            folders.add(target.parent)
    except OSError as error:
        raise unavailable(error) from error
    sync(sorted(folders), pool)


def replace_lightly(path: Path, content: bytes) -> None:
    """Replace a file of this device's own memory; after a power cut either content may be there, or none."""
    temporary = path.with_name(path.name + ".new")
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        temporary.write_bytes(content)
        temporary.replace(path)
    except OSError as error:
        raise unavailable(error) from error


def write_file(path: Path, content: bytes, tmp: Path) -> None:
    """Make one new lasting file at `path`; `tmp` is a folder on the same disk. Raises Unavailable."""
    make_folder(tmp)
    temporary = write_new(tmp, content)
    try:
        sync([temporary])
        place([(temporary, path)])
    except GuvahError:
        temporary.unlink(missing_ok=True)
        raise


def remove_for_good(paths: Iterable[Path]) -> int:
    """Delete files and make their absence last; return how many were there."""
    folders: set[Path] = set()
    count = 0
    try:
        for path in paths:
            if path.exists():
                path.unlink()
                folders.add(path.parent)
                count += 1
    except OSError as error:
        raise unavailable(error) from error
    sync(sorted(folders))
    return count

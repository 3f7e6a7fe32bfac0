"""The folder a site is written into: only what changed is written, what is no longer made is deleted.

Owns every touch of the disk. Never writes into a folder that is not a site of Guvah's, never follows a link out of it,
never leaves half a file (temporary file, then rename) and never leaves a file that this build did not make inside the
site's own folders. A file of the host's own at the top (a domain name, a `.git`) is left alone.

While a build runs `guvah-site.json` (memory.py) says that it is not complete; one that was interrupted is followed
by one that trusts nothing.
"""

import fcntl
import filecmp
import os
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path

from guvah.errors import Busy, HostileInput, Unavailable, UserError
from guvah.site.memory import FILE as MEMORY
from guvah.site.memory import Memory, recall

OWN_FILES = frozenset({"index.html", "404.html", "_headers", MEMORY})
_TEMPORARY = ".new"
_SWEPT = frozenset({*OWN_FILES, *(name + _TEMPORARY for name in OWN_FILES)}) - {MEMORY}


@dataclass(slots=True)
class Folder:
    """An open site folder. `there` are the files found in its own folders; `made` those that belong to this build."""

    root: str
    memory: Memory
    own: frozenset[str]
    there: set[str]
    made: set[str] = field(default_factory=set)
    written: int = 0
    _folders: set[str] = field(default_factory=set)
    _dirty: bool = False

    def put(self, path: str, content: bytes) -> None:
        """Make a file be this content: nothing is touched where it already is."""
        self.made.add(path)
        full = f"{self.root}/{path}"
        if path in self.there and _same(full, content):
            return
        self._begin()
        self.written += 1
        parent = full.rpartition("/")[0]
        if parent not in self._folders:
            os.makedirs(parent, exist_ok=True)  # noqa: PTH103 - pathlib is ten times slower here
            self._folders.add(parent)
        _replace(full, content)

    def put_stream(self, path: str, content: Iterable[bytes]) -> None:
        """Make a file that may be larger than memory be this content."""
        self.made.add(path)
        self._begin()
        full = Path(self.root, path)
        temporary = full.with_name(full.name + _TEMPORARY)
        full.parent.mkdir(parents=True, exist_ok=True)
        with temporary.open("wb", buffering=1 << 20) as file:
            file.writelines(content)
        if path in self.there and filecmp.cmp(temporary, full, shallow=False):
            temporary.unlink()
            return
        self.written += 1
        temporary.replace(full)

    def keep(self, path: str) -> bool:
        """Say that a file stays as the last build left it; False where it is not there and must be made."""
        if path in self.there:
            self.made.add(path)
            return True
        return False

    def sweep(self) -> int:
        """Delete every file of the site's own folders that this build did not make; return how many."""
        gone = self.there - self.made
        if gone:
            self._begin()
        for path in gone:
            os.unlink(f"{self.root}/{path}")  # noqa: PTH108
        for parent in sorted({path.rpartition("/")[0] for path in gone}, key=len, reverse=True):
            _remove_empty(self.root, parent)
        return len(gone)

    def finish(self, memory: Memory) -> None:
        """Remember what was made; only now does the next build trust it."""
        memory.complete = True
        content = memory.written()
        path = f"{self.root}/{MEMORY}"
        if self._dirty or not _same(path, content):
            _replace(path, content)

    def read(self, path: str) -> bytes:
        """Return the bytes of a file of the last build, b'' where it is not there."""
        try:
            return Path(self.root, path).read_bytes()
        except OSError:
            return b""

    def _begin(self) -> None:
        if not self._dirty:
            _replace(f"{self.root}/{MEMORY}", Memory().written())
            self._dirty = True


@contextmanager
def open_folder(out: Path, own_folders: frozenset[str]) -> Iterator[Folder]:
    """Open a new, empty or known site folder for one build, keeping other builds out of it.

    Raises UserError where it holds something else, Busy where another build is at work, Unavailable where it cannot
    be opened.
    """
    try:
        out.mkdir(parents=True, exist_ok=True)
        handle = os.open(out, os.O_RDONLY | os.O_DIRECTORY)
    except OSError as error:
        raise Unavailable("the folder for the site cannot be made or opened; check its path and your rights") from error
    try:
        try:
            fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except OSError as error:
            raise Busy("another process is building this site; wait until it has finished") from error
        yield Folder(str(out), _recall(out), own_folders, set(_files(out, own_folders)))
    except OSError as error:
        raise Unavailable("the site could not be written: is the disk full, or the folder gone?") from error
    finally:
        os.close(handle)


def _recall(out: Path) -> Memory:
    """Return what the last build remembers, an empty memory where it cannot be trusted."""
    names = {entry.name for entry in _entries(str(out))}
    if names and MEMORY not in names:
        raise UserError("this folder is not empty and is not a site of Guvah's: choose an empty folder")
    if not names:
        return Memory()
    return recall((out / MEMORY).read_bytes())


def _files(out: Path, own_folders: frozenset[str]) -> Iterator[str]:
    """Yield the paths of all files in the site's own folders, and of its own files at the top."""
    for entry in _entries(str(out)):
        if entry.name in own_folders:
            if entry.is_symlink() or not entry.is_dir():
                raise HostileInput(f"{entry.name} in the site's folder is not a folder of its own: remove it")
            yield from _below(entry.path, entry.name)
        elif entry.name in _SWEPT:
            yield entry.name


def _below(folder: str, prefix: str) -> Iterator[str]:
    for entry in _entries(folder):
        path = f"{prefix}/{entry.name}"
        if entry.is_dir(follow_symlinks=False):
            yield from _below(entry.path, path)
        else:
            yield path


def _entries(folder: str) -> list[os.DirEntry[str]]:
    with os.scandir(folder) as entries:
        return list(entries)


def _same(full: str, content: bytes) -> bool:
    try:
        with open(full, "rb", buffering=0) as file:  # noqa: PTH123
            return file.read(len(content) + 1) == content
    except OSError:
        return False


def _replace(full: str, content: bytes) -> None:
    temporary = full + _TEMPORARY
    handle = os.open(temporary, os.O_WRONLY | os.O_CREAT | os.O_TRUNC | os.O_NOFOLLOW, 0o644)
    try:
        view = memoryview(content)
        while view:
            view = view[os.write(handle, view) :]
    finally:
        os.close(handle)
    os.replace(temporary, full)  # noqa: PTH105


def _remove_empty(root: str, parent: str) -> None:
    while parent:
        try:
            os.rmdir(f"{root}/{parent}")  # noqa: PTH106
        except OSError:
            return
        parent = parent.rpartition("/")[0]

"""What was made of each person, kept outside memory while a build runs, and joined into the downloads at its end.

Owns two kinds of slices: those of this build (in an unnamed temporary file) and those of the last build (in its
download, where the lengths remembered for each person say where a slice lies). So a person who did not change costs a
copy, and no build holds all people in memory.
"""

import mmap
import os
import tempfile
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

_COPY = 1 << 22


@dataclass(frozen=True, slots=True)
class Shape:
    """How a download is put together: what stands before, between and after the slices of single people."""

    path: str
    before: bytes
    between: bytes
    after: bytes


class Shelf:
    """The slices of one download, by public id. Close it after use: `with Shelf(...) as shelf`."""

    def __init__(self, shape: Shape, folder: str, lengths: Mapping[str, int]) -> None:
        self.shape = shape
        self._new = tempfile.TemporaryFile(dir=folder)  # noqa: SIM115 - closed by __exit__
        self._new_places: dict[str, tuple[int, int]] = {}
        self._end = 0
        self._old: mmap.mmap | None = None
        self._old_places: dict[str, tuple[int, int]] = {}
        self._open_old(Path(folder, shape.path), lengths)

    def __enter__(self) -> "Shelf":
        return self

    def __exit__(self, *_exception: object) -> None:
        self._new.close()
        if self._old is not None:
            self._old.close()

    def has_old(self, public_id: str) -> bool:
        """Say whether the last build's slice of this person can be used again."""
        return public_id in self._old_places

    def has_new(self, public_id: str) -> bool:
        """Say whether this build has put a slice of this person here."""
        return public_id in self._new_places

    @property
    def unchanged(self) -> bool:
        """Say whether no slice differs from the last build's download."""
        return not self._new_places

    def add(self, public_id: str, content: bytes) -> None:
        """Keep this build's slice of a person."""
        at, view = self._end, memoryview(content)
        while view:
            view = view[os.pwrite(self._new.fileno(), view, at + len(content) - len(view)) :]
        self._new_places[public_id] = (at, len(content))
        self._end += len(content)

    def get(self, public_id: str) -> bytes:
        """Return a person's slice: this build's, else the last one's. Raises KeyError where there is neither."""
        if public_id in self._new_places:
            start, length = self._new_places[public_id]
            return os.pread(self._new.fileno(), length, start)
        start, length = self._old_places[public_id]
        return self._old[start : start + length] if self._old is not None else b""

    def length(self, public_id: str) -> int:
        """Return how many bytes a person's slice has."""
        return (self._new_places.get(public_id) or self._old_places[public_id])[1]

    def joined(self, public_ids: Iterable[str], tail: bytes = b"") -> Iterator[bytes]:
        """Yield the whole download, people in the order given, `tail` after the last of them.

        People who stood side by side in the last download and did not change are copied together.
        """
        yield self.shape.before
        gap, between = len(self.shape.between), b""
        start = end = -1  # the run of the old download that is waiting to be copied
        for public_id in public_ids:
            if public_id not in self._new_places:
                at, length = self._old_places[public_id]
                if end >= 0 and at == end + gap:
                    end = at + length
                    continue
                yield from self._old_run(start, end)
                yield between
                start, end = at, at + length
            else:
                yield from self._old_run(start, end)
                yield between + self.get(public_id)
                start = end = -1
            between = self.shape.between
        yield from self._old_run(start, end)
        yield tail
        yield self.shape.after

    def _old_run(self, start: int, end: int) -> Iterator[bytes]:
        for at in range(start, end, _COPY):
            yield self._old[at : min(at + _COPY, end)] if self._old is not None else b""

    def _open_old(self, path: Path, lengths: Mapping[str, int]) -> None:
        """Find the last build's slices; where the file is not exactly as remembered, nothing of it is used."""
        at, places = len(self.shape.before), {}
        for public_id in sorted(lengths):
            places[public_id] = (at, lengths[public_id])
            at += lengths[public_id] + len(self.shape.between)
        try:
            size = path.stat().st_size
            if not places or size < at - len(self.shape.between) + len(self.shape.after):
                return
            with path.open("rb") as file:
                self._old = mmap.mmap(file.fileno(), 0, access=mmap.ACCESS_READ)
        except (OSError, ValueError):
            return
        self._old_places = places

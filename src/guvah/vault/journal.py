"""The writing end of one feed: staging, committing, and finding the end again after a crash.

Owns the order of writes (docs/spec/vault.md, "The order of writes"): everything an entry names is on disk under its
lasting name, then the entry, then the checkpoint; only then is the entry acknowledged. Never seals, never decides who
may write; holds no lock of its own (writing.py does).

Invariants: `tree`, `last` and `control` always describe what the newest checkpoint covers plus what is staged; after a
commit that failed half way nothing more is written: the writer must be opened again, which finds the end from disk.
"""

import hashlib
from collections.abc import Iterable, Mapping
from concurrent.futures import Executor
from contextlib import suppress
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from guvah.errors import DamagedArchive, GuvahError, NewerFormat, Unavailable
from guvah.vault import layout
from guvah.vault.checkpoint import Checkpoint, origin_of, signed
from guvah.vault.clock import HybridClock
from guvah.vault.codes import Code, damaged
from guvah.vault.durable import make_folder, place, remove_for_good, sync, unavailable, write_new
from guvah.vault.format import VERSION, Entry, Link, encode_entry, objects_of
from guvah.vault.heads import Head, read_entry
from guvah.vault.marks import read_mark, write_mark
from guvah.vault.merkle import EMPTY_TREE, Frontier, leaf_hash

MARK_EVERY = 64


@dataclass(frozen=True, slots=True)
class End:
    """Where a feed ends: its tree, the leaf hash of its last entry, its newest control entry, its clock."""

    tree: Frontier = EMPTY_TREE
    last: bytes = b""
    control: Link | None = None
    hlc: str = ""

    def after(self, entry: Entry, leaf: bytes) -> "End":
        """Return the end once `entry` was added."""
        control = Link(entry.seq, leaf.hex()) if entry.is_control else self.control
        return End(self.tree.add(leaf), leaf, control, entry.hlc)


@dataclass(slots=True)
class Journal:
    """One feed, open for writing under the archive's lock."""

    archive: Path
    archive_id: str
    feed: str
    seed: bytes
    clock: HybridClock
    end: End = field(default_factory=End)
    committed: End = field(default_factory=End)
    staged: list[tuple[Path, Path]] = field(default_factory=list)
    entries: list[tuple[Path, Path]] = field(default_factory=list)
    pool: Executor | None = None
    broken: bool = False
    marked: int = 0

    def stage_object(self, shelf: str, content: bytes) -> tuple[str, int]:
        """Write a body or a wrapped key, not yet under its name; return its hash and size in bytes."""
        self._check_usable()
        sha256 = hashlib.sha256(content).hexdigest()
        target = self.archive / layout.object_path(self.feed, shelf, sha256)
        self.staged.append((write_new(self._tmp(), content), target))
        return sha256, len(content)

    def stage_entry(self, kind: str, fields: Mapping[str, Any]) -> Entry:
        """Make the next entry and write it, not yet under its name."""
        self._check_usable()
        seq = self.end.tree.size
        prev, control = (self.end.last.hex(), self.end.control) if seq else (None, None)
        entry = Entry(VERSION, self.feed, seq, self.clock.tick(), kind, prev, control, **fields)
        content = encode_entry(entry)
        target = self.archive / layout.entry_path(self.feed, seq)
        self.entries.append((write_new(self._tmp(), content), target))
        self.end = self.end.after(entry, leaf_hash(content))
        return entry

    def commit(self) -> None:
        """Make everything staged last and sign it; when this returns it is on disk. Raises Unavailable."""
        if self.end.tree.size == self.committed.tree.size:
            return
        self._check_usable()
        target = self.archive / layout.checkpoint_path(self.feed, self.end.tree.size)
        checkpoint = write_new(self._tmp(), self._checkpoint())
        moves = [*self.staged, *self.entries]
        try:
            sync([*(source for source, _ in moves), checkpoint], self.pool)
        except GuvahError:
            checkpoint.unlink(missing_ok=True)
            raise
        try:
            place(moves, self.pool)
            place([(checkpoint, target)])
        except GuvahError:
            self.broken = True
            raise
        self.staged, self.entries = [], []
        self.committed = self.end
        if self.end.tree.size - self.marked >= MARK_EVERY:
            self.mark()

    def mark(self) -> None:
        """Remember on this device how far the feed has got.

        Where the disk refuses, only this memory stays behind the truth, which it may: the entries are safe and signed.
        """
        if self.committed.tree.size > self.marked:
            with suppress(Unavailable):
                write_mark(self.archive, self.feed, self.committed.tree)
                self.marked = self.committed.tree.size

    def discard(self) -> None:
        """Forget what is staged and not committed."""
        for temporary, _ in [*self.staged, *self.entries]:
            temporary.unlink(missing_ok=True)
        self.staged, self.entries = [], []
        self.end = self.committed

    def _checkpoint(self) -> bytes:
        tree = self.end.tree
        origin = origin_of(self.archive_id, self.feed)
        return signed(Checkpoint(origin, tree.size, tree.root(), self.end.last), self.seed).encode()

    def _tmp(self) -> Path:
        return self.archive / layout.tmp_folder()

    def _check_usable(self) -> None:
        if self.broken:
            raise Unavailable("An earlier write to the archive failed half way. Close it and open it again.")


def clear_tmp(archive: Path) -> None:
    """Empty the folder of files that a crash left incomplete. Only under the archive's lock. Raises Unavailable."""
    folder = archive / layout.tmp_folder()
    make_folder(folder)
    try:
        for child in folder.iterdir():
            child.unlink()
    except OSError as error:
        raise unavailable(error) from error


def find_end(archive: Path, feed: str, head: Head | None) -> End:
    """Return where the feed ends by its newest checkpoint. Raises DamagedArchive (V013-V015, V022, V024)."""
    mark = read_mark(archive, feed)
    size = head.size if head else 0
    if mark and mark.size > size:
        raise damaged(Code.ROLLBACK, layout.feed_folder(feed))
    if head is None:
        return End()
    tree = _tree(archive, feed, mark or EMPTY_TREE, head)
    if tree.root() != head.checkpoint.root and mark:
        whole = _tree(archive, feed, EMPTY_TREE, head)
        code = Code.FORK if whole.root() == head.checkpoint.root else Code.ROOT_MISMATCH
        raise damaged(code, layout.feed_folder(feed))
    if tree.root() != head.checkpoint.root:
        raise damaged(Code.ROOT_MISMATCH, layout.feed_folder(feed))
    settle(archive, feed, [layout.checkpoint_path(feed, size)])
    entry, leaf = read_entry(archive, feed, size - 1)
    if leaf != head.checkpoint.last:
        raise damaged(Code.ENTRY_REPLACED, layout.entry_path(feed, size - 1))
    control = Link(entry.seq, leaf.hex()) if entry.is_control else entry.control
    return End(tree, leaf, control, entry.hlc)


def settle(archive: Path, feed: str, paths: Iterable[str]) -> None:
    """Make files that a killed writer may have left in the kernel's buffers last, with every folder up to the feed.

    What the newest checkpoint covers was synced before it got its name; its own name, and a tail, perhaps not.
    """
    top = archive / layout.feed_folder(feed)
    whole: set[Path] = set()
    for path in paths:
        file = archive / path
        whole |= {file, *(folder for folder in file.parents if folder.is_relative_to(top))}
    sync(sorted(whole))


def adopt_tail(archive: Path, feed: str, end: End) -> End:
    """Return the end with the entries that a crash left whole but unsigned; what is not whole is taken away.

    Nothing beyond the checkpoint was ever acknowledged, so both are right; an entry whose bodies are all there is kept.
    """
    adopted: list[str] = []
    while (archive / layout.entry_path(feed, end.tree.size)).exists():
        try:
            entry, leaf = read_entry(archive, feed, end.tree.size)
        except (DamagedArchive, NewerFormat):
            break
        if entry.seq and (entry.prev != end.last.hex() or entry.control != end.control or entry.hlc <= end.hlc):
            break
        named = [layout.object_path(feed, *one) for one in objects_of(entry)]
        if not all(_sound(archive, path) for path in named):
            break
        adopted += [*named, layout.entry_path(feed, end.tree.size)]
        end = end.after(entry, leaf)
    _remove_tail(archive, feed, end.tree.size)
    settle(archive, feed, adopted)
    return end


def _tree(archive: Path, feed: str, tree: Frontier, head: Head) -> Frontier:
    while tree.size < head.size:
        tree = tree.add(read_entry(archive, feed, tree.size)[1])
    return tree


def _sound(archive: Path, where: str) -> bool:
    path = archive / where
    try:
        with path.open("rb") as file:
            return hashlib.file_digest(file, "sha256").hexdigest() == path.name
    except FileNotFoundError:
        return False
    except OSError as error:
        raise unavailable(error) from error


def _remove_tail(archive: Path, feed: str, size: int) -> None:
    rest: list[Path] = []
    while (path := archive / layout.entry_path(feed, size + len(rest))).exists():
        rest.append(path)
    remove_for_good(reversed(rest))

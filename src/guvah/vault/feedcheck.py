"""Checking one feed whole: every entry, every checkpoint, the tree over them. Spec: docs/spec/vault.md, "Rejection".

Owns the blame: which entry or checkpoint is wrong, and by which code, once the signed root and the entries disagree.
Never opens a body, needs no key. Order of trust: the newest good checkpoint; the entries it signs; older checkpoints.
"""

from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path

from guvah.errors import DamagedArchive, NewerFormat
from guvah.vault import layout
from guvah.vault.checkpoint import Checkpoint
from guvah.vault.codes import Code, Problem, problem
from guvah.vault.format import Entry, Link, decode_entry
from guvah.vault.heads import check_checkpoint, read_bytes
from guvah.vault.merkle import EMPTY_TREE, Frontier, leaf_hash
from guvah.vault.scan import Listing

OnEntry = Callable[[Entry, int], None]


@dataclass(slots=True)
class FeedCheck:
    """The state of checking one feed.

    `roots` holds the root at each size of `wanted`; `tree` the tree so far (None once an entry was missing); `bad` the
    entries found wrong; `doubts` what is the writer's own fault if the signed root holds.
    """

    archive: Path
    archive_id: str
    feed: str
    public: bytes
    listing: Listing
    problems: list[Problem] = field(default_factory=list)
    checkpoints: dict[int, Checkpoint] = field(default_factory=dict)
    wanted: set[int] = field(default_factory=set)
    roots: dict[int, bytes] = field(default_factory=dict)
    tree: Frontier | None = EMPTY_TREE
    leaves: list[bytes] = field(default_factory=list)
    prevs: list[bytes] = field(default_factory=list)
    bad: set[int] = field(default_factory=set)
    doubts: list[tuple[int, Code]] = field(default_factory=list)
    control: Link | None = None
    hlc: str = ""

    @property
    def size(self) -> int:
        """Return how many entries the newest good checkpoint covers."""
        return max(self.checkpoints, default=0)

    def run(self, on_entry: OnEntry) -> None:
        """Check everything; `on_entry` is given each readable entry with its size in bytes, in order."""
        self._read_checkpoints()
        self.wanted |= set(self.checkpoints)
        for seq in range(self.size):
            if self.tree is not None and seq in self.wanted:
                self.roots[seq] = self.tree.root()
            self.tree = self._read_entry(seq, self.tree, on_entry)
        if self.tree is not None:
            self.roots[self.size] = self.tree.root()
        if self.size:
            self._judge()

    def complain(self, code: Code | str, where: str) -> None:
        """Note a problem at a path below the archive."""
        self.problems.append(problem(Code(code), where))

    def _read_checkpoints(self) -> None:
        for size in sorted(self.listing.checkpoints):
            where = layout.checkpoint_path(self.feed, size)
            try:
                untrusted = read_bytes(self.archive, where, Code.CHECKPOINT_MISSING)
                self.checkpoints[size] = check_checkpoint(untrusted, where, self.archive_id, self.feed, self.public)
            except DamagedArchive as error:
                self.complain(error.code, where)
        if not self.listing.checkpoints:
            self.complain(Code.CHECKPOINT_MISSING, layout.feed_folder(self.feed))

    def _read_entry(self, seq: int, tree: Frontier | None, on_entry: OnEntry) -> Frontier | None:
        where = layout.entry_path(self.feed, seq)
        try:
            untrusted = read_bytes(self.archive, where, Code.ENTRY_MISSING)
        except DamagedArchive as error:
            self._blame(seq, error.code)
            self.leaves.append(b"")
            self.prevs.append(b"")
            return None
        self.leaves.append(leaf_hash(untrusted))
        entry = self._decode(seq, untrusted, where)
        self.prevs.append(bytes.fromhex(entry.prev) if entry and entry.prev else b"")
        if entry is not None:
            on_entry(entry, len(untrusted))
        return tree.add(self.leaves[-1]) if tree is not None else None

    def _decode(self, seq: int, untrusted: bytes, where: str) -> Entry | None:
        try:
            entry = decode_entry(untrusted, where)
        except DamagedArchive as error:
            self._blame(seq, error.code)
            return None
        except NewerFormat:
            self._blame(seq, Code.NEWER_FORMAT)
            return None
        if (entry.feed, entry.seq) != (self.feed, seq):
            self._blame(seq, Code.ENTRY_MISPLACED)
            return None
        if entry.hlc <= self.hlc or not entry.hlc.endswith(self.feed):
            self.doubts.append((seq, Code.CLOCK_BACKWARDS))
        if entry.control != self.control:
            self.doubts.append((seq, Code.LINK_WRONG))
        self.hlc = entry.hlc
        if entry.is_control:
            self.control = Link(seq, self.leaves[seq].hex())
        return entry

    def _blame(self, seq: int, code: Code | str) -> None:
        self.bad.add(seq)
        self.complain(code, layout.entry_path(self.feed, seq))

    def _judge(self) -> None:
        newest = self.checkpoints[self.size]
        if self.roots.get(self.size) == newest.root:
            self._judge_links(newest)
        else:
            self._blame_replaced(newest)
        first_bad = min(self.bad, default=self.size)
        for size, checkpoint in self.checkpoints.items():
            if size > first_bad or not size:
                continue
            if size == self.size and self.roots[size] != checkpoint.root:
                self.complain(Code.ROOT_MISMATCH, layout.checkpoint_path(self.feed, size))
            elif size < self.size and (self.roots[size], self.leaves[size - 1]) != (checkpoint.root, checkpoint.last):
                self.complain(Code.FORK, layout.checkpoint_path(self.feed, size))

    def _judge_links(self, newest: Checkpoint) -> None:
        """Judge links and clocks: the signed root holds, so the entries are the signed ones."""
        if self.leaves[-1] != newest.last:
            self.complain(Code.LINK_WRONG, layout.checkpoint_path(self.feed, self.size))
        for seq, code in self.doubts:
            self._blame(seq, code)
        for seq in range(1, self.size):
            if seq not in self.bad and self.prevs[seq] != self.leaves[seq - 1]:
                self._blame(seq, Code.LINK_WRONG)

    def _blame_replaced(self, newest: Checkpoint) -> None:
        """Follow the chain back from the signed end: where an entry is not what the next one names, it was replaced."""
        expected = newest.last
        for seq in range(self.size - 1, -1, -1):
            if seq in self.bad:
                expected = b""
            elif expected and self.leaves[seq] != expected:
                self._blame(seq, Code.ENTRY_REPLACED)
                expected = b""
            else:
                expected = self.prevs[seq]

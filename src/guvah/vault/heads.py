"""Reading one feed from disk, believing nothing that is not signed. Spec: docs/spec/vault.md, "Reading".

Owns the way from a checkpoint's signature to the entries it covers. Never writes, never opens a body.

What is authenticated how: the newest checkpoint is signed by the feed's key; it names the leaf hash of the last entry;
each entry names the one before it and the feed's last control entry. So new entries, and all control entries, are
believed without reading the rest; `verify` reads everything and computes the tree.
"""

import hashlib
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from guvah.errors import Unavailable
from guvah.vault import layout
from guvah.vault.checkpoint import Checkpoint, origin_of, read_checkpoint, signed_by_feed
from guvah.vault.codes import Code, damaged
from guvah.vault.format import Entry, decode_entry, decode_head
from guvah.vault.merkle import leaf_hash
from guvah.vault.note import BadNoteError

HELD = 4096


@dataclass(frozen=True, slots=True)
class Head:
    """A feed's newest checkpoint, its signature checked; `text` is the whole note, `public` the feed's key."""

    checkpoint: Checkpoint
    public: bytes
    text: str

    @property
    def size(self) -> int:
        """Return how many entries the checkpoint covers."""
        return self.checkpoint.size


def feed_id(public: bytes) -> str:
    """Return the id of the feed that an Ed25519 public key (32 bytes) signs."""
    return hashlib.sha256(public).hexdigest()[:32]


def archive_of(founder: str) -> str:
    """Return the id of the archive that a feed founded; so an archive's id says who may admit the others."""
    return hashlib.sha256(f"guvah/archive/1\n{founder}".encode()).hexdigest()[:32]


def read_bytes(archive: Path, where: str, missing: Code) -> bytes:
    """Return a file's bytes. Raises DamagedArchive with `missing` where it is not there, Unavailable otherwise."""
    try:
        return (archive / where).read_bytes()
    except (FileNotFoundError, NotADirectoryError, IsADirectoryError) as error:
        raise damaged(missing, where) from error
    except OSError as error:
        raise Unavailable(f"The archive's disk cannot be read just now ({error.strerror}). Try again.") from error


def read_archive_id(archive: Path) -> str:
    """Return the archive's id. Raises DamagedArchive (V001) or NewerFormat."""
    return decode_head(read_bytes(archive, layout.ARCHIVE_FILE, Code.NO_ARCHIVE))


def read_introduction(archive: Path, archive_id: str, feed: str) -> Entry:
    """Return the feed's first entry, which introduces its key. Raises DamagedArchive (V003, V005, V007, ...)."""
    where = layout.entry_path(feed, 0)
    entry = decode_entry(read_bytes(archive, where, Code.FIRST_ENTRY_WRONG), where)
    if entry.kind != "feed" or entry.public is None:
        raise damaged(Code.FIRST_ENTRY_WRONG, where)
    if feed_id(bytes.fromhex(entry.public)) != feed:
        raise damaged(Code.FEED_ID_MISMATCH, where)
    if entry.archive != archive_id:
        raise damaged(Code.FOREIGN_ARCHIVE, where)
    return entry


def check_checkpoint(untrusted: bytes, where: str, archive_id: str, feed: str, public: bytes) -> Checkpoint:
    """Read a checkpoint and check its origin, place and signature. Raises DamagedArchive (V003, V011, V012, V016)."""
    try:
        checkpoint, note = read_checkpoint(untrusted)
    except BadNoteError as error:
        raise damaged(Code.CHECKPOINT_MALFORMED, where) from error
    origin = origin_of(archive_id, feed)
    if checkpoint.origin != origin:
        raise damaged(Code.FOREIGN_ARCHIVE, where)
    if not signed_by_feed(note, origin, public):
        raise damaged(Code.SIGNATURE_WRONG_KEY, where)
    if layout.checkpoint_path(feed, checkpoint.size) != where:
        raise damaged(Code.CHECKPOINT_MISPLACED, where)
    return checkpoint


def read_head(archive: Path, archive_id: str, feed: str) -> Head | None:
    """Return the feed's newest checkpoint, checked, or None where the feed has none yet. Raises DamagedArchive."""
    where = layout.newest_checkpoint(archive, feed)
    if where is None:
        return None
    untrusted = read_bytes(archive, where, Code.CHECKPOINT_MISSING)
    introduction = read_introduction(archive, archive_id, feed)
    public = bytes.fromhex(introduction.public or "")
    checkpoint = check_checkpoint(untrusted, where, archive_id, feed, public)
    return Head(checkpoint, public, untrusted.decode())


def read_entry(archive: Path, feed: str, seq: int) -> tuple[Entry, bytes]:
    """Return one entry and its leaf hash, checked for form and place only. Raises DamagedArchive."""
    where = layout.entry_path(feed, seq)
    untrusted = read_bytes(archive, where, Code.ENTRY_MISSING)
    entry = decode_entry(untrusted, where)
    if (entry.feed, entry.seq) != (feed, seq):
        raise damaged(Code.ENTRY_MISPLACED, where)
    if not entry.hlc.endswith(feed):
        raise damaged(Code.CLOCK_BACKWARDS, where)
    return entry, leaf_hash(untrusted)


def read_signed(archive: Path, feed: str, start: int, head: Head, size: int | None = None) -> Iterator[Entry]:
    """Yield the entries from `start` to the checkpoint's end (or to `size`), each authenticated before it is given.

    The chain of hashes is anchored at the end, so it is walked backwards first; a long part is then read once more
    rather than held in memory.
    """
    end = head.size if size is None else min(size, head.size)
    if head.size - start <= HELD:
        entries = [entry for entry, _ in _walk_back(archive, feed, start, head)]
        yield from (entry for entry in reversed(entries) if entry.seq < end)
        return
    leaves = [leaf for _, leaf in _walk_back(archive, feed, start, head)]
    for seq in range(start, end):
        yield _read_expected(archive, feed, seq, leaves[head.size - 1 - seq])


def read_control(archive: Path, feed: str, head: Head) -> list[Entry]:
    """Return the feed's control entries, oldest first, authenticated, without reading the others."""
    entry = _read_expected(archive, feed, head.size - 1, head.checkpoint.last)
    found = [entry] if entry.is_control else []
    while entry.control is not None:
        if entry.control.seq >= entry.seq:
            raise damaged(Code.LINK_WRONG, layout.entry_path(feed, entry.seq))
        entry = _read_expected(archive, feed, entry.control.seq, bytes.fromhex(entry.control.leaf))
        found.append(entry)
    return found[::-1]


def _walk_back(archive: Path, feed: str, start: int, head: Head) -> Iterator[tuple[Entry, bytes]]:
    expected = head.checkpoint.last
    for seq in range(head.size - 1, start - 1, -1):
        entry = _read_expected(archive, feed, seq, expected)
        yield entry, expected
        expected = bytes.fromhex(entry.prev) if entry.prev else b""


def _read_expected(archive: Path, feed: str, seq: int, expected: bytes) -> Entry:
    entry, leaf = read_entry(archive, feed, seq)
    if leaf != expected:
        raise damaged(Code.ENTRY_REPLACED, layout.entry_path(feed, seq))
    return entry

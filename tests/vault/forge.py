"""Forging archives: taking a good one apart and putting a wrong one together, re-signed with the feed's own key.

Only for vectors and attacks. What a forger without the key can do, and what a member who has it can do, are both here.
"""

import hashlib
import shutil
from collections.abc import Collection, Sequence
from pathlib import Path

import msgspec

from guvah.vault import layout
from guvah.vault.checkpoint import Checkpoint, origin_of, signed
from guvah.vault.format import Entry, Link, decode_entry, encode_entry
from guvah.vault.heads import read_archive_id
from guvah.vault.keyring import feed_of_seed, public_of_seed
from guvah.vault.merkle import EMPTY_TREE, Frontier, leaf_hash

Act = Entry | bytes


class Forge:
    """One feed of an archive folder, whose signing seed is known."""

    def __init__(self, archive: Path, seed: bytes) -> None:
        self.archive = archive
        self.seed = seed
        self.feed = feed_of_seed(seed)
        self.archive_id = read_archive_id(archive)
        folder = archive / layout.feed_folder(self.feed)
        self.paths = sorted(folder.glob("entries/*/*.json"))
        self.entries = [decode_entry(path.read_bytes()) for path in self.paths]
        self.sizes = sorted(int(path.name) for path in folder.glob("checkpoints/*/*"))

    def entry(self, seq: int) -> Path:
        return self.archive / layout.entry_path(self.feed, seq)

    def checkpoint(self, size: int) -> Path:
        return self.archive / layout.checkpoint_path(self.feed, size)

    def object(self, shelf: str, sha256: str) -> Path:
        return self.archive / layout.object_path(self.feed, shelf, sha256)

    def rewrite(self, acts: Sequence[Act], sizes: Collection[int] | None = None, *, relink: bool = True) -> None:
        """Write these entries and sign them; bytes are taken as they are, entries are linked to what stands before."""
        for path in [*self.paths, *map(self.checkpoint, self.sizes)]:
            path.unlink(missing_ok=True)
        raw = self.linked(acts) if relink else [_encoded(act) for act in acts]
        for seq, content in enumerate(raw):
            put(self.entry(seq), content)
        for size in sizes if sizes is not None else [*self.sizes[:-1], len(raw)]:
            put(self.checkpoint(size), self.signed_head(raw[:size]))

    def linked(self, acts: Sequence[Act]) -> list[bytes]:
        """Return the bytes of the entries, each linked to those before."""
        raw: list[bytes] = []
        control: Link | None = None
        for seq, act in enumerate(acts):
            prev = leaf_hash(raw[-1]).hex() if raw else None
            linked = msgspec.structs.replace(act, prev=prev, control=control) if isinstance(act, Entry) else act
            raw.append(_encoded(linked))
            if b'"kind":"statements"' not in raw[-1]:
                control = Link(seq, leaf_hash(raw[-1]).hex())
        return raw

    def signed_head(self, raw: Sequence[bytes], *, root: bytes | None = None, origin: str = "") -> bytes:
        """Return a checkpoint over these entries, signed by the feed; `root` and `origin` may be made to lie."""
        tree: Frontier = EMPTY_TREE
        for content in raw:
            tree = tree.add(leaf_hash(content))
        name = origin or origin_of(self.archive_id, self.feed)
        head = Checkpoint(name, tree.size, root or tree.root(), leaf_hash(raw[-1]))
        return signed(head, self.seed).encode()

    def raw(self) -> list[bytes]:
        """Return the bytes of the entries as they lie there."""
        return [path.read_bytes() for path in self.paths]


def stranger(archive: Path, seed: bytes, recipient: str, wall: int) -> str:
    """Put a well-formed feed that nobody admitted into an archive; return its id."""
    feed, archive_id = feed_of_seed(seed), read_archive_id(archive)
    entry = Entry(
        v=1,
        feed=feed,
        seq=0,
        hlc=f"{wall:013d}.000000.{feed}",
        kind="feed",
        archive=archive_id,
        public=public_of_seed(seed).hex(),
        recipient=recipient,
    )
    raw = encode_entry(entry)
    put(archive / layout.entry_path(feed, 0), raw)
    head = Checkpoint(origin_of(archive_id, feed), 1, leaf_hash(raw), leaf_hash(raw))
    put(archive / layout.checkpoint_path(feed, 1), signed(head, seed).encode())
    return feed


def put(path: Path, content: bytes) -> None:
    """Write a file whatever was there."""
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(content)


def copied(source: Path, target: Path) -> Path:
    """Copy an archive folder."""
    shutil.copytree(source, target)
    return target


def sha256(content: bytes) -> str:
    return hashlib.sha256(content).hexdigest()


def _encoded(act: Act) -> bytes:
    return act if isinstance(act, bytes) else encode_entry(act)

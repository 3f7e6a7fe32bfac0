"""Showing a stranger that one entry stands in a signed feed, without the others. Spec: RFC 6962, 2.1.1.

Owns the proof that an evidence package carries. Never reads a body, needs no key.
"""

from dataclasses import dataclass

from guvah.vault import layout
from guvah.vault.checkpoint import origin_of, read_checkpoint, signed_by_feed
from guvah.vault.codes import Code, damaged
from guvah.vault.format import decode_entry
from guvah.vault.heads import feed_id, read_bytes
from guvah.vault.merkle import included, inclusion_proof, leaf_hash
from guvah.vault.note import BadNoteError
from guvah.vault.reading import Reader


@dataclass(frozen=True, slots=True)
class Proof:
    """An entry's bytes, the hashes from it to the root (nearest first), the signed checkpoint, the feed's key."""

    entry: bytes
    hashes: tuple[bytes, ...]
    checkpoint: bytes
    public: bytes


def prove(reader: Reader, feed: str, seq: int) -> Proof:
    """Return the proof for the entry `seq` of a feed under its newest checkpoint. Raises DamagedArchive."""
    head = reader.ledger().heads.get(feed)
    if head is None or not 0 <= seq < head.size:
        raise damaged(Code.ENTRY_MISSING, layout.entry_path(feed, seq))
    paths = [layout.entry_path(feed, number) for number in range(head.size)]
    leaves = [leaf_hash(read_bytes(reader.archive, path, Code.ENTRY_MISSING)) for path in paths]
    proof = Proof(
        read_bytes(reader.archive, paths[seq], Code.ENTRY_MISSING),
        tuple(inclusion_proof(leaves, seq)),
        head.text.encode(),
        head.public,
    )
    if not holds(proof, reader.archive_id):
        raise damaged(Code.ROOT_MISMATCH, layout.checkpoint_path(feed, head.size))
    return proof


def holds(untrusted: Proof, archive_id: str) -> bool:
    """Say whether a proof shows that its entry was signed by the feed that its key names, in this archive.

    Raises DamagedArchive where the entry itself is not well formed.
    """
    entry = decode_entry(untrusted.entry)
    try:
        checkpoint, note = read_checkpoint(untrusted.checkpoint)
    except BadNoteError:
        return False
    origin = origin_of(archive_id, feed_id(untrusted.public))
    return (
        entry.feed == feed_id(untrusted.public)
        and checkpoint.origin == origin
        and signed_by_feed(note, origin, untrusted.public)
        and included(leaf_hash(untrusted.entry), entry.seq, checkpoint.size, untrusted.hashes, checkpoint.root)
    )

"""What others add to a feed's checkpoints: cosignatures and timestamps. Spec: "Cosignatures and timestamps".

Owns storing and checking them. Never contacts anyone; never judges a timestamp beyond the hash it must hold (version 1
keeps the token's bytes; an RFC 3161 or OpenTimestamps tool says what they prove).
"""

import hashlib
from collections.abc import Collection
from pathlib import Path

from guvah.errors import BadInput
from guvah.vault import layout
from guvah.vault.checkpoint import Cosigner, cosigned_at, origin_of, read_checkpoint, signed_by_feed
from guvah.vault.codes import Code, damaged
from guvah.vault.durable import write_file
from guvah.vault.feedcheck import FeedCheck
from guvah.vault.heads import read_bytes
from guvah.vault.lock import locked
from guvah.vault.note import BadNoteError, Note

TIMESTAMP_KINDS = ("rfc3161", "ots")


def add_cosignature(archive: Path, feed: str, cosigned: bytes, cosigner: Cosigner) -> str:
    """Keep a partner's cosigned copy of one of the feed's checkpoints; return its archive-relative path.

    Raises BadInput where it is not this partner's good cosignature of the checkpoint that lies here.
    """
    try:
        checkpoint, note = read_checkpoint(cosigned)
    except BadNoteError as error:
        raise BadInput("this is no cosigned checkpoint") from error
    if cosigned_at(note, cosigner) is None:
        raise BadInput("the cosignature is not that partner's: check which key was agreed on")
    ours = read_bytes(archive, layout.checkpoint_path(feed, checkpoint.size), Code.CHECKPOINT_MISSING)
    if read_checkpoint(ours)[0] != checkpoint:
        raise damaged(Code.SPLIT_VIEW, layout.checkpoint_path(feed, checkpoint.size))
    where = layout.cosignature_path(feed, checkpoint.size, cosigner.name, cosigner.key_id())
    with locked(archive):
        write_file(archive / where, cosigned, archive / layout.tmp_folder())
    return where


def add_timestamp(archive: Path, feed: str, size: int, kind: str, token: bytes) -> str:
    """Keep a timestamp token for the checkpoint of `size`; return its archive-relative path.

    Raises BadInput for a kind that is not known or a token that does not hold the checkpoint's SHA-256.
    """
    checkpoint = read_bytes(archive, layout.checkpoint_path(feed, size), Code.CHECKPOINT_MISSING)
    if kind not in TIMESTAMP_KINDS:
        raise BadInput(f"timestamps are of the kinds {', '.join(TIMESTAMP_KINDS)}")
    if hashlib.sha256(checkpoint).digest() not in token:
        raise BadInput("this timestamp is not of that checkpoint")
    where = layout.timestamp_path(feed, size, kind)
    with locked(archive):
        write_file(archive / where, token, archive / layout.tmp_folder())
    return where


def check_witnesses(check: FeedCheck, cosigners: Collection[Cosigner]) -> None:
    """Check a feed's cosignatures and timestamps against its tree (`check.run` is done)."""
    for path, size in sorted(check.listing.cosignatures.items()):
        _check_cosignature(check, f"{layout.feed_folder(check.feed)}/{path}", size, cosigners)
    for path, size in sorted(check.listing.timestamps.items()):
        _check_timestamp(check, f"{layout.feed_folder(check.feed)}/{path}", size)


def _check_cosignature(check: FeedCheck, where: str, size: int, cosigners: Collection[Cosigner]) -> None:
    try:
        checkpoint, note = read_checkpoint(read_bytes(check.archive, where, Code.COSIGNATURE_WRONG))
    except BadNoteError:
        check.complain(Code.CHECKPOINT_MALFORMED, where)
        return
    origin = origin_of(check.archive_id, check.feed)
    if checkpoint.origin != origin:
        check.complain(Code.FOREIGN_ARCHIVE, where)
    elif checkpoint.size != size:
        check.complain(Code.CHECKPOINT_MISPLACED, where)
    elif not signed_by_feed(note, origin, check.public):
        check.complain(Code.SIGNATURE_WRONG_KEY, where)
    elif size in check.roots and not check.bad and check.roots[size] != checkpoint.root:
        check.complain(Code.SPLIT_VIEW, where)
    elif not _known_are_good(note, where, size, check.feed, cosigners):
        check.complain(Code.COSIGNATURE_WRONG, where)


def _known_are_good(note: Note, where: str, size: int, feed: str, cosigners: Collection[Cosigner]) -> bool:
    """Say whether the file of a known cosigner holds its good line; files of cosigners not known are left alone."""
    for cosigner in cosigners:
        if layout.cosignature_path(feed, size, cosigner.name, cosigner.key_id()) == where:
            return cosigned_at(note, cosigner) is not None
    return True


def _check_timestamp(check: FeedCheck, where: str, size: int) -> None:
    if size not in check.checkpoints:
        check.complain(Code.TIMESTAMP_UNBOUND, where)
        return
    checkpoint = read_bytes(check.archive, layout.checkpoint_path(check.feed, size), Code.CHECKPOINT_MISSING)
    if hashlib.sha256(checkpoint).digest() not in read_bytes(check.archive, where, Code.TIMESTAMP_UNBOUND):
        check.complain(Code.TIMESTAMP_UNBOUND, where)

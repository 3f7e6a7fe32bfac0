"""Reading an archive: entries in order, bodies and blobs opened and checked. Spec: docs/spec/vault.md, "Reading".

Owns the read side that the index uses. Never writes. What it returns was signed by an admitted feed and is the bytes
that were signed; an erased body is left out of its entry, so nobody ever meets it again.
"""

import hashlib
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import BinaryIO

import msgspec

from guvah.errors import LockedOut
from guvah.vault import layout, sealing
from guvah.vault.blobs import open_blob
from guvah.vault.codes import Code, damaged
from guvah.vault.format import BlobRef, BodyRef, Entry
from guvah.vault.heads import read_archive_id, read_bytes, read_signed
from guvah.vault.keyring import Keyring
from guvah.vault.ledger import Ledger, feed_folders, read_ledger


class Reader:
    """An archive opened for reading, with a member's keys or blind (keyring None)."""

    def __init__(self, archive: Path, keyring: Keyring | None) -> None:
        """Open an archive. Raises DamagedArchive (V001), NewerFormat."""
        self.archive = archive
        self.keyring = keyring
        self.archive_id = read_archive_id(archive)
        self._seen: tuple[str | None, ...] = ()
        self._ledger: Ledger | None = None
        self._lately = ""

    def feeds(self) -> list[str]:
        """Return the admitted feeds that are here, sorted."""
        return sorted(self.ledger().heads)

    def position(self) -> dict[str, int]:
        """Return how many entries of each feed are signed and count."""
        return self.ledger().position()

    def checkpoint(self, feed: str) -> str:
        """Return the feed's newest checkpoint, a signed note. Raises DamagedArchive (V008) for an unknown feed."""
        head = self.ledger().heads.get(feed)
        if head is None:
            raise damaged(Code.FEED_MISSING, layout.feed_folder(feed))
        return head.text

    def entries(self, after: Mapping[str, int]) -> Iterator[Entry]:
        """Yield what is new: of each feed, in order, the entries from number `after[feed]` (0 where not given) on."""
        ledger = self.ledger()
        for feed, size in ledger.position().items():
            start = after.get(feed, 0)
            if start < size:
                for entry in read_signed(self.archive, feed, start, ledger.heads[feed], size):
                    yield self._without_erased(entry, ledger)

    def body(self, ref: BodyRef) -> bytes:
        """Return a body's bytes. Raises LockedOut without its key, DamagedArchive (V030-V032, V038, V039, V041)."""
        where = self._find(layout.BODIES, ref.sha256)
        self._check_epoch(ref, where)
        identities = self._identities(ref)
        sealed = read_bytes(self.archive, where, Code.BODY_MISSING)
        if len(sealed) != ref.size:
            raise damaged(Code.BODY_TRUNCATED, where)
        if hashlib.sha256(sealed).hexdigest() != ref.sha256:
            raise damaged(Code.BODY_REPLACED, where)
        try:
            return sealing.unseal_body(sealed, identities)
        except LockedOut as error:
            raise damaged(Code.BODY_NOT_SEALED_TO_EPOCH, where) from error
        except sealing.NotZstdError as error:
            raise damaged(Code.BODY_NOT_ZSTD, where) from error

    def blob(self, ref: BlobRef, writer: BinaryIO) -> None:
        """Write a blob's bytes to `writer`, in constant memory; on an error what was written must be thrown away.

        Raises LockedOut without its key, DamagedArchive (V033-V035, V040, V041).
        """
        where = self._find(layout.BLOBS, ref.sha256)
        self._check_epoch(ref, where)
        open_blob(self.archive, where, ref, self._identities(ref), writer)

    def ledger(self) -> Ledger:
        """Return heads and charter, read again only where a feed has grown. Raises DamagedArchive."""
        seen = tuple(layout.newest_checkpoint(self.archive, feed) for feed in feed_folders(self.archive))
        if self._ledger is None or seen != self._seen:
            self._ledger = read_ledger(self.archive)
            self._seen = seen
            if self.keyring is not None:
                self.keyring.read_keys(self.archive, self._ledger.charter)
        return self._ledger

    def _without_erased(self, entry: Entry, ledger: Ledger) -> Entry:
        erased = ledger.charter.erased
        if not erased:
            return entry
        bodies = tuple(body for body in entry.bodies if (entry.feed, body.sha256) not in erased)
        blobs = tuple(blob for blob in entry.blobs if (entry.feed, blob.sha256) not in erased)
        return msgspec.structs.replace(entry, bodies=bodies, blobs=blobs)

    def _check_epoch(self, ref: BodyRef | BlobRef, where: str) -> None:
        known = self._ledger is not None and self._ledger.charter.knows(ref.compartment, ref.epoch)
        if not known and not self.ledger().charter.knows(ref.compartment, ref.epoch):
            raise damaged(Code.KEY_EPOCH_UNKNOWN, where)

    def _identities(self, ref: BodyRef | BlobRef) -> list[sealing.Identity]:
        if self.keyring is None:
            raise LockedOut("The archive was opened without keys: it can be checked, not read.")
        return self.keyring.identities(ref.compartment, ref.epoch)

    def _find(self, shelf: str, sha256: str) -> str:
        """Return where an object lies; a reference does not say under which feed, so the last lucky one goes first."""
        feeds = sorted((self._ledger or self.ledger()).heads)
        for feed in [self._lately, *feeds]:
            where = layout.object_path(feed, shelf, sha256)
            if feed and (self.archive / where).exists():
                self._lately = feed
                return where
        return layout.object_path(self._lately or feeds[0], shelf, sha256)

"""Checking what entries name: bodies, blobs and wrapped keys. Spec: docs/spec/vault.md, "Rejection".

Owns presence, size, hash and, with keys, whether each opens. Never keeps what it opened.
"""

import hashlib
import os
from dataclasses import dataclass, field
from pathlib import Path

import pyrage

from guvah.errors import LockedOut
from guvah.vault import layout, sealing
from guvah.vault.charter import Charter
from guvah.vault.codes import Code, Problem, problem
from guvah.vault.durable import unavailable
from guvah.vault.format import BlobRef, BodyRef, Entry, KeyGrant, objects_of
from guvah.vault.keyring import Keyring

CODES = {
    layout.BODIES: (Code.BODY_MISSING, Code.BODY_REPLACED, Code.BODY_TRUNCATED),
    layout.BLOBS: (Code.BLOB_MISSING, Code.BLOB_REPLACED, Code.BLOB_TRUNCATED),
    layout.KEYS: (Code.KEY_MISSING, Code.KEY_REPLACED, Code.KEY_REPLACED),
}


class _Nowhere:
    """Takes what age opens and forgets it."""

    def write(self, piece: bytes) -> int:
        return len(piece)

    def flush(self) -> None:
        """There is nothing to flush."""


@dataclass(slots=True)
class ObjectCheck:
    """Checking the objects of one feed; `unnamed` starts as all that lies there and loses what an entry names."""

    archive: Path
    feed: str
    charter: Charter
    keyring: Keyring | None
    whole_charter: bool
    unnamed: set[str]
    problems: list[Problem] = field(default_factory=list)
    checked: int = 0
    locked: int = 0
    bytes: int = 0

    def entry(self, entry: Entry) -> None:
        """Check everything that one entry names."""
        if not self.charter.counts(entry.feed, entry.seq) and self.whole_charter:
            self._forget(entry)
            return
        for body in entry.bodies:
            self._sealed(layout.BODIES, body)
        for blob in entry.blobs:
            self._sealed(layout.BLOBS, blob)
        for grant in entry.keys:
            self._grant(grant)

    def _forget(self, entry: Entry) -> None:
        for shelf, sha256 in objects_of(entry):
            self.unnamed.discard(f"{shelf}/{sha256[:2]}/{sha256}")

    def _sealed(self, shelf: str, ref: BodyRef | BlobRef) -> None:
        if (self.feed, ref.sha256) in self.charter.erased:
            self._erased(shelf, ref.sha256)
            return
        where = layout.object_path(self.feed, shelf, ref.sha256)
        if self.whole_charter and not self.charter.knows(ref.compartment, ref.epoch):
            self._complain(Code.KEY_EPOCH_UNKNOWN, where)
        if self._hashed(shelf, ref.sha256, ref.size) and self.keyring is not None:
            self._open(shelf, ref, self.keyring)

    def _open(self, shelf: str, ref: BodyRef | BlobRef, keyring: Keyring) -> None:
        where = layout.object_path(self.feed, shelf, ref.sha256)
        try:
            identities = keyring.identities(ref.compartment, ref.epoch)
        except LockedOut:
            self.locked += 1
            return
        if shelf == layout.BODIES:
            self._open_body(where, identities)
        elif not _opens(self.archive / where, identities):
            self._complain(Code.BLOB_NOT_SEALED_TO_EPOCH, where)

    def _open_body(self, where: str, identities: list[sealing.Identity]) -> None:
        try:
            sealing.unseal_body((self.archive / where).read_bytes(), identities)
        except LockedOut:
            self._complain(Code.BODY_NOT_SEALED_TO_EPOCH, where)
        except sealing.NotZstdError:
            self._complain(Code.BODY_NOT_ZSTD, where)

    def _grant(self, grant: KeyGrant) -> None:
        for wrap in grant.wraps:
            if self._hashed(layout.KEYS, wrap.sha256, wrap.size) and self.keyring is not None:
                where = layout.object_path(self.feed, layout.KEYS, wrap.sha256)
                if wrap.to == self.keyring.recipient and not self.keyring.opens_wrapped(
                    (self.archive / where).read_bytes(), grant.recipient
                ):
                    self._complain(Code.KEY_WRAP_WRONG, where)

    def _hashed(self, shelf: str, sha256: str, size: int) -> bool:
        """Check one object's presence, size and hash; say whether all is well."""
        missing, replaced, truncated = CODES[shelf]
        name = f"{shelf}/{sha256[:2]}/{sha256}"
        where = layout.object_path(self.feed, shelf, sha256)
        self.unnamed.discard(name)
        self.checked += 1
        try:
            with (self.archive / where).open("rb", buffering=0) as file:
                if os.fstat(file.fileno()).st_size != size:
                    self._complain(truncated, where)
                    return False
                self.bytes += size
                if hashlib.file_digest(file, "sha256").hexdigest() != sha256:
                    self._complain(replaced, where)
                    return False
        except FileNotFoundError:
            self._complain(missing, where)
            return False
        except OSError as error:
            raise unavailable(error) from error
        return True

    def _erased(self, shelf: str, sha256: str) -> None:
        name = f"{shelf}/{sha256[:2]}/{sha256}"
        if name in self.unnamed:
            self.unnamed.discard(name)
            self._complain(Code.ERASED_STILL_HERE, layout.object_path(self.feed, shelf, sha256))

    def _complain(self, code: Code, where: str) -> None:
        self.problems.append(problem(code, where))


def _opens(path: Path, identities: list[sealing.Identity]) -> bool:
    try:
        with path.open("rb") as file:
            pyrage.decrypt_io(file, _Nowhere(), identities)
    except pyrage.DecryptError:
        return False
    except OSError as error:
        if error.errno is None:
            return False
        raise unavailable(error) from error
    return True

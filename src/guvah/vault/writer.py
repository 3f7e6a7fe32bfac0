"""One member's open feed: the only way anything is ever added. Spec: docs/spec/vault.md, "The order of writes".

Owns the lock, appending, batches, blobs and erasure by one member. Never reads a body, never decides whether the member
may (casework does). When a call returns, what it wrote is on disk and signed; in a batch, when the batch ends.
"""

import os
import types
from collections.abc import Callable, Collection, Iterator, Mapping
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from pathlib import Path
from typing import Any, BinaryIO, Self

from guvah.errors import BadInput, LockedOut, NotAllowed
from guvah.vault import layout, sealing
from guvah.vault.blobs import store_blob
from guvah.vault.charter import STAFF, Charter
from guvah.vault.clock import HybridClock
from guvah.vault.durable import place, remove_for_good
from guvah.vault.format import BlobRef, BodyRef, Entry, Erased
from guvah.vault.heads import read_entry
from guvah.vault.journal import Journal, adopt_tail, clear_tmp, find_end
from guvah.vault.keyring import Keyring
from guvah.vault.ledger import Ledger, read_ledger
from guvah.vault.lock import release_lock, take_lock

SYNCS_AT_ONCE = 8

Random = Callable[[int], bytes]


class Writer:
    """A member's feed, open for writing: use it as a context manager; it holds the archive's lock meanwhile."""

    def __init__(
        self, archive: Path, keyring: Keyring, clock: Callable[[], int], *, random: Random = os.urandom
    ) -> None:
        """Prepare to write as the keyring's member; `clock` gives milliseconds since 1970, UTC."""
        self.archive = archive
        self.keyring = keyring
        self.random = random
        self._wall = clock
        self._lock: int | None = None
        self._journal: Journal | None = None
        self._charter: Charter | None = None
        self._pool: ThreadPoolExecutor | None = None
        self._batching = False

    def __enter__(self) -> Self:
        """Take the lock and find the feed's end. Raises Busy, LockedOut, DamagedArchive, NewerFormat, Unavailable."""
        self._lock = take_lock(self.archive)
        try:
            self._open()
        except BaseException:
            self._close()
            raise
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: types.TracebackType | None
    ) -> None:
        """Give the lock back; what was not committed is forgotten."""
        try:
            if self._journal is not None:
                self._journal.discard()
                self._journal.mark()
        finally:
            self._close()

    @property
    def journal(self) -> Journal:
        """Return the open feed. Raises BadInput outside the `with` block."""
        if self._journal is None:
            raise BadInput("the archive is not open for writing: use `with Writer(...)`")
        return self._journal

    @property
    def charter(self) -> Charter:
        """Return who may write and which keys are current, this writer's own acts included."""
        if self._charter is None:
            self._charter = read_ledger(self.archive).charter
            self.keyring.read_keys(self.archive, self._charter)
        return self._charter

    def append(self, kind: str, bodies: Mapping[str, bytes], blobs: Collection[BlobRef] = ()) -> Entry:
        """Seal and record bodies (compartment -> bytes); return the entry, durable and signed unless in a batch.

        Raises BadInput for a kind or compartment that is not known, Unavailable where the disk refuses: then nothing
        was written.
        """
        if kind != "statements":
            raise BadInput(f"entries of kind {kind!r} are not made with append")
        return self.record(kind, bodies=self.seal_bodies(bodies), blobs=tuple(blobs))

    def seal_bodies(self, bodies: Mapping[str, bytes]) -> tuple[BodyRef, ...]:
        """Seal each body to its compartment's current epoch and stage it; public so that erasure can re-record."""
        with self._undone_on_error():
            refs = []
            for compartment, content in bodies.items():
                epoch, recipient = self.charter.current(compartment)
                sealed = sealing.seal_body(content, recipient)
                refs.append(BodyRef(compartment, epoch, *self.journal.stage_object(layout.BODIES, sealed)))
            return tuple(refs)

    def record(self, kind: str, **fields: Any) -> Entry:
        """Stage one entry with these fields and commit it, or leave it to the batch."""
        with self._undone_on_error():
            entry = self.journal.stage_entry(kind, fields)
            if not self._batching:
                self.journal.commit()
        if entry.is_control:
            self._charter = None
        return entry

    @contextmanager
    def batch(self) -> Iterator[None]:
        """Give all appends inside one checkpoint at the end; an error inside leaves nothing of the batch."""
        if self._batching:
            raise BadInput("a batch inside a batch: end the first one")
        self._batching = True
        try:
            yield
            self.journal.commit()
        finally:
            self._batching = False
            self.journal.discard()

    def put_blob(self, stream: BinaryIO, compartment: str) -> BlobRef:
        """Seal and store an attachment from a stream; durable on return, to be named by an append that follows.

        Raises BadInput (compartment not known, stream unreadable), Unavailable.
        """
        epoch, recipient = self.charter.current(compartment)
        temporary, sha256, size = store_blob(stream, self.archive / layout.tmp_folder(), recipient, self.random)
        target = self.archive / layout.object_path(self.journal.feed, layout.BLOBS, sha256)
        place([(temporary, target)])
        return BlobRef(compartment, epoch, sha256, size)

    def erase(
        self, erased: Collection[Erased], rerecorded: Mapping[str, bytes], blobs: Collection[BlobRef] = ()
    ) -> Entry:
        """Record what survives, name what is erased, then delete it from this disk for good.

        Raises BadInput inside a batch, NotAllowed where the objects are another feed's and the member lacks `staff`.
        """
        if self._batching:
            raise BadInput("erasure is not done inside a batch")
        foreign = any(one.feed != self.journal.feed for one in erased)
        if not erased:
            raise BadInput("name what is to be erased")
        if foreign and not self.charter.holds(self.journal.feed, STAFF):
            raise NotAllowed("Only a member who holds the compartment 'staff' erases what another feed recorded.")
        bodies = self.seal_bodies(rerecorded)
        entry = self.record("erase", erases=tuple(erased), bodies=bodies, blobs=tuple(blobs))
        delete_erased(self.archive, ((one.feed, one.sha256) for one in entry.erases))
        return entry

    @contextmanager
    def _undone_on_error(self) -> Iterator[None]:
        try:
            yield
        except BaseException:
            if not self._batching and not self.journal.broken:
                self.journal.discard()
            raise

    def _open(self) -> None:
        feed = self.keyring.feed
        clear_tmp(self.archive)
        ledger = read_ledger(self.archive)
        if feed not in ledger.charter.members or feed in ledger.charter.caps:
            raise LockedOut("This device is not (or no longer) admitted to the archive. Ask a coordinator to admit it.")
        end = find_end(self.archive, feed, ledger.heads.get(feed))
        clock = self._clock(ledger, end.hlc)
        self._journal = Journal(self.archive, ledger.archive_id, feed, self.keyring.seed, clock, end, end)
        self._journal.pool = self._pool = ThreadPoolExecutor(SYNCS_AT_ONCE)
        adopted = adopt_tail(self.archive, feed, end)
        if adopted.tree.size > end.tree.size:
            clock.observe(adopted.hlc)
            self._journal.end = adopted
            self._journal.commit()
            ledger = read_ledger(self.archive)
        self._charter = ledger.charter
        self.keyring.read_keys(self.archive, ledger.charter)
        delete_erased(self.archive, ledger.charter.erased)

    def _clock(self, ledger: Ledger, last: str) -> HybridClock:
        clock = HybridClock(self.keyring.feed, self._wall, last)
        for feed, head in ledger.heads.items():
            if feed != self.keyring.feed and head.size:
                clock.observe(read_entry(self.archive, feed, head.size - 1)[0].hlc)
        return clock

    def _close(self) -> None:
        self._journal = None
        if self._pool is not None:
            self._pool.shutdown()
            self._pool = None
        if self._lock is not None:
            release_lock(self._lock)
            self._lock = None


def delete_erased(archive: Path, erased: Collection[tuple[str, str]] | Iterator[tuple[str, str]]) -> int:
    """Delete erased bodies and blobs from this disk; return how many were still there. Raises Unavailable."""
    shelves = (layout.BODIES, layout.BLOBS)
    return remove_for_good(
        archive / layout.object_path(feed, shelf, sha256) for feed, sha256 in erased for shelf in shelves
    )

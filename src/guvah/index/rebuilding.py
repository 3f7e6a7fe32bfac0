"""Folding the whole archive into a new file.

Owns the order of a rebuild: read every body that can be opened, divide its lines by root, fold sources' facts first,
then every partition, write, index, fsync, rename. Never changes a file that somebody reads, and leaves nothing behind
when it fails but a file the next rebuild deletes.

Small archives are folded in this process; from SMALL bytes of bodies on, others help.
"""

import gc
import os
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path
from typing import Protocol

from guvah.errors import LockedOut, Unavailable
from guvah.index import postings, writing_down
from guvah.index.documents import SAMPLES, Packing, Piece, trained
from guvah.index.facets import Facets
from guvah.index.facts import Own, StoredFacts
from guvah.index.gathering import PARTITIONS, header_of
from guvah.index.hands import Elsewhere, Facts, Fold, HandOver, Hands, Here, Know, Samples, Take, spread
from guvah.index.merging import Merging
from guvah.index.postings import Posted
from guvah.index.store import SCHEMA, Place, Store
from guvah.model.statement import Recording
from guvah.vault.format import BodyRef, Entry
from guvah.vault.ledger import Ledger

Progress = Callable[[str, int, int], None]
"""(what is being done, how much is done, of how much)."""

SMALL = 4 << 20
MOST_WORKERS = 4


class Vault(Protocol):
    """What the index needs of a reader (guvah.vault.reading.Reader)."""

    archive_id: str

    def ledger(self) -> Ledger:
        """Return which feeds count, and who founded the archive."""

    def position(self) -> dict[str, int]:
        """Return the number of entries of each feed."""

    def entries(self, after: Mapping[str, int]) -> Iterator[Entry]:
        """Yield entries from these numbers on."""

    def body(self, ref: BodyRef) -> bytes:
        """Return a body opened. Raises LockedOut, DamagedArchive."""


class Intake:
    """Bodies being read: their recordings by number, how far each feed was read, what could not be opened."""

    def __init__(self, vault: Vault, compartments: tuple[str, ...], first: int = 1) -> None:
        self._vault = vault
        self._compartments = frozenset(compartments)
        self._next = first
        self.recordings: dict[int, Recording] = {}
        self.position: dict[str, int] = {}
        self.skipped: list[tuple[str, int, str]] = []
        self.size = 0

    def bodies(self, entry: Entry) -> Iterator[tuple[int, bytes]]:
        """Yield (number of the recording, body) for each body of an entry that can be opened. Raises DamagedArchive."""
        self.position[entry.feed] = entry.seq + 1
        for ref in entry.bodies:
            if ref.compartment not in self._compartments:
                continue
            try:
                body = self._vault.body(ref)
            except LockedOut:  # an epoch whose key has not arrived yet
                self.skipped.append((entry.feed, entry.seq, ref.compartment))
                continue
            number, self._next = self._next, self._next + 1
            header = header_of(body)
            # recorded again after an erasure, it keeps its first clock; a clock can be set back so, never forward
            at = min(header.at or entry.hlc, entry.hlc)
            self.recordings[number] = Recording(entry.feed, entry.seq, at, header.by, ref.compartment)
            self.size += ref.size
            yield number, body


def build(
    place: Place, vault: Vault, compartments: tuple[str, ...], progress: Progress, workers: int | None = None
) -> Path:
    """Fold everything into a new file and return it. `workers`: other processes, None for as many as help.

    Raises DamagedArchive, NewerFormat, Unavailable.
    """
    building, finished = place.begin()
    hands: list[Hands] = [Here()]
    collecting = gc.isenabled()
    gc.disable()  # nothing that is folded holds itself: see hands.py
    try:
        intake, partitions = _read(vault, compartments, hands, progress, workers)
        store = Store(building, place.key, create=True)
        try:
            with store.transaction():
                _write(store, intake, partitions, hands[1:] or hands, progress)
                _merge(store, intake, vault.ledger().charter.founder)
                store.many("insert into meta values(?, ?)", [("schema", SCHEMA), ("archive", vault.archive_id)])
            progress("indexing", 0, 1)
            store.finish()
        finally:
            store.close()
        _keep(building, finished)
    except BaseException:
        building.unlink(missing_ok=True)
        raise
    finally:
        if collecting:
            gc.enable()
        for hand in hands:
            hand.let_go()
    place.delete_before(finished)
    return finished


def _read(
    vault: Vault, compartments: tuple[str, ...], hands: list[Hands], progress: Progress, workers: int | None
) -> tuple[Intake, list[list[bytes]]]:
    """Have every body's lines taken up by some hand; return the chunks of all partitions."""
    intake = Intake(vault, compartments)
    total = sum(vault.position().values())
    for done, entry in enumerate(vault.entries({})):
        progress("reading", done, total)
        for number, body in intake.bodies(entry):
            if len(hands) == 1 and (workers or (workers is None and intake.size > SMALL)):
                hands += [Elsewhere() for _ in range(workers or _helpful())]
            others = hands[1:] or hands
            others[number % len(others)].tell(Take(number, body))
    gathered: list[list[bytes]] = [[] for _ in range(2 * PARTITIONS)]
    for chunks_by_partition in spread(hands, [HandOver()] * len(hands)):
        for partition, chunks in enumerate(chunks_by_partition):
            gathered[partition] += chunks
    return intake, gathered


def _helpful() -> int:
    """Return how many processes help: as many as there are processors, up to a point."""
    return min(os.cpu_count() or 1, MOST_WORKERS)


def _write(store: Store, intake: Intake, partitions: list[list[bytes]], hands: list[Hands], progress: Progress) -> None:
    recordings = intake.recordings
    _tell_all(hands, Know(recordings, {}, b""))
    own: dict[str, Own] = {}
    for found in spread(hands, (Facts(chunks) for chunks in partitions[:PARTITIONS] if chunks)):
        own |= found
    samples: list[list[Piece]] = []
    for chunks in partitions[PARTITIONS:]:
        if len(samples) < SAMPLES:
            samples += next(spread(hands[:1], [Samples(chunks)]))
    dictionary = trained(samples)
    _tell_all(hands, Know(recordings, own, dictionary))
    facets, fresh, first = Facets(), [], 1
    keys: list[tuple[int, Posted]] = []
    for done, partition in enumerate(spread(hands, _folds(partitions))):
        progress("folding", done, 2 * PARTITIONS)
        fresh += writing_down.add(store, facets, first, partition.folded)
        keys.append((first, partition.posted))
        first += len(partition.folded.ids)
    postings.write(store, keys)
    facets.save(store, 1, range(first), fresh)
    writing_down.add_recordings(store, recordings)
    writing_down.put_sources(store, own)
    writing_down.put_position(store, intake.position, intake.skipped)
    store.run("insert into meta values('dictionary', ?)", (dictionary,))


def _merge(store: Store, intake: Intake, founder: str) -> None:
    """Show as one whoever was decided to be one; an archive without such decisions has nothing to do."""
    if store.value("select 1 from pair limit 1") is None:
        return
    store.index()
    facets = Facets()
    facets.load(store)
    packing = Packing(store.value("select value from meta where name = 'dictionary'"))
    changed, words = Merging(store, facets, packing, intake.recordings, StoredFacts(store)).renew(None, founder)
    facets.save(store, 1, changed, words)


def _tell_all(hands: list[Hands], message: Know) -> None:
    for hand in hands:
        hand.tell(message)


def _folds(partitions: list[list[bytes]]) -> Iterator[Fold]:
    """Yield the partitions' work, forgetting each as it goes."""
    for number in range(len(partitions)):
        chunks, partitions[number] = partitions[number], []
        if chunks:
            yield Fold(chunks)


def _keep(building: Path, finished: Path) -> None:
    """Make a file that was built durable under its own name."""
    try:
        _fsync(building)
        building.rename(finished)
        _fsync(finished.parent)
    except OSError as error:
        raise Unavailable(
            f"The index could not be kept ({error.strerror}). Try again; the archive is whole."
        ) from error


def _fsync(path: Path) -> None:
    handle = os.open(path, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)

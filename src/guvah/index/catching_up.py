"""Catching up: folding what is new in the archive into a file that is there.

Owns which roots a new entry touches: those it speaks of, and those told of by a source whose facts changed. One
transaction holds everything with the new position, so the file always equals a fold of some earlier archive. Never
forgets piecemeal: after an erasure, a feed that became shorter, or a key that opens older bodies, the file is rebuilt.
"""

from collections.abc import Iterable, Mapping

from guvah.index import writing_down
from guvah.index.cards import decode_card
from guvah.index.documents import Packing, Piece, recorded
from guvah.index.facets import Facets
from guvah.index.facts import Own, StoredFacts, own_facts
from guvah.index.folding import Folded, Folder
from guvah.index.gathering import is_source, joined, runs
from guvah.index.merging import Merging
from guvah.index.postings import Postings
from guvah.index.rebuilding import Intake, Vault
from guvah.index.store import Store
from guvah.index.text import mark_query, source_mark
from guvah.model.statement import Recording
from guvah.vault.format import Entry

FEWEST, SHARE = 2000, 4
"""From FEWEST touched roots on, a rebuild is quicker if they are more than one in SHARE of all there will be."""


class RebuildNeededError(Exception):
    """What is new cannot, or not as quickly, be folded into this file; never leaves this floor.

    `erased`: because something was erased, so that no file may go on holding it.
    """

    def __init__(self, *, erased: bool = False) -> None:
        super().__init__()
        self.erased = erased


class StoredRecordings(dict[int, Recording]):
    """Recordings by number, read from the file when first asked for."""

    def __init__(self, store: Store) -> None:
        super().__init__()
        self._store = store

    def __missing__(self, number: int) -> Recording:
        row = next(self._store.execute("select feed, seq, at, by, compartment from recording where r = ?", (number,)))
        found = self[number] = Recording(*row)
        return found


def catch_up(store: Store, facets: Facets, packing: Packing, vault: Vault, compartments: tuple[str, ...]) -> list[str]:
    """Fold in every entry after the file's position; return the roots that were written.

    The caller holds a transaction. Raises RebuildNeededError, DamagedArchive, NewerFormat, Unavailable.
    """
    position = stored_position(store)  # read under the lock: another process may have caught up meanwhile
    intake = Intake(vault, compartments, (store.value("select max(r) from recording") or 0) + 1)
    fresh = _gather(store, intake, vault.entries(position))
    written = _Folding(store, facets, packing).write(fresh, intake.recordings, vault.ledger().charter.founder)
    writing_down.put_position(store, intake.position, intake.skipped)
    return written


def check_grown(before: Mapping[str, int], now: Mapping[str, int]) -> None:
    """Raise RebuildNeededError where a feed is shorter than it was: a member was let go, or it is another replica."""
    if any(now.get(feed, 0) < size for feed, size in before.items()):
        raise RebuildNeededError


def stored_position(store: Store) -> dict[str, int]:
    """Return how many entries of each feed are folded into the file."""
    return dict(store.execute("select feed, seq from position order by feed"))


def _gather(store: Store, intake: Intake, entries: Iterable[Entry]) -> dict[str, list[Piece]]:
    """Return the new pieces of every root. Raises RebuildNeeded."""
    held = store.value("select max(n) from document") or 0
    unopened = store.value("select count(*) from skipped")
    found: dict[str, list[Piece]] = {}
    for entry in entries:
        if entry.kind == "erase":
            raise RebuildNeededError(erased=True)
        if entry.kind == "keys" and unopened:
            raise RebuildNeededError
        for number, body in intake.bodies(entry):
            for root, lines in runs(body):
                found.setdefault(root.decode(), []).append((number, lines))
        _check_worth(len(found), held)
    return found


def _check_worth(touched: int, held: int) -> None:
    if touched > FEWEST and touched > (held + touched) // SHARE:
        raise RebuildNeededError


class _Folding:
    """One catching up: roots touched are read, folded with what is new, and written."""

    def __init__(self, store: Store, facets: Facets, packing: Packing) -> None:
        self._store = store
        self._facets = facets
        self._packing = packing
        self._recordings = StoredRecordings(store)
        self._own = StoredFacts(store)
        self._numbers: dict[str, int] = {}
        self._pieces: dict[str, list[Piece]] = {}
        self._names: dict[str, tuple[str, ...]] = {}

    def write(self, fresh: Mapping[str, list[Piece]], recordings: Mapping[int, Recording], founder: str) -> list[str]:
        """Fold in these pieces; return every root written."""
        self._recordings.update(recordings)
        writing_down.add_recordings(self._store, recordings)
        for root in fresh:
            self._load(root)
        for root, pieces in fresh.items():
            self._pieces[root] = joined([*self._pieces.get(root, ()), *pieces])
        changed = self._changed_sources(fresh)
        writing_down.put_sources(self._store, changed)
        for root in self._told_by(changed):
            if root not in self._pieces:
                self._load(root)
        self._write(founder)
        return list(self._pieces)

    def _load(self, root: str) -> None:
        for n, card, document in self._store.execute("select n, card, doc from document where id = ?", (root,)):
            self._numbers[root] = n
            self._names[root] = decode_card(card).names
            self._pieces[root] = self._packing.unpack(document)

    def _changed_sources(self, fresh: Iterable[str]) -> dict[str, Own]:
        """Return the sources among these that say something else of themselves now."""
        changed = {}
        for root in fresh:
            if is_source(root):
                before = self._own.get(root)
                after = own_facts(root, recorded(self._pieces[root], self._recordings))
                if before != after:
                    changed[root] = self._own[root] = after
        return changed

    def _told_by(self, changed: Mapping[str, Own]) -> list[str]:
        """Return the roots that any of these sources, or one that repeats it, says something of."""
        sources = list(changed)
        for source in sources:  # grows while it is read: who repeats a source has its origin
            repeating = self._store.execute("select id from source where origin = ? and origin <> id", (source,))
            sources += [other for (other,) in repeating if other not in sources]
        held = self._store.value("select max(n) from document") or 0
        found: dict[str, None] = {}
        query = "select id from document where n in (select rowid from words where words match ?)"
        for source in sources:
            found.update((root, None) for (root,) in self._store.execute(query, (mark_query(source_mark(source)),)))
            _check_worth(len(found), held)
        return list(found)

    def _write(self, founder: str) -> None:
        folder = Folder(self._recordings, self._own, self._packing)
        known = {root: pieces for root, pieces in sorted(self._pieces.items()) if root in self._numbers}
        added = {root: pieces for root, pieces in sorted(self._pieces.items()) if root not in self._numbers}
        first = (self._store.value("select max(n) from document") or 0) + 1
        folded, again = folder.fold_roots(added), folder.fold_roots(known)
        fresh = writing_down.add(self._store, self._facets, first, folded)
        fresh += writing_down.replace(self._store, self._facets, self._numbers, again)
        self._post({root: n for n, root in enumerate(folded.ids, first)}, folded)
        self._post(self._numbers, again)
        merging = Merging(self._store, self._facets, self._packing, self._recordings, self._own)
        shown, words = merging.renew(self._pieces, founder)
        change = (self._store.value("select max(change) from facet_chunk") or 0) + 1
        numbers = [*range(first, first + len(added)), *self._numbers.values(), *shown]
        self._facets.save(self._store, change, numbers, [*fresh, *words])

    def _post(self, numbers: Mapping[str, int], folded: Folded) -> None:
        """Change the keys of those whose names are others now: most of what is told names people as before."""
        postings = Postings(self._store)
        for root, card in zip(folded.ids, folded.cards, strict=True):
            before, after = self._names.get(root, ()), decode_card(card).names
            if before != after:
                postings.change(numbers[root], before, after, heard=not is_source(root))

"""An open file: how it is opened, made anew where it cannot be, kept up with the archive, and closed.

Owns the life of one connection and what it holds in memory. Never answers a question about anybody: `index.py` does.
"""

from collections.abc import Iterable
from pathlib import Path
from types import TracebackType
from typing import Self

from guvah.errors import Unavailable
from guvah.index.catching_up import RebuildNeededError, StoredRecordings, catch_up, check_grown, stored_position
from guvah.index.documents import Packing, recorded
from guvah.index.facets import Facets
from guvah.index.rebuilding import Progress, Vault, build
from guvah.index.store import SCHEMA, Keys, Place, Store, UnreadableError
from guvah.model.statement import Recorded


def silent(_step: str, _done: int, _total: int) -> None:
    """Tell nobody."""


class Opened:
    """One member's memory of one archive; a context manager."""

    def __init__(self, archive: Path, keyring: Keys, vault: Vault, progress: Progress = silent) -> None:
        """Find the place; `open` or `rebuild` then give it a file. Raises LockedOut where the keys open nothing."""
        self._archive = archive
        self._place = Place(archive, keyring)
        self._keyring = keyring
        self._vault = vault
        self._progress = progress
        self._held: Store | None = None
        self._take(None)

    def __enter__(self) -> Self:
        """Return itself."""
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        """Close the file."""
        self.close()

    def close(self) -> None:
        """Close the file; closing twice is nothing."""
        if self._held is not None:
            self._held.close()
            self._held = None

    def open(self) -> None:
        """Open the newest file, or fold one where there is none that fits, and catch up."""
        newest = self._place.newest()
        if newest is None:
            self.rebuild()
            return
        try:
            self._take(Store(newest, self._place.key))
            if not _fits(self._store, self._vault.archive_id):
                self._progress("the index is of another version or archive and is folded again", 0, 1)
                self.rebuild()
                return
            self.catch_up()
        except UnreadableError:
            self._progress("the index cannot be read and is folded again", 0, 1)
            self.rebuild()

    def rebuild(self, workers: int | None = None) -> None:
        """Fold the whole archive into a new file and go on with it."""
        self._take(None)
        path = build(self._place, self._vault, self._keyring.compartments, self._progress, workers)
        self._take(Store(path, self._place.key))

    def catch_up(self) -> list[str]:
        """Fold in what is new in the archive; return the roots it was about ([] also where everything was rebuilt)."""
        now, before = self._vault.position(), stored_position(self._store)
        place = Place(self._archive, self._keyring)
        if place.key != self._place.key:  # the archive's keys were changed: the old file is for nobody any more
            self._place, old = place, self._place
            self.rebuild()
            old.delete()
            return []
        if now == before:
            return []
        try:
            check_grown(before, now)
            with self._store.transaction():
                self._refresh()
                return catch_up(self._store, self._facets, self._packing, self._vault, self._keyring.compartments)
        except RebuildNeededError as needed:
            self.rebuild()
            if needed.erased:
                self._place.delete_others()
            return []
        except BaseException:
            self._forget()
            raise

    def position(self) -> dict[str, int]:
        """Return how many entries of each feed this memory holds."""
        return stored_position(self._store)

    def founder(self) -> str:
        """Return the feed that founded the archive."""
        return self._vault.ledger().charter.founder

    @property
    def _store(self) -> Store:
        if self._held is None:
            raise Unavailable("The index is closed.")
        return self._held

    def _take(self, store: Store | None) -> None:
        self.close()
        self._held = store
        self._forget()
        if store is not None:
            self._recordings = StoredRecordings(store)
            self._packing = Packing(store.value("select value from meta where name = 'dictionary'") or b"")

    def _forget(self) -> None:
        self._facets = Facets()
        self._loaded = 0
        self._seen = -1

    def _refresh(self) -> Facets:
        """Return the facets as they are in the file now: another connection may have written."""
        changes = self._store.changes()
        if changes != self._seen:
            self._loaded = self._facets.load(self._store, self._loaded)
            self._facets.join(self._store.execute("select n, head from merged"))
            self._seen = changes
        return self._facets

    def _recorded(self, document: bytes) -> list[Recorded]:
        return recorded(self._packing.unpack(document), self._recordings)

    def _ids(self, numbers: Iterable[int]) -> list[str]:
        found = (self._store.value("select id from document where n = ?", (n,)) for n in numbers)
        return sorted(root for root in found if root is not None)


def _fits(store: Store, archive_id: str) -> bool:
    """Say whether a file is of this version and archive."""
    meta = dict(store.execute("select name, value from meta where name <> 'dictionary'"))
    return meta == {"schema": SCHEMA, "archive": archive_id}

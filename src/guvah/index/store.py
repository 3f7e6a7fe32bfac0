"""The encrypted file: where it lies, how it is opened, and the tables in it.

Owns the file's name and key, its schema and the connection's settings. Never holds meaning: what a document or a card
says is for the other modules. Everything on disk is encrypted, files still being built too; temporary tables stay in
memory. Spec: docs/spec/index.md.

A file is never written over by another: each rebuild makes the next generation and deletes the earlier ones, so a
journal of the old file can never be replayed into the new one. Who still reads the old file goes on reading it.
"""

import contextlib
import hashlib
import re
from collections.abc import Iterable, Iterator
from pathlib import Path
from types import TracebackType
from typing import Any, Protocol

import apsw

from guvah.errors import LockedOut, Unavailable

SCHEMA = "4"
"""Written into every file; another number means: fold it again."""

_PURPOSE = "index"
_TABLES = """
create table meta(name text primary key, value) without rowid;
create table position(feed text primary key, seq integer not null) without rowid;
create table recording(r integer primary key, feed text, seq integer, at text, by text, compartment text);
create table skipped(feed text, seq integer, compartment text);
create table document(n integer primary key, id text not null, card blob not null, doc blob not null);
create table source(
  id text primary key, origin text, reliability text, official integer, is_list integer) without rowid;
create table list_row(n integer, list text, key text, digest blob, primary key(n, list, key)) without rowid;
create table expiring(n integer primary key, until text not null);
create table pair(n integer, other text, primary key(n, other)) without rowid;
create table merged(n integer primary key, head integer not null);
create table facet_value(facet text, code integer, value text, primary key(facet, code)) without rowid;
create table facet_chunk(chunk integer primary key, change integer not null, codes blob not null);
create table posting(key integer, first integer, rows blob not null, primary key(key, first)) without rowid;
create table vocabulary(key text primary key) without rowid;
create virtual table words using fts5(
  body, marks, content='', contentless_delete=1, tokenize='unicode61 remove_diacritics 2');
"""
_INDEXES = """
create unique index if not exists document_id on document(id);
create index if not exists pair_other on pair(other);
create index if not exists merged_head on merged(head);
create index if not exists source_origin on source(origin) where origin <> id;
create index if not exists list_row_list on list_row(list);
create index if not exists facet_chunk_change on facet_chunk(change);
"""
_BUILDING = """
pragma journal_mode=off; pragma synchronous=off; pragma locking_mode=exclusive; pragma secure_delete=off;
pragma cache_size=-65536; pragma temp_store=memory;
"""
_OPENED = """
pragma synchronous=normal; pragma cache_size=-32768; pragma temp_store=memory; pragma wal_autocheckpoint=4000;
"""
_BUSY_MS = 10_000


class UnreadableError(Unavailable):
    """A file is missing, damaged, foreign or under another key: fold it again. Shown to nobody if that succeeds."""

    def __init__(self) -> None:
        super().__init__("This machine's index cannot be read. Run `guvah rebuild`; the archive itself is whole.")


class Keys(Protocol):
    """What the index needs of a keyring (guvah.vault.keyring.Keyring)."""

    @property
    def compartments(self) -> tuple[str, ...]:
        """Return the compartments the member can open."""

    def derive(self, compartment: str, purpose: str) -> bytes:
        """Return 32 bytes for a purpose. Raises LockedOut."""

    def secret_keys(self, compartment: str) -> list[tuple[int, str, str]]:
        """Return (epoch, public key, secret key) of every epoch held."""


class Place:
    """Where the files of one set of compartments lie, and their key. Members who open the same share them."""

    def __init__(self, archive: Path, keyring: Keys) -> None:
        """Find the place for a keyring. Raises LockedOut where it opens no compartment."""
        self.folder = archive / "local"
        self.key = _key(keyring)
        self._stem = "index-" + hashlib.sha256(b"guvah/index/name\n" + self.key).hexdigest()[:16]
        self._name = re.compile(re.escape(self._stem) + r"-([0-9]{6})\.db")

    def newest(self) -> Path | None:
        """Return the newest finished file, None where there is none."""
        found = [path for path in self._all() if self._name.fullmatch(path.name)]
        return max(found, default=None)

    def begin(self) -> tuple[Path, Path]:
        """Claim the next generation: return (the file to build in, the name it takes when finished)."""
        number = max((int(path.name[len(self._stem) + 1 :][:6]) for path in self._all()), default=0) + 1
        while True:
            finished = self.folder / f"{self._stem}-{number:06d}.db"
            building = finished.with_suffix(".db.new")
            try:
                self.folder.mkdir(exist_ok=True)
                building.touch(mode=0o600, exist_ok=False)
            except FileExistsError:  # somebody else is building this one
                number += 1
            except OSError as error:
                raise Unavailable(f"The archive's folder cannot be written to ({error.strerror}).") from error
            else:
                return building, finished

    def delete_before(self, kept: Path) -> None:
        """Delete every file of an earlier generation, its journals and what an interrupted rebuild left."""
        for path in self._all():
            if path.name[: len(kept.name) - 3] < kept.name[:-3]:
                path.unlink(missing_ok=True)

    def delete(self) -> None:
        """Delete every file of this set of keys."""
        for path in self._all():
            path.unlink(missing_ok=True)

    def delete_others(self) -> None:
        """Delete the files of all other sets of compartments: whoever opens those folds them again."""
        for path in self.folder.glob("index-*"):
            if not path.name.startswith(self._stem):
                path.unlink(missing_ok=True)

    def _all(self) -> list[Path]:
        return sorted(self.folder.glob(f"{self._stem}-[0-9]*"))


def _key(keyring: Keys) -> bytes:
    """Return one key for the set of compartments the keyring opens, whichever member it is.

    Every epoch goes into it: who was let go before the keys were changed can open neither the file folded since then
    nor spoil it for the others by folding without the new keys.
    """
    mixed = hashlib.sha256(b"guvah/index/key\n")
    opened = 0
    for compartment in keyring.compartments:
        with contextlib.suppress(LockedOut):
            derived = keyring.derive(compartment, _PURPOSE)
            mixed.update(b"%d:%s%d:%s" % (len(compartment), compartment.encode(), len(derived), derived))
            mixed.update(repr(sorted(keyring.secret_keys(compartment))).encode())
            opened += 1
    if not opened:
        raise LockedOut("This device can add testimonies but not read them: its keys open no compartment.")
    return mixed.digest()


class Store:
    """An open file. Every refusal of the database leaves here as Unavailable or UnreadableError."""

    def __init__(self, path: Path, key: bytes, *, create: bool = False, setup: str = "") -> None:
        """Open the file, or create it for building; `setup` sets up what is no index. Raises UnreadableError."""
        flags = apsw.SQLITE_OPEN_READWRITE | (apsw.SQLITE_OPEN_CREATE if create else 0)
        self.path = path
        with _WORDED:
            self.connection = apsw.Connection(str(path), flags=flags)
            self.connection.set_busy_timeout(_BUSY_MS)
            self.connection.pragma("cipher", "aegis")
            self.connection.execute(f"pragma key='raw:{key.hex()}'")
            self.connection.execute(setup or (_BUILDING + _TABLES if create else _OPENED)).fetchall()

    def execute(self, sql: str, arguments: tuple[Any, ...] = ()) -> Iterator[tuple[Any, ...]]:
        """Yield the rows of a query."""
        with _WORDED:
            yield from self.connection.execute(sql, arguments)

    def run(self, sql: str, arguments: tuple[Any, ...] = ()) -> None:
        """Run a statement that yields nothing."""
        with _WORDED:
            self.connection.execute(sql, arguments).fetchall()

    def many(self, sql: str, rows: Iterable[tuple[Any, ...]]) -> None:
        """Run a statement once for each row."""
        with _WORDED:
            self.connection.executemany(sql, rows)

    def value(self, sql: str, arguments: tuple[Any, ...] = ()) -> Any:
        """Return the first column of the first row, None where there is no row."""
        with _WORDED:
            row = self.connection.execute(sql, arguments).fetchone()
        return None if row is None else row[0]

    @contextlib.contextmanager
    def transaction(self) -> Iterator[None]:
        """Hold the one writer's lock; everything in it is kept, or nothing."""
        with _WORDED:
            self.connection.execute("begin immediate")
            try:
                yield
            except BaseException:
                if self.connection.in_transaction:  # a full disk has rolled back already
                    self.connection.execute("rollback")
                raise
            self.connection.execute("commit")

    def index(self) -> None:
        """Add the indexes to a file that is being built; adding them twice is nothing."""
        with _WORDED:
            self.connection.execute(_INDEXES)

    def finish(self) -> None:
        """Add the indexes to a file that was built, and make it one that readers and a writer can share."""
        with _WORDED:
            self.connection.execute("insert into words(words) values('optimize')")
            self.index()
            self.connection.execute("pragma locking_mode=normal").fetchall()
            self.connection.pragma("journal_mode", "wal")

    def changes(self) -> int:
        """Return a number that differs once another connection has written."""
        return int(self.value("pragma data_version"))

    def close(self) -> None:
        """Close the file."""
        with _WORDED:
            self.connection.close()


class _Worded:
    """Says what the database refuses in the house's words; no generator, for it stands around every statement."""

    def __enter__(self) -> None:
        """Nothing is held."""

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, _: TracebackType | None) -> None:
        """Raise Unavailable or UnreadableError for an error of the database."""
        if not isinstance(error, apsw.Error):
            return
        if isinstance(error, apsw.FullError):
            raise Unavailable("The disk is full. Make room, then try again; the archive itself is whole.") from error
        if isinstance(error, apsw.BusyError):
            raise Unavailable("Another process is writing to this machine's index. Try again in a moment.") from error
        raise UnreadableError from error


_WORDED = _Worded()

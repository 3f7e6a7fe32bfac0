"""Proposals of a whole comparison, kept on this machine: who may be the same person, why, and how it was found out.

Owns one encrypted file beside the index, which anyone may delete at any time: `guvah link` makes it again. Never a
source of truth, never in the vault or the index's hash, and never decides anything. Nothing of an unfinished run is
shown: the one before stays until the new one is whole.

    with open_proposals(*index.kept.beside("proposals")) as kept:
        if kept.begin(run): kept.stage("candidates")    # True: an interrupted run goes on, its stages are here
        kept.put_stage("candidates", blob)
        kept.write(pairs)
        kept.finish()
"""

import contextlib
from collections.abc import Iterable, Iterator
from itertools import islice
from pathlib import Path

import msgspec

from guvah.errors import Busy, Unavailable
from guvah.index.store import Store, UnreadableError
from guvah.linkage.kept_reading import Run, Shown, decode_run
from guvah.linkage.kept_rows import Packing, Proposed, learned

__all__ = ["Proposals", "Proposed", "Run", "open_proposals"]

SCHEMA = 1
PER_TRANSACTION = 50_000
_SETUP = f"""
pragma journal_mode=wal; pragma synchronous=off; pragma cache_size=-65536; pragma temp_store=memory;
pragma wal_autocheckpoint=4000; pragma journal_size_limit=67108864;
create table if not exists meta(name text primary key, value) without rowid;
create table if not exists stage(name text primary key, value blob not null) without rowid;
insert or ignore into meta values('schema', {SCHEMA});
"""
_PAIRS = """
drop table if exists fresh;
create table fresh(
  n integer primary key, one text not null, other text not null, helps real not null, probability real not null,
  prior real not null, people integer not null, published integer not null, said blob not null);
"""
_TAKE_ITS_PLACE = """
drop table if exists pair;
alter table fresh rename to pair;
create index pair_one on pair(one);
create index pair_other on pair(other);
create index pair_helps on pair(helps desc, one);
delete from stage;
"""


_PACK = msgspec.msgpack.Encoder()


class Proposals(Shown):
    """The open file, for whoever compares, and reads."""

    def __init__(self, store: Store) -> None:
        super().__init__(store)
        self._number = 0
        self._writing: Packing | None = None

    def begin(self, run: Run) -> bool:
        """Begin a run; return whether it goes on with an interrupted one of the same engine over the same entries.

        The stages of that one are kept then, else forgotten. Pairs are always written anew.
        """
        with self._store.transaction():
            before = self._meta("unfinished")
            goes_on = before is not None and _same(decode_run(before), run)
            self._number = int(self._meta("number") or 0) + 1
            self._put("number", self._number)
            self._put("unfinished", _PACK.encode(run))
            if not goes_on:
                self._store.run("delete from stage")
            self._put("fresh dictionary", b"")
            self._store.run(_PAIRS)
        self._writing = None
        return goes_on

    def put_stage(self, name: str, value: bytes) -> None:
        """Keep what was found out so far under a name, for a run that goes on. Raises Busy."""
        with self._mine():
            self._store.run("insert or replace into stage values(?, ?)", (name, value))

    def stage(self, name: str) -> bytes:
        """Return what the interrupted run kept under a name, b"" for nothing."""
        return self._store.value("select value from stage where name = ?", (name,)) or b""

    def write(self, pairs: Iterable[Proposed]) -> int:
        """Write pairs of the run that was begun, each pair once; return how many. Raises Busy."""
        count = 0
        rest = iter(pairs)
        while part := list(islice(rest, PER_TRANSACTION)):
            with self._mine():
                rows = map(self._packing(part).row, part)
                self._store.many("insert into fresh values(null, ?, ?, ?, ?, ?, ?, ?, ?)", rows)
            count += len(part)
        return count

    def _packing(self, first: list[Proposed]) -> Packing:
        if self._writing is None:
            dictionary = learned(first)
            self._put("fresh dictionary", dictionary)
            self._writing = Packing(dictionary)
        return self._writing

    def finish(self, run: Run | None = None) -> None:
        """Show this run from now on instead of the one before; `run`: with what became known meanwhile. Raises Busy."""
        with self._mine():
            self._store.run(_TAKE_ITS_PLACE)
            self._put("dictionary", self._meta("fresh dictionary"))
            self._put("run", self._meta("unfinished") if run is None else _PACK.encode(run))
            self._store.run("delete from meta where name = 'unfinished'")

    @contextlib.contextmanager
    def _mine(self) -> Iterator[None]:
        """Hold the writer's lock, while no other process has begun a run since."""
        with self._store.transaction():
            if not self._number or self._meta("number") != self._number or self._meta("unfinished") is None:
                raise Busy("Another `guvah link` was begun meanwhile: this one stops, and nothing of it is shown.")
            yield

    def _put(self, name: str, value: bytes | int) -> None:
        self._store.run("insert or replace into meta values(?, ?)", (name, value))


def open_proposals(path: Path, key: bytes) -> Proposals:
    """Open the file, or make an empty one where there is none or it cannot be read. Raises Unavailable."""
    with contextlib.suppress(UnreadableError):
        return _open(path, key)
    for journal in ("", "-wal", "-shm"):
        path.with_name(path.name + journal).unlink(missing_ok=True)
    return _open(path, key)


def _open(path: Path, key: bytes) -> Proposals:
    try:
        path.touch(mode=0o600)
    except OSError as error:
        raise Unavailable(f"The archive's folder cannot be written to ({error.strerror}).") from error
    store = Store(path, key, create=True, setup=_SETUP)
    if store.value("select value from meta where name = 'schema'") != SCHEMA:
        store.close()
        raise UnreadableError
    return Proposals(store)


def _same(one: Run, other: Run) -> bool:
    return (one.engine, dict(one.position)) == (other.engine, dict(other.position))

"""One hash over everything a file holds, whatever the order in which it came to hold it.

Owns the canonical dump: every table's rows with numbers put back into the ids and words they stand for, sorted. Never
prints what it hashes.
"""

import hashlib
from collections.abc import Iterable, Iterator, Mapping
from itertools import groupby
from operator import itemgetter
from typing import Any

import msgspec
import numpy as np

from guvah.index.documents import Packing
from guvah.index.facets import Facets
from guvah.index.store import Store
from guvah.model.statement import Recording

_ENCODE = msgspec.msgpack.Encoder().encode
_TABLES = (
    "select * from position order by feed",
    "select * from skipped order by feed, seq, compartment",
    "select * from source order by id",
    "select id, list, key, digest from list_row join document using (n) order by id, list, key",
    "select id, until from expiring join document using (n) order by id",
    "select id, other from pair join document using (n) order by id, other",
    "select old.id, head.id from merged m join document old on old.n = m.n join document head on head.n = m.head "
    "order by old.id",
    "select key from vocabulary order by key",
)
_HELD = "create virtual table if not exists temp.held using fts5vocab('main', 'words', 'instance')"
_COUNTED = "create virtual table if not exists temp.counted using fts5vocab('main', 'words', 'col')"

EACH_WORD = 20_000
"""Documents up to which every place of every word and key is hashed; beyond, how many each has."""


def dump_hash(store: Store, facets: Facets, packing: Packing, recordings: Mapping[int, Recording]) -> str:
    """Return the hash as 64 hex digits."""
    digest = hashlib.sha256(b"guvah/index/dump/1\n")
    for lines in (_tables(store), _documents(store, facets, packing, recordings), _words(store), _keys(store)):
        for line in lines:
            digest.update(b"%d:" % len(line))
            digest.update(line)
        digest.update(b";")
    return digest.hexdigest()


def _tables(store: Store) -> Iterator[bytes]:
    for query in _TABLES:
        for row in store.execute(query):
            yield _ENCODE(row)


def _documents(store: Store, facets: Facets, packing: Packing, recordings: Mapping[int, Recording]) -> Iterator[bytes]:
    for n, root, card, document in store.execute("select n, id, card, doc from document order by id"):
        pieces = sorted(
            (one.feed, one.seq, one.at, one.by, one.compartment, lines)
            for one, lines in ((recordings[number], lines) for number, lines in packing.unpack(document))
        )
        yield _ENCODE((root, card, facets.row(n), pieces))


def _words(store: Store) -> Iterator[bytes]:
    """Yield every word with the roots it is found under: the full-text table keeps nothing else to compare."""
    if store.value("select count(*) from document") > EACH_WORD:
        store.run(_COUNTED)
        for row in store.execute("select term, col, doc, cnt from temp.counted order by term, col"):
            yield _ENCODE(row)
        return
    store.run(_HELD)
    ids = dict[int, str](store.execute("select n, id from document"))
    rows: Iterable[tuple[Any, ...]] = store.execute("select term, doc, col, offset from temp.held order by term")
    for term, found in groupby(rows, key=itemgetter(0)):
        yield _ENCODE((term, sorted((ids[doc], col, offset) for _, doc, col, offset in found)))


def _keys(store: Store) -> Iterator[bytes]:
    """Yield every key with the roots that have it, or with how many have it."""
    ids: dict[int, str] = {}
    if store.value("select count(*) from document") <= EACH_WORD:
        ids = dict[int, str](store.execute("select n, id from document"))
    rows: Iterable[tuple[Any, ...]] = store.execute("select key, rows from posting order by key, first")
    for key, found in groupby(rows, key=itemgetter(0)):
        having = np.frombuffer(b"".join(chunk for _, chunk in found), dtype="<u4")
        yield _ENCODE((key, sorted(ids[n] for n in having.tolist()) if ids else len(having)))

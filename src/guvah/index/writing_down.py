"""Putting folded roots into the file: one place for a rebuild and for catching up, so that both write the same.

Owns the step from columns to rows. Never folds and never opens a transaction: its callers do.
"""

import itertools
from collections.abc import Mapping, Sequence

import numpy as np

from guvah.index.cards import COLUMNS
from guvah.index.facets import Facets
from guvah.index.facts import Own
from guvah.index.folding import Folded
from guvah.index.store import Store
from guvah.model.statement import Recording

Fresh = list[tuple[str, int, str]]


def add(store: Store, facets: Facets, first: int, folded: Folded) -> Fresh:
    """Add roots the file does not hold, numbered from `first` on; return facet words not known before."""
    count = len(folded.ids)
    numbers = range(first, first + count)
    store.many(
        "insert into document(n, id, card, doc) values(?, ?, ?, ?)",
        zip(numbers, folded.ids, folded.cards, folded.documents, strict=True),
    )
    store.many(
        "insert into words(rowid, body, marks) values(?, ?, ?)",
        zip(numbers, folded.bodies, folded.marks, strict=True),
    )
    store.many(
        "insert into list_row values(?, ?, ?, ?)",
        ((first + number, *row, _short(digest)) for number, *row, digest in folded.rows),
    )
    store.many("insert into expiring values(?, ?)", ((first + number, until) for number, until in folded.expiring))
    store.many("insert into pair values(?, ?)", ((first + number, other) for number, other in folded.pairs))
    codes = np.frombuffer(folded.codes, dtype=np.int32).reshape(count, len(COLUMNS))
    return facets.put(first, codes, folded.values)


def replace(store: Store, facets: Facets, held: Mapping[str, int], folded: Folded) -> Fresh:
    """Write roots the file already holds under these numbers again; return facet words not known before."""
    numbers = [held[root] for root in folded.ids]
    single = [(n,) for n in numbers]
    store.many(
        "update document set card = ?, doc = ? where n = ?", zip(folded.cards, folded.documents, numbers, strict=True)
    )
    for table in ("words where rowid", "list_row where n", "expiring where n", "pair where n"):
        store.many(f"delete from {table} = ?", single)  # noqa: S608 - names of tables above
    store.many(
        "insert into words(rowid, body, marks) values(?, ?, ?)",
        zip(numbers, folded.bodies, folded.marks, strict=True),
    )
    store.many(
        "insert into list_row values(?, ?, ?, ?)",
        ((numbers[number], *row, _short(digest)) for number, *row, digest in folded.rows),
    )
    store.many("insert into expiring values(?, ?)", ((numbers[number], until) for number, until in folded.expiring))
    store.many("insert into pair values(?, ?)", ((numbers[number], other) for number, other in folded.pairs))
    codes = np.frombuffer(folded.codes, dtype=np.int32).reshape(len(numbers), len(COLUMNS))
    fresh = [facets.put(n, codes[place : place + 1], folded.values) for place, n in enumerate(numbers)]
    return list(itertools.chain.from_iterable(fresh))


def add_recordings(store: Store, recordings: Mapping[int, Recording]) -> None:
    """Add recordings under their numbers."""
    store.many(
        "insert into recording values(?, ?, ?, ?, ?, ?)",
        ((r, one.feed, one.seq, one.at, one.by, one.compartment) for r, one in recordings.items()),
    )


def put_sources(store: Store, own: Mapping[str, Own]) -> None:
    """Set what sources say of themselves."""
    store.many(
        "insert or replace into source values(?, ?, ?, ?, ?)",
        ((source, one.origin, one.reliability, one.official, one.is_list) for source, one in sorted(own.items())),
    )


def put_position(store: Store, position: Mapping[str, int], skipped: Sequence[tuple[str, int, str]]) -> None:
    """Set how far each feed was read, and add bodies that could not be opened though their compartment can."""
    store.many("insert or replace into position values(?, ?)", sorted(position.items()))
    store.many("insert into skipped values(?, ?, ?)", skipped)


def _short(digest: str) -> bytes | str:
    """Return a digest as bytes where it can be written again from them."""
    try:
        data = bytes.fromhex(digest)
    except ValueError:
        return digest
    return data if data.hex() == digest else digest

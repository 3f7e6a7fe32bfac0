"""Which records have which keys: for each key the numbers of its records, ascending, in chunks.

Owns how they lie in the file (a chunk is a key's number, its first record's, all of them as 32-bit integers), how
several are met, and how one record's keys change. Never knows what a key means: `spelling.py` does.

A word that a hundred thousand share is never read whole while a rarer word of the question says where to look.
"""

from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise

import msgspec
import numpy as np
from numpy.typing import NDArray

from guvah.index.spelling import Alternative, Group, Keys, Question, number, record_keys
from guvah.index.store import Store

CHUNK = 1024
"""Records in one chunk as it is first written; one that grows past twice that is divided."""
MANY = 64
"""Chunks of a group from which it is not read whole but asked about the records still in question."""
_SHARDS = 16
_BITS = 64

Numbers = NDArray[np.uint32]
_NONE: Numbers = np.zeros(0, dtype=np.uint32)

_ALL = "select rows from posting where key = ? order by first"
_CHUNKS = "select count(*) from (select 1 from posting where key = ? limit ?)"
_AT = "select first, rows from posting where key = ? and first <= ? order by first desc limit 1"
_NEXT = "select first, rows from posting where key = ? and first > ? order by first limit 1"
_PUT = "insert or replace into posting values(?, ?, ?)"


class Posted(msgspec.Struct, array_like=True, gc=False):
    """The keys of a partition: distinct ones ascending (int64), how many records each has (uint32), these (uint32)."""

    keys: bytes
    counts: bytes
    rows: bytes
    vocabulary: list[str]


def posted(names: Sequence[Iterable[str]]) -> Posted:
    """Return the keys of some records, which are numbered from 0 on."""
    found: list[Keys] = [record_keys(own) for own in names]
    sizes = [len(one.numbers) for one in found]
    every = np.fromiter((n for one in found for n in one.numbers), dtype=np.int64, count=sum(sizes))
    rows = np.repeat(np.arange(len(found), dtype=np.uint32), sizes)
    order = np.argsort(every, kind="stable")
    keys, counts = np.unique(every[order], return_counts=True)
    vocabulary = sorted({word for one in found for word in one.vocabulary})
    return Posted(keys.tobytes(), counts.astype(np.uint32).tobytes(), rows[order].tobytes(), vocabulary)


def write(store: Store, parts: Sequence[tuple[int, Posted]]) -> None:
    """Write the keys of all records into an empty table; of each part the number of its first record is given."""
    held = [
        (np.frombuffer(part.keys, np.int64), np.frombuffer(part.counts, np.uint32), np.frombuffer(part.rows, np.uint32))
        for _, part in parts
    ]
    ends = [np.cumsum(counts, dtype=np.int64) for _, counts, _ in held]
    for shard in range(_SHARDS):
        keys: list[NDArray[np.int64]] = []
        rows: list[Numbers] = []
        for (first, _), (own, counts, having), end in zip(parts, held, ends, strict=True):
            a = int(np.searchsorted(own, _border(shard), side="left"))
            b = int(np.searchsorted(own, _border(shard + 1) - 1, side="right"))
            keys.append(np.repeat(own[a:b], counts[a:b]))
            rows.append(having[end[a] - counts[a] : end[b - 1]] + np.uint32(first) if b > a else _NONE)
        store.many(_PUT, _chunked(np.concatenate(keys), np.concatenate(rows)) if keys else ())
    words = sorted({word for _, part in parts for word in part.vocabulary})
    store.many("insert into vocabulary values(?)", ((word,) for word in words))


def _border(shard: int) -> int:
    return -(1 << (_BITS - 1)) + shard * ((1 << _BITS) // _SHARDS)


def _chunked(keys: NDArray[np.int64], rows: Numbers) -> Iterator[tuple[int, int, bytes]]:
    """Yield (key, first record, records) of each chunk. `rows` ascend within a key, in the order of their coming."""
    if not len(keys):
        return
    order = np.argsort(keys, kind="stable")
    keys, rows = keys[order], rows[order]
    starts = np.concatenate(([0], np.flatnonzero(keys[1:] != keys[:-1]) + 1))
    within = np.arange(len(keys)) - np.repeat(starts, np.diff(starts, append=len(keys)))
    cuts = np.flatnonzero(within % CHUNK == 0)
    data, width = rows.astype("<u4").tobytes(), rows.itemsize
    spans = pairwise([*cuts.tolist(), len(keys)])
    for key, first, (start, end) in zip(keys[cuts].tolist(), rows[cuts].tolist(), spans, strict=True):
        yield key, first, data[start * width : end * width]


class Postings:
    """The keys of one open file."""

    def __init__(self, store: Store) -> None:
        self._store = store

    def having(self, alternative: Alternative) -> Numbers:
        """Return the records that have all these keys, ascending."""
        found = [self._whole(key) for key in alternative]
        met = min(found, key=len)
        for other in found:
            met = met[_among(met, other)] if other is not met else met
        return met

    def meeting(self, question: Question, most: int, passed: NDArray[np.bool_] | None = None) -> Numbers:
        """Return the first `most` records that answer a question and pass, ascending."""
        sized = sorted(((self._chunks(group), group) for group in question), key=lambda one: one[0])
        if not sized or not sized[0][0]:
            return _NONE
        met = self._union(sized[0][1])
        if passed is not None:
            met = met[met < len(passed)]
            met = met[passed[met]]
        for size, group in sized[1:]:
            if size < MANY:
                met = met[_among(met, self._union(group))]
        return self._asked(met, [group for size, group in sized[1:] if size >= MANY], most)

    def beginning(self, beginning: str, most: int) -> list[str]:
        """Return up to `most` of the keys in the vocabulary that begin so."""
        query = "select key from vocabulary where key >= ? and key < ? order by key limit ?"
        return [key for (key,) in self._store.execute(query, (beginning, beginning + "\U0010ffff", most))]

    def _asked(self, met: Numbers, others: Sequence[Group], most: int) -> Numbers:
        """Ask common keys about no more records than it takes to find as many as are wanted."""
        if not others:
            return met[:most]
        kept: list[Numbers] = []
        for start in range(0, len(met), CHUNK):
            part = met[start : start + CHUNK]
            for group in others:
                part = part[self._have(group, part)]
            kept.append(part)
            if sum(map(len, kept)) >= most:
                break
        return np.concatenate(kept)[:most] if kept else _NONE

    def _have(self, group: Group, rows: Numbers) -> NDArray[np.bool_]:
        having = np.zeros(len(rows), dtype=np.bool_)
        for alternative in group:
            every = np.ones(len(rows), dtype=np.bool_)
            for key in alternative:
                every &= self._has(key, rows)
            having |= every
        return having

    def _has(self, key: str, rows: Numbers) -> NDArray[np.bool_]:
        """Say of each of these records whether it has a key, reading only the chunks they would be in."""
        having = np.zeros(len(rows), dtype=np.bool_)
        at, named = 0, number(key)
        while at < len(rows):
            chunk = self._chunk(_AT, named, int(rows[at])) or self._chunk(_NEXT, named, int(rows[at]))
            if chunk is None:
                break
            end = max(at + 1, int(np.searchsorted(rows, chunk[1][-1], side="right")))
            having[at:end] = _among(rows[at:end], chunk[1])
            at = end
        return having

    def _chunks(self, group: Group) -> int:
        """Return how many chunks a group has, counted no further than MANY."""
        found = 0
        for alternative in group:
            sizes = (self._store.value(_CHUNKS, (number(key), MANY)) for key in alternative)
            found += min(sizes)
            if found >= MANY:
                return MANY
        return found

    def _union(self, group: Group) -> Numbers:
        found = [self.having(alternative) for alternative in group]
        return found[0] if len(found) == 1 else np.unique(np.concatenate(found))

    def _whole(self, key: str) -> Numbers:
        chunks = [rows for (rows,) in self._store.execute(_ALL, (number(key),))]
        return np.frombuffer(b"".join(chunks), dtype="<u4")

    def _chunk(self, query: str, key: int, n: int) -> tuple[int, Numbers] | None:
        for first, rows in self._store.execute(query, (key, n)):
            return first, np.frombuffer(rows, dtype="<u4")
        return None

    # one record's keys change

    def change(self, n: int, before: Iterable[str], after: Iterable[str]) -> None:
        """Give a record the keys of its names now, and take those of its earlier names."""
        old, new = record_keys(before), record_keys(after)
        for key in sorted(set(new.numbers).difference(old.numbers)):
            self._add(key, n)
        gone = {key for key in set(old.numbers).difference(new.numbers) if self._remove(key, n)}
        self._store.many("insert or ignore into vocabulary values(?)", ((word,) for word in new.vocabulary))
        self._store.many(
            "delete from vocabulary where key = ?", ((word,) for word in old.vocabulary if number(word) in gone)
        )

    def _add(self, key: int, n: int) -> None:
        chunk = self._chunk(_AT, key, n) or self._chunk(_NEXT, key, n)
        if chunk is None or (len(chunk[1]) >= CHUNK and n > chunk[1][-1]):
            self._store.run(_PUT, (key, n, np.array([n], "<u4").tobytes()))
            return
        first, rows = chunk
        self._put(key, first, np.union1d(rows, np.array([n], rows.dtype)))

    def _remove(self, key: int, n: int) -> bool:
        """Take a record from a key; return whether it was the last."""
        chunk = self._chunk(_AT, key, n)
        if chunk is not None:
            self._put(key, chunk[0], chunk[1][chunk[1] != n])
        return not self._store.value(_CHUNKS, (key, 1))

    def _put(self, key: int, before: int, rows: Numbers) -> None:
        """Write a chunk again that began with the record `before`."""
        if not len(rows) or rows[0] != before:
            self._store.run("delete from posting where key = ? and first = ?", (key, before))
        parts = [rows] if len(rows) <= 2 * CHUNK else [rows[:CHUNK], rows[CHUNK:]]
        self._store.many(_PUT, ((key, int(part[0]), part.astype("<u4").tobytes()) for part in parts if len(part)))


def _among(rows: Numbers, others: Numbers) -> NDArray[np.bool_]:
    """Say of each of `rows` whether it is among `others`; both ascend."""
    if not len(others):
        return np.zeros(len(rows), dtype=np.bool_)
    if len(rows) > CHUNK:
        return np.isin(rows, others, assume_unique=True, kind="table")
    places = np.searchsorted(others, rows)
    places[places == len(others)] = 0
    return np.equal(others[places], rows)

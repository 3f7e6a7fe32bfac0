"""Which records have which keys: for each key the numbers of its records, ascending, in chunks.

Owns how they lie in the file (a chunk is a key's number, its first record's, all of them as 32-bit integers), how
several are met, and how one record's keys change. Never knows what a key means: `spelling.py` does.

A word that a hundred thousand share is never read whole while a rarer word of the question says where to look.
"""

import json
from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise

import msgspec
import numpy as np
from numpy.typing import NDArray

from guvah.index.spelling import Alternative, Group, Keys, Question, number, record_keys
from guvah.index.store import Store

CHUNK, LARGEST = 200, 240
"""Records in one chunk as it is first written, and at most: a larger one would not lie whole in a page of the tree, and
each search would read the overflow of every chunk it passes."""
MANY = 1250
"""Chunks of a group from which it is common: a quarter of a million records."""
ASKED = 64
"""Records about which a common key is asked one by one before it is read whole."""
_SHARDS = 16
_WIDTH = 4
_BITS = 64

Numbers = NDArray[np.uint32]
_NONE: Numbers = np.zeros(0, dtype=np.uint32)

_ALL = "select rows from posting where key = ? order by first"
_ANY = "select rows from posting where key in (select value from json_each(?))"
_CHUNKS = "select count(*) from (select 1 from posting where key in (select value from json_each(?)) limit ?)"
_COUNT = "select sum(length(rows)) from posting where key = ?"
_AT = "select first, rows from posting where key = ? and first <= ? order by first desc limit 1"
_NEXT = "select first, rows from posting where key = ? and first > ? order by first limit 1"
_PUT = "insert or replace into posting values(?, ?, ?)"


class Posted(msgspec.Struct, array_like=True, gc=False):
    """The keys of a partition: distinct ones ascending (int64), how many records each has (uint32), these (uint32)."""

    keys: bytes
    counts: bytes
    rows: bytes
    vocabulary: list[str]


def posted(names: Iterable[tuple[Iterable[str], bool]]) -> Posted:
    """Return the keys of records numbered from 0 on, given their names and whether these are heard (record_keys)."""
    found: list[Keys] = [record_keys(own, heard=heard) for own, heard in names]
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
    data = rows.astype("<u4").tobytes()
    spans = pairwise([*cuts.tolist(), len(keys)])
    for key, first, (start, end) in zip(keys[cuts].tolist(), rows[cuts].tolist(), spans, strict=True):
        yield key, first, data[start * _WIDTH : end * _WIDTH]


def count(store: Store, key: str) -> int:
    """Return how many records have a key, as many as its chunks hold."""
    return int(store.value(_COUNT, (number(key),)) or 0) // _WIDTH


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

    def meeting(
        self, question: Question, most: int, passed: NDArray[np.bool_] | None = None, *, roughly: bool = False
    ) -> Numbers:
        """Return the first `most` records that answer a question and pass, ascending.

        `roughly`: common groups are left out beside rarer ones, for who compares what is found.
        """
        sized = sorted(((self._size(group), group) for group in question), key=lambda one: one[0])
        if not sized or not sized[0][0]:
            return _NONE
        met = self._union(sized[0][1])
        if passed is not None:
            met = met[met < len(passed)]
            met = met[passed[met]]
        for size, group in sized[1:]:
            if size < MANY:
                met = met[_among(met, self._union(group))]
        common = [] if roughly else [group for size, group in sized[1:] if size >= MANY]
        return self._asked(met, common, most)

    def beginning(self, beginning: str, most: int) -> list[str]:
        """Return up to `most` of the keys in the vocabulary that begin so."""
        query = "select key from vocabulary where key >= ? and key < ? order by key limit ?"
        return [key for (key,) in self._store.execute(query, (beginning, beginning + "\U0010ffff", most))]

    def _asked(self, met: Numbers, common: Sequence[Group], most: int) -> Numbers:
        """Ask common keys about a few records first, and read them whole only where that was not enough."""
        few, rest = met[:ASKED], met[ASKED:]
        for group in common:
            few = few[self._have(group, few)]
        if len(few) < most:
            for group in common:
                rest = rest[_among(rest, self._union(group))] if len(rest) else rest
            few = np.concatenate((few, rest))
        return few[:most]

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

    def _size(self, group: Group) -> int:
        """Return how many chunks a group has, counted no further than MANY."""
        found = self._chunks(alternative[0] for alternative in group if len(alternative) == 1)
        for alternative in group:
            if len(alternative) > 1 and found < MANY:
                found += min(self._chunks([key]) for key in alternative)
        return min(found, MANY)

    def _chunks(self, keys: Iterable[str]) -> int:
        return int(self._store.value(_CHUNKS, (_numbers(keys), MANY)))

    def _union(self, group: Group) -> Numbers:
        single = [alternative[0] for alternative in group if len(alternative) == 1]
        if len(single) == len(group) == 1:
            return self._whole(single[0])
        parts = [rows for (rows,) in self._store.execute(_ANY, (_numbers(single),))]
        parts += [self.having(alternative).tobytes() for alternative in group if len(alternative) > 1]
        merged = np.sort(np.frombuffer(b"".join(parts), dtype="<u4"))
        return merged[np.flatnonzero(np.diff(merged, prepend=~merged[:1]))]

    def _whole(self, key: str) -> Numbers:
        chunks = [rows for (rows,) in self._store.execute(_ALL, (number(key),))]
        return np.frombuffer(b"".join(chunks), dtype="<u4")

    def _chunk(self, query: str, key: int, n: int) -> tuple[int, Numbers] | None:
        for first, rows in self._store.execute(query, (key, n)):
            return first, np.frombuffer(rows, dtype="<u4")
        return None

    # one record's keys change

    def change(self, n: int, before: Iterable[str], after: Iterable[str], *, heard: bool) -> None:
        """Give a record the keys of its names now, and take those of its earlier names."""
        old, new = record_keys(before, heard=heard), record_keys(after, heard=heard)
        added = sorted(set(new.numbers).difference(old.numbers))
        self._store.many(_PUT, [chunk for key in added for chunk in self._with(key, n)])
        gone = {key for key in set(old.numbers).difference(new.numbers) if self._remove(key, n)}
        self._store.many("insert or ignore into vocabulary values(?)", ((word,) for word in new.vocabulary))
        self._store.many(
            "delete from vocabulary where key = ?", ((word,) for word in old.vocabulary if number(word) in gone)
        )

    def _with(self, key: int, n: int) -> list[tuple[int, int, bytes]]:
        """Return the chunks to write so that a key has a record too; most often it is the newest of all."""
        last = next(self._store.execute(_AT, (key, n)), None)
        own = n.to_bytes(_WIDTH, "little")
        if last is not None and int.from_bytes(last[1][-_WIDTH:], "little") < n:
            full = len(last[1]) >= LARGEST * _WIDTH
            return [(key, n, own)] if full else [(key, last[0], last[1] + own)]
        if last is None:
            return [(key, n, own)]
        rows = np.union1d(np.frombuffer(last[1], "<u4"), np.array([n], "<u4"))
        half = len(rows) // 2
        parts = [rows] if len(rows) <= LARGEST else [rows[:half], rows[half:]]
        return [(key, int(part[0]), part.tobytes()) for part in parts]

    def _remove(self, key: int, n: int) -> bool:
        """Take a record from a key; return whether it was the last."""
        chunk = self._chunk(_AT, key, n)
        if chunk is not None:
            first, rows = chunk
            left = rows[rows != n]
            self._store.run("delete from posting where key = ? and first = ?", (key, first))
            if len(left):
                self._store.run(_PUT, (key, int(left[0]), left.tobytes()))
        return self._chunk(_NEXT, key, -1) is None


def _numbers(keys: Iterable[str]) -> str:
    return json.dumps([number(key) for key in keys])


def _among(rows: Numbers, others: Numbers) -> NDArray[np.bool_]:
    """Say of each of `rows` whether it is among `others`; both ascend."""
    if not len(others):
        return np.zeros(len(rows), dtype=np.bool_)
    if len(rows) > ASKED:
        return np.isin(rows, others, assume_unique=True, kind="table")
    places = np.searchsorted(others, rows)
    places[places == len(others)] = 0
    return np.equal(others[places], rows)

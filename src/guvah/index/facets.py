"""Facets: one small number per root and facet, counted in memory.

Owns the columns (numpy), the words their numbers stand for, how they lie in the file (chunks of CHUNK roots) and the
counting under filters. Never knows what a facet means. Numbers are given in the order of arrival and differ between two
files of the same content; words never do.

A filter is facet -> word or several words (any of them); the empty word means "not known". Three facets are read off
the words of another: `decade` (1980) of years of birth, `place` (the prefecture's code) and `county` of gazetteer
codes; a place that is only words stands for itself under `place`. Of `list` a person may have several.
"""

import math
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence

import numpy as np
from numpy.typing import NDArray

from guvah.errors import UserError
from guvah.index.cards import COLUMNS, LIST_SEPARATOR, is_code
from guvah.index.store import Store

CHUNK = 512
Filters = Mapping[str, str | Collection[str]]

_Codes = NDArray[np.int32]
_PERSON = "per"
_GROUPS = (("status", "sex", "tier", "published", "list"), ("place", "born"))
"""Columns counted in one pass each: few enough combinations to stay in the processor's cache."""


class Facets:
    """The columns of one open file. Row 0 is nobody: roots are numbered from 1."""

    def __init__(self) -> None:
        self._codes: _Codes = np.zeros((1, len(COLUMNS)), dtype=np.int32)
        self._size = 1
        self._values: list[dict[str, int]] = [{"": 0} for _ in COLUMNS]
        self._words: list[list[str]] = [[""] for _ in COLUMNS]
        self._columns: dict[str, _Codes] = {}
        self._joint: dict[tuple[str, ...], tuple[NDArray[np.intp], tuple[int, ...]]] = {}
        self._merged: NDArray[np.int64] = np.zeros((0, 2), dtype=np.int64)

    def join(self, merged: Iterable[tuple[int, int]]) -> None:
        """Take up which records are shown under another one: (number, the other's number)."""
        self._merged = np.array(list(merged), dtype=np.int64).reshape(-1, 2)

    def word(self, column: str, n: int) -> str:
        """Return a root's word in a column."""
        place = COLUMNS.index(column)
        return self._words[place][int(self._codes[n, place])]

    def row(self, n: int) -> tuple[str, ...]:
        """Return a root's words in the order of COLUMNS."""
        return tuple(words[code] for words, code in zip(self._words, self._codes[n].tolist(), strict=True))

    def put(self, first: int, codes: _Codes, values: list[list[str]]) -> list[tuple[str, int, str]]:
        """Set the rows from number `first` on; `codes` are places in `values`. Return words not known before."""
        fresh: list[tuple[str, int, str]] = []
        translated = np.empty_like(codes)
        for column, given in enumerate(values):
            known, words = self._values[column], self._words[column]
            for value in given:
                if value not in known:
                    fresh.append((COLUMNS[column], len(words), value))
                    known[value] = len(words)
                    words.append(value)
            table = np.fromiter((known[value] for value in given), dtype=np.int32, count=len(given))
            translated[:, column] = table[codes[:, column]] if len(given) else 0
        self._grow(first + len(codes))
        self._codes[first : first + len(codes)] = translated
        self._forget()
        return fresh

    def persons(self, filters: Filters, *, once: bool = True) -> NDArray[np.bool_]:
        """Return for every root's number whether it is a person and passes the filters. Raises UserError.

        Of several records of one person only the first counts; where not `once`, all of them pass as it does.
        """
        passed: NDArray[np.bool_] = np.ones(self._size, dtype=np.bool_)
        passed[0] = False
        for facet, wanted in {**filters, "kind": _PERSON}.items():
            words = {wanted} if isinstance(wanted, str) else set(wanted)
            column, wanted_codes = self._wanted(facet, words)
            passed &= wanted_codes.take(self._column(column))
        others, heads = self._merged[:, 0], self._merged[:, 1]
        passed[others] = False if once else passed[heads]
        return passed

    def count(self, filters: Filters) -> dict[str, dict[str, int]]:
        """Return how many persons pass the filters, by facet and word, words in their own order."""
        passed = np.flatnonzero(self.persons(filters))
        columns: dict[str, dict[str, int]] = {}
        for group in _GROUPS:
            joint, sizes = self._joined(group)
            counts = np.bincount(joint.take(passed), minlength=math.prod(sizes)).reshape(sizes)
            for axis, column in enumerate(group):
                others = tuple(other for other in range(len(group)) if other != axis)
                columns[column] = _by_word(self._words[COLUMNS.index(column)], counts.sum(axis=others))
        return {facet: _regrouped(columns[column], words) for facet, (column, words) in FACETS.items()}

    def matching(self, column: str, *words: str) -> list[int]:
        """Return the numbers of persons with one of these words in a column."""
        return [int(n) for n in np.flatnonzero(self.persons({column: words}))]

    def _wanted(self, facet: str, wanted: set[str]) -> tuple[str, NDArray[np.bool_]]:
        column, words = FACETS.get(facet, (facet, _itself))
        if column not in COLUMNS:
            raise UserError(f"there is no filter {facet!r}; there are {', '.join(FACETS)}")
        known = self._words[COLUMNS.index(column)]
        return column, np.array(
            [not wanted.isdisjoint(words(word)) or word in wanted for word in known], dtype=np.bool_
        )

    def _column(self, column: str) -> _Codes:
        """Return one column by itself: a filter reads nothing else."""
        if column not in self._columns:
            self._columns[column] = np.ascontiguousarray(self._codes[: self._size, COLUMNS.index(column)])
        return self._columns[column]

    def _joined(self, group: tuple[str, ...]) -> tuple[NDArray[np.intp], tuple[int, ...]]:
        """Return several columns as one number per root, so that all are counted in one pass."""
        if group not in self._joint:
            sizes = tuple(len(self._words[COLUMNS.index(facet)]) for facet in group)
            joint = np.zeros(self._size, dtype=np.intp)
            for facet, size in zip(group, sizes, strict=True):
                joint *= size
                joint += self._column(facet)
            self._joint[group] = joint, sizes
        return self._joint[group]

    def _grow(self, size: int) -> None:
        if size > len(self._codes):
            grown = np.zeros((max(size, 2 * len(self._codes)), len(COLUMNS)), dtype=np.int32)
            grown[: self._size] = self._codes[: self._size]
            self._codes = grown
        self._size = max(self._size, size)

    def _forget(self) -> None:
        self._columns.clear()
        self._joint.clear()

    # how they lie in the file

    def load(self, store: Store, since: int = 0) -> int:
        """Read every chunk changed after change number `since`; return the newest change number."""
        for facet, code, value in store.execute("select facet, code, value from facet_value order by facet, code"):
            words = self._words[COLUMNS.index(facet)]
            if code >= len(words):
                words.append(value)
                self._values[COLUMNS.index(facet)][value] = code
        newest = since
        query = "select chunk, change, codes from facet_chunk where change > ? order by chunk"
        for chunk, change, codes in store.execute(query, (since,)):
            rows = np.frombuffer(codes, dtype="<i4").reshape(-1, len(COLUMNS))
            self._grow(chunk * CHUNK + len(rows))
            self._codes[chunk * CHUNK : chunk * CHUNK + len(rows)] = rows
            newest = max(newest, change)
        self._forget()
        return newest

    def save(self, store: Store, change: int, numbers: Iterable[int], fresh: Iterable[tuple[str, int, str]]) -> None:
        """Write the chunks that hold these rows under a change number, and the words not known before."""
        store.many("insert or replace into facet_value values(?, ?, ?)", fresh)
        chunks = sorted({n // CHUNK for n in numbers})
        store.many(
            "insert or replace into facet_chunk values(?, ?, ?)", _chunks(self._codes[: self._size], chunks, change)
        )


def _by_word(words: Sequence[str], counts: NDArray[np.intp]) -> dict[str, int]:
    return {words[int(code)]: int(counts[code]) for code in np.flatnonzero(counts)}


def _chunks(codes: _Codes, chunks: Iterable[int], change: int) -> Iterator[tuple[int, int, bytes]]:
    """Yield each chunk of rows as it lies in the file."""
    for chunk in chunks:
        yield chunk, change, codes[chunk * CHUNK : (chunk + 1) * CHUNK].astype("<i4").tobytes()


def _regrouped(counts: Mapping[str, int], words: Callable[[str], tuple[str, ...]]) -> dict[str, int]:
    """Return the counts of a column's words as counts of a facet's, in the order of its words."""
    found: dict[str, int] = {}
    for given, count in counts.items():
        for word in words(given):
            found[word] = found.get(word, 0) + count
    return dict(sorted(found.items()))


def _itself(word: str) -> tuple[str, ...]:
    return (word,)


def _lists(word: str) -> tuple[str, ...]:
    return tuple(word.split(LIST_SEPARATOR))


def _decade(year: str) -> tuple[str, ...]:
    return (year[:-1] + "0" if year else "",)


def _prefecture(place: str) -> tuple[str, ...]:
    return (place[:4] + "00" if is_code(place) else place,)


def _county(place: str) -> tuple[str, ...]:
    return (place if is_code(place) and not place.endswith("00") else "",)


FACETS: Mapping[str, tuple[str, Callable[[str], tuple[str, ...]]]] = {
    "status": ("status", _itself),
    "place": ("place", _prefecture),
    "county": ("place", _county),
    "sex": ("sex", _itself),
    "born": ("born", _itself),
    "decade": ("born", _decade),
    "tier": ("tier", _itself),
    "list": ("list", _lists),
    "published": ("published", _itself),
}
"""Facet -> the column it is read off, and how."""

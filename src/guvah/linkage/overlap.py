"""How lists overlap: of how many people each combination of lists speaks, and how sure that is.

Owns the table (one row a combination of lists, the last column the count; a combination nobody stands in is left out),
and its samples: where pairs are undecided, sets of people are drawn by their probabilities (drawing.py) and counted
again. Never decides who is who, never estimates how many people are in no list, and suppresses nothing: a table is for
the group's own work. What is published goes through `insight`.

Invariants: the same input and seed give the same table, in whatever order it comes; everybody counts once. Lists of one
origin are one column unless the caller keeps them apart: a copy tells nothing about how many people a list missed.
"""

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, field

import numpy as np

from guvah.errors import BadInput
from guvah.linkage.drawing import Bits, Links, Numbers, among, components, draw

MOST_LISTS = 40
"""So that a combination and its stratum are one whole number."""
UNKNOWN = "unknown"


@dataclass(frozen=True, slots=True)
class Known:
    """What is known of the people in some lists.

    `lists`: list -> the records in it. `columns`: list -> the column it is counted in, its own name where not said.
    `joined`: groups of records that were decided to be one person; `different`: pairs decided not to be. `once`: lists
    that name nobody twice. `strata`: record -> a word to count apart by.
    """

    lists: Mapping[str, Collection[str]]
    columns: Mapping[str, str] = field(default_factory=dict)
    joined: Collection[Sequence[str]] = ()
    different: Collection[tuple[str, str]] = ()
    once: Collection[str] = ()
    strata: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Cell:
    """How many people are in exactly these lists: by decisions alone, and the middle and range of the samples.

    `lists` has a yes or no for each column. `low` and `high` are the 2.5 and 97.5 % points; without samples all three
    are the decided count.
    """

    stratum: str
    lists: tuple[bool, ...]
    decided: int
    middle: float
    low: float
    high: float


@dataclass(frozen=True, slots=True)
class Overlap:
    """The table: a cell for each combination that anybody is in. `samples` holds a count for each cell (k x cells)."""

    columns: tuple[str, ...]
    cells: tuple[Cell, ...]
    samples: tuple[tuple[int, ...], ...]


def overlap(known: Known, pairs: Iterable[tuple[str, str, float]] = (), samples: int = 0, seed: int = 0) -> Overlap:
    """Return how the lists overlap. `pairs`: (one record, another, probability that they are one person), undecided.

    A pair that was decided, or that follows from decisions, is not drawn. Raises BadInput for no list, too many, or a
    probability that is none.
    """
    counting = _Counting(known, pairs)
    random = np.random.default_rng(seed)
    decided = counting.count(np.arange(counting.links.size))
    drawn = [counting.count(draw(counting.links, random)) for _ in range(samples)]
    keys = sorted(set(decided).union(*drawn), key=lambda key: (key[0], key[1].bit_count(), _mirrored(key[1])))
    table = np.array([[counted.get(key, 0) for key in keys] for counted in drawn or [decided]])
    low, middle, high = np.quantile(table, (0.025, 0.5, 0.975), axis=0) if keys else ((), (), ())
    columns = counting.columns
    cells = tuple(
        Cell(
            counting.strata[stratum],
            tuple(bool(mask >> place & 1) for place in range(len(columns))),
            decided.get((stratum, mask), 0),
            *(float(each[place]) for each in (middle, low, high)),
        )
        for place, (stratum, mask) in enumerate(keys)
    )
    return Overlap(columns, cells, tuple(map(tuple, table.tolist())) if drawn else ())


def by_origin(origins: Mapping[str, str]) -> dict[str, str]:
    """Return the column of each list, given its origin: lists of one origin share one, named after them all."""
    together: dict[str, list[str]] = {}
    for name in sorted(origins):
        together.setdefault(origins[name], []).append(name)
    return {name: "+".join(names) for names in together.values() for name in names}


def _mirrored(mask: int) -> int:
    """Return an order in which the first column's bit counts most, as in published tables."""
    return -int(f"{mask:064b}"[::-1], 2)


class _Counting:
    """The records as numbers, persons by decision already one, and how to count a set of people."""

    def __init__(self, known: Known, pairs: Iterable[tuple[str, str, float]]) -> None:
        given = list(pairs)
        if not 0 < len(known.lists) <= MOST_LISTS:
            raise BadInput(f"name the lists, at most {MOST_LISTS} of them")
        if not all(0.0 <= chance <= 1.0 for _, _, chance in given):
            raise BadInput("a probability lies between 0 and 1")
        self._place = _numbered(known, given)
        self._size = len(self._place)
        self._person = self._joined(known.joined)
        self.columns = tuple(dict.fromkeys(known.columns.get(name, name) for name in known.lists))
        places = [self.columns.index(known.columns.get(name, name)) for name in known.lists]
        self._held = self._masks(known.lists.values(), places)
        once = {name: records for name, records in known.lists.items() if name in known.once}
        self.strata, self._stratum = self._stratified(known)
        self.links = self._links(given, known.different, self._masks(once.values(), range(len(once))))

    def count(self, label: Numbers) -> dict[tuple[int, int], int]:
        """Return (stratum, columns as bits) -> how many people; `label` says for each node whose person it is."""
        held = np.zeros(self._size, dtype=np.uint64)
        np.bitwise_or.at(held, label, self._held)
        strata = np.zeros(self._size, dtype=np.int64)
        said = np.flatnonzero(self._stratum)[::-1]
        strata[label[said]] = self._stratum[said]  # the last written counts: the first record that says one
        people = np.flatnonzero(held)
        width = len(self.columns)
        keys, counts = np.unique(held[people].astype(np.int64) | strata[people] << width, return_counts=True)
        whole = (1 << width) - 1
        return {(key >> width, key & whole): count for key, count in zip(keys.tolist(), counts.tolist(), strict=True)}

    def _joined(self, groups: Iterable[Sequence[str]]) -> Numbers:
        numbers = [[self._place[record] for record in group] for group in groups]
        one = [group[0] for group in numbers for _ in group[1:]]
        other = [each for group in numbers for each in group[1:]]
        return components(self._size, np.array(one, dtype=np.int64), np.array(other, dtype=np.int64))

    def _masks(self, lists: Iterable[Collection[str]], places: Iterable[int]) -> Bits:
        masks = np.zeros(self._size, dtype=np.uint64)
        for records, place in zip(lists, places, strict=True):
            numbers = np.fromiter((self._place[record] for record in records), dtype=np.int64, count=len(records))
            masks[numbers] |= np.uint64(1 << place)
        persons = np.zeros(self._size, dtype=np.uint64)
        np.bitwise_or.at(persons, self._person, masks)
        return persons

    def _stratified(self, known: Known) -> tuple[tuple[str, ...], Numbers]:
        if not known.strata:
            return ("",), np.zeros(self._size, dtype=np.int64)
        words = (UNKNOWN, *sorted(set(known.strata.values()) - {UNKNOWN, ""}))
        place = {word: number for number, word in enumerate(words)}
        found = np.zeros(self._size, dtype=np.int64)
        for record, number in sorted(self._place.items(), reverse=True):
            if code := place.get(known.strata.get(record, ""), 0):
                found[self._person[number]] = code
        return words, found

    def _links(
        self, given: Sequence[tuple[str, str, float]], different: Iterable[tuple[str, str]], once: Bits
    ) -> Links:
        chance = np.array([each[2] for each in given], dtype=np.float64)
        one, other = self._ordered([(each[0], each[1]) for each in given])
        apart = np.unique(np.stack(self._ordered(different), axis=1), axis=0)
        open_ = (
            (one != other) & ~among(self._size, one, other, apart[:, 0], apart[:, 1]) & ((once[one] & once[other]) == 0)
        )
        one, other, chance = one[open_], other[open_], chance[open_]
        order = np.lexsort((-chance, other, one))  # of one pair given twice the likelier counts
        one, other, chance = one[order], other[order], chance[order]
        first = np.ones(len(one), dtype=bool)
        first[1:] = (one[1:] != one[:-1]) | (other[1:] != other[:-1])
        return Links(self._size, one[first], other[first], chance[first], apart, once)

    def _ordered(self, pairs: Iterable[tuple[str, str]]) -> tuple[Numbers, Numbers]:
        """Return pairs of records as pairs of persons, the smaller first."""
        numbers = [(self._place[one], self._place[other]) for one, other in pairs]
        persons = self._person[np.array(numbers, dtype=np.int64).reshape(-1, 2)]
        return persons.min(axis=1), persons.max(axis=1)


def _numbered(known: Known, pairs: Iterable[tuple[str, str, float]]) -> dict[str, int]:
    """Return a number for every record, in the order of their ids; one in no list may still join two that are."""
    records = {record for listed in known.lists.values() for record in listed}
    for group in (*known.joined, *known.different):
        records.update(group)
    for one, other, _ in pairs:
        records.update((one, other))
    return {record: number for number, record in enumerate(sorted(records))}

"""Several values for each of many records, and all pairs of values of many pairs of records.

Owns this one way of laying values out for numpy. Never knows what a value means.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import chain

import numpy as np
from numpy.typing import NDArray

Whole = NDArray[np.int64]
Ranks = NDArray[np.int8]
NOTHING = -1
"""The rank of a pair of records of which at least one has no value."""


@dataclass(frozen=True, slots=True)
class Ragged:
    """The values of record n are numbers `start[n]` to `start[n + 1]` of some arrays."""

    start: Whole

    @classmethod
    def of(cls, counts: Sequence[int] | Whole) -> "Ragged":
        """Lay out records with so many values each."""
        return cls(np.concatenate(([0], np.cumsum(np.asarray(counts, np.int64)))).astype(np.int64))

    def products(self, one: Whole, other: Whole) -> tuple[Whole, Whole, Whole]:
        """Return (number of the pair, value of one, value of the other) for every two values of each pair."""
        few, many = self.start[one + 1] - self.start[one], self.start[other + 1] - self.start[other]
        counts = few * many
        pair = np.repeat(np.arange(len(one)), counts)
        inside = np.arange(len(pair)) - np.repeat(np.cumsum(counts) - counts, counts)
        wide = many[pair]
        return pair, self.start[one][pair] + inside // wide, self.start[other][pair] + inside % wide


def best(count: int, pair: Whole, ranks: Ranks) -> Ranks:
    """Return the least rank (0 is the best) of each of `count` pairs; NOTHING where all its values say nothing."""
    found = np.full(count, np.iinfo(np.int8).max, np.int8)
    said = ranks >= 0
    np.minimum.at(found, pair[said], ranks[said])
    found[found == np.iinfo(np.int8).max] = NOTHING
    return found


class Shared:
    """Values of which a record may have several."""

    def __init__(self, values: Sequence[Sequence[str]]) -> None:
        self._layout = Ragged.of([len(own) for own in values])
        numbers: dict[str, int] = {}
        given = chain.from_iterable(values)
        self._number = np.array([numbers.setdefault(value, len(numbers)) for value in given], np.int64)

    def any(self, one: Whole, other: Whole) -> NDArray[np.bool_]:
        """Say of each pair whether any value is the same."""
        pair, first, second = self._layout.products(one, other)
        found = np.zeros(len(one), np.bool_)
        found[pair[self._number[first] == self._number[second]]] = True
        return found

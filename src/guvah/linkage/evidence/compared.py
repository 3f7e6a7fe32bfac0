"""How one property of records is compared: every value of one with every value of the other, the pair that fits best.

Owns this rule: a record is not held against itself, so of all its sources' values the best pair counts. What two values
say is a finding, a word of the property's list, best first; what it weighs is learned (guvah.linkage.weights).

Invariant: comparing two records gives the same findings in either order.
"""

from abc import ABC, abstractmethod
from collections.abc import Sequence
from typing import ClassVar

import numpy as np

from guvah.linkage.evidence.ragged import NOTHING, Ragged, Ranks, Whole, best


class Compared(ABC):
    """One property of many records."""

    prop: ClassVar[str]
    words: ClassVar[tuple[str, ...]]
    """The findings, best first."""
    ordered: ClassVar[bool] = False
    """Whether each finding speaks less for one person than the one before."""

    def __init__(self, counts: Sequence[int] | Ragged) -> None:
        """Lay out how many values each record has."""
        self.layout = counts if isinstance(counts, Ragged) else Ragged.of(counts)

    @abstractmethod
    def values(self, one: Whole, other: Whole) -> Ranks:
        """Return which finding (a number in `words`) each two values are, NOTHING where they say nothing."""

    @abstractmethod
    def sentence(self, word: str, one: int, other: int, /) -> str:
        """Say in words what two values show."""

    def ranks(self, one: Whole, other: Whole) -> Ranks:
        """Return the finding of each pair of records, NOTHING where there is none."""
        pair, first, second = self.layout.products(one, other)
        return best(len(one), pair, self.values(first, second)) if len(pair) else np.full(len(one), NOTHING, np.int8)

    def said(self, one: Whole, other: Whole) -> list[tuple[str, str] | None]:
        """Return the finding of each pair of records and the sentence for it; None where there is none."""
        pair, first, second = self.layout.products(one, other)
        found: list[tuple[str, str] | None] = [None] * len(one)
        ranks = self.values(first, second).astype(np.int64) if len(pair) else np.zeros(0, np.int64)
        telling = ranks >= 0
        pair, first, second, ranks = pair[telling], first[telling], second[telling], ranks[telling]
        for n in _foremost(pair, ranks, first + second).tolist():
            at, word = int(pair[n]), self.words[int(ranks[n])]
            said = word, self.sentence(word, int(first[n]), int(second[n]))
            # among equals the first in text order: the same whichever record is named first
            found[at] = min(found[at] or said, said)
        return found


def _foremost(pair: Whole, ranks: Whole, place: Whole) -> Whole:
    """Return which values to speak of: of each pair's best finding those said first in their records."""
    order = np.lexsort((place, ranks, pair))
    pair, ranks, place = pair[order], ranks[order], place[order]
    first = np.append(True, pair[1:] != pair[:-1])[: len(pair)]
    leader = np.flatnonzero(first)[np.cumsum(first) - 1]
    return np.asarray(order[(ranks == ranks[leader]) & (place == place[leader])], np.int64)


def both(said: str, one: str, other: str) -> str:
    """Say two values once where they are the same, else in text order."""
    first, second = sorted((one, other))
    return f"{said} {first}" if first == second else f"{said} {first} and {second}"

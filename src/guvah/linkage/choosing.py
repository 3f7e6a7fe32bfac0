"""One pair beside the others: a row of a list that is somebody else is not this person too.

Owns what the pairs of all records say together. A list seldom names one person twice, so two rows of it compete for a
row of another list; how much, is what speaks for these two rows being one. Never decides: people do.
"""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from guvah.linkage.evidence.ragged import Ragged, Whole

Bits = NDArray[np.float64]
_MOST = 40.0


def competing(one: Whole, other: Whole, bits: Bits, groups: Sequence[int] | Whole) -> Bits:
    """Return the bits of each pair when its rivals are weighed too.

    Args:
        one, other: candidate pairs, `one` < `other`, each once, sorted.
        bits: log-odds of each pair by itself.
        groups: for each record the list it is in: rows of one list compete; records without one have their own numbers.
    """
    if not len(one):
        return bits
    groups = np.asarray(groups, np.int64)
    odds = np.exp2(np.clip(bits, -_MOST, _MOST))
    likely = _Likely(one * len(groups) + other, odds / (1 + odds), len(groups))
    # each pair is looked at from both its ends
    held, far = np.concatenate((one, other)), np.concatenate((other, one))
    rivals = _rivalry(held, far, np.tile(odds, 2), likely, groups)
    return np.log2(odds) - np.log2(1 + rivals[: len(one)] + rivals[len(one) :])


@dataclass(frozen=True, slots=True)
class _Likely:
    """How likely each pair of records is one person: their codes, sorted, and the probability of each."""

    codes: Whole
    same: Bits
    size: int

    def of(self, one: Whole, other: Whole) -> Bits:
        """Return how likely these are; 0 for those who are no candidates of each other."""
        wanted = np.minimum(one, other) * self.size + np.maximum(one, other)
        at = np.minimum(np.searchsorted(self.codes, wanted), len(self.codes) - 1)
        return np.where(self.codes[at] == wanted, self.same[at], 0.0)


def _rivalry(held: Whole, far: Whole, odds: Bits, likely: _Likely, groups: Whole) -> Bits:
    """Return for each pair the odds of its rivals: other pairs of `held` whose far end is in the same list.

    A rival counts as far as it is not the same person as this pair's far end.
    """
    order = np.lexsort((groups[far], held))
    first = np.append(True, (held[order][1:] != held[order][:-1]) | (groups[far[order]][1:] != groups[far[order]][:-1]))
    counts = np.bincount(np.cumsum(first) - 1)
    blocks = np.arange(len(counts))
    _, mine, theirs = Ragged.of(counts.astype(np.int64)).products(blocks, blocks)
    mine, theirs = order[mine], order[theirs]
    differ = far[mine] != far[theirs]
    mine, theirs = mine[differ], theirs[differ]
    apart = 1 - likely.of(far[mine], far[theirs])
    return np.asarray(np.bincount(mine, odds[theirs] * apart, minlength=len(held)), np.float64)


def one_to_one(
    one: Whole, other: Whole, probability: Bits, groups: Sequence[int] | Whole, least: float
) -> NDArray[np.bool_]:
    """Say which pairs are taken when the likeliest is taken first and no list may give a person two rows."""
    groups = np.asarray(groups, np.int64)
    parent = np.arange(len(groups))
    lists = [{int(group)} for group in groups]
    taken = np.zeros(len(one), np.bool_)

    def head(n: int) -> int:
        while parent[n] != n:
            parent[n] = parent[parent[n]]
            n = int(parent[n])
        return n

    for n in np.lexsort((other, one, -probability)).tolist():
        if probability[n] < least:
            break
        a, b = head(int(one[n])), head(int(other[n]))
        if a != b and lists[a].isdisjoint(lists[b]):
            parent[b] = a
            lists[a] |= lists[b]
            taken[n] = True
    return taken

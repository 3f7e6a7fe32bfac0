"""Many pairs of names compared in one go: packed names in, probabilities out.

Owns the order of the work: unpack each name once, arrange, look where words differ, draw the verdict. Symmetric: which
name of a pair stands first is decided by the names themselves. Never reads text: `encoding` does.
"""

from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor

import numpy as np
from numpy.typing import NDArray

from guvah.names.arranging import Arranger, Side, Sums, Whole
from guvah.names.encoding import Packed, unpack
from guvah.names.verdict import findings, probabilities
from guvah.names.weights import Weights

_THREADS = 2
_AT_ONCE = 4096
"""Pairs in one go: what keeps the tables of a batch in tens of megabytes."""


class Batch:
    """Distinct packed names, ready to be compared with each other in any pairs."""

    def __init__(self, names: Sequence[bytes], held: Weights) -> None:
        self._held = held
        self._packed: Packed = unpack(names)
        self._sums = Sums.of(self._packed, held)
        order = sorted(range(len(names)), key=lambda number: names[number])
        self._rank = np.empty(len(names), np.int64)
        self._rank[order] = np.arange(len(names))

    def sides(self, one: Whole, other: Whole) -> tuple[Side, Side]:
        """The two sides of pairs given by numbers: the name with fewer words first, then by its packed form."""
        words = self._packed.words
        turned = (words[one] > words[other]) | ((words[one] == words[other]) & (self._rank[one] > self._rank[other]))
        few, many = np.where(turned, other, one), np.where(turned, one, other)
        return Side(self._packed, self._sums, few), Side(self._packed, self._sums, many)

    def findings(self, one: Whole, other: Whole) -> tuple[NDArray[np.float32], NDArray[np.bool_]]:
        """What each pair shows (guvah.names.verdict.findings)."""
        parts = [slice(at, at + _AT_ONCE) for at in range(0, len(one), _AT_ONCE)]
        if len(parts) == 1:
            return self._part(one, other)
        # numpy lets go of the interpreter while it works
        with ThreadPoolExecutor(_THREADS) as threads:
            results = list(threads.map(lambda part: self._part(one[part], other[part]), parts))
        return np.concatenate([said for said, _ in results]), np.concatenate([able for _, able in results])

    def _part(self, one: Whole, other: Whole) -> tuple[NDArray[np.float32], NDArray[np.bool_]]:
        few, many = self.sides(one, other)
        return findings(Arranger(few, many, self._held).best(), few, many, self._held)

    def probabilities(self, one: Whole, other: Whole) -> NDArray[np.float64]:
        """How likely each pair is one name."""
        if not len(one):
            return np.zeros(0)
        found, able = self.findings(one, other)
        return probabilities(found, able, self._held)

"""What says that two records are two people, whatever else agrees: relatives of each other, told of side by side.

Owns these structural findings, which are never learned. Never decides: people do.
"""

from collections.abc import Sequence

import numpy as np

from guvah.linkage.evidence.profile import Profile
from guvah.linkage.evidence.ragged import Shared, Whole
from guvah.linkage.weights import APART, RELATED, TOLD_APART, Bits

_SAYING = {
    RELATED: "a source tells them apart, as relatives of each other",
    TOLD_APART: "one testimony tells of both as two people",
}


class Structure:
    """Who is related to whom, and which source tells of whom."""

    def __init__(self, profiles: Sequence[Profile]) -> None:
        number = {one.id: n for n, one in enumerate(profiles)}
        related = {(n, number[who]) for n, one in enumerate(profiles) for who in one.kin if who in number}
        self._size = max(1, len(profiles))
        codes = sorted({min(pair) * self._size + max(pair) for pair in related})
        self._related = np.array(codes, np.int64)
        self._told = Shared([one.told_by for one in profiles])

    def bits(self, one: Whole, other: Whole) -> Bits:
        """Return the bits by which each pair is less likely: the strongest of what tells it apart, else 0."""
        found = np.zeros(len(one))
        found[self._told.any(one, other)] = APART[TOLD_APART]
        codes = np.minimum(one, other) * self._size + np.maximum(one, other)
        found[np.isin(codes, self._related)] = APART[RELATED]
        return found

    def said(self, one: Whole, other: Whole) -> list[list[tuple[str, str]]]:
        """Return (finding, sentence) of what tells each pair apart most; [] where nothing does."""
        saying = {weight: [(word, _SAYING[word])] for word, weight in APART.items()}
        return [saying.get(bits, []) for bits in self.bits(one, other).tolist()]

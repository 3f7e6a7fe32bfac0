"""Words aligned sign by sign, many at once: the best score of each pair, or of every beginning of the second word.

Owns the recurrence. Scores are whole numbers (1/SCALE of a nat), so they are the same on every machine. Never looks at
names: `arranging` says which words are laid together.

One step for sign a of the first word, for every column of the second at once:

    cell[j] = max(before[j-1] + pair[a, b_j], before[j] + gap[a], cell[j-1] + gap[b_j])

The last term runs along the row; with the running sum of gaps taken off it is a running maximum.
"""

from collections.abc import Iterator

import numpy as np
from numpy.typing import NDArray

from guvah.names.encoding import Packed
from guvah.names.weights import Weights

Whole = NDArray[np.int64]
AT_ONCE = 4096
"""Pairs aligned at once: what fits the processor's second cache."""


def last_rows(
    first: NDArray[np.uint16],
    second: NDArray[np.uint16],
    gaps: tuple[NDArray[np.int16], NDArray[np.int16]],
    pair: NDArray[np.int16],
) -> NDArray[np.int16]:
    """Scores of each first word (size, T) against every beginning of its second word: (size of second + 1, T)."""
    gap_first, gap_second = gaps
    flat, width = pair.ravel(), pair.shape[1]
    base = first.astype(np.int32) * width
    columns = second.astype(np.int32)
    run = np.zeros((second.shape[0] + 1, second.shape[1]), np.int16)
    np.cumsum(gap_second, axis=0, dtype=np.int16, out=run[1:])
    row = run.copy()
    cell = np.empty_like(row)
    for at in range(first.shape[0]):
        both = flat.take(columns + base[at])
        both += row[:-1]
        np.add(row, gap_first[at], out=cell)
        np.maximum(cell[1:], both, out=cell[1:])
        cell -= run
        for j in range(1, len(cell)):
            np.maximum(cell[j], cell[j - 1], out=cell[j])
        cell += run
        row, cell = cell, row
    return row


class Aligner:
    """Aligns forms of one set of names with forms of another."""

    def __init__(self, first: Packed, second: Packed, held: Weights) -> None:
        self._first, self._second, self._held = first, second, held

    def scores(self, one: NDArray[np.int64], other: NDArray[np.int64]) -> NDArray[np.int16]:
        """Score of each pair of forms, in 1/SCALE nats."""
        result = np.empty(len(one), np.int16)
        for part, rows in self._chunks(one, other, reverse=False):
            result[part] = rows[-1]
        return result

    def beginnings(
        self, one: NDArray[np.int64], other: NDArray[np.int64], *, reverse: bool, longest: int
    ) -> NDArray[np.int16]:
        """Scores of each form `one` against every beginning (`reverse`: end) of form `other`: (T, longest + 1)."""
        result = np.zeros((len(one), longest + 1), np.int16)
        for part, rows in self._chunks(one, other, reverse=reverse):
            result[part, : len(rows)] = rows.T
            result[part, len(rows) :] = rows[-1][:, None]
        return result

    def _chunks(
        self, one: NDArray[np.int64], other: NDArray[np.int64], *, reverse: bool
    ) -> Iterator[tuple[Whole, NDArray[np.int16]]]:
        size_one, size_other = self._first.size[one], self._second.size[other]
        order = np.argsort(size_one * 64 + size_other, kind="stable")
        for at in range(0, len(order), AT_ONCE):
            part = order[at : at + AT_ONCE]
            a = _signs(self._first, one[part], int(size_one[part].max()), reverse=reverse)
            b = _signs(self._second, other[part], int(size_other[part].max()), reverse=reverse)
            gap_a = self._held.gap[a, self._second.channel[other[part]]]
            gap_b = self._held.gap[b, self._first.channel[one[part]]]
            yield part, last_rows(a, b, (gap_a, gap_b), self._held.pair)


def _signs(packed: Packed, forms: NDArray[np.int64], longest: int, *, reverse: bool) -> NDArray[np.uint16]:
    """Signs of forms as columns, cut to the longest of them; `reverse`: each read from its end."""
    signs = packed.signs[forms, :longest]
    if reverse:
        back = packed.size[forms][:, None] - 1 - np.arange(longest)
        signs = np.where(back >= 0, np.take_along_axis(signs, np.maximum(back, 0), axis=1), 0)
    return np.ascontiguousarray(signs.T)

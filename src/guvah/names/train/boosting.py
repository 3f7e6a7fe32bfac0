"""The trees of the verdict: boosted, each asking the same few questions of every pair.

Owns the fitting. Gradients are rounded to whole numbers and summed exactly, so the trees do not depend on the machine.
Source: second-order boosting (Chen and Guestrin 2016), oblivious trees (Prokhorenkova et al. 2018).
"""

from typing import Any

import numpy as np
from numpy.typing import NDArray

from guvah.names.verdict import bins, line

Floats = NDArray[np.float64]
Whole = NDArray[np.int64]

DEPTH = 5
TREES = 160
PACE = 0.11
SMOOTH = 24.0
"""Added to the curvature of a leaf: leaves with few pairs say little."""
BINS = 40
_WHOLE = 1 << 14


def edges_of(found: NDArray[np.float32]) -> NDArray[np.float32]:
    """(findings, BINS - 1) limits that part each column into stretches of equally many pairs."""
    ranks = np.linspace(0, 1, BINS + 1)[1:-1]
    ordered = np.sort(found, axis=0)
    return np.ascontiguousarray(ordered[(ranks * (len(found) - 1)).astype(np.int64)].T)


def fit(found: NDArray[np.float32], same: NDArray[np.bool_], weight: NDArray[np.float64]) -> dict[str, NDArray[Any]]:
    """Trees for pairs with findings (N, F), whether each is one name, and how much each counts."""
    edges = edges_of(found)
    binned = bins(found, edges)
    share = float((weight * same).sum() / weight.sum())
    start = round(float(np.log(share / (1 - share))), 4)
    total = line(found, start)
    trees = []
    for _ in range(TREES):
        likely = 1 / (1 + np.exp(-total))
        slope = np.rint((same - likely) * weight * _WHOLE)
        bend = np.rint(np.maximum(likely * (1 - likely), 1e-4) * weight * _WHOLE)
        tree = _tree(binned, slope, bend)
        total += tree[2][tree[3]]
        trees.append(tree[:3])
    return {
        "edges": edges,
        "start": np.array([start]),
        "columns": np.array([tree[0] for tree in trees], np.uint8),
        "limits": np.array([tree[1] for tree in trees], np.uint8),
        "leaves": np.array([tree[2] for tree in trees], np.float32),
    }


def _tree(
    binned: NDArray[np.uint8], slope: Floats, bend: Floats
) -> tuple[list[int], list[int], NDArray[np.float32], Whole]:
    leaf = np.zeros(binned.shape[1], np.int64)
    columns: list[int] = []
    limits: list[int] = []
    for level in range(DEPTH):
        column, limit = _question(binned, leaf, 1 << level, slope, bend)
        columns.append(column)
        limits.append(limit)
        leaf = (leaf << 1) | (binned[column] > limit)
    size = 1 << DEPTH
    sums = np.bincount(leaf, slope, size), np.bincount(leaf, bend, size)
    leaves = np.round(PACE * sums[0] / (sums[1] + SMOOTH * _WHOLE), 4).astype(np.float32)
    return columns, limits, leaves, leaf


def _question(binned: NDArray[np.uint8], leaf: Whole, leaves: int, slope: Floats, bend: Floats) -> tuple[int, int]:
    """The column and limit that part all leaves at once with the greatest gain."""
    best, chosen = -1.0, (0, 0)
    for column, row in enumerate(binned):
        place = leaf * BINS + row
        slopes = np.bincount(place, slope, leaves * BINS).reshape(leaves, BINS).cumsum(1)
        bends = np.bincount(place, bend, leaves * BINS).reshape(leaves, BINS).cumsum(1)
        left = slopes**2 / (bends + SMOOTH * _WHOLE)
        right = (slopes[:, -1:] - slopes) ** 2 / (bends[:, -1:] - bends + SMOOTH * _WHOLE)
        gains = np.round((left + right).sum(0) / _WHOLE, 6)[:-1]
        limit = int(gains.argmax())
        if gains[limit] > best:
            best, chosen = float(gains[limit]), (column, limit)
    return chosen

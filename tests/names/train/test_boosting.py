"""Boosted trees learn what can be learned."""

import numpy as np

from guvah.names.train.boosting import BINS, DEPTH, TREES, edges_of, fit
from guvah.names.verdict import boosted

RNG = np.random.default_rng(3)
ROWS = RNG.random((4000, 3), np.float32)
EVEN = np.ones(len(ROWS))


def likely(
    rows: "np.typing.NDArray[np.float32]", same: "np.typing.NDArray[np.bool_]"
) -> "np.typing.NDArray[np.float64]":
    return 1 / (1 + np.exp(-boosted(rows, fit(rows, same, EVEN))))


def test_a_rule_of_two_findings_is_learned() -> None:
    """One name where both of two findings are high, whatever the third says."""
    same = (ROWS[:, 0] > 0.5) & (ROWS[:, 1] > 0.3)
    said = likely(ROWS, same)
    assert ((said > 0.5) == same).mean() > 0.97


def test_what_is_chance_stays_at_its_share() -> None:
    """Where findings say nothing the probability is about the share of same pairs: it is calibrated."""
    same = RNG.random(len(ROWS)) < 0.2
    said = likely(ROWS, same)
    assert abs(said.mean() - 0.2) < 0.02
    assert np.quantile(said, 0.95) < 0.5


def test_a_weight_counts_as_so_many_pairs() -> None:
    """Strangers that stand for ten are ten: the probability falls accordingly."""
    rows = np.zeros((1000, 2), np.float32)
    same = np.arange(1000) < 500
    verdict = fit(rows, same, np.where(same, 1.0, 10.0))
    said = 1 / (1 + np.exp(-boosted(rows[:1], verdict)[0]))
    assert abs(said - 1 / 11) < 0.01


def test_the_same_bytes_each_time() -> None:
    """Nothing is drawn by lot and sums are exact, so the order of the pairs makes no difference either."""
    same = ROWS[:, 0] > 0.5
    order = np.random.default_rng(1).permutation(len(ROWS))
    first, again = fit(ROWS, same, EVEN), fit(ROWS[order], same[order], EVEN)
    assert all(np.array_equal(first[name], again[name]) for name in first)


def test_limits_part_a_column_evenly() -> None:
    """About as many pairs in each stretch."""
    limits = edges_of(ROWS)
    assert limits.shape == (3, BINS - 1)
    counts = np.bincount(np.searchsorted(limits[0], ROWS[:, 0]), minlength=BINS)
    assert counts.max() - counts.min() <= 3


def test_trees_are_small() -> None:
    """As many questions a tree as was decided, and every leaf bounded."""
    verdict = fit(ROWS, ROWS[:, 2] > 0.5, EVEN)
    assert verdict["columns"].shape == (TREES, DEPTH)
    assert verdict["leaves"].shape == (TREES, 1 << DEPTH)

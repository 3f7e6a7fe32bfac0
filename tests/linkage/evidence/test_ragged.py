"""Several values for each of many records."""

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from guvah.linkage.evidence.ragged import NOTHING, Ragged, Shared, best

VALUES = st.lists(st.lists(st.sampled_from("abc"), max_size=3), min_size=2, max_size=5)


def everyone(count: int) -> tuple[np.ndarray, np.ndarray]:
    pairs = [(one, other) for one in range(count) for other in range(count)]
    return np.array([one for one, _ in pairs]), np.array([other for _, other in pairs])


@given(VALUES)
def test_products_are_every_two_values_of_each_pair(values: list[list[str]]) -> None:
    """What loops would give, for every pair of records."""
    flat = [value for own in values for value in own]
    one, other = everyone(len(values))
    pair, first, second = Ragged.of([len(own) for own in values]).products(one, other)
    found = [(n, flat[a], flat[b]) for n, a, b in zip(pair.tolist(), first.tolist(), second.tolist(), strict=True)]
    ends = list(zip(one.tolist(), other.tolist(), strict=True))
    assert found == [(n, x, y) for n, (a, b) in enumerate(ends) for x in values[a] for y in values[b]]


@given(VALUES)
def test_shared_is_whether_any_value_is_the_same(values: list[list[str]]) -> None:
    """In either order; a record without values shares nothing."""
    one, other = everyone(len(values))
    expected = [bool(set(values[a]) & set(values[b])) for a, b in zip(one.tolist(), other.tolist(), strict=True)]
    assert Shared(values).any(one, other).tolist() == expected == Shared(values).any(other, one).tolist()


def test_the_best_finding_of_several_counts() -> None:
    """The least number; a pair whose values say nothing has none."""
    pair, ranks = np.array([0, 0, 1, 2]), np.array([3, 1, NOTHING, NOTHING], np.int8)
    assert best(4, pair, ranks).tolist() == [1, NOTHING, NOTHING, NOTHING]

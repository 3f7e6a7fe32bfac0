"""Rivals: a row of a list that is somebody else is not this person too."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from guvah.linkage.choosing import competing, one_to_one
from guvah.linkage.evidence.ragged import Whole

GROUPS = st.lists(st.integers(0, 2), min_size=3, max_size=8)


@st.composite
def pairs(draw: st.DrawFn) -> tuple[Whole, Whole, np.ndarray[tuple[int], np.dtype[np.float64]], list[int]]:
    groups = draw(GROUPS)
    every = [(one, other) for one in range(len(groups)) for other in range(one + 1, len(groups))]
    chosen = sorted(draw(st.sets(st.sampled_from(every), min_size=1)))
    bits = draw(st.lists(st.floats(-60, 60), min_size=len(chosen), max_size=len(chosen)))
    one, other = (np.array(side, np.int64) for side in zip(*chosen, strict=True))
    return one, other, np.array(bits), groups


@given(pairs())
def test_competing_never_raises_a_probability(given_pairs) -> None:  # type: ignore[no-untyped-def]
    """Rivals speak against, never for; and bits stay finite."""
    one, other, bits, groups = given_pairs
    found = competing(one, other, bits, groups)
    assert np.all(found <= np.clip(bits, -40, 40) + 1e-9)
    assert np.all(np.isfinite(found))


@given(pairs(), st.randoms(use_true_random=False))
def test_competing_is_the_same_for_any_numbers_of_records(given_pairs, chance) -> None:  # type: ignore[no-untyped-def]
    """Whichever record is first in the archive."""
    one, other, bits, groups = given_pairs
    order = list(range(len(groups)))
    chance.shuffle(order)
    new = np.array(order)
    low, high = np.minimum(new[one], new[other]), np.maximum(new[one], new[other])
    at = np.lexsort((high, low))
    moved = np.zeros(len(groups), np.int64)
    moved[new] = groups
    assert competing(low[at], high[at], bits[at], moved) == pytest.approx(competing(one, other, bits, groups)[at])


def test_two_rows_of_one_list_share_one_person() -> None:
    """Equally likely, each is no longer likely; a much less likely rival hardly matters."""
    one, other, groups = np.array([0, 0]), np.array([1, 2]), [0, 1, 1]
    assert competing(one, other, np.array([10.0, 10.0]), groups) == pytest.approx([0.0, 0.0], abs=0.01)
    assert competing(one, other, np.array([10.0, -5.0]), groups)[0] == pytest.approx(10 - np.log2(1 + 2**-5))


def test_rows_that_are_one_person_do_not_compete() -> None:
    """Where the list names the person twice, both rows may be theirs."""
    one, other, groups = np.array([0, 0, 1]), np.array([1, 2, 2]), [0, 1, 1]
    assert competing(one, other, np.array([10.0, 10.0, 20.0]), groups)[:2] == pytest.approx([10.0, 10.0], abs=0.1)


def test_records_without_a_list_do_not_compete() -> None:
    """Testimonies may tell of one person many times."""
    one, other = np.array([0, 0]), np.array([1, 2])
    assert competing(one, other, np.array([10.0, 10.0]), [0, 1, 2]) == pytest.approx([10.0, 10.0])


@given(pairs())
def test_one_to_one_never_takes_two_rows_of_one_list_for_a_person(given_pairs) -> None:  # type: ignore[no-untyped-def]
    """Whatever chain of pairs is taken, a person has one row in each list; and nothing unlikely is taken."""
    one, other, bits, groups = given_pairs
    likely = 1 / (1 + np.exp2(-bits))
    taken = one_to_one(one, other, likely, groups, 0.5)
    assert np.all(likely[taken] >= 0.5)
    members = {n: {n} for n in range(len(groups))}
    for a, b in zip(one[taken].tolist(), other[taken].tolist(), strict=True):
        joined = members[a] | members[b]
        for n in joined:
            members[n] = joined
    for own in members.values():
        lists = [groups[n] for n in own]
        assert len(set(lists)) == len(lists)


def test_the_likeliest_is_taken_first() -> None:
    """A row goes to whom it fits best."""
    one, other = np.array([0, 1]), np.array([2, 2])
    assert one_to_one(one, other, np.array([0.8, 0.9]), [0, 0, 1], 0.5).tolist() == [False, True]


def test_no_pairs_are_no_error() -> None:
    """Nothing competes, nothing is taken."""
    none = np.zeros(0, np.int64)
    assert competing(none, none, np.zeros(0), []).tolist() == []
    assert one_to_one(none, none, np.zeros(0), [], 0.5).tolist() == []

"""How one property of two records is compared."""

from collections.abc import Sequence

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from guvah.linkage.evidence.compared import Compared, both
from guvah.linkage.evidence.ragged import NOTHING, Ranks, Whole

LETTERS = st.lists(st.lists(st.sampled_from("abcx"), max_size=3), min_size=2, max_size=4)


class Letters(Compared):
    """Letters that are the same, near each other, or far; x says nothing."""

    prop = "letter"
    words = ("letter: same", "letter: near", "letter: far")

    def __init__(self, given: Sequence[Sequence[str]]) -> None:
        super().__init__([len(own) for own in given])
        self.given = [letter for own in given for letter in own]

    def values(self, one: Whole, other: Whole) -> Ranks:
        pairs = [(self.given[a], self.given[b]) for a, b in zip(one.tolist(), other.tolist(), strict=True)]
        return np.array([NOTHING if "x" in pair else abs(ord(pair[0]) - ord(pair[1])) for pair in pairs], np.int8)

    def sentence(self, word: str, one: int, other: int, /) -> str:
        return both(word, self.given[one], self.given[other])


@given(LETTERS, st.randoms(use_true_random=False))
def test_the_pair_that_fits_best_counts_whatever_the_order(given_letters: list[list[str]], chance) -> None:  # type: ignore[no-untyped-def]
    """For every two records, in either order, wherever they stand among others: one finding, one sentence."""
    order = list(range(len(given_letters)))
    chance.shuffle(order)
    plain, mixed = Letters(given_letters), Letters([given_letters[n] for n in order])
    for one in range(len(order)):
        for other in range(len(order)):
            pairs = [(plain, one, other), (plain, other, one), (mixed, order.index(one), order.index(other))]
            found = [laid.said(np.array([a]), np.array([b]))[0] for laid, a, b in pairs]
            assert found[0] == found[1] == found[2]
            known = [abs(ord(a) - ord(b)) for a in given_letters[one] for b in given_letters[other] if "x" not in a + b]
            rank = int(plain.ranks(np.array([one]), np.array([other]))[0])
            assert rank == min(known, default=NOTHING)
            assert (found[0] and found[0][0]) == (Letters.words[rank] if known else None)


def test_two_values_are_said_once_where_they_are_the_same() -> None:
    """Else in text order."""
    assert (both("born", "1985", "1984"), both("born", "1984", "1984")) == ("born 1984 and 1985", "born 1984")


def test_no_pairs_have_no_findings() -> None:
    """Nothing to compare is no error."""
    none = np.zeros(0, np.int64)
    assert Letters([["a"], []]).said(none, none) == []
    assert Letters([[], []]).ranks(np.array([0]), np.array([1])).tolist() == [NOTHING]

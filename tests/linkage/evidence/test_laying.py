"""Names laid beside each other word by word."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from guvah.linkage.evidence.laying import CONFLICT, MISSING, MOST_WORDS, MOVED, laid, word_numbers
from guvah.linkage.evidence.vocabulary import RAREST, Vocabulary

WORDS = ("nurgul", "nurgull", "serik", "ornek", "n", "ulgi", "memet")
NAMES = st.lists(st.sampled_from(WORDS), min_size=1, max_size=4).map(tuple)


def worth(one: tuple[str, ...], other: tuple[str, ...]) -> tuple[float, list[int]]:
    vocabulary = Vocabulary([WORDS], {}, 1 << 40)
    numbers = word_numbers([one, other], vocabulary)
    bits, partner = laid(numbers[:1], numbers[1:], vocabulary)
    return float(bits[0]), partner[0].tolist()


def test_each_word_has_the_partner_it_is_most_like() -> None:
    """In any order, which costs a little; -1 for a word without one."""
    bits, partner = worth(("nurgul", "ornek"), ("ornek", "nurgul"))
    assert bits == pytest.approx(2 * RAREST - MOVED)
    assert partner[:3] == [1, 0, -1]


def test_a_word_left_over_on_one_side_costs_less_than_one_on_each() -> None:
    """A second given name may be left out; two different ones are a contradiction."""
    assert worth(("nurgul", "ornek"), ("nurgul",))[0] == pytest.approx(RAREST - MISSING)
    assert worth(("nurgul", "ornek"), ("nurgul", "ulgi"))[0] == pytest.approx(RAREST - CONFLICT)


@given(NAMES, NAMES)
def test_two_names_are_worth_the_same_in_either_order(one: tuple[str, ...], other: tuple[str, ...]) -> None:
    """However many of their words are equally alike."""
    assert worth(one, other)[0] == worth(other, one)[0]


def test_a_name_of_a_hundred_words_is_compared_by_its_first() -> None:
    """No cell of a table makes one comparison cost a thousand."""
    vocabulary = Vocabulary([WORDS])
    assert word_numbers([("memet",) * 100], vocabulary).shape == (1, MOST_WORDS)
    assert np.all(word_numbers([()], vocabulary) == -1)

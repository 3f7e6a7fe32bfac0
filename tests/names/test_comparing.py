"""Many pairs at once."""

import numpy as np
from hypothesis import given, settings
from hypothesis import strategies as st

from guvah.names.comparing import Batch
from guvah.names.encoding import encode
from guvah.names.weights import weights
from tests.names.people import EVERYONE, HOSTILE

NAMES = ["", "Mr", "马明", "Misaluly", *EVERYONE, *HOSTILE[::5]]
BATCH = Batch([encode(name) for name in NAMES], weights())
ONE, OTHER = (grid.ravel() for grid in np.meshgrid(np.arange(len(NAMES)), np.arange(len(NAMES)), indexing="ij"))
EVERY = BATCH.probabilities(ONE, OTHER).reshape(len(NAMES), -1)


def test_symmetric() -> None:
    """Every pair both ways round has one probability."""
    assert (EVERY == EVERY.T).all()


@settings(max_examples=60)
@given(st.integers(0, len(NAMES) - 1), st.integers(0, len(NAMES) - 1))
def test_a_batch_says_what_one_by_one_says(one: int, other: int) -> None:
    """Who else is compared at the same time makes no difference, to the last bit."""
    alone = Batch([encode(NAMES[one]), encode(NAMES[other])], weights())
    assert alone.probabilities(np.array([0]), np.array([1]))[0] == EVERY[one, other]


def test_no_pairs_no_probabilities() -> None:
    """An empty question has an empty answer."""
    assert len(BATCH.probabilities(np.zeros(0, np.int64), np.zeros(0, np.int64))) == 0


def test_the_name_with_fewer_words_stands_first() -> None:
    """Whichever way a pair is given."""
    batch = Batch([encode("Nurgül Örnek"), encode("Nurgül")], weights())
    for pair in ((0, 1), (1, 0)):
        few, many = batch.sides(np.array(pair[:1]), np.array(pair[1:]))
        assert (few.words[0], many.words[0]) == (1, 2)

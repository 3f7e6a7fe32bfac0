"""The file of weights."""

import io

import numpy as np

from guvah.names.train.__main__ import weights_packed
from guvah.names.weights import FILE, UNKNOWN, unpacked, weights


def test_the_file_holds_what_was_packed() -> None:
    """Written and read again: the same signs, the same numbers."""
    with np.load(io.BytesIO(weights_packed(weights()))) as held:
        again = unpacked({name: held[name] for name in held.files})
    assert again.numbers == weights().numbers
    assert np.array_equal(again.pair, weights().pair)
    assert all(np.array_equal(found, again.verdict[name]) for name, found in weights().verdict.items())


def test_the_same_weights_are_the_same_bytes() -> None:
    """No time, no name of a machine: the file in the project can be compared with one made elsewhere."""
    assert weights_packed(weights()) == weights_packed(weights())
    from importlib import resources

    assert resources.files("guvah.names").joinpath(FILE).read_bytes() == weights_packed(weights())


def test_the_file_is_small_and_sound() -> None:
    """Below two megabytes, symmetric, with the two signs that are none."""
    held = weights()
    assert len(weights_packed(held)) < 2_000_000
    assert (held.pair == held.pair.T).all()
    assert list(held.numbers)[: UNKNOWN + 1] == ["", "?"]
    assert len(held.vowel) == len(held.gap) == len(held.numbers) == len(held.expected)

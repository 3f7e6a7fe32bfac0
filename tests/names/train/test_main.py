"""The file of weights."""

import io
import re
from importlib import resources
from pathlib import Path

import numpy as np

import guvah
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
    assert resources.files("guvah.names").joinpath(FILE).read_bytes() == weights_packed(weights())


def test_nothing_that_runs_imports_the_training() -> None:
    """What learns is for whoever changes a table: the program itself only reads the file."""
    folder = Path(guvah.__file__).parent
    training = folder / "names" / "train"
    importing = re.compile(r"^\s*(?:from|import) guvah\.names\.train\b", re.MULTILINE)
    found = [path for path in folder.rglob("*.py") if importing.search(path.read_text(encoding="utf-8"))]
    assert found
    assert all(path.is_relative_to(training) for path in found)


def test_the_file_is_small_and_sound() -> None:
    """Below two megabytes, symmetric, with the two signs that are none."""
    held = weights()
    assert len(weights_packed(held)) < 2_000_000
    assert (held.pair == held.pair.T).all()
    assert list(held.numbers)[: UNKNOWN + 1] == ["", "?"]
    assert len(held.vowel) == len(held.gap) == len(held.numbers) == len(held.expected)

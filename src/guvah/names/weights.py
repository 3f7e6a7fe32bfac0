"""The learned weights, read once: what each pair of signs says for one name, and how the verdict is drawn.

Owns `weights.npz`, written by `python -m guvah.names.train`. Never learns.
"""

from dataclasses import dataclass
from functools import lru_cache
from importlib import resources
from typing import Any

import numpy as np
from numpy.typing import NDArray

SCALE = 32
"""Steps of a weight in one nat."""
UNKNOWN = 1
"""Number of a sign that was not met in training; 0 is "no sign"."""
FILE = "weights.npz"


@dataclass(frozen=True, slots=True)
class Weights:
    """pair (n, n) and gap (n, 4): log-odds in 1/SCALE nats; expected, spread (n, 4): of a sign against its own kind."""

    numbers: dict[str, int]
    pair: NDArray[np.int16]
    gap: NDArray[np.int16]
    expected: NDArray[np.float32]
    spread: NDArray[np.float32]
    vowel: NDArray[np.bool_]
    verdict: dict[str, NDArray[Any]]


@lru_cache(maxsize=1)
def weights() -> Weights:
    """The weights of this version."""
    with resources.as_file(resources.files("guvah.names").joinpath(FILE)) as path, np.load(path) as held:
        return unpacked({name: held[name] for name in held.files})


def unpacked(held: dict[str, NDArray[Any]]) -> Weights:
    """Weights from the arrays of the file."""
    signs = bytes(held["signs"]).decode().split("\n")
    return Weights(
        {sign: number for number, sign in enumerate(signs)},
        held["pair"],
        held["gap"],
        held["expected"],
        held["spread"],
        held["vowel"],
        {name.removeprefix("verdict_"): found for name, found in held.items() if name.startswith("verdict_")},
    )

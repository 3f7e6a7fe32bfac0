"""What each finding counts for, in bits: +1 doubles the odds that two records are one person, -1 halves them.

Owns the weights, the prior, the cap and the words for a probability. Weights are learned (`learning.py`); those in
`weights.json` were learned on made-up lists and two real ones, and hold until an archive has learned its own.
"""

import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import lru_cache
from importlib import resources

import numpy as np
from numpy.typing import NDArray

from guvah.linkage.evidence.findings import PROPERTIES, Findings

Bits = NDArray[np.float64]

AGREES_FROM = 1.0
"""Bits from which a finding counts as a third agreeing property, beside name and sex."""

_NEVER_THIRD = frozenset({"name", "spelling", "sex", "list", "facility"})
_VAGUE = ": could be the same"
"""Thousands are held at one place, and dates of some year fit half of all others, whatever was learned of them."""

CAP_WITHOUT_THIRD = 0.5
"""The highest probability where nothing but name and sex agrees."""

LEVELS = ((0.99, "near certain"), (0.85, "likely"), (0.3, "possible"), (0.0, "unlikely"))
"""The least probability of each word, best first."""

RELATED, TOLD_APART = "kin: related", "source: tells of both"
APART: Mapping[str, float] = {RELATED: -20.0, TOLD_APART: -12.0}
"""Findings that are not learned: a source says that these are two people."""


@dataclass(frozen=True, slots=True)
class Reason:
    """One finding: its word, a sentence for a person to read, and its weight in bits."""

    word: str
    sentence: str
    weight: float

    def __str__(self) -> str:
        return self.sentence


@dataclass(frozen=True, slots=True)
class Weights:
    """The prior of a candidate pair and the weight of every finding, in bits; from how many pairs they were learned."""

    prior: float
    bits: Mapping[str, float]
    pairs: int = 0

    def total(self, findings: Findings) -> Bits:
        """Return the bits of each pair, prior included, as the findings alone have it."""
        found = np.full(len(findings), self.prior)
        for column, one in enumerate(PROPERTIES):
            own = np.array([*(self.bits.get(word, 0.0) for word in one.words), 0.0])
            found += own[findings[:, column]]
        return found

    def third_agrees(self, findings: Findings) -> NDArray[np.bool_]:
        """Say of each pair whether anything but name and sex agrees."""
        found = np.zeros(len(findings), np.bool_)
        for column, one in enumerate(PROPERTIES):
            own = np.array([*(is_third(word, self.bits.get(word, 0.0)) for word in one.words), False])
            found |= own[findings[:, column]]
        return found

    def encode(self) -> bytes:
        """Return these weights as JSON."""
        held = {"prior": round(self.prior, 3), "pairs": self.pairs, "bits": self._rounded()}
        return json.dumps(held, indent=1, ensure_ascii=False).encode() + b"\n"

    def _rounded(self) -> dict[str, float]:
        return {word: round(bits, 3) for word, bits in self.bits.items()}


def decode_weights(held: bytes) -> Weights:
    """Return the weights of our own JSON."""
    found = json.loads(held)
    return Weights(float(found["prior"]), found["bits"], int(found["pairs"]))


@lru_cache(maxsize=1)
def given_weights() -> Weights:
    """Return the weights that come with Guvah."""
    return decode_weights(resources.files("guvah.linkage").joinpath("weights.json").read_bytes())


def is_third(word: str, bits: float) -> bool:
    """Say whether a finding speaks for one person by itself, beside name and sex."""
    able = word.partition(":")[0] not in _NEVER_THIRD and not word.endswith(_VAGUE)
    return able and bits >= AGREES_FROM


def probabilities(bits: Bits, third: NDArray[np.bool_]) -> Bits:
    """Return how likely pairs are one person, at most CAP_WITHOUT_THIRD where only name and sex agree."""
    found: Bits = 1 / (1 + np.exp2(-np.clip(bits, -60, 60)))
    found[~third] = np.minimum(found[~third], CAP_WITHOUT_THIRD)
    return found


def level(probability: float) -> str:
    """Return the word for a probability: near certain, likely, possible or unlikely."""
    return next(word for least, word in LEVELS if probability >= least)


def reasons_of(said: Iterable[tuple[str, str]], weights: Weights) -> list[Reason]:
    """Return findings with their weights."""
    return [Reason(word, sentence, APART.get(word, weights.bits.get(word, 0.0))) for word, sentence in said]

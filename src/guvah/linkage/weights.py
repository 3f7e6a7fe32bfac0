"""What each finding counts for, in bits: +1 doubles the odds that two records are one person, -1 halves them.

Owns the one table of weights, the prior, the cap and the words for a probability; docs/linkage.md repeats the table
with its reasoning and a test compares the two. Set by hand, not learned: the probability ranks pairs for a person to
judge and is not calibrated.
"""

from collections.abc import Mapping
from dataclasses import dataclass

PRIOR = -10.0
"""Before anything is compared: about one in a thousand of the records that share a name key is the same person."""

WEIGHTS: Mapping[str, float] = {
    "name: same": 7.0,
    "name: close": 5.0,
    "name: alike": 2.0,
    "name: one short word": 3.0,
    "name: somewhat alike": -3.0,
    "name: different": -8.0,
    "sex: same": 1.0,
    "sex: different": -6.0,
    "father: same": 5.0,
    "father: alike": 2.0,
    "father: part of the name": 0.0,
    "father: different": -4.0,
    "mother: same": 5.0,
    "mother: alike": 2.0,
    "mother: part of the name": 0.0,
    "mother: different": -3.0,
    "birth: same day": 7.0,
    "birth: same month": 5.0,
    "birth: same year": 3.0,
    "birth: could be the same": 1.0,
    "birth: one digit apart": 0.0,
    "birth: a year apart": 0.5,
    "birth: two years apart": -1.0,
    "birth: same year, other day": -0.5,
    "birth: up to five years apart": -3.0,
    "birth: far apart": -6.0,
    "place: same county": 3.0,
    "place: same words": 2.0,
    "place: same prefecture": 1.0,
    "place: other prefecture": -1.0,
    "number: same": 13.0,
    "number: one digit off": 6.0,
    "number: different": -4.0,
    "event: same day": 4.0,
    "event: same month": 2.0,
    "event: could be the same": 0.5,
    "facility: same": 1.0,
    "death: far apart": -4.0,
    "kin: related": -12.0,
    "source: tells of both": -5.0,
    "list: two rows": -3.0,
}
"""Finding -> bits. The word before the colon names the property."""

AGREEING = frozenset({
    "father: same", "mother: same", "birth: same day", "birth: same month", "birth: same year",
    "place: same county", "place: same words", "place: same prefecture", "number: same", "number: one digit off",
    "event: same day", "event: same month",
})  # fmt: skip
"""Findings that count as a third agreeing property, beside name and sex."""

CAP_WITHOUT_THIRD = 0.5
"""The highest probability where nothing but name and sex agrees."""

LEVELS = ((0.99, "near certain"), (0.85, "likely"), (0.3, "possible"), (0.0, "unlikely"))
"""The least probability of each word, best first."""


@dataclass(frozen=True, slots=True)
class Reason:
    """One finding: its word in WEIGHTS, a sentence for a person to read, and its weight in bits."""

    word: str
    sentence: str
    weight: float

    def __str__(self) -> str:
        return self.sentence


def reason(word: str, sentence: str) -> Reason:
    """Return a finding with its weight from the table."""
    return Reason(word, sentence, WEIGHTS[word])


def level(probability: float) -> str:
    """Return the word for a probability: near certain, likely, possible or unlikely."""
    return next(word for least, word in LEVELS if probability >= least)


def best(found: list[Reason]) -> list[Reason]:
    """Return the strongest of several findings about one property; among equals the first sentence in text order."""
    return [min(found, key=lambda each: (-each.weight, each.word, each.sentence))] if found else []

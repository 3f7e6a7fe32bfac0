"""How likely two records are one person, and why, in words: a pure function of the two.

Owns the sum and its cap. Never searches, never decides, and never calls a pair likely on name and sex alone.

Invariants: the same in either order; the same on every machine; without a third agreeing property never above
CAP_WITHOUT_THIRD.
"""

import math
from dataclasses import dataclass

from guvah.linkage.events import compare_events
from guvah.linkage.lives import compare_lives
from guvah.linkage.naming import compare_names, compare_parents
from guvah.linkage.weights import AGREEING, CAP_WITHOUT_THIRD, PRIOR, Reason, level
from guvah.model.record import Record


@dataclass(frozen=True, slots=True)
class Comparison:
    """How likely two records are one person, what speaks for it and what against, strongest first."""

    probability: float
    reasons: tuple[Reason, ...]
    against: tuple[Reason, ...]

    @property
    def level(self) -> str:
        """Return the word for the probability: near certain, likely, possible, unlikely."""
        return level(self.probability)


def compare(one: Record, other: Record) -> Comparison:
    """Compare two records of people. The probability ranks pairs; it is not calibrated (docs/linkage.md)."""
    found = [
        *compare_names(one, other),
        *compare_parents(one, other),
        *compare_lives(one, other),
        *compare_events(one, other),
    ]
    probability = _probability(math.fsum(each.weight for each in found))
    if not any(each.word in AGREEING for each in found):
        probability = min(probability, CAP_WITHOUT_THIRD)
    ordered = sorted(found, key=lambda each: (-abs(each.weight), each.word, each.sentence))
    return Comparison(
        round(probability, 4),
        tuple(each for each in ordered if each.weight >= 0),
        tuple(each for each in ordered if each.weight < 0),
    )


def _probability(bits: float) -> float:
    return 1 / (1 + math.exp2(-(PRIOR + bits)))

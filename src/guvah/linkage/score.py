"""How likely two records are one person, and why: what the findings weigh together.

Owns the one sum of bits, for a single pair and for one record against many. Pure; symmetric; the same on every machine.
"""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from guvah.linkage.evidence.findings import Evidence
from guvah.linkage.evidence.naming import Bearers
from guvah.linkage.evidence.profile import Profile, profile
from guvah.linkage.telling_apart import Structure
from guvah.linkage.weights import Reason, Weights, given_weights, level, probabilities, reasons_of
from guvah.model.record import Record


@dataclass(frozen=True, slots=True)
class Comparison:
    """How likely two records are one person, what speaks for it and what against, strongest first.

    `prior`: the bits before anything is compared. The log-odds are these and all weights together, unless capped.
    """

    probability: float
    reasons: tuple[Reason, ...]
    against: tuple[Reason, ...]
    prior: float = 0.0

    @property
    def level(self) -> str:
        """Return the word for the probability: near certain, likely, possible, unlikely."""
        return level(self.probability)


def compare(one: Record, other: Record, weights: Weights | None = None, bearers: Bearers | None = None) -> Comparison:
    """Compare two records of people. `bearers`: how common words of names are in the archive."""
    return compare_with(profile(one), [profile(other)], weights, bearers or ({}, 0))[0]


def compare_with(
    one: Profile, others: Sequence[Profile], weights: Weights | None = None, bearers: Bearers | None = None
) -> list[Comparison]:
    """Compare one record with many. `bearers`: how common words of names are in the archive."""
    if not others:
        return []
    held = weights or given_weights()
    profiles = [one, *others]
    evidence, structure = Evidence(profiles, bearers), Structure(profiles)
    mine, theirs = np.zeros(len(others), np.int64), np.arange(1, len(profiles))
    findings = evidence.findings(mine, theirs)
    bits = held.total(findings) + structure.bits(mine, theirs)
    likely = probabilities(bits, held.third_agrees(findings))
    said = zip(likely.tolist(), evidence.said(mine, theirs), structure.said(mine, theirs), strict=True)
    return [comparison(sure, reasons_of([*found, *apart], held), held.prior) for sure, found, apart in said]


def comparison(probability: float, found: list[Reason], prior: float) -> Comparison:
    """Put reasons in order, strongest first."""
    ordered = sorted(found, key=lambda each: (-abs(each.weight), each.word, each.sentence))
    return Comparison(
        round(probability, 4),
        tuple(each for each in ordered if each.weight >= 0),
        tuple(each for each in ordered if each.weight < 0),
        prior,
    )

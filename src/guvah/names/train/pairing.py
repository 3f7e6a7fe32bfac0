"""Pairs of spellings to learn the verdict from: the same person, somebody nearly called so, anybody else.

Owns how many of each. The elements are divided in parts, and each part is judged by weights learned from the others:
weights that have seen a name judge it too kindly.
"""

import itertools
import random
from collections.abc import Callable, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from guvah.names.comparing import Batch
from guvah.names.encoding import packed_with
from guvah.names.train.estimating import estimate
from guvah.names.train.lexicon import Element, to_pinyin
from guvah.names.train.persons import Person, chinese_people, people, slipped, written

Spelling = tuple[str, tuple[str, ...]]
Spelled = Callable[[Spelling], str]

PARTS = 3
GROUPS = 2400
CHINESE = 120
SAME, NEAR, OTHERS = 7, 5, 12
"""Pairs of one person's spellings, of each near stranger, of strangers, for each person."""
SLIPPED = 0.65
"""Share of spellings with slips where slips are made at all."""
RANDOM_WEIGHT = 2.0


@dataclass(frozen=True)
class Shown:
    """Findings (N, F) of pairs worth a verdict, whether each is one name, and how much each counts."""

    findings: NDArray[np.float32]
    same: NDArray[np.bool_]
    weight: NDArray[np.float64]


def shown(elements: Sequence[Element], seed: int) -> Shown:
    """The findings of made-up pairs, each judged by weights that have not seen its names."""
    rng = random.Random(seed)  # noqa: S311 - repeatable, nothing secret
    order = list(elements)
    rng.shuffle(order)
    found: list[Shown] = []
    for part in range(PARTS):
        own, rest = order[part::PARTS], [one for at, one in enumerate(order) if at % PARTS != part]
        held = estimate(rest, seed + part)
        groups = people(own, rng, GROUPS // PARTS)
        strangers = chinese_people(rng, CHINESE)
        for slips in (0.0, SLIPPED):
            pairs = _pairs(groups, strangers, rng, slips)
            numbers: dict[str, int] = {}
            for one, other, _ in pairs:
                numbers.setdefault(one, len(numbers))
                numbers.setdefault(other, len(numbers))
            batch = Batch([packed_with(name, held.numbers) for name in numbers], held)
            first = np.array([numbers[one] for one, _, _ in pairs])
            second = np.array([numbers[other] for _, other, _ in pairs])
            findings, able = batch.findings(first, second)
            kind = np.array([pair[2] for pair in pairs])[able]
            found.append(Shown(findings[able], kind == 1, np.where(kind < 0, RANDOM_WEIGHT, 1.0)))
    return Shown(
        np.concatenate([one.findings for one in found]),
        np.concatenate([one.same for one in found]),
        np.concatenate([one.weight for one in found]),
    )


def _pairs(
    groups: list[list[Person]], chinese: list[Person], rng: random.Random, slips: float
) -> list[tuple[str, str, int]]:
    """(spelling, spelling, 1 the same person, 0 nearly called so, -1 anybody)."""

    def spelled(spelling: Spelling) -> str:
        kind, words = spelling
        return slipped(words, rng) if rng.random() < slips else written(words, kind)

    everybody = [group[0] for group in groups]
    found = []
    for person, *near in groups:
        found += _same(person, spelled, rng)
        for stranger in near:
            if stranger.elements != person.elements:
                found += [
                    (spelled(rng.choice(person.spellings)), spelled(rng.choice(stranger.spellings)), 0)
                    for _ in range(NEAR)
                ]
        found += _strangers(person, everybody, spelled, rng)
    for person in chinese:
        found += _same(person, spelled, rng)
        found += _strangers(person, chinese, spelled, rng)
    return [pair for pair in found if pair[0] != pair[1]]


def _same(person: Person, spelled: Spelled, rng: random.Random) -> list[tuple[str, str, int]]:
    pairs = list(itertools.combinations(person.spellings, 2))
    rng.shuffle(pairs)
    return [(spelled(one), spelled(other), 1) for one, other in pairs[:SAME]]


def _strangers(
    person: Person, others: list[Person], spelled: Spelled, rng: random.Random
) -> list[tuple[str, str, int]]:
    found = []
    for _ in range(OTHERS):
        other = rng.choice(others)
        if _sounded(other) != _sounded(person):
            found.append((spelled(rng.choice(person.spellings)), spelled(rng.choice(other.spellings)), -1))
    return found


def _sounded(person: Person) -> tuple[str, ...]:
    """What a person is called: for a Chinese name its syllables, since many characters write one name."""
    return (to_pinyin(person.elements[0]),) if person.language == "zh" else person.elements

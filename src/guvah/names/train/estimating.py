"""The weights of pairs of signs, learned from spellings of the same elements.

Owns Viterbi training: align every pair of spellings with the present weights, count the steps, weigh again. Counts are
whole numbers and weights are rounded, so the result does not depend on the machine. What is rarely seen is weighed as
`expecting` says.
"""

import itertools
import random
from collections import defaultdict
from collections.abc import Iterable, Sequence

import numpy as np
from numpy.typing import NDArray

from guvah.names.symbols import CHANNELS, Signs, syllable_signs, word_signs
from guvah.names.tracing import Words, steps
from guvah.names.train.expecting import is_vowel, likeness
from guvah.names.train.lexicon import Element
from guvah.names.train.noise import slip
from guvah.names.weights import SCALE, UNKNOWN, Weights

ROUNDS = 3
SLIPS = 2
"""Misspelled forms for each spelling of an element."""
PRIOR = 6.0
"""Weight of what is expected of a sign, in steps seen."""
GAP_EXPECTED = 0.08
"""Share of those steps expected to lead to no sign."""
NEVER = -8192
_LEAST = -8000
_UNKNOWN_PAIR, _UNKNOWN_GAP = -2 * SCALE, -SCALE
_AT_ONCE = 4096

Pair = tuple[Signs, Signs]


def signs_of(spelling: str, kind: str) -> Signs:
    """The signs of a spelling of one word."""
    return syllable_signs(spelling) if kind == "pinyin" else word_signs(spelling)


def forms(element: Element) -> list[Signs]:
    """The signs of all spellings of an element."""
    found = [signs_of(one.replace(" ", ""), kind) for kind, spellings in element.spellings for one in spellings]
    return [signs for signs in found if signs]


def pairs_of(elements: Iterable[Element], rng: random.Random) -> list[Pair]:
    """Every two spellings of each element, and misspelled ones against right ones."""
    found: list[Pair] = []
    for element in elements:
        right = forms(element)
        found += itertools.combinations(right, 2)
        spelled = [(kind, one) for kind, spellings in element.spellings for one in spellings if " " not in one]
        for _ in range(SLIPS * len(spelled)):
            kind, word = rng.choice(spelled)
            wrong = signs_of(slip(word, rng), kind)
            if wrong:
                found.append((wrong, rng.choice(right)))
    return found


def estimate(elements: Sequence[Element], seed: int) -> Weights:
    """The weights learned from these elements, without a verdict."""
    pairs = pairs_of(elements, random.Random(seed))  # noqa: S311 - repeatable, nothing secret
    seen: dict[str, int] = defaultdict(int)
    for element in elements:
        for signs in forms(element):
            for sign in signs:
                seen[sign] += 1
    known = sorted({sign for pair in pairs for signs in pair for sign in signs})
    counting = _Counting(["", "?", *known], np.array([0, 0, *[seen[sign] for sign in known]]))
    counting.weigh()
    prepared = counting.prepared(pairs)
    for _ in range(ROUNDS):
        counting.count(prepared)
        counting.weigh()
    return counting.weights()


class _Counting:
    """The present weights and the counts they come from."""

    def __init__(self, signs: list[str], seen: NDArray[np.int64]) -> None:
        size = len(signs)
        self.signs = signs
        self.numbers = {sign: number for number, sign in enumerate(signs)}
        self.channel = np.array(
            [CHANNELS.index(sign[0]) if number > UNKNOWN else -1 for number, sign in enumerate(signs)]
        )
        self.vowel = np.array([number > UNKNOWN and is_vowel(sign) for number, sign in enumerate(signs)])
        self.share = np.ones(size)
        for channel in range(len(CHANNELS)):
            at = self.channel == channel
            self.share[at] = (seen[at] + 0.5) / (seen[at] + 0.5).sum()
        self.like = np.zeros((size, size))
        for one, other in itertools.combinations_with_replacement(range(UNKNOWN + 1, size), 2):
            self.like[one, other] = self.like[other, one] = likeness(signs[one], signs[other])
        self.both = np.zeros((size, size), np.int64)
        self.alone = np.zeros((size, len(CHANNELS)), np.int64)
        self.pair = np.full((size, size), NEVER, np.int16)
        self.gap = np.zeros((size, len(CHANNELS)), np.int16)

    def prepared(self, pairs: list[Pair]) -> list[tuple[Words, Words]]:
        """The pairs as columns of numbers, those of like size together."""
        order = sorted(range(len(pairs)), key=lambda at: (len(pairs[at][0]), len(pairs[at][1]), at))
        parts = [order[at : at + _AT_ONCE] for at in range(0, len(order), _AT_ONCE)]
        return [tuple(self._words([pairs[at][side] for at in part]) for side in (0, 1)) for part in parts]  # type: ignore[misc]

    def _words(self, some: list[Signs]) -> Words:
        found = np.zeros((max(map(len, some)), len(some)), np.uint16)
        for column, signs in enumerate(some):
            found[: len(signs), column] = [self.numbers[sign] for sign in signs]
        return Words(found, self.channel[found[0]])

    def count(self, prepared: list[tuple[Words, Words]]) -> None:
        """Count the steps of the best alignments."""
        self.both[:], self.alone[:] = 0, 0
        held = self.weights()
        for first, second in prepared:
            for one, other, going in steps(first, second, held):
                matched = (one > 0) & (other > 0)
                np.add.at(self.both, (one[matched], other[matched]), 1)
                only = going & (one > 0) & (other == 0)
                np.add.at(self.alone, (one[only], second.channel[only]), 1)
                only = going & (other > 0) & (one == 0)
                np.add.at(self.alone, (other[only], first.channel[only]), 1)

    def weigh(self) -> None:
        """Log-odds from the counts, channel by channel."""
        for one in range(len(CHANNELS)):
            for other in range(len(CHANNELS)):
                self._weigh_channels(one, other)
        self.pair[UNKNOWN], self.pair[:, UNKNOWN], self.gap[UNKNOWN] = _UNKNOWN_PAIR, _UNKNOWN_PAIR, _UNKNOWN_GAP
        self.pair[0], self.pair[:, 0], self.gap[0] = NEVER, NEVER, 0

    def _weigh_channels(self, one: int, other: int) -> None:
        rows, columns = np.flatnonzero(self.channel == one), np.flatnonzero(self.channel == other)
        share_rows, share_columns = self.share[rows], self.share[columns]
        like = self.like[np.ix_(rows, columns)] * share_rows[:, None] * share_columns
        expected = PRIOR * (like / like.sum(1, keepdims=True) + like / like.sum(0, keepdims=True)) / 2
        both = self.both[np.ix_(rows, columns)] + self.both[np.ix_(columns, rows)].T + expected
        alone = self.alone[rows, other] + PRIOR * GAP_EXPECTED
        total = both.sum() + alone.sum() + (self.alone[columns, one] + PRIOR * GAP_EXPECTED).sum()
        odds = np.log(both / total / share_rows[:, None] / share_columns)
        self.pair[np.ix_(rows, columns)] = np.maximum(_LEAST, np.rint(odds * SCALE))
        self.gap[rows, other] = np.rint(np.log(alone / total / share_rows) * SCALE)

    def weights(self) -> Weights:
        """The present weights, with what a sign is expected to score against each channel."""
        size = len(self.signs)
        expected, spread = np.zeros((size, len(CHANNELS))), np.zeros((size, len(CHANNELS)))
        for channel in range(len(CHANNELS)):
            columns = np.flatnonzero(self.channel == channel)
            said = np.column_stack([self.pair[:, columns], self.gap[:, channel]]) / SCALE
            share = np.exp(np.clip(said, -30, 10)) * np.append(self.share[columns], 1.0)
            share /= share.sum(1, keepdims=True)
            expected[:, channel] = (share * said).sum(1)
            spread[:, channel] = (share * (said - expected[:, [channel]]) ** 2).sum(1)
        expected[0], spread[0] = 0, 0
        # rounded, so that the last bits of exp and log on one machine or another do not show
        return Weights(
            self.numbers,
            self.pair.copy(),
            self.gap.copy(),
            np.round(expected, 3).astype(np.float32),
            np.round(spread, 3).astype(np.float32),
            self.vowel,
            {},
        )

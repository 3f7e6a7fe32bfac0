"""One word rewritten between a home alphabet and another spelling: English, Russian, Chinese, pinyin.

Owns `units.npz`, written by `python -m guvah.names.train`: for each language and spelling the units (a few letters at
home beside what is written for them) and how often three follow each other in the lexicon. One model serves both ways:
the likeliest chain of units whose one side is the word. Never chooses a language; never sees a whole name.
"""

import heapq
import math
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cached_property, lru_cache
from importlib import resources

import numpy as np

from guvah.names.alphabets import uyghur_letters
from guvah.names.pinyin import parse_pinyin

UNITS = "units.npz"
HOME = {"ug": "ug-Latn", "kk": "kk-Cyrl", "ky": "ky-Cyrl"}
"""The home alphabet of each language."""
Tokens = tuple[str, ...]
Unit = tuple[Tokens, Tokens]
"""(letters at home, what is written for them); neither is empty."""
EDGE = 0
"""Stands before the first unit and after the last."""
_WIDTH = 24
"""Chains kept at each place of a word."""
_SKIPPED = -9.0
"""What leaving out a letter that no unit has costs, in nats."""
_TRUST = (10.0, 6.0, 1.0)
"""How much the coarser count weighs in beside that of three units, of two, of one; a usual spelling counts 6."""
LONGEST = 24
"""Letters or syllables of one word that are rewritten."""


@dataclass(frozen=True, slots=True)
class Rewritten:
    """One way to write a word, and the log of its probability together with what it was written from."""

    tokens: Tokens
    score: float


def tokens_of(kind: str, word: str) -> Tokens:
    """A normalised word as what its units are made of: letters, ULY digraphs together, pinyin syllables."""
    if kind == "ug-Latn":
        return tuple(uyghur_letters(word))
    if kind == "zh-Latn":
        return parse_pinyin(word)
    return tuple(char for char in word if char not in "' -")


class Model:
    """The units of one language and one spelling, and how likely each is after two others."""

    def __init__(self, units: Iterable[Unit], grams: Iterable[tuple[int, int, int, int]]) -> None:
        """Take units numbered from 1 on, and (before last, last, unit, count) rows."""
        self.units: tuple[Unit, ...] = (((), ()), *units)
        self._three: dict[tuple[int, int], dict[int, int]] = defaultdict(dict)
        self._two: dict[int, dict[int, int]] = defaultdict(lambda: defaultdict(int))
        self._one: dict[int, int] = defaultdict(int)
        for first, second, third, count in grams:
            self._three[first, second][third] = count
            self._two[second][third] += count
            self._one[third] += count
        self._totals = (
            {key: sum(found.values()) for key, found in self._three.items()},
            {key: sum(found.values()) for key, found in self._two.items()},
            sum(self._one.values()),
        )
        self._known: dict[tuple[int, int, int], float] = {}

    @cached_property
    def _by_side(self) -> tuple[dict[str, list[int]], dict[str, list[int]]]:
        sides: tuple[dict[str, list[int]], dict[str, list[int]]] = ({}, {})
        for number, unit in enumerate(self.units[1:], 1):
            for side, tokens in zip(sides, unit, strict=True):
                side.setdefault(tokens[0], []).append(number)
        return sides

    def knows(self, tokens: Tokens, side: int) -> bool:
        """Whether some unit begins with each of the tokens."""
        return all(token in self._by_side[side] for token in tokens)

    def likelihood(self, before: int, last: int, unit: int) -> float:
        """Log of how likely a unit follows two others."""
        key = (before, last, unit)
        if key not in self._known:
            three, two, total = self._totals
            chance = (self._one.get(unit, 0) + _TRUST[2]) / (total + _TRUST[2] * len(self.units))
            chance = (self._two.get(last, {}).get(unit, 0) + _TRUST[1] * chance) / (two.get(last, 0) + _TRUST[1])
            pair = (before, last)
            chance = (self._three.get(pair, {}).get(unit, 0) + _TRUST[0] * chance) / (three.get(pair, 0) + _TRUST[0])
            self._known[key] = math.log(chance)
        return self._known[key]

    def rewrite(self, tokens: Tokens, side: int, most: int) -> list[Rewritten]:
        """The likeliest other sides of a word given by one side (0 at home, 1 as written), at most `most`."""
        size = min(len(tokens), LONGEST)
        # at each place: (what is written so far, last two units) -> log probability
        places: list[dict[tuple[Tokens, int, int], float]] = [{} for _ in range(size + 1)]
        places[0][(), EDGE, EDGE] = 0.0
        for at in range(size):
            best = heapq.nlargest(_WIDTH, places[at].items(), key=lambda one: one[1])
            for (written, before, last), score in best:
                for end, number in self._steps(tokens, at, size, side):
                    gain = self.likelihood(before, last, number) if number else _SKIPPED
                    state = (written + self.units[number][1 - side], *((last, number) if number else (before, last)))
                    if score + gain > places[end].get(state, -math.inf):
                        places[end][state] = score + gain
        found: dict[Tokens, float] = {}
        for (written, before, last), score in places[size].items():
            total = score + self.likelihood(before, last, EDGE)
            found[written] = max(total, found.get(written, -math.inf))
        ordered = sorted(found.items(), key=lambda one: (-one[1], one[0]))
        return [Rewritten(written, score) for written, score in ordered[:most] if written]

    def _steps(self, tokens: Tokens, at: int, size: int, side: int) -> Iterator[tuple[int, int]]:
        """(place after, unit) of each unit that can stand at a place; unit 0 leaves out a letter that none has."""
        fitting = self._by_side[side].get(tokens[at], ())
        if not fitting:
            yield at + 1, 0
        for number in fitting:
            own = self.units[number][side]
            end = at + len(own)
            if end <= size and tokens[at:end] == own:
                yield end, number


@lru_cache(maxsize=1)
def models() -> dict[tuple[str, str], Model]:
    """(language, spelling as a BCP 47 tag) -> its model; with the home alphabet it says how names are built."""
    found = {}
    with resources.files("guvah.names").joinpath(UNITS).open("rb") as file, np.load(file) as held:
        for name in held.files:
            part, language, kind = name.split("_")
            if part == "units":
                lines = held[name].tobytes().decode().split("\n")
                pairs = (line.split("\t") for line in lines)
                units = [(tuple(home.split()), tuple(written.split())) for home, written in pairs]
                found[language, kind] = Model(units, held[f"grams_{language}_{kind}"].tolist())
    return found


@lru_cache(maxsize=8192)
def from_home(language: str, kind: str, home: Tokens, most: int) -> tuple[Rewritten, ...]:
    """A word at home rewritten, best first."""
    return tuple(models()[language, kind].rewrite(home, 0, most))


@lru_cache(maxsize=8192)
def to_home(language: str, kind: str, written: Tokens, most: int) -> tuple[Rewritten, ...]:
    """What a word may have been at home, best first."""
    return tuple(models()[language, kind].rewrite(written, 1, most))

"""Name matchers that others made, as they are used in the field, behind the two questions of the measure.

Owns the wiring of each peer and nothing of their rules. A peer that is not installed (`make .stamp-peers`) is left out
by name, never replaced.
"""

from collections.abc import Callable, Sequence
from functools import lru_cache
from importlib import import_module
from importlib.metadata import PackageNotFoundError, version
from types import ModuleType
from typing import Any

import numpy as np
from rapidfuzz import fuzz, process
from rapidfuzz.distance import JaroWinkler

from bench.names_measure import Matcher

_AT_ONCE = 64
"""Queries laid beside all names at once: 64 x 21,000 numbers of four bytes are 5 MB."""


class Folded:
    """Every name folded into plain letters once, and the folded strings compared by a scorer of RapidFuzz."""

    def __init__(self, fold: Callable[[str], str], scorer: Callable[..., float]) -> None:
        self._fold = lru_cache(maxsize=None)(fold)
        self._scorer = scorer

    def score(self, pairs: Sequence[tuple[str, str]]) -> list[float]:
        """Likeness of the folded names, on the scorer's own scale."""
        first, second = ([self._fold(name) for name in side] for side in zip(*pairs, strict=True))
        likeness: list[float] = process.cpdist(first, second, scorer=self._scorer, dtype=np.float32).tolist()
        return likeness

    def find(self, queries: Sequence[str], among: Sequence[str], limit: int) -> list[list[int]]:
        """Every name is compared with every query; equal ones in the order of the list."""
        names = [self._fold(name) for name in among]
        found: list[list[int]] = []
        for at in range(0, len(queries), _AT_ONCE):
            some = [self._fold(query) for query in queries[at : at + _AT_ONCE]]
            likeness = process.cdist(some, names, scorer=self._scorer, dtype=np.float32)
            found += np.argsort(-likeness, axis=1, kind="stable")[:, :limit].tolist()
        return found


class LogicV2:
    """nomenklatura's `logic-v2`: two FollowTheMoney entities of schema Person, each with one name."""

    def __init__(self, nomenklatura: ModuleType, followthemoney: ModuleType) -> None:
        self._algorithm = nomenklatura.LogicV2
        self._config = self._algorithm.default_config()
        self._made = followthemoney.EntityProxy.from_dict
        self._people: dict[str, Any] = {}

    def score(self, pairs: Sequence[tuple[str, str]]) -> list[float]:
        """The score of the entities."""
        return [self._compared(a, b) for a, b in pairs]

    def find(self, queries: Sequence[str], among: Sequence[str], limit: int) -> list[list[int]]:
        """Every name is compared with every query: the best this algorithm can do, without a filter before it."""
        found = []
        for query in queries:
            scores = [self._compared(query, name) for name in among]
            found.append(sorted(range(len(among)), key=lambda number: -scores[number])[:limit])
        return found

    def _compared(self, a: str, b: str) -> float:
        score: float = self._algorithm.compare(self._person(a), self._person(b), self._config).score
        return score

    def _person(self, name: str) -> Any:
        # The library remembers an entity's names by its id, so that each name needs an id of its own.
        if name not in self._people:
            given = {"id": f"p{len(self._people)}", "schema": "Person", "properties": {"name": [name]}}
            self._people[name] = self._made(given)
        return self._people[name]


def logic_v2() -> Matcher:
    """nomenklatura logic-v2 with its defaults."""
    return LogicV2(import_module("nomenklatura.matching.logic_v2.model"), import_module("followthemoney.proxy"))


def icu_jaro_winkler() -> Matcher:
    """ICU's transliteration into ASCII, then Jaro-Winkler."""
    icu = import_module("icu")
    to_latin = icu.Transliterator.createInstance("Any-Latin; Latin-ASCII; Lower")
    return Folded(to_latin.transliterate, JaroWinkler.similarity)


def metaphone_token_sort() -> Matcher:
    """anyascii, Metaphone word by word, then the ratio of the words in alphabetical order."""
    anyascii, jellyfish = import_module("anyascii").anyascii, import_module("jellyfish")

    def fold(name: str) -> str:
        letters = "".join(char if char.isalpha() else " " for char in anyascii(name))
        return " ".join(jellyfish.metaphone(word) for word in letters.lower().split())

    return Folded(fold, fuzz.token_sort_ratio)


PEERS: dict[str, Callable[[], Matcher]] = {
    "nomenklatura logic-v2": logic_v2,
    "ICU + Jaro-Winkler": icu_jaro_winkler,
    "metaphone(anyascii) + token_sort": metaphone_token_sort,
}
PACKAGES = ("nomenklatura", "followthemoney", "PyICU", "anyascii", "jellyfish", "rapidfuzz")
SLOW = frozenset({"nomenklatura logic-v2"})
"""Peers asked a sample of the searches only."""


def installed() -> tuple[dict[str, Matcher], list[str]]:
    """The peers that are there, and the names of those that are not."""
    there, missing = {}, []
    for name, made in PEERS.items():
        try:
            there[name] = made()
        except ModuleNotFoundError:
            missing.append(name)
    return there, missing


def versions() -> str:
    """The versions of what is installed."""
    found = []
    for package in PACKAGES:
        try:
            found.append(f"{package} {version(package)}")
        except PackageNotFoundError:
            continue
    return ", ".join(found)

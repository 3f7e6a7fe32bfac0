"""Searching a list of names held in memory: candidates by shared sounds, ranked by similarity.

Owns a small inverted table; an archive's own table lives in the index floor. Never writes or reads files.
"""

from collections import defaultdict
from collections.abc import Iterator, Sequence

import numpy as np
from numpy.typing import NDArray

from guvah.names.encoding import encode
from guvah.names.equivalents import beside_key, word_keys
from guvah.names.keys import keys, word_skeletons
from guvah.names.parts import parts
from guvah.names.similarity import score_many

MOST_CANDIDATES = 900
"""Names compared for one query."""
_WHOLE_NAME, _WORD, _GRAM = 3.0, 1.5, 1.0
"""What a shared whole name, word, or two neighbouring consonants count, before rarity."""


class Among:
    """Names by their keys; `find` answers with positions in the sequence given."""

    def __init__(self, names: Sequence[str]) -> None:
        self._names = names
        self._packed = [encode(name) for name in names]
        found: dict[str, list[int]] = defaultdict(list)
        for number, name in enumerate(names):
            for clue in _clues(name) | {f"={key}" for key in _listed(name)}:
                found[clue].append(number)
        self._size = len(names)
        self._holders = {clue: np.array(numbers, np.int64) for clue, numbers in found.items()}

    def candidates(self, untrusted_query: str, most: int = MOST_CANDIDATES) -> NDArray[np.int64]:
        """Positions of the names that share most with the query, rarer clues counting more; best first."""
        total = np.zeros(self._size)
        beside = {f"={key}" for own in _listed(untrusted_query) for key in beside_key(own)}
        for clue in sorted(_clues(untrusted_query) | beside):
            holders = self._holders.get(clue)
            if holders is not None:
                total[holders] += _worth(clue) * np.log1p(self._size / len(holders))
        few = min(most, int(np.count_nonzero(total)))
        if not few:
            return np.zeros(0, np.int64)
        best = np.argpartition(-total, few - 1)[:few]
        return best[np.lexsort((best, -total[best]))]

    def find(self, untrusted_query: str, limit: int = 50) -> list[tuple[int, float]]:
        """(position, probability) of the names most like the query, best first."""
        numbers = self.candidates(untrusted_query)
        scores = score_many(untrusted_query, [self._packed[number] for number in numbers])
        asked, own = encode(untrusted_query), parts(untrusted_query).names
        for at, number in enumerate(numbers):
            if self._packed[number] == asked and parts(self._names[number]).names == own:
                scores[at] = 1.0
        order = np.lexsort((np.arange(len(numbers)), -scores))[:limit]
        return [(int(numbers[at]), float(scores[at])) for at in order if scores[at] > 0]


def _listed(name: str) -> set[str]:
    """The keys of a name's words that the table of equivalents holds."""
    return {key for word in parts(name).names for key in word_keys(word) if beside_key(key)}


def _clues(name: str) -> set[str]:
    """A name's lookup keys, and the neighbouring consonants of its words."""
    found = set(keys(name))
    for skeletons in word_skeletons(name):
        for skeleton in skeletons[:4]:
            found.update(_grams(skeleton))
    return found


def _grams(skeleton: str) -> Iterator[str]:
    bounded = f"^{skeleton}$"
    for at in range(len(bounded) - 1):
        yield "2" + bounded[at : at + 2]
    for at in range(len(bounded) - 2):
        yield "3" + bounded[at : at + 3]


def _worth(clue: str) -> float:
    return _WHOLE_NAME if clue[0] == "g" else _GRAM if clue[0] in "23" else _WORD

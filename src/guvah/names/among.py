"""Searching a list of names held in memory: candidates by shared keys, ranked by similarity.

Owns a small inverted table; an archive's own table lives in the index floor. Never writes or reads files.
"""

from collections import defaultdict
from collections.abc import Sequence

from guvah.names.keys import keys
from guvah.names.similarity import similarity

MOST_CANDIDATES = 400
"""Names compared for one query."""
_WHOLE_NAME = 3.0
"""What a shared whole-name key counts beside a shared word."""


class Among:
    """Names by their keys; `find` answers with positions in the sequence given."""

    def __init__(self, names: Sequence[str]) -> None:
        self._names = names
        self._by_key: dict[str, list[int]] = defaultdict(list)
        for number, name in enumerate(names):
            for key in keys(name):
                self._by_key[key].append(number)

    def candidates(self, untrusted_query: str, most: int = MOST_CANDIDATES) -> list[int]:
        """Positions of names that share keys, those sharing more and rarer ones first."""
        found: dict[int, float] = defaultdict(float)
        crowd = max(1, len(self._names))
        for key in sorted(keys(untrusted_query)):
            numbers = self._by_key.get(key, ())
            worth = (_WHOLE_NAME if key[0] == "g" else 1.0) / (1 + len(numbers) / crowd * 20)
            for number in numbers:
                found[number] += worth
        return sorted(found, key=lambda number: (-found[number], number))[:most]

    def find(self, untrusted_query: str, limit: int = 50) -> list[tuple[int, float]]:
        """(position, similarity) of the names most like the query, best first."""
        scored = [
            (number, similarity(untrusted_query, self._names[number])) for number in self.candidates(untrusted_query)
        ]
        return sorted((one for one in scored if one[1] > 0), key=lambda one: (-one[1], one[0]))[:limit]

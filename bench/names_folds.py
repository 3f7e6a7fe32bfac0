"""Measuring a matcher that learned from the very set it is measured with: nobody is judged by one who has seen them.

Owns dividing people into folds and asking, for each pair or query, a matcher that learned without the people in it.
Never trains anything itself.
"""

import random
from collections import defaultdict
from collections.abc import Callable, Sequence

from bench.names_data import Names
from bench.names_measure import Matcher

Learn = Callable[[frozenset[str]], Matcher]
"""Given the people to leave out, a matcher that learned from the others."""


class CrossFitted:
    """Several matchers as one. A pair of people of folds i and j is scored by a matcher that saw neither fold.

    Names are known by how they are written: a spelling of two people belongs to both, and both are left out. With n
    folds up to n(n+1)/2 matchers learn, each when it is first needed. A search is answered by the matcher that has not
    seen the person asked for; it has seen some of those who stand in the way, but none of the 20,000 strangers.
    """

    def __init__(self, learn: Learn, names: Names, folds: int = 4, seed: int = 1) -> None:
        self._learn = learn
        self._people = divided(names, folds, seed)
        fold_of = {person: number for number, fold in enumerate(self._people) for person in fold}
        self._folds: dict[str, set[int]] = defaultdict(set)
        for spelling in names.spellings:
            self._folds[spelling.name].add(fold_of[spelling.person])
        self._matchers: dict[frozenset[int], Matcher] = {}

    def score(self, pairs: Sequence[tuple[str, str]]) -> list[float]:
        """The pooled scores, each from a matcher that has seen neither person."""
        groups: dict[frozenset[int], list[int]] = defaultdict(list)
        for number, (a, b) in enumerate(pairs):
            groups[frozenset(self._folds[a] | self._folds[b])].append(number)
        found = [0.0] * len(pairs)
        for left_out, numbers in groups.items():
            scores = self._matcher(left_out).score([pairs[number] for number in numbers])
            for number, score in zip(numbers, scores, strict=True):
                found[number] = float(score)
        return found

    def find(self, queries: Sequence[str], among: Sequence[str], limit: int) -> list[list[int]]:
        """Each query is answered by a matcher that has not seen the person who bears the name."""
        groups: dict[frozenset[int], list[int]] = defaultdict(list)
        for number, query in enumerate(queries):
            groups[frozenset(self._folds[query])].append(number)
        found: list[list[int]] = [[] for _ in queries]
        for left_out, numbers in groups.items():
            answers = self._matcher(left_out).find([queries[number] for number in numbers], among, limit)
            for number, answer in zip(numbers, answers, strict=True):
                found[number] = list(answer)
        return found

    def _matcher(self, left_out: frozenset[int]) -> Matcher:
        if left_out not in self._matchers:
            unseen = frozenset().union(*(self._people[number] for number in left_out))
            self._matchers[left_out] = self._learn(unseen)
        return self._matchers[left_out]


def divided(names: Names, folds: int, seed: int = 1) -> list[frozenset[str]]:
    """People in folds of equal size, drawn by the seed from their ids in order."""
    people = sorted({spelling.person for spelling in names.spellings})
    random.Random(seed).shuffle(people)
    return [frozenset(people[number::folds]) for number in range(folds)]

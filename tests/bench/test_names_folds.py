"""Cross-fitting: nobody is ever scored or searched for by a matcher that learned from them."""

from collections.abc import Sequence

from bench.names_data import draw_pairs, load, texts
from bench.names_folds import CrossFitted, divided

NAMES = load()
OWNERS: dict[str, set[str]] = {}
for spelling in NAMES.spellings:
    OWNERS.setdefault(spelling.name, set()).add(spelling.person)


class Sworn:
    """Refuses whoever it has seen; answers with how much it was not shown."""

    def __init__(self, left_out: frozenset[str]) -> None:
        self._left_out = left_out

    def score(self, pairs: Sequence[tuple[str, str]]) -> list[float]:
        for pair in pairs:
            for name in pair:
                assert OWNERS[name] <= self._left_out
        return [len(self._left_out) / 1000] * len(pairs)

    def find(self, queries: Sequence[str], among: Sequence[str], limit: int) -> list[list[int]]:
        for query in queries:
            assert OWNERS[query] <= self._left_out
        return [[among.index(query)] for query in queries]


def test_nobody_is_judged_by_one_who_has_seen_them() -> None:
    """Every pair is scored once, by a matcher that saw neither person, and each matcher learned once."""
    learned: list[frozenset[str]] = []

    def learn(left_out: frozenset[str]) -> Sworn:
        learned.append(left_out)
        return Sworn(left_out)

    pairs = texts(NAMES.spellings, draw_pairs(NAMES).all())
    scores = CrossFitted(learn, NAMES, folds=4).score(pairs)
    assert len(scores) == len(pairs)
    assert set(scores) == {0.05, 0.1}
    assert len(learned) == len(set(learned)) == 10


def test_each_search_is_answered_in_its_place() -> None:
    """The answers come back in the order of the queries."""
    queries = [one.name for one in NAMES.spellings[::40]]
    assert CrossFitted(Sworn, NAMES).find(queries, queries, 1) == [[number] for number in range(len(queries))]


def test_folds_are_even_and_whole() -> None:
    """Every person is in one fold, and the folds are as large as each other."""
    folds = divided(NAMES, 4)
    assert [len(fold) for fold in folds] == [50] * 4
    assert frozenset().union(*folds) == NAMES.by_person().keys()

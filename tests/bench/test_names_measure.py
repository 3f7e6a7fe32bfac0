"""The measure itself: figures worked out by hand, and the pairs it is drawn from."""

from collections.abc import Sequence

import pytest
from bench.names_data import FOLDER, Names, Spelling, draw_pairs, load, load_distractors, script_pair
from bench.names_measure import area, best_cuts, search, tell

NAMES = Names(
    tuple(
        Spelling(person, "Latn", "ug", name)
        for person, name in (("a", "örnek"), ("a", "ornek"), ("b", "ülgi"), ("b", "ulgi"))
    ),
    (("a", "b"),),
)


class Dull:
    """Knows only what is written alike, accents apart."""

    def score(self, pairs: Sequence[tuple[str, str]]) -> list[float]:
        return [float(_plain(a) == _plain(b)) for a, b in pairs]

    def find(self, queries: Sequence[str], among: Sequence[str], limit: int) -> list[list[int]]:
        return [[n for n, name in enumerate(among) if _plain(name) == _plain(query)][:limit] for query in queries]


def _plain(name: str) -> str:
    return name.replace("ö", "o").replace("ü", "u")


def test_a_threshold_takes_equal_scores_together() -> None:
    """Two true of three taken: precision 2/3, recall 1, F1 .8; at precision .95 only the best pair is taken."""
    f1, recall, threshold = best_cuts([True, True, False, False], [0.9, 0.5, 0.5, 0.1])
    assert (round(f1, 4), recall, threshold) == (0.8, 0.5, 0.9)


def test_no_threshold_is_precise_enough() -> None:
    """Where the best pair is a false one there is no threshold."""
    assert best_cuts([False, True], [0.9, 0.1])[1:] == (0.0, float("inf"))


@pytest.mark.parametrize(
    ("labels", "scores", "expected"),
    [([1, 0], [1, 0], 1.0), ([1, 0], [0, 1], 0.0), ([1, 0], [1, 1], 0.5), ([1, 0, 1, 0], [4, 3, 2, 1], 0.75)],
)
def test_area_counts_pairs_in_order(labels: list[int], scores: list[float], expected: float) -> None:
    """The share of (true, false) pairs in the right order, ties half."""
    assert area([bool(label) for label in labels], scores) == expected


def test_pairs_are_told_and_found() -> None:
    """A matcher that is right about everything reaches 1 everywhere."""
    pairs = draw_pairs(Names(NAMES.spellings, ()))
    told = tell(Dull(), NAMES, pairs)
    assert (told.f1, told.recall, told.auc, told.by_scripts) == (1.0, 1.0, 1.0, {"Latn-Latn": 1.0})
    searched = search(Dull(), NAMES, [Spelling("", "Latn", "ug", "misal")])
    assert searched.by_script["all"].first == searched.by_script["Latn"].coverage == 1.0
    assert searched.names == 5


def test_pairs_of_the_set() -> None:
    """Each pair is asked once; no random pair is one of a person or among the near ones."""
    names = load()
    pairs = draw_pairs(names)
    every = [tuple(sorted(pair)) for pair in pairs.all()]
    assert (len(pairs.same), len(every)) == (2477, 27956)
    assert len(pairs.other) == len(set(pairs.other))
    people = [{names.spellings[i].person, names.spellings[j].person} for i, j in pairs.other]
    assert all(len(two) == 2 for two in people)
    assert not {tuple(sorted(pair)) for pair in pairs.near} & set(pairs.other)


def test_pairs_are_the_same_every_time() -> None:
    """The same seed draws the same pairs."""
    assert draw_pairs(load()) == draw_pairs(load())


def test_the_files_are_whole() -> None:
    """Every spelling has a name and a person; the names in the way belong to nobody of the set."""
    names, noisy = load(), load(noisy=True)
    assert (len(names.spellings), len(noisy.spellings)) == (1087, 1083)
    assert names.by_person().keys() == noisy.by_person().keys()
    assert names.near == noisy.near
    assert all(one.name and one.person for one in names.spellings + noisy.spellings)
    assert len(load_distractors()) == 20_000
    assert (FOLDER / "README.md").exists()


def test_chinese_and_pinyin_are_groups_of_their_own() -> None:
    """Chinese on either side, else pinyin on either side, else the two scripts in alphabetical order."""
    latin, pinyin = Spelling("", "Latn", "en", ""), Spelling("", "Latn", "zh-Latn", "")
    chinese, arabic = Spelling("", "Hani", "zh", ""), Spelling("", "Arab", "ug", "")
    assert script_pair(pinyin, chinese) == "any-Chinese"
    assert script_pair(latin, pinyin) == "pinyin-other"
    assert script_pair(latin, arabic) == "Arab-Latn"

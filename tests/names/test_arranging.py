"""Two names laid side by side."""

import numpy as np
import pytest

from guvah.names.arranging import Arrangement, Arranger
from guvah.names.comparing import Batch
from guvah.names.encoding import encode
from guvah.names.weights import weights


def arranged(*pairs: tuple[str, str]) -> Arrangement:
    names = [encode(name) for pair in pairs for name in pair]
    first = np.arange(0, len(names), 2)
    few, many = Batch(names, weights()).sides(first, first + 1)
    return Arranger(few, many, weights()).best()


def test_words_in_order_need_nothing() -> None:
    """The same two words: two groups, nothing left over."""
    best = arranged(("Nurgül Örnek", "Нұргүл Өрнек"))
    assert list(best.used[0]) == [True, True, False, False]
    assert not best.swapped[0]
    assert not best.glued[0]
    assert best.missing[0] == 0


def test_another_order_is_seen() -> None:
    """Each word finds its partner where it stands."""
    best = arranged(("Örnek Nurgül", "Нұргүл Өрнек"))
    assert best.swapped[0]
    assert best.groups.score[0, :2].min() > 5


def test_a_word_without_partner_is_left_over_with_its_weight() -> None:
    """A long word that is missing weighs more than a short one."""
    best = arranged(("Nurgül", "Nurgül Eli"), ("Nurgül", "Nurgül Abduqadir"))
    assert 0 < best.missing[0] < best.missing[1]
    assert not best.swapped.any()


@pytest.mark.parametrize("glued", ["NurgulOrnek", "努尔古丽约尔乃克", "Нургульорнек"])
def test_two_words_run_together_are_divided_where_they_fit(glued: str) -> None:
    """A spelling without its space or dot is cut in two stretches that follow each other."""
    best = arranged((glued, "Nurgül Örnek"))
    assert best.glued[0]
    start, end = best.groups.start[0, :2], best.groups.end[0, :2]
    assert start[0] == 0 < end[0] == start[1] < end[1]
    assert best.missing[0] == 0


def test_a_listed_equivalent_counts_where_letters_do_not() -> None:
    """Memet and Muhammad are laid together by the table, Memet and Mämät by their letters."""
    best = arranged(("Memet Misal", "Muhammad Misal"), ("Memet Misal", "Mämät Misal"), ("Serik Misal", "Memet Misal"))
    assert [int((row < 0)[used].sum()) for row, used in zip(best.groups.few, best.used, strict=True)] == [1, 0, 0]
    assert best.groups.score[0, 0] > best.groups.score[2, 0]


def test_names_of_any_size_in_one_batch_do_not_disturb_each_other() -> None:
    """What is found for a pair among others is what is found for it alone."""
    pairs = [("Misal", "Misal Örnek"), ("A B C D", "D C B A"), ("Nurgül Örnek", "Нұргүл Өрнек"), ("努尔古丽", "Nurgul")]
    together = arranged(*pairs)
    for at, pair in enumerate(pairs):
        alone = arranged(pair)
        assert together.choice[at] == alone.choice[0]
        used = alone.used[0]
        assert (together.groups.score[at][used] == alone.groups.score[0][used]).all()


def test_nobody_has_no_arrangement() -> None:
    """An empty name is laid beside nothing."""
    best = arranged(("", "Misal"))
    assert best.choice[0] == -1
    assert not best.used.any()

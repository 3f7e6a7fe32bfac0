"""The weighted edit distance under every comparison."""

import itertools

import pytest
from hypothesis import given
from hypothesis import strategies as st

from guvah.names.distance import align, cost, costs, is_plain, plain, prefix_costs, reverse, weight
from guvah.names.letters import Sounds, rows

SOUNDS = "".join(sound for sound, *_ in rows("sounds"))
WORDS = st.text(alphabet=SOUNDS, max_size=9)


def spelled(text: str) -> Sounds:
    return tuple((sound,) for sound in text)


@given(WORDS, WORDS)
def test_the_other_way_round_costs_the_same(a: str, b: str) -> None:
    """Costs are symmetric and nothing costs nothing but the same."""
    assert cost(spelled(a), b) == cost(spelled(b), a)
    assert cost(spelled(a), a) == 0


@given(WORDS, WORDS)
def test_no_cost_exceeds_leaving_everything_out(a: str, b: str) -> None:
    """At worst one word is dropped and the other written anew."""
    assert 0 <= cost(spelled(a), b) <= weight(a) + weight(b)


@given(WORDS)
def test_weight_is_the_cost_of_the_empty_word(a: str) -> None:
    """A word's weight is what it costs to lose it."""
    assert cost(spelled(a), "") == weight(a)


@pytest.mark.parametrize(
    ("near", "far"), [("kq", "km"), ("iI", "ia"), ("GG", "Gm"), ("tT".lower(), "tm"), ("xh", "xn")]
)
def test_sounds_that_replace_each_other_cost_little(near: str, far: str) -> None:
    """Close sounds are cheaper to exchange than unrelated ones."""
    assert cost(spelled(near[0]), near[1]) < cost(spelled(far[0]), far[1])


def test_the_best_possibility_of_each_place_is_taken() -> None:
    """An open place costs what its best reading costs."""
    word: Sounds = (("li", "l", "r"), ("mu", "m"))
    assert cost(word, "rm") == 0
    assert cost(word, "limu") == 0
    assert not is_plain(word)
    assert plain(word) == "limu"


@given(WORDS, WORDS, WORDS)
def test_words_laid_along_a_string_cover_it(a: str, b: str, other: str) -> None:
    """The stretches of an alignment are the string, and its cost is no more than that of the words run together."""
    laid = align((spelled(a), spelled(b)), other)
    assert "".join(stretch for _, stretch in laid) == other
    assert sum(price for price, _ in laid) == cost(spelled(a + b), other)


@given(WORDS, WORDS)
def test_prefix_costs_are_costs_of_prefixes(a: str, b: str) -> None:
    """One pass gives the cost of every beginning, and backwards is the same distance."""
    assert prefix_costs(spelled(a), b) == [cost(spelled(a[:k]), b) for k in range(len(a) + 1)]
    assert cost(reverse(spelled(a)), b[::-1]) == cost(spelled(a), b)


def test_the_tables_are_whole() -> None:
    """Every pair of sounds has a cost between 0 and 100, the same both ways."""
    table = costs()
    for a, b in itertools.product(SOUNDS.encode(), repeat=2):
        assert table.replace[a][b] == table.replace[b][a]
        assert 0 <= table.replace[a][b] <= 100 * 1024

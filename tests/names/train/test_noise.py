"""Slips of the pen, the same each time."""

import random

import pytest
from hypothesis import given
from hypothesis import strategies as st
from rapidfuzz.distance import DamerauLevenshtein

from guvah.names.train.noise import noisy, slip

WORDS = ["nurgül", "нұргүл", "نۇرگۈل", "努尔古丽", "örnek", "bo", "买"]


@given(st.sampled_from(WORDS), st.integers(0, 10_000))
def test_a_slip_is_small_and_repeatable(word: str, seed: int) -> None:
    """One letter or group of letters changes, and the same seed makes the same slip."""
    made = slip(word, random.Random(seed))
    assert made == slip(word, random.Random(seed))
    assert made
    assert DamerauLevenshtein.distance(word, made) <= 2


@given(st.lists(st.sampled_from(WORDS[:1] + WORDS[4:6]), min_size=1, max_size=3), st.integers(0, 10_000))
def test_a_noisy_name_is_still_a_name(words: list[str], seed: int) -> None:
    """Never empty, never much longer, and repeatable."""
    made = noisy(words, random.Random(seed))
    assert made == noisy(words, random.Random(seed))
    assert made.strip()
    assert len(made) <= len(" ".join(words)) + 16


def test_slips_happen() -> None:
    """Of many tries most change something, in many ways."""
    made = {slip("nurgül", random.Random(seed)) for seed in range(300)}
    assert len(made) > 10
    assert "nurgül" not in made or len(made) > 20


def test_characters_are_exchanged_for_ones_that_sound_alike() -> None:
    """A clerk who heard the name writes another character."""
    made = {slip("努尔", random.Random(seed)) for seed in range(100)}
    assert all(len(word) == 2 for word in made)
    assert len(made) > 3


@pytest.mark.parametrize("words", [["努尔古丽", "米萨力"], ["nurgül", "misal"]])
def test_dots_and_spaces_get_lost(words: list[str]) -> None:
    """Some spellings run together what others part."""
    assert any(not set(noisy(words, random.Random(seed))) & set(" ·•.‧・-,") for seed in range(300))

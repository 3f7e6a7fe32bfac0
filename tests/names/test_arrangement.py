"""Whole names side by side: order, missing words, words run together."""

import pytest

from guvah.names.arrangement import Match, match
from guvah.names.parts import parts


def laid(a: str, b: str) -> Match:
    found = match(parts(a), parts(b))
    assert found is not None
    return found


def test_the_same_order_is_nearer_than_another() -> None:
    """Order is free but not costless: lists differ in it, and some people have each other's names."""
    straight, swapped = laid("Batuqan Misal", "Батукан Мисал"), laid("Batuqan Misal", "Мисал Батукан")
    assert straight.distance < swapped.distance < 0.2
    assert swapped.swapped
    assert not straight.swapped


def test_a_missing_word_costs_and_is_named() -> None:
    """A name given without the father's name is no other name, but less sure."""
    found = laid("Batuqan Misal", "Batuqan")
    assert 0.2 < found.distance < 0.6
    assert ("", "misal") in [(a, b) for a, b, _ in found.pairs]


@pytest.mark.parametrize("glued", ["努尔古丽约尔乃克", "NurgülÖrnek", "نۇرگۈلئۆرنەك"])
def test_words_run_together_are_found(glued: str) -> None:
    """A spelling without dot or space is laid against the words in it."""
    found = laid(glued, "Nurgül Örnek")
    assert found.glued
    assert found.distance < 0.3


def test_one_word_that_differs_weighs_more_than_its_share() -> None:
    """The same given name with another father is another person."""
    assert laid("Batuqan Misal", "Batuqan Serdar").distance > 0.4

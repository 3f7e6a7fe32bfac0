"""Weights learned from a toy lexicon."""

import itertools
import random
from functools import lru_cache

import numpy as np

from guvah.names.train.estimating import estimate, pairs_of
from guvah.names.train.lexicon import Element
from guvah.names.weights import Weights

LATIN, CYRILLIC = "bdmnrstk", "бдмнрстк"
VOWELS = dict(zip("aou", "аоу", strict=True))


def toy() -> list[Element]:
    """Names in which Latin and Cyrillic agree but for one letter: Latin k is always Cyrillic т and t is к."""
    known = dict(zip(LATIN, CYRILLIC, strict=True)) | VOWELS | {"k": "т", "t": "к"}
    found = []
    for one, two, vowel, other in itertools.product(LATIN, LATIN, "ao", "au"):
        word = one + vowel + two + other
        found.append(Element("ug", (("ug-Latn", (word,)), ("ug-Cyrl", ("".join(known[char] for char in word),)))))
    return found


@lru_cache(maxsize=1)
def held() -> Weights:
    return estimate(toy(), 7)


def weight(one: str, other: str) -> int:
    return int(held().pair[held().numbers[one], held().numbers[other]])


def test_a_correspondence_that_no_table_knows_is_learned() -> None:
    """Many names outweigh what the letter tables expect."""
    assert weight("L:k", "C:т") > 0 > weight("L:k", "C:к")
    assert weight("L:t", "C:к") > 0 > weight("L:t", "C:т")


def test_letters_that_agree_speak_for_one_name() -> None:
    """And letters that never meet speak against it."""
    assert weight("L:b", "C:б") > 50
    assert weight("L:b", "C:р") < -50


def test_symmetric() -> None:
    """Which name stands first says nothing."""
    assert (held().pair == held().pair.T).all()


def test_a_lost_sign_speaks_against() -> None:
    """A gap costs, an unknown sign too, and padding nothing."""
    numbers = held().numbers
    assert held().gap[numbers["L:b"], 1] < 0
    assert held().gap[numbers["?"]].max() < 0
    assert (held().gap[0] == 0).all()


def test_what_is_expected_lies_below_the_best() -> None:
    """The expected score of a letter is what it brings on average, never more than with its best partner."""
    for letter in "bdmnrs":
        number = held().numbers[f"L:{letter}"]
        assert held().expected[number, 1] * 32 <= held().pair[number].max() + 1
        assert held().spread[number, 1] >= 0


def test_vowels_are_known() -> None:
    """Vowels and glides are told from consonants by the letter tables."""
    assert held().vowel[held().numbers["L:a"]]
    assert not held().vowel[held().numbers["C:б"]]


def test_the_same_weights_each_time() -> None:
    """The same names and seed give the same numbers."""
    again = estimate(toy(), 7)
    assert np.array_equal(again.pair, held().pair)
    assert np.array_equal(again.expected, held().expected)
    assert list(again.numbers) == list(held().numbers)


def test_misspelled_pairs_are_drawn_by_the_seed() -> None:
    """Each element's spellings meet each other and some slips."""
    some = toy()[:5]
    assert pairs_of(some, random.Random(1)) == pairs_of(some, random.Random(1)) != pairs_of(some, random.Random(2))

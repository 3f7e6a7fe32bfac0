"""Names that one person is written by though no rule of letters leads from one to the other: Memet and Muhammad.

Owns the list `tables/equivalents.tsv` and its lookup by sound, so that one row serves every script and spelling of its
two forms. Never chains: that A goes with B and B with C says nothing of A and C, or Memet would be everybody.
"""

import re
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache

import numpy as np
from numpy.typing import NDArray

from guvah.names.letters import Sounds, rows, without_doubles
from guvah.names.parts import without_ending
from guvah.names.pinyin import character_syllables, parse_pinyin
from guvah.names.reading import word_readings
from guvah.names.scripts import normalise, script_of

_COARSE = str.maketrans("AeIoOUgGqxwZNdbf", "aaiuuukkkhvJntpp")
_GLIDES = re.compile("[iy]+")
_SYLLABLES = "="
"""Before a key that is syllables, not sounds."""


@dataclass(frozen=True, slots=True)
class Equivalent:
    """A form that stands for a name, as the table writes it, and how often, of 1, one person is written both ways."""

    form: str
    weight: float


def equivalent(a: str, b: str) -> float:
    """How often, of 1, somebody called by one of two normalised words is also called by the other; 0 if not listed.

    Several words of a name may be given together, parted by spaces (`muhammad ali`). Symmetric.
    """
    keys_a, keys_b = word_keys(a), word_keys(b)
    table = _by_key()
    return max((table[one].get(two, 0.0) for one in keys_a if one in table for two in keys_b), default=0.0)


def equivalents(word: str) -> tuple[Equivalent, ...]:
    """The other forms listed beside a normalised word, the most frequent first: one step, never two."""
    found: dict[str, float] = {}
    forms = _forms()
    for key in sorted(word_keys(word)):
        for form, weight in forms.get(key, ()):
            found[form] = max(weight, found.get(form, 0.0))
    return tuple(Equivalent(form, weight) for form, weight in sorted(found.items(), key=lambda one: (-one[1], one[0])))


@lru_cache(maxsize=65536)
def word_keys(word: str) -> frozenset[str]:
    """What a word is looked up by: its coarse sounds, those of its stem, or, where these find nothing, its pinyin."""
    joined = word.replace(" ", "")
    found = _form_keys(joined)
    if found.isdisjoint(_by_key()) and parse_pinyin(joined):
        return found | {_SYLLABLES + joined.replace("'", "").replace("ü", "v")}
    return found


def _form_keys(joined: str) -> frozenset[str]:
    if script_of(joined) == "Hani":
        syllables = [found[0] for char in joined if (found := character_syllables(char))]
        return frozenset([_SYLLABLES + "".join(syllables)])
    return frozenset([sounds_key(sounds) for sounds in _sounded(joined)])


def sounds_key(sounds: Sounds) -> str:
    """The likeliest sounds of a word, without doubles and without the differences that alphabets and dialects make."""
    return _GLIDES.sub("i", "".join([slot[0] for slot in without_doubles(sounds)]).translate(_COARSE))


def _sounded(word: str) -> Iterable[Sounds]:
    for _, sounds in word_readings(word):
        yield sounds
        stem = without_ending(sounds)
        if stem and stem[1] != "endearment":
            yield stem[0]


@lru_cache(maxsize=1)
def _pairs() -> tuple[tuple[str, str, float], ...]:
    return tuple((normalise(one), normalise(other), float(weight)) for one, other, weight, *_ in rows("equivalents"))


@lru_cache(maxsize=1)
def _by_key() -> dict[str, dict[str, float]]:
    """Key of one form -> key of the other -> weight, both ways; a pair of keys given twice keeps the larger weight."""
    table: dict[str, dict[str, float]] = defaultdict(dict)
    for one, other, weight in _pairs():
        for a in _form_keys(one.replace(" ", "")):
            for b in _form_keys(other.replace(" ", "")):
                table[a][b] = max(weight, table[a].get(b, 0.0))
                table[b][a] = max(weight, table[b].get(a, 0.0))
    return dict(table)


def beside_key(key: str) -> frozenset[str]:
    """The keys that the table holds beside a key: one step, never two."""
    return frozenset(_by_key().get(key, ()))


@dataclass(frozen=True, slots=True)
class Listing:
    """The table for many pairs at once: a number for each key from 1 on, and (n, n) the weights, 0 where not listed."""

    numbers: dict[str, int]
    weights: NDArray[np.float32]


@lru_cache(maxsize=1)
def listing() -> Listing:
    """The table as an array. Its numbers change with the table: they are never kept."""
    table = _by_key()
    numbers = {key: number for number, key in enumerate(sorted(table), 1)}
    found = np.zeros((len(numbers) + 1, len(numbers) + 1), np.float32)
    for one, others in table.items():
        for other, weight in others.items():
            found[numbers[one], numbers[other]] = weight
    return Listing(numbers, found)


@lru_cache(maxsize=1)
def _forms() -> dict[str, tuple[tuple[str, float], ...]]:
    found: dict[str, list[tuple[str, float]]] = defaultdict(list)
    for one, other, weight in _pairs():
        for form, beside in ((one, other), (other, one)):
            for key in _form_keys(form.replace(" ", "")):
                found[key].append((beside, weight))
    return {key: tuple(some) for key, some in found.items()}

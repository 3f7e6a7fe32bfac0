"""Whether a name in characters, pinyin or Palladius is a Chinese one (Han, Hui) or writes a Turkic one by sound.

Owns the lists `surnames.tsv` and `han_modes.tsv` and the weighing of length, surname and characters. Never reads a
name: `pinyin` has both meanings of a syllable, and this says how likely the Chinese one is. Somebody may have both a
Hui name and a Turkic one, so the answer is a likelihood, never a choice.
"""

import math
from functools import lru_cache

from guvah.names.letters import rows
from guvah.names.pinyin import character_syllables, simplified, syllables_of
from guvah.names.scripts import script_of

LONGEST_HAN = 4
"""Characters of the longest Chinese name: a surname of two and a given name of two."""
_BY_LENGTH = {1: -10, 2: 5, 3: 5, 4: -25}
"""Tenths for the number of characters."""
_NO_SURNAME, _IN_PARTS = -30, -20
_WITH_SURNAME, _GLUED, _OTHERWISE = 0.85, 0.4, 0.03
"""Likelihood of a Latin or Cyrillic name: surname and given name apart, run together, anything else."""


@lru_cache(maxsize=1)
def surnames() -> dict[str, int]:
    """Surname in simplified characters -> tenths in favour of a Chinese name."""
    return {surname: int(weight) for surname, weight, *_ in rows("surnames")}


@lru_cache(maxsize=1)
def _characters() -> dict[str, int]:
    return {char: int(weight) for char, weight, *_ in rows("han_modes")}


@lru_cache(maxsize=1)
def _surname_syllables() -> frozenset[str]:
    return frozenset(character_syllables(surname)[0] for surname in surnames() if len(surname) == 1)


@lru_cache(maxsize=16384)
def han_likelihood(name_words: tuple[str, ...]) -> float:
    """How likely normalised words are a Chinese or Hui name, 0 to 1; 0 if they are neither characters nor syllables."""
    if not name_words:
        return 0.0
    if all(script_of(word) == "Hani" for word in name_words):
        return _of_characters(tuple(map(simplified, name_words)))
    return _of_syllables([syllables_of(word) for word in name_words])


def _of_characters(name_words: tuple[str, ...]) -> float:
    text = "".join(name_words)
    if len(text) > LONGEST_HAN:
        return 0.0
    size = 2 if text[:2] in surnames() and len(text) > 2 else 1
    tenths = surnames().get(text[:size], _NO_SURNAME)
    tenths += _BY_LENGTH[len(text) - (size == 2)]
    tenths += sum(_characters().get(char, 0) for char in text[size:])
    # a dot parts Turkic names; a space after the surname is a habit of forms
    if len(name_words) > 1 and len(name_words[0]) != size:
        tenths += _IN_PARTS
    return 1 / (1 + math.exp(-tenths / 10))


def _of_syllables(found: list[tuple[tuple[str, ...], ...]]) -> float:
    if not all(found):
        return 0.0
    known = _surname_syllables()
    sizes = [len(word) for word in found]
    ends = (found[0][0], found[-1][0])
    if sizes in ([1, 1], [1, 2]) or sizes == [2, 1]:
        surname = ends[0] if sizes[0] == 1 else ends[1]
        return _WITH_SURNAME if known.intersection(surname) else _OTHERWISE
    if len(sizes) == 1 and sizes[0] in (2, 3) and known.intersection(ends[0]):
        return _GLUED if sizes[0] == 2 else _GLUED / 2
    if sizes == [1, 1, 1] and known.intersection(ends[0]):
        return _WITH_SURNAME
    return _OTHERWISE

"""The gazetteer's spellings by sound: which of them a written name may be, quickly and widely.

Owns the table in memory: every spelling with its bearers, by rough skeleton and lookup key (guvah.names.keys). Never
says how like two names are, nor which place is meant: that is place_finding.
"""

import functools
from collections.abc import Iterable, Mapping
from typing import NamedTuple

from guvah.model.place_words import bare_name, is_chinese, plain
from guvah.model.places import atlas
from guvah.names import keys

_LONGEST = 24
"""Letters of a name that may still be a place's; the longest in the table has 22."""
_ROUGH = {
    "bpfvбпфвبپف": "P", "dtдтتدط": "T", "mмم": "M", "nнңنڭ": "N", "lлل": "L", "rрر": "R",
    "szсзцшщسزشژص": "S", "kgƣкқгғхكقگغخع": "K", "cjxqчжҗچج": "C",
}  # fmt: skip
_TO_ROUGH = str.maketrans({char: rough for chars, rough in _ROUGH.items() for char in chars})
_FEWEST = 2
_CLASSES = frozenset(_ROUGH.values())


class Spoken(NamedTuple):
    """Spellings with the codes of their bearers, and by each skeleton at most one consonant shorter than their own."""

    codes: Mapping[str, frozenset[str]]
    near: Mapping[str, tuple[str, ...]]

    def sharing(self, name: str) -> Iterable[str]:
        """Return the spellings that share a lookup key with a name and, if in letters, nearly its consonants."""
        if len(name) > _LONGEST:
            return ()
        if is_chinese(name):
            likely: Iterable[str] = self.codes
        else:
            likely = dict.fromkeys(each for bones in _shorter(skeleton(name)) for each in self.near.get(bones, ()))
        own = keys(name) if likely else frozenset()
        return (spelling for spelling in likely if not own.isdisjoint(_keys(spelling)))


@functools.cache
def spoken(chinese: bool) -> Spoken:
    """Return the spellings in Chinese or in letters; built when first asked.

    Without the region: a guess at it would say nothing. Letters are never compared with characters: each character's
    pinyin is among the letters.
    """
    codes: dict[str, set[str]] = {}
    for place in atlas().values():
        for spelling in map(bare_name, place.spellings if place.parent else ()):
            if is_chinese(spelling) == chinese:
                codes.setdefault(spelling, set()).add(place.code)
    near: dict[str, list[str]] = {}
    for spelling in codes:
        for bones in _shorter(skeleton(spelling)):
            near.setdefault(bones, []).append(spelling)
    return Spoken(
        {spelling: frozenset(places) for spelling, places in codes.items()},
        {bones: tuple(spellings) for bones, spellings in near.items()},
    )


@functools.cache
def _keys(spelling: str) -> frozenset[str]:
    return frozenset(keys(spelling))


def skeleton(name: str) -> str:
    """Return the consonants of a name in Latin, Cyrillic or Arabic letters, in nine classes, doubles once.

    A hundred times faster than lookup keys, and wider: it only spares the work for names that cannot be near.
    """
    bones = "".join(char for char in plain(name).translate(_TO_ROUGH) if char in _CLASSES)
    return "".join(char for place, char in enumerate(bones) if bones[place - 1 : place] != char)


def _shorter(bones: str) -> Iterable[str]:
    """Return a skeleton, and it without each of its consonants in turn where two others remain."""
    if len(bones) <= _FEWEST:
        return (bones,) if bones else ()
    return {bones, *(bones[:place] + bones[place + 1 :] for place in range(len(bones)))}

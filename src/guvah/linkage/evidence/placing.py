"""Two places: one county or prefecture by the gazetteer, under any code; elsewhere by how rare their common words are.

Owns how places become findings. Never guesses where words lie that the gazetteer does not hold.
"""

import re
from collections.abc import Sequence
from itertools import chain
from typing import ClassVar

import numpy as np

from guvah.linkage.evidence.compared import Compared, both
from guvah.linkage.evidence.laying import laid, word_numbers
from guvah.linkage.evidence.profile import Profile
from guvah.linkage.evidence.ragged import NOTHING, Ranks, Whole
from guvah.linkage.evidence.vocabulary import Vocabulary
from guvah.model.atlas import Place, at_level, place_of
from guvah.names.scripts import normalise

_STEPS = (16.0, 11.0, 7.0, 3.0, 0.0)
_BY_WORDS = ("words of a rare place", "words of a small place", "words of a place", "words of a large place",
             "words hardly alike", "other words")  # fmt: skip
_BY_CODE = ("same county", "same prefecture", "other prefecture")
_NUMBERS = re.compile(r"\d+")
_NOWHERE = -1


class Placed(Compared):
    """Places of one kind of many records."""

    saying: ClassVar[str]

    def __init__(self, places: Sequence[Sequence[str]]) -> None:
        super().__init__([len(own) for own in places])
        self._given = list(chain.from_iterable(places))
        self._county, self._prefecture = _located(self._given)
        words = [_place_words(given) for given in self._given]
        self._vocabulary = Vocabulary(words, by_sound=False)
        self._words = word_numbers(words, self._vocabulary)

    def values(self, one: Whole, other: Whole) -> Ranks:
        """See Compared."""
        bits, _ = laid(self._words[one], self._words[other], self._vocabulary)
        ranks = np.searchsorted(-np.array(_STEPS), -bits, side="left") + len(_BY_CODE)
        known = (self._prefecture[one] != _NOWHERE) & (self._prefecture[other] != _NOWHERE)
        counties = (self._county[one] != _NOWHERE) & (self._county[one] == self._county[other])
        prefectures = self._prefecture[one] == self._prefecture[other]
        ranks = np.where(known, np.where(counties, 0, np.where(prefectures, 1, 2)), ranks)
        # a region says nothing about a county, nor does a place with a code about words in another script
        mixed = (self._prefecture[one] != _NOWHERE) ^ (self._prefecture[other] != _NOWHERE)
        wordless = ~known & ((self._words[one, 0] < 0) | (self._words[other, 0] < 0))
        return np.where(wordless | (mixed & (bits <= 0)), NOTHING, ranks).astype(np.int8)

    def sentence(self, _word: str, one: int, other: int, /) -> str:
        """See Compared."""
        return both(self.saying, *(_called(self._given[at]) for at in (one, other)))


def _called(value: str) -> str:
    place = place_of(value)
    return place.name("en") if place else value


def _place_words(given: str) -> tuple[str, ...]:
    return tuple(dict.fromkeys(normalise(_NUMBERS.sub(" ", given)).split()))


def _located(values: Sequence[str]) -> tuple[Whole, Whole]:
    """Return the numbers of the county and prefecture of each value, _NOWHERE where the gazetteer has none."""
    known: dict[str, tuple[int, int]] = {}
    for value in dict.fromkeys(values):
        place = place_of(value)
        county, prefecture = (_code_at(place, level) if place else _NOWHERE for level in ("county", "prefecture"))
        # a city under the region itself is its own prefecture
        known[value] = county, county if prefecture == _NOWHERE else prefecture
    rows = np.array([known[value] for value in values], np.int64).reshape(-1, 2)
    return rows[:, 0], rows[:, 1]


def _code_at(place: Place, level: str) -> int:
    found = at_level(place, level)
    return int(found.code) if found and found.level == level else _NOWHERE


def _findings(prop: str) -> tuple[str, ...]:
    return tuple(f"{prop}: {said}" for said in (*_BY_CODE, *_BY_WORDS))


class Home(Placed):
    """Where somebody was born, comes from, or lived: whichever two fit best."""

    prop = "home"
    saying = "from"
    words = _findings("home")

    def __init__(self, profiles: Sequence[Profile]) -> None:
        super().__init__([one.homes for one in profiles])


class TakenAt(Placed):
    """Where somebody was taken."""

    prop = "taken at"
    saying = "taken at"
    words = _findings("taken at")

    def __init__(self, profiles: Sequence[Profile]) -> None:
        super().__init__([one.taken_at for one in profiles])

"""The words of many names: how each sounds, how rare it is, and how far two of them are alike, in bits.

Owns likeness of single words: the same, an initial, a slip of the pen, or sounding so (guvah.names, over scripts).
Never compares whole names: `naming.py` lays their words beside each other.

A word that one in 1,024 bears is worth ten bits where both names have it; less where it is only alike.
"""

import unicodedata
from collections import Counter
from collections.abc import Mapping, Sequence
from functools import lru_cache

import numpy as np
from numpy.typing import NDArray
from rapidfuzz import process
from rapidfuzz.distance import OSA

from guvah.linkage.evidence.ragged import Whole
from guvah.names.keys import word_skeletons
from guvah.names.parts import parts
from guvah.names.scripts import script_of
from guvah.names.similarity import similarities

Bits = NDArray[np.float32]

LEAST_SIZE = 1_000
"""Records that an archive is taken to have at least: in one of ten people, a name met once is no common name."""
RAREST, COMMONEST = 17.0, 2.0
"""Bits of a word met once in a large list, and of one that everybody bears."""
INITIAL = 3.0
"""Bits of an initial that fits a word: less than a letter of the alphabet is worth, for some begin many names."""
ONE_SLIP, TWO_SLIPS, TWO_OF_FEW = 2.0, 4.5, 6.5
"""Bits a word loses by one wrong, missing, doubled or exchanged letter, by two in a long word, by two in a shorter."""
BOTH_KNOWN = 4.0
"""Bits lost beside these where both words are names of their own: María and Mario are seldom a slip of the pen."""
KNOWN_FROM = 4
"""Bearers from which a word is a name of its own."""
SOUNDS = 1.5
"""Bits lost beside those that the likeness of guvah.names takes."""
UNLIKE = -1.0
"""Two words that have nothing to do with each other."""
MOST_SKELETONS = 4
_SHORTEST_SLIP, _MIDDLE, _LONG = 4, 5, 7
_LEAST_ALIKE = 0.3
_PRIOR_ODDS = 10.0
"""guvah.names answers with a probability where one pair in eleven is one name."""


@lru_cache(maxsize=1 << 18)
def name_words(name: str) -> tuple[str, ...]:
    """Return the folded words of a name without titles, without accents."""
    found = parts(name).names
    if name.isascii():
        return found
    return tuple(_plain(word) for word in found)


def _plain(word: str) -> str:
    if word.isascii() or script_of(word) != "Latn":
        return word
    bare = "".join(char for char in unicodedata.normalize("NFD", word) if not unicodedata.combining(char))
    return unicodedata.normalize("NFC", bare)


@lru_cache(maxsize=1 << 17)
def sounds(word: str) -> tuple[str, ...]:
    """Return the skeletons of a word, likeliest first; the word itself where it cannot be read."""
    found = word_skeletons(word)
    return found[0][:MOST_SKELETONS] if found else (word,)


class Vocabulary:
    """Distinct words with numbers."""

    def __init__(
        self,
        names: Sequence[Sequence[str]],
        bearers: Mapping[str, int] | None = None,
        size: int = 0,
        *,
        by_sound: bool = True,
    ) -> None:
        """Number the words of names; `bearers` of each word among `size` names, counted from these if not given.

        `by_sound`: words that sound alike are alike; not of places, whose words stand in the script of their list.
        """
        counted = Counter(word for words in names for word in set(words))
        self.words = list(counted)
        self.number = {word: n for n, word in enumerate(self.words)}
        held, size = (counted, len(names)) if bearers is None else (bearers, size)
        self.rarity = self._rarity(held, max(size, LEAST_SIZE))
        self.known = np.array([held.get(word, 0) >= KNOWN_FROM for word in self.words], np.bool_)
        self.initial = np.array([len(word) == 1 and script_of(word) != "Hani" for word in self.words], np.bool_)
        self.first = np.array([ord(word[0]) for word in self.words], np.int64)
        self.length = np.array([len(word) for word in self.words], np.int64)
        self.script = np.array([script_of(word) for word in self.words])
        self.skeletons = np.full((len(self.words), MOST_SKELETONS), -1, np.int64)
        numbers: dict[str, int] = {}
        for n, word in enumerate(self.words if by_sound else ()):
            for place, sound in enumerate(sounds(word)):
                self.skeletons[n, place] = numbers.setdefault(sound, len(numbers))
        self._known = np.zeros(0, np.int64), np.zeros(0, np.float32)

    def _rarity(self, bearers: Mapping[str, int], size: int) -> Bits:
        counts = np.array([max(1, bearers.get(word, 1)) for word in self.words], np.float64)
        return np.clip(np.log2(size / counts), COMMONEST, RAREST).astype(np.float32)

    def worth(self, one: Whole, other: Whole) -> Bits:
        """Return in bits what each pair of words is worth: near the rarity of the word where they are alike, else
        UNLIKE."""
        low, high = np.minimum(one, other), np.maximum(one, other)
        codes, back = np.unique(low * len(self.words) + high, return_inverse=True)
        known, values = self._known
        at = np.searchsorted(known, codes)
        fresh = np.ones(len(codes), np.bool_)
        inside = at < len(known)
        fresh[inside] = known[at[inside]] != codes[inside]
        if fresh.any():
            new = codes[fresh]
            said = self._compared(new // len(self.words), new % len(self.words))
            order = np.argsort(np.concatenate((known, new)), kind="stable")
            known, values = np.concatenate((known, new))[order], np.concatenate((values, said))[order]
            self._known = known, values
        return values[np.searchsorted(known, codes)][back]

    def _compared(self, one: Whole, other: Whole) -> Bits:
        """Compare distinct pairs of words."""
        least = np.minimum(self.rarity[one], self.rarity[other])
        found = np.full(len(one), UNLIKE, np.float32)
        same = one == other
        found[same] = self.rarity[one[same]]
        found[same & self.initial[one]] = INITIAL
        short = self.initial[one] ^ self.initial[other]
        fits = short & (self.first[one] == self.first[other])
        found[fits] = np.minimum(least[fits], INITIAL)
        rest = np.flatnonzero(~same & ~short & ~(self.initial[one] & self.initial[other]))
        lost = self._slips(one[rest], other[rest])
        found[rest] = np.where(lost > 0, np.maximum(least[rest] - lost, 0.5), found[rest])
        akin = rest[self._akin(one[rest], other[rest])]
        if len(akin):
            pairs = [
                (self.words[a], self.words[b]) for a, b in zip(one[akin].tolist(), other[akin].tolist(), strict=True)
            ]
            likeness = similarities(pairs)
            bits = np.log2(np.clip(likeness, 1e-6, 1 - 1e-6) / (1 - np.clip(likeness, 1e-6, 1 - 1e-6)) * _PRIOR_ODDS)
            worth = np.minimum(least[akin] - SOUNDS, bits)
            found[akin] = np.where(likeness >= _LEAST_ALIKE, np.maximum(found[akin], worth), found[akin])
        return found

    def _slips(self, one: Whole, other: Whole) -> Bits:
        """Return the bits lost by slips of the pen, 0 where slips do not explain the difference."""
        lost = np.zeros(len(one), np.float32)
        able = np.flatnonzero(
            (self.script[one] == self.script[other])
            & (self.script[one] != "Hani")
            & (np.abs(self.length[one] - self.length[other]) <= 2)
            & (np.minimum(self.length[one], self.length[other]) >= _SHORTEST_SLIP - 1)
        )
        if not len(able):
            return lost
        first, second = ([self.words[n] for n in side[able].tolist()] for side in (one, other))
        steps = process.cpdist(first, second, scorer=OSA.distance, score_cutoff=2, workers=1)
        longest = np.maximum(self.length[one[able]], self.length[other[able]])
        shortest = np.minimum(self.length[one[able]], self.length[other[able]])
        known = self.known[one[able]] & self.known[other[able]]
        beside = np.where(known, BOTH_KNOWN, 0.0).astype(np.float32)
        single = (steps == 1) & (longest >= _SHORTEST_SLIP)
        double = (steps == 2) & (shortest >= _MIDDLE) & ~known
        lost[able[double]] = np.where(shortest[double] >= _LONG, TWO_SLIPS, TWO_OF_FEW)
        lost[able[single]] = ONE_SLIP + beside[single]
        return lost

    def _akin(self, one: Whole, other: Whole) -> NDArray[np.bool_]:
        """Say which words share a skeleton (guvah.names.keys)."""
        first, second = self.skeletons[one], self.skeletons[other]
        alike = (first[:, :, None] == second[:, None, :]) & (first[:, :, None] >= 0)
        return np.asarray(alike.any((1, 2)))

"""What two records' names say: their own in every spelling, their father's and mother's.

Owns how much a name so alike is worth: as many bits as it is rare. Words are laid beside each other; where they cannot
be (a Chinese name without its dot, another script), the likeness of whole names (guvah.names) counts instead.
"""

from collections.abc import Mapping, Sequence
from itertools import chain
from typing import ClassVar

import numpy as np
from numpy.typing import NDArray

from guvah.linkage.evidence.compared import Compared, both
from guvah.linkage.evidence.laying import laid, word_numbers
from guvah.linkage.evidence.profile import Profile
from guvah.linkage.evidence.ragged import NOTHING, Ranks, Whole
from guvah.linkage.evidence.vocabulary import Bits, Vocabulary, name_words, sounds
from guvah.names.reading import could_be_pinyin
from guvah.names.scripts import script_of
from guvah.names.similarity import similarities

STEPS = (21.0, 18.0, 15.0, 12.0, 9.0, 6.0, 3.0, -1.0)
"""Bits from which a name is each finding."""
_SAYING = (
    "a very rare name", "a rare name", "a rather rare name", "a name few bear", "one common name", "a name some bear",
    "a name many bear", "names somewhat alike", "names hardly alike", "different names",
)  # fmt: skip
_COMMON = _SAYING.index("one common name")
"""One and the same name that many bear: never said to be hardly alike, and a finding of its own."""
_PINYIN = "pinyin"
_LEAST, _MOST = 1e-5, 1 - 1e-4
_PRIOR_ODDS = 10.0
_AS_LONG = 0.7
"""Share of a name's letters that a single word must have to be the same name without its spaces."""


class Spelled(Compared):
    """Names of one kind of many records."""

    ordered = True

    def __init__(self, names: Sequence[Sequence[str]], bearers: "Bearers | None" = None) -> None:
        super().__init__([len(own) for own in names])
        self._names = list(chain.from_iterable(names))
        words = [name_words(name) for name in self._names]
        self._vocabulary = Vocabulary(words, *(bearers or ()))
        self._words = word_numbers(words, self._vocabulary)
        self._sorted = np.sort(self._words, axis=1)
        rarity = np.append(self._vocabulary.rarity, 0.0).astype(np.float32)
        self._rarity = rarity[self._words].sum(1)
        self._count = (self._words >= 0).sum(1)
        self._length = np.array([sum(map(len, own)) for own in words], np.int64)
        self._script = np.array([_script(own) for own in words] or [""])

    def bits(self, one: Whole, other: Whole) -> Bits:
        """Return what each two names are worth."""
        found, _ = laid(self._words[one], self._words[other], self._vocabulary)
        whole = np.flatnonzero(self._needs_whole(one, other))
        if len(whole):
            found[whole] = np.maximum(found[whole], self._whole(one[whole], other[whole]))
        return found

    def _needs_whole(self, one: Whole, other: Whole) -> NDArray[np.bool_]:
        other_script = self._script[one] != self._script[other]
        glued = (self._count[one] == 1) ^ (self._count[other] == 1)
        lengths = self._length[one], self._length[other]
        as_long = np.minimum(*lengths) >= _AS_LONG * np.maximum(*lengths)
        return np.asarray((other_script | glued & as_long) & (self._count[one] > 0) & (self._count[other] > 0))

    def _whole(self, one: Whole, other: Whole) -> Bits:
        pairs = [(self._names[a], self._names[b]) for a, b in zip(one.tolist(), other.tolist(), strict=True)]
        likeness = np.clip(similarities(pairs), _LEAST, _MOST)
        bits = np.log2(likeness / (1 - likeness) * _PRIOR_ODDS)
        return np.asarray(np.minimum(bits, np.minimum(self._rarity[one], self._rarity[other])), np.float32)

    def one_script(self, one: Whole, other: Whole) -> NDArray[np.bool_]:
        """Say which two names are spelled by one alphabet; pinyin is not that of other Latin spellings."""
        return np.asarray(self._script[one] == self._script[other])

    def values(self, one: Whole, other: Whole) -> Ranks:
        """See Compared."""
        ranks = np.searchsorted(-np.array(STEPS), -self.bits(one, other), side="left").astype(np.int8)
        ranks[ranks >= _COMMON] += 1
        same = (self._sorted[one] == self._sorted[other]).all(1)
        ranks[same] = np.minimum(ranks[same], _COMMON)
        ranks[(self._count[one] == 0) | (self._count[other] == 0)] = NOTHING
        return ranks

    def sentence(self, word: str, one: int, other: int, /) -> str:
        """See Compared."""
        return both(f"{_SAYING[self.words.index(word)]}:", self._names[one], self._names[other])


def _script(words: tuple[str, ...]) -> str:
    found = script_of("".join(words))
    return _PINYIN if found == "Latn" and could_be_pinyin(words) else found


Bearers = tuple[Mapping[str, int], int]
"""How many of how many records bear each word, where not only the records compared count."""


def _findings(prop: str) -> tuple[str, ...]:
    return tuple(f"{prop}: {said}" for said in _SAYING)


class Named(Spelled):
    """A record's own names, those that are spelled by one alphabet."""

    prop = "name"
    words = _findings("name")

    def __init__(self, profiles: Sequence[Profile], bearers: Bearers | None = None) -> None:
        super().__init__([one.names for one in profiles], bearers)

    def values(self, one: Whole, other: Whole) -> Ranks:
        """See Compared."""
        return self.among(self.one_script(one, other), one, other)

    def among(self, chosen: NDArray[np.bool_], one: Whole, other: Whole) -> Ranks:
        """Compare only some of the names."""
        found = np.full(len(one), NOTHING, np.int8)
        found[chosen] = super().values(one[chosen], other[chosen])
        return found


class NamedAcross(Compared):
    """A record's own names over alphabets, where no two are of one: they differ more, and their likeness says less."""

    prop = "spelling"
    words = _findings("spelling")
    ordered = True

    def __init__(self, named: Named) -> None:
        super().__init__(named.layout)
        self._named = named

    def values(self, one: Whole, other: Whole) -> Ranks:
        """See Compared."""
        return self._named.among(~self._named.one_script(one, other), one, other)

    def sentence(self, word: str, one: int, other: int, /) -> str:
        """See Compared."""
        return self._named.sentence(word.replace(self.prop, Named.prop, 1), one, other)


class Parented(Spelled):
    """Names of a parent. Where they are part of both full names (`Memet Eli`, son of Eli) they were counted there."""

    whose: ClassVar[str]
    ordered = False  # the last finding is no worse than the others: it says nothing
    PART = "part of both names"

    def __init__(self, profiles: Sequence[Profile]) -> None:
        given = [getattr(one, self.whose) for one in profiles]
        super().__init__(given)
        named_after = (
            _named_after(one.names, name) for one, names in zip(profiles, given, strict=True) for name in names
        )
        self._named_after = np.fromiter(named_after, np.bool_, len(self._names))

    def values(self, one: Whole, other: Whole) -> Ranks:
        """See Compared."""
        ranks = super().values(one, other)
        counted = self._named_after[one] & self._named_after[other] & (ranks >= 0) & (ranks < len(_SAYING) - 2)
        ranks[counted] = len(_SAYING)
        return ranks

    def sentence(self, word: str, one: int, other: int, /) -> str:
        """See Compared."""
        names = both("", self._names[one], self._names[other]).strip()
        said = word.partition(": ")[2]
        return f"{self.prop}'s name, {said}: {names}"


def _named_after(names: Sequence[str], parent: str) -> bool:
    """Say whether a word of the parent's name, by sound, is a word of one of these names."""
    own = {sound for name in names for word in name_words(name) for sound in sounds(word)}
    return any(own.intersection(sounds(word)) for word in name_words(parent))


class Fathered(Parented):
    """The father's names."""

    prop = "father"
    whose = "father"
    words = (*_findings("father"), f"father: {Parented.PART}")


class Mothered(Parented):
    """The mother's names."""

    prop = "mother"
    whose = "mother"
    words = (*_findings("mother"), f"mother: {Parented.PART}")

"""Sex, identity numbers, photographs, places of detention, relatives: what is the same, or is not.

Owns these findings. Never puts a number into a sentence, and never looks at a picture: a photograph is the same file or
address, or another.
"""

from collections.abc import Sequence
from itertools import chain
from typing import ClassVar

import numpy as np

from guvah.linkage.evidence.compared import Compared
from guvah.linkage.evidence.profile import Profile
from guvah.linkage.evidence.ragged import NOTHING, Ranks, Shared, Whole
from guvah.model.identifiers import VALID, Identifier, read_identifier

_SHORTEST_NUMBER = 6
OLD_NUMBER, NEW_NUMBER = "cn-resident-15", "cn-resident"
"""Kinds of identity numbers of which the newer is the older one issued again."""


class Same(Compared):
    """Values that are one and the same, or not."""

    saying: ClassVar[tuple[str, str]]

    def __init__(self, values: Sequence[Sequence[str]]) -> None:
        super().__init__([len(own) for own in values])
        self._given = list(chain.from_iterable(values))
        numbers: dict[str, int] = {}
        self._number = np.array([numbers.setdefault(value, len(numbers)) for value in self._given], np.int64)

    def values(self, one: Whole, other: Whole) -> Ranks:
        """See Compared."""
        return np.where(self._number[one] == self._number[other], 0, 1).astype(np.int8)

    def sentence(self, word: str, _one: int, _other: int, /) -> str:
        """See Compared."""
        return self.saying[self.words.index(word)]


class Sex(Same):
    """Both of one sex, or not."""

    prop = "sex"
    words = ("sex: same", "sex: different")

    def __init__(self, profiles: Sequence[Profile]) -> None:
        super().__init__([[one.sex] if one.sex else [] for one in profiles])

    def sentence(self, _word: str, one: int, other: int, /) -> str:
        """See Compared."""
        first, second = sorted((self._given[one], self._given[other]))
        return f"both {first}" if first == second else f"one {first}, one {second}"


class HeldAt(Same):
    """Held at one place."""

    prop = "facility"
    words = ("facility: same", "facility: another")
    saying = "held at the same place", "held at different places"

    def __init__(self, profiles: Sequence[Profile]) -> None:
        super().__init__([one.facilities for one in profiles])


class Photo(Same):
    """One photograph: the same file, or the same address."""

    prop = "photo"
    words = ("photo: same", "photo: another")
    saying = "the same photograph", "different photographs"

    def __init__(self, profiles: Sequence[Profile]) -> None:
        super().__init__([one.photos for one in profiles])


class Kin(Same):
    """A relative in common, whatever they are of each."""

    prop = "kin"
    words = ("kin: a relative in common", "kin: none in common")
    saying = "a relative in common", "no relative in common"

    def __init__(self, profiles: Sequence[Profile]) -> None:
        super().__init__([one.kin for one in profiles])


class Listed(Compared):
    """Rows of one list: a list names a person twice more seldom than two lists name one."""

    prop = "list"
    words = ("list: two rows of one", "list: of two lists")

    def __init__(self, profiles: Sequence[Profile]) -> None:
        super().__init__([1 if one.lists else 0 for one in profiles])
        self._lists = Shared([one.lists for one in profiles])
        self._record = np.array([n for n, one in enumerate(profiles) if one.lists], np.int64)

    def values(self, one: Whole, other: Whole) -> Ranks:
        """See Compared."""
        common = self._lists.any(self._record[one], self._record[other])
        return np.where(common, 0, 1).astype(np.int8)

    def sentence(self, word: str, _one: int, _other: int, /) -> str:
        """See Compared."""
        return "one list has both, apart" if word == self.words[0] else "each is in another list"


class Numbered(Compared):
    """Identity numbers: equal, a slip apart, or different, the checksum deciding what a slip can be."""

    prop = "number"
    words = ("number: same", "number: one digit off", "number: different")

    def __init__(self, profiles: Sequence[Profile]) -> None:
        read = [[read_identifier(value) for value in one.numbers] for one in profiles]
        kept = [[number for number in own if len(number.value) >= _SHORTEST_NUMBER] for own in read]
        super().__init__([len(own) for own in kept])
        self._numbers = list(chain.from_iterable(kept))

    def values(self, one: Whole, other: Whole) -> Ranks:
        """See Compared."""
        pairs = zip(one.tolist(), other.tolist(), strict=True)
        found = (_two_numbers(self._numbers[a], self._numbers[b]) for a, b in pairs)
        return np.fromiter(found, np.int8, len(one))

    def sentence(self, word: str, _one: int, _other: int, /) -> str:
        """See Compared."""
        return {
            "number: same": "the same identity number",
            "number: one digit off": "identity numbers that differ by one slip",
            "number: different": "two valid, different identity numbers",
        }[word]


def _two_numbers(one: Identifier, other: Identifier) -> int:
    if one.value.casefold() == other.value.casefold() or _reissued(one, other) or _reissued(other, one):
        return 0
    both_valid = one.kind == other.kind != "" and one.grade == other.grade == VALID
    if _one_slip(one.value, other.value) and not both_valid:
        return 1
    return 2 if both_valid else NOTHING


def _reissued(old: Identifier, new: Identifier) -> bool:
    """Say whether a number of 15 digits is what the newer one was, without its century and check digit."""
    return (old.kind, new.kind) == (OLD_NUMBER, NEW_NUMBER) and old.value == old_form(new)


def old_form(new: Identifier) -> str:
    """Return the number of 15 digits that one of 18 was before it was issued again."""
    return new.value[:6] + new.value[8:17]


def _one_slip(one: str, other: str) -> bool:
    """Say whether one wrong character or two exchanged neighbours explain the difference."""
    if len(one) != len(other):
        return False
    differing = [place for place, (a, b) in enumerate(zip(one, other, strict=True)) if a != b]
    if len(differing) == 2:
        first, second = differing
        return second == first + 1 and one[first] == other[second] and one[second] == other[first]
    return len(differing) == 1

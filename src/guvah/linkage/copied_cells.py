"""What two lists write in the same cells: the same slips, the same impossible dates, the same long texts and details.

Owns what counts as a case, and counts how many are the same. Never weighs them (copies.py does). Words are compared
without case, accents and punctuation: a copy is often typed in capitals.
"""

import datetime
import re
import unicodedata
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import lru_cache
from typing import NamedTuple

COMMON = 20
"""A spelling is common in this many rows; a rare one is in no other pair of rows."""
LONG_TEXT = 40
"""Letters from which a text is long: too many for two people to choose the same."""
FEW = 0.01
"""The share of rows up to which a detail says something: most people of a list may be from its capital."""
_SHORTEST = 4
_NUMBERS = re.compile(r"\d+")
_DATE_PARTS = 3
_YEAR_DIGITS = 4


@dataclass(frozen=True, slots=True)
class Row:
    """One row of a list. `number`: its place in the list. `names` and `details`: property -> the words as written."""

    number: int
    names: Mapping[str, str] = field(default_factory=dict)
    details: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class RowPair:
    """A row of each list, taken to be one person. `linked_by`: the properties that this rests on.

    `others`: property -> what further sources say of the same person.
    """

    one: Row
    other: Row
    linked_by: frozenset[str] = frozenset()
    others: Mapping[str, frozenset[str]] = field(default_factory=dict)


class Cells(NamedTuple):
    """How many cases there were, and in how many both lists say the same."""

    same: int = 0
    n: int = 0


def compare_cells(pairs: Sequence[RowPair]) -> dict[str, Cells]:
    """Return what the cells of linked rows say, by the words of copies.CASES."""
    return {
        "spelling": _counted(_spellings(pairs)),
        "against": _counted(_against(pairs)),
        "impossible": _counted(_impossible(pairs)),
        "text": _counted(_details(pairs, long=True)),
        "detail": _counted(_details(pairs, long=False)),
    }


@lru_cache(maxsize=1 << 17)
def plain(text: str) -> tuple[str, ...]:
    """Return the words of a text without case, accents and punctuation."""
    letters = (char for char in unicodedata.normalize("NFKD", text.casefold()) if not unicodedata.combining(char))
    return tuple("".join(char if char.isalnum() else " " for char in letters).split())


@lru_cache(maxsize=1 << 17)
def near(word: str) -> frozenset[str]:
    """Return a word's traces: two words share one where a letter too many, too few or wrong tells them apart."""
    return frozenset((word, *(word[:place] + word[place + 1 :] for place in range(len(word)))))


def _counted(cases: Iterable[bool]) -> Cells:
    found = Counter(cases)
    return Cells(found[True], found.total())


def _both(pair: RowPair, kind: str) -> Iterator[tuple[str, str, str]]:
    """Yield (property, words here, words there) of what both rows fill and did not link them."""
    one: Mapping[str, str] = getattr(pair.one, kind)
    other: Mapping[str, str] = getattr(pair.other, kind)
    for prop, words in one.items():
        if words and other.get(prop) and prop not in pair.linked_by:
            yield prop, words, other[prop]


def _spellings(pairs: Sequence[RowPair]) -> Iterator[bool]:
    """Yield for each slip-like spelling whether the other list has it too."""
    rows: Counter[str] = Counter()
    read = [
        (frozenset(plain(here)), frozenset(plain(there))) for pair in pairs for _, here, there in _both(pair, "names")
    ]
    for here, there in read:
        rows.update(here)
        rows.update(there)
    common = {trace for word, count in rows.items() if count >= COMMON for trace in near(word)}
    for here, there in read:
        for word in here | there:
            mine = (word in here) + (word in there)
            if len(word) < _SHORTEST or rows[word] > mine or common.isdisjoint(near(word)):
                continue
            if mine > 1 or any(not near(word).isdisjoint(near(else_)) for else_ in (there if word in here else here)):
                yield mine > 1


def _against(pairs: Iterable[RowPair]) -> Iterator[bool]:
    """Yield, for each value of either list that a further source contradicts, whether both lists have it."""
    for pair in pairs:
        for prop, here, there in (*_both(pair, "names"), *_both(pair, "details")):
            said = {frozenset(plain(words)) for words in pair.others.get(prop, ())}
            one, other = frozenset(plain(here)), frozenset(plain(there))
            if said and not (one in said and other in said):
                yield one == other


def _impossible(pairs: Iterable[RowPair]) -> Iterator[bool]:
    """Yield, for each date of either list that is in no calendar, whether both have it."""
    for pair in pairs:
        for _, here, there in _both(pair, "details"):
            if no_day(here) or no_day(there):
                yield _NUMBERS.findall(here) == _NUMBERS.findall(there)


def no_day(words: str) -> bool:
    """Say whether words are a date of day, month and year, in whichever order, that no calendar holds."""
    numbers = _NUMBERS.findall(words)
    if len(numbers) != _DATE_PARTS or any(char.isalpha() for char in words):
        return False
    year_last = len(numbers[2]) == _YEAR_DIGITS
    if not year_last and len(numbers[0]) != _YEAR_DIGITS:
        return False
    year, *rest = (int(number) for number in (numbers[::-1] if year_last else numbers))
    return not any(_is_day(year, *order) for order in (rest, rest[::-1]))


def _is_day(year: int, month: int, day: int) -> bool:
    try:
        datetime.date(year, month, day)
    except ValueError:
        return False
    return True


def _details(pairs: Sequence[RowPair], *, long: bool) -> Iterator[bool]:
    """Yield, for each long text or each other detail that few rows share, whether it is the same in both lists."""
    read = [(prop, plain(here), plain(there)) for pair in pairs for prop, here, there in _both(pair, "details")]
    held = Counter((prop, words) for prop, here, there in read for words in (here, there))
    filled = Counter(prop for prop, _, _ in read)
    for prop, here, there in read:
        most = max(2.0, 2 * FEW * filled[prop])
        lengths = [sum(map(len, words)) >= LONG_TEXT for words in (here, there)]
        if all(lengths) is long and any(lengths) is long and all(held[prop, words] <= most for words in (here, there)):
            yield here == there

"""Counting people without telling on any of them: figures of at least k, and nothing that brings a hidden one back.

Owns suppression: primary (below k) and complementary (the next larger figure, so that no difference from the total
gives a hidden one away). Never sees a name, an archive or a key: a person is a mapping from dimension to value.

Rules, for one dimension (a list of values that splits everybody):
1. a figure below k is hidden;
2. so is the smallest figure of at least k, with all figures equal to it: whoever knows k, the rules and the total finds
   at least two numbers for every hidden figure (test: by trying every table that gives the same release);
3. where no figure reaches k there is nothing to hide behind: the values are not even named;
4. people who are public by name can be counted by anybody, so the rules hold a second time for the others alone; where
   the others are fewer than k in all, they are not counted at all.
"""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

K = 5
UNKNOWN = "unknown"


@dataclass(frozen=True, slots=True)
class Counted:
    """One person as counting sees them: a value for each dimension, and whether they are public by name anyway."""

    values: Mapping[str, str]
    named: bool = False


@dataclass(frozen=True, slots=True)
class Count:
    """One figure. `count` is None where it is hidden; `value` is '' for the whole dimension."""

    dimension: str
    value: str
    count: int | None


def counts(people: Iterable[Counted], dimensions: Sequence[str], k: int = K) -> list[Count]:
    """Return the figures of each dimension, largest first, hidden ones last by name; the first line is everybody."""
    counted = _without_a_lonely_few(list(people), k)
    figures = [Count("people", "", len(counted) if len(counted) >= k else None)]
    for dimension in dimensions:
        figures += _dimension(counted, dimension, k)
    return figures


def _others(people: Sequence[Counted]) -> list[Counted]:
    return [person for person in people if not person.named]


def _without_a_lonely_few(people: list[Counted], k: int) -> list[Counted]:
    """Leave out the unnamed where they are fewer than k: any figure that includes them would point at them."""
    return people if len(_others(people)) >= k else [person for person in people if person.named]


def _dimension(people: Sequence[Counted], dimension: str, k: int) -> list[Count]:
    everyone = Counter(person.values.get(dimension) or UNKNOWN for person in people)
    others = Counter(person.values.get(dimension) or UNKNOWN for person in _others(people))
    hidden = hide(everyone, k)
    hidden_others = hide(others, k)
    if hidden is None or hidden_others is None:
        return [Count(dimension, "", None)] if everyone else []
    hidden |= hidden_others
    shown = sorted((value for value in everyone if value not in hidden), key=lambda value: (-everyone[value], value))
    return [Count(dimension, value, everyone[value]) for value in shown] + [
        Count(dimension, value, None) for value in sorted(hidden)
    ]


def hide(table: Mapping[str, int], k: int = K) -> frozenset[str] | None:
    """Return the values to hide so that no hidden figure follows from the total; None: hide the table as a whole."""
    small = {value for value, count in table.items() if 0 < count < k}
    if not small:
        return frozenset()
    large = [count for count in table.values() if count >= k]
    if not large:
        return None
    return frozenset(small | {value for value, count in table.items() if count == min(large)})

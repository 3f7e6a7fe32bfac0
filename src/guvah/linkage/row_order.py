"""Do two lists keep the same order where nothing in their rows explains it?

Owns which steps from one linked row to the next are explained: lists in the order of a name, a date or a place are
alike in that without knowing of each other. What is left is chance: half of the steps go the same way. Never weighs it.
"""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise

from guvah.linkage.copied_cells import Cells, Row, RowPair, plain

SORTED = 0.9
"""A list is in the order of a property where this share of the steps goes one way."""
FEWEST = 20
"""Steps that must be left to say anything, and that must show an order."""

Key = Callable[[Row], tuple[str, ...]]
Step = tuple[RowPair, RowPair]


def compare_order(pairs: Sequence[RowPair]) -> tuple[Cells, str]:
    """Return how many of the unexplained steps go the same way in both lists, and what explains the others.

    The pairs are in the order of the first list.
    """
    steps = list(pairwise(pairs))
    explained: list[str] = []
    keys = dict(_keys(pairs))
    while (found := _order_of(steps, keys)) is not None:
        explained.append(found)
        key = keys.pop(found)
        steps = [(one, other) for one, other in steps if key(one.one) == key(other.one) and _level(key, one, other)]
    why = f"one list or both are in the order of {' and '.join(explained)}, which explains how rows follow each other"
    if len(steps) < FEWEST:
        return Cells(), why if explained else "too few rows to compare their order"
    up = sum(one.other.number < other.other.number for one, other in steps)
    return Cells(max(up, len(steps) - up), len(steps)), ""


def _level(key: Key, one: RowPair, other: RowPair) -> bool:
    return key(one.other) == key(other.other)


def _order_of(steps: Sequence[Step], keys: Mapping[str, Key]) -> str | None:
    """Return the property in whose order either list is, None where there is none."""
    for name, key in keys.items():
        for side in ("one", "other"):
            ways = [_way(key(getattr(one, side)), key(getattr(other, side))) for one, other in _along(steps, side)]
            told = [way for way in ways if way]
            if len(told) >= FEWEST and max(told.count(1), told.count(-1)) >= SORTED * len(told):
                return name
    return None


def _along(steps: Sequence[Step], side: str) -> Iterator[Step]:
    """Yield the steps, each turned so that it goes forward in the list on that side."""
    for one, other in steps:
        forward = getattr(one, side).number <= getattr(other, side).number
        yield (one, other) if forward else (other, one)


def _way(one: tuple[str, ...], other: tuple[str, ...]) -> int:
    return (one < other) - (one > other) if one and other else 0


def _keys(pairs: Sequence[RowPair]) -> Iterator[tuple[str, Key]]:
    """Yield every order that the rows could be in: by each property, by a name also with its last word first."""
    details = dict.fromkeys(prop for pair in pairs for prop in (*pair.one.details, *pair.other.details))
    names = dict.fromkeys(prop for pair in pairs for prop in (*pair.one.names, *pair.other.names))
    for prop in names:
        yield prop, _Order("names", prop)
        yield f"{prop} (last word first)", _Order("names", prop, last_first=True)
    for prop in details:
        yield prop, _Order("details", prop)


@dataclass(frozen=True, slots=True)
class _Order:
    """The order of rows by one property."""

    kind: str
    prop: str
    last_first: bool = False

    def __call__(self, row: Row) -> tuple[str, ...]:
        held: Mapping[str, str] = getattr(row, self.kind)
        words = plain(held.get(self.prop, ""))
        return words[::-1] if self.last_first else words

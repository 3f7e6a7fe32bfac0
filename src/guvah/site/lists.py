"""Lists that stay put: how people are cut into pages so that one change touches few of them.

Owns the order of a list and where its pages begin. A page begins at a person whose id says so (a digest of it), not
after every n-th person: adding or taking away one person changes one page and its neighbours, never all that follow.
Never renders anything.
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from guvah.site.cards import DIMENSIONS, Card

MINIMUM = 40
MAXIMUM = 200
MOST_VALUES = 250  # of one dimension; the rarest beyond that are found by search and in the full list
SHORTCUTS = 60


@dataclass(frozen=True, slots=True)
class ListPage:
    """One page of a list. `name` is its file; `before` and `after` are the neighbours' files, '' at the ends."""

    name: str
    before: str
    after: str
    cards: Sequence[Card]

    @property
    def span(self) -> tuple[str, str]:
        """Return the first and the last name on the page as they are ordered."""
        return self.cards[0].key, self.cards[-1].key


def ordered(cards: Iterable[Card]) -> list[Card]:
    """Return people by name as lists show them, by id where names are equal."""
    return sorted(cards, key=lambda card: (card.key, card.id))


def pages(cards: Sequence[Card]) -> list[ListPage]:
    """Cut an ordered list into pages; the first is index.html, each other is named by the person it begins with."""
    starts = [0]
    for place, card in enumerate(cards):
        length = place - starts[-1]
        if length >= MAXIMUM or (card.starts_page and length >= MINIMUM):
            starts.append(place)
    names = ["index.html", *(f"{cards[start].id}.html" for start in starts[1:])]
    ends = [*starts[1:], len(cards)]
    return [
        ListPage(name, names[n - 1] if n else "", names[n + 1] if n + 1 < len(names) else "", cards[start:end])
        for n, (name, start, end) in enumerate(zip(names, starts, ends, strict=True))
    ]


def shortcuts(all_pages: Sequence[ListPage]) -> list[ListPage]:
    """Return at most SHORTCUTS pages, evenly spread, for jumping into a long list."""
    step = -(-len(all_pages) // SHORTCUTS)
    return list(all_pages[::step]) if len(all_pages) > 1 else []


def by_value(cards: Iterable[Card]) -> Mapping[str, Mapping[str, list[Card]]]:
    """Group an ordered list by dimension and value, keeping its order; of each dimension the most frequent values."""
    groups: dict[str, dict[str, list[Card]]] = {dimension: defaultdict(list) for dimension in DIMENSIONS}
    for card in cards:
        for dimension, value in card.values():
            groups[dimension][value].append(card)
    return {
        dimension: dict(sorted(values.items(), key=lambda item: (-len(item[1]), item[0]))[:MOST_VALUES])
        for dimension, values in groups.items()
    }

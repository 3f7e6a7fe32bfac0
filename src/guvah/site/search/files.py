"""A set of search files that divides itself: each file holds the items whose place begins with the file's bits.

Owns division. A file is halved when it grows past its limit and joined with its neighbour when both fit into one, so
the division depends on the items alone, not on the order in which they came: a change touches the file it lies in and,
at most, the neighbour. Never knows what an item means.
"""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass

from guvah.site.search.codec import WIDTH


@dataclass(frozen=True, slots=True)
class Item:
    """One thing to keep: where it lies, its name among those at that place, and its text as it stands in the file."""

    place: int
    name: str
    text: str

    @property
    def order(self) -> tuple[int, str]:
        """Items stand in this order."""
        return self.place, self.name


Items = dict[str, Item]


def divided(items: Iterable[Item], limit: int, prefix: str = "") -> dict[str, list[Item]]:
    """Items by the bits of the file they belong to; a file has at most `limit` bytes unless it holds one place only."""
    ordered = sorted(items, key=lambda item: item.order)
    found: dict[str, list[Item]] = {}
    waiting = [(prefix, ordered)]
    while waiting:
        bits, some = waiting.pop()
        if fits(some, limit):
            found[bits] = some
            continue
        half = 1 << (WIDTH - 1 - len(bits))
        waiting.append((bits + "1", [item for item in some if item.place & half]))
        waiting.append((bits + "0", [item for item in some if not item.place & half]))
    return found


def fits(items: list[Item], limit: int) -> bool:
    """Whether items belong into one file: they are small enough together, or lie at one place."""
    if not items or items[0].place == items[-1].place:
        return True
    return sum(len(item.text.encode()) + 1 for item in items) <= limit


@dataclass(slots=True)
class Division:
    """The leaves of a division that exists, and how to read the items of one; changes are gathered and then settled."""

    leaves: set[str]
    limit: int
    read: Callable[[str], Items]

    def leaf_of(self, place: int) -> str:
        """The file that a place belongs to."""
        bits = f"{place:0{WIDTH}b}"
        return next(bits[:size] for size in range(WIDTH + 1) if bits[:size] in self.leaves)

    def settle(self, changed: Mapping[str, Items]) -> tuple[dict[str, list[Item]], set[str]]:
        """New contents of the files touched, given the new items of some leaves, and the files that are no more."""
        loaded = {leaf: list(items.values()) for leaf, items in changed.items()}
        were = set(self.leaves)
        waiting = sorted(loaded, key=len)
        while waiting:
            leaf = waiting.pop()
            joined = self._joined(leaf, loaded)
            if joined is not None:
                neighbour = _neighbour(leaf)
                for old in (leaf, neighbour):
                    loaded.pop(old, None)
                    self.leaves.discard(old)
                loaded[leaf[:-1]] = joined
                self.leaves.add(leaf[:-1])
                waiting.append(leaf[:-1])
        result: dict[str, list[Item]] = {}
        for leaf, items in loaded.items():
            parts = divided(items, self.limit, leaf)
            self.leaves.discard(leaf)
            self.leaves.update(parts)
            result.update(parts)
        return result, were - self.leaves

    def _joined(self, leaf: str, loaded: Mapping[str, list[Item]]) -> list[Item] | None:
        """The items of a leaf and its neighbour if they now fit into one file."""
        if leaf not in self.leaves or not leaf or _neighbour(leaf) not in self.leaves:
            return None
        neighbour = _neighbour(leaf)
        other = loaded[neighbour] if neighbour in loaded else list(self.read(neighbour).values())
        both = sorted([*loaded[leaf], *other], key=lambda item: item.order)
        return both if fits(both, self.limit) else None


def _neighbour(leaf: str) -> str:
    return leaf[:-1] + ("1" if leaf[-1] == "0" else "0")

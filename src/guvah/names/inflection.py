"""What running text adds to a name: case endings, as the languages of the articles put them.

Owns the list `tables/inflections.tsv`. Never decides that an ending is one: a name may end so by itself, so the word as
it stands is always tried too.
"""

from dataclasses import dataclass
from functools import lru_cache

from guvah.names.letters import rows
from guvah.names.scripts import script_of

SHORTEST_STEM = 3
"""Letters that must remain."""
EVERY = "every"
_MOST = 5


@dataclass(frozen=True, slots=True)
class Uninflected:
    """A word without an ending. `every`: in a language where each word of a name is inflected, not only the last."""

    word: str
    every: bool


@lru_cache(maxsize=8)
def _endings(script: str) -> tuple[tuple[str, str, bool], ...]:
    found = [
        (ending, instead, which == EVERY) for of, _, ending, instead, which, *_ in rows("inflections") if of == script
    ]
    return tuple(sorted(found, key=lambda one: -len(one[0])))


@lru_cache(maxsize=65536)
def uninflected(word: str) -> tuple[Uninflected, ...]:
    """What a normalised word may be without its ending, longest endings first, at most five; () where it has none."""
    found: dict[str, Uninflected] = {}
    for ending, instead, every in _endings(script_of(word)):
        left = word.removesuffix(ending)
        if len(left) >= SHORTEST_STEM and left != word:
            found.setdefault(left + instead, Uninflected(left + instead, every))
    return tuple(found.values())[:_MOST]

"""Which arrangements of two names are tried: every order, words left over, two words run together in the other name.

Owns the list. Never scores.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from itertools import pairwise, permutations


@dataclass(frozen=True, slots=True, order=True)
class Step:
    """A word of the shorter name laid beside one of the longer, or beside two that are run together in it."""

    few: int
    many: int
    also: int = -1


@dataclass(frozen=True, slots=True)
class Plan:
    """One arrangement: its steps, the words of the longer name left over, whether the order differs."""

    steps: tuple[Step, ...]
    left: tuple[int, ...]
    swapped: bool

    @property
    def glued(self) -> bool:
        """Whether two words of the longer name are laid along one of the shorter."""
        return any(step.also >= 0 for step in self.steps)


@lru_cache(maxsize=16)
def plans(few: int, many: int) -> tuple[Plan, ...]:
    """Every arrangement that is tried for names of so many words, `few` at most `many`."""
    found = []
    for order in permutations(range(many), few):
        left = tuple(j for j in range(many) if j not in order)
        found.append(Plan(tuple(Step(i, j) for i, j in enumerate(order)), left, _swapped(order)))
    return (*found, *(_run_together(few, many) if few < many else ()))


def _run_together(few: int, many: int) -> Iterator[Plan]:
    """Two neighbours of the longer name laid along one word of the shorter; the others have partners."""
    for at in range(many - 1):
        others = [j for j in range(many) if j not in (at, at + 1)]
        for where in range(few):
            rest = [i for i in range(few) if i != where]
            for chosen in permutations(others, len(rest)):
                left = tuple(j for j in others if j not in chosen)
                if left and few > 1:
                    continue
                places = {where: at} | dict(zip(rest, chosen, strict=True))
                swapped = _swapped([places[i] for i in range(few)])
                steps = tuple(Step(i, j) for i, j in zip(rest, chosen, strict=True))
                yield Plan((Step(where, at, at + 1), *steps), left, swapped)
                if few == 1:
                    yield Plan((Step(where, at + 1, at),), left, True)


def _swapped(order: tuple[int, ...] | list[int]) -> bool:
    return any(one > other for one, other in pairwise(order))

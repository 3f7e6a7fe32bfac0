"""What an informed reader could not tell: how many true pairs of the invented lists have a rival that fits as well.

`python -m bench.linkage_limit --persons 50000` prints it. The reader knows every spelling of every word, and has only
the rows. A true pair cannot be told where a row of another person in the same list agrees with the one half at least as
well as the true other half does, on every single thing said: name, father, sex, birth, home, day, relatives. It cannot
be affirmed where nothing but the name and the sex agrees.
"""

import argparse
from collections import defaultdict
from collections.abc import Iterator

from bench.linkage_fictional import World, world
from bench.linkage_habits import Said, Span
from bench.linkage_measure import Pair, list_of

Levels = tuple[float, ...]


def agreement(one: Said, other: Said) -> Levels:
    """For name, father, sex, birth, home, village, day and relatives: from 0, they differ, over 1, not said, to 3."""
    return (
        3.0 if one.name == other.name else 2.0 if one.name < other.name or other.name < one.name else 0.0,
        _fathers(one.father, other.father),
        _equal(one.sex, other.sex),
        _spans(one.born, other.born, 400),
        _places(one.place, other.place),
        _equal(one.village, other.village),
        _spans(one.taken, other.taken, 30),
        2.0 if one.kin & other.kin else 1.0,
    )


def _equal(one: str | None, other: str | None) -> float:
    return 1.0 if None in (one, other) else 2.0 if one == other else 0.0


def _fathers(one: str | None, other: str | None) -> float:
    if one is None or other is None:
        return 1.0
    mine, yours = one.split(), other.split()
    return 0.0 if mine[0] != yours[0] or (mine[1:] and yours[1:] and mine[1] != yours[1]) else 2.0


def _places(one: str | None, other: str | None) -> float:
    if one is None or other is None:
        return 1.0
    if one == other and not one.endswith("00"):
        return 3.0
    return 2.0 if one[:4] == other[:4] and (one.endswith("00") or other.endswith("00")) else 0.5


def _spans(one: Span | None, other: Span | None, near: int) -> float:
    if one is None or other is None:
        return 1.0
    if one == other and one[0] == one[1]:
        return 3.0
    gap = max((one[0] - other[1]).days, (other[0] - one[1]).days)
    return 2.0 if gap <= 0 else 1.0 if gap <= near else 0.0


def untold(made: World) -> tuple[set[Pair], set[Pair]]:
    """The true pairs that have a rival as good, and those that nothing but name and sex speaks for."""
    by_name: dict[tuple[str, frozenset[str]], list[str]] = defaultdict(list)
    for record, told in made.said.items():
        by_name[list_of(record), told.name].append(record)
    rivalled, bare = set(), set()
    for pair in made.true:
        levels = agreement(*(made.said[record] for record in pair))
        if all(level <= 1 for level in (levels[1], *levels[3:])):
            bare.add(pair)
        if any(_rival(made, half, rival, levels) for half, rival in _rivals(made, pair, by_name)):
            rivalled.add(pair)
    return rivalled, bare


def _rivals(made: World, pair: Pair, by_name: dict[tuple[str, frozenset[str]], list[str]]) -> Iterator[tuple[str, str]]:
    """Rows of other people that may stand in the place of one half: of the same words, or of either half's words."""
    for half, lost in (pair, pair[::-1]):
        for name in {made.said[half].name, made.said[lost].name}:
            for rival in by_name.get((list_of(lost), name), ()):
                if made.said[rival].person is not made.said[half].person:
                    yield half, rival


def _rival(made: World, half: str, rival: str, levels: Levels) -> bool:
    other = agreement(made.said[half], made.said[rival])
    return all(theirs >= own for theirs, own in zip(other, levels, strict=True))


def main() -> None:
    """Print the shares."""
    arguments = argparse.ArgumentParser(description=__doc__)
    arguments.add_argument("--persons", type=int, default=50_000)
    made = world(arguments.parse_args().persons)
    rivalled, bare = untold(made)
    count = len(made.true)
    print(
        f"{count:,} true pairs; {len(rivalled) / count:.1%} with a rival as good, {len(bare) / count:.1%} with nothing"
    )
    print(f"but name and sex to go by; {len(rivalled | bare) / count:.1%} an informed reader could not settle.")


if __name__ == "__main__":
    main()

"""The labelled spellings of bench/data/names: who wrote which name, and which pairs of them a matcher is asked about.

Owns reading the files and drawing the pairs. Never scores anything.
"""

import csv
import random
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import combinations
from pathlib import Path

FOLDER = Path(__file__).parent / "data" / "names"
OTHERS = 20
"""Random other people's spellings that each spelling is paired with."""


@dataclass(frozen=True, slots=True)
class Spelling:
    """One way to write one person's name; `person` is empty for the names that are only in the way."""

    person: str
    script: str
    language: str
    name: str

    @property
    def kind(self) -> str:
        """The script, pinyin counted as one of its own."""
        return "pinyin" if self.language == "zh-Latn" else self.script


@dataclass(frozen=True, slots=True)
class Names:
    """A set of spellings and the pairs of people in it whose names are nearly alike."""

    spellings: tuple[Spelling, ...]
    near: tuple[tuple[str, str], ...]

    def by_person(self) -> dict[str, list[int]]:
        """Positions of each person's spellings."""
        found: dict[str, list[int]] = defaultdict(list)
        for number, spelling in enumerate(self.spellings):
            found[spelling.person].append(number)
        return found


@dataclass(frozen=True, slots=True)
class Pairs:
    """Positions of spellings in pairs: of one person, of two whose names are nearly alike, of any two."""

    same: list[tuple[int, int]]
    near: list[tuple[int, int]]
    other: list[tuple[int, int]]

    def all(self) -> list[tuple[int, int]]:
        """Every pair, those of one person first, then the near ones."""
        return self.same + self.near + self.other

    def labels(self) -> list[bool]:
        """For each pair of `all` whether it is of one person."""
        return [True] * len(self.same) + [False] * (len(self.near) + len(self.other))


def load(*, noisy: bool = False) -> Names:
    """Read the set as it is or with its spoilt spellings."""
    stem = "dev_noisy" if noisy else "dev"
    near = tuple((row["person_a"], row["person_b"]) for row in _rows(f"{stem}_hardneg.csv"))
    return Names(_spellings(f"{stem}.csv"), near)


def load_distractors() -> tuple[Spelling, ...]:
    """Read the 20,000 names that are only in the way."""
    return _spellings("dev_distractors.csv")


def draw_pairs(names: Names, seed: int = 1) -> Pairs:
    """All pairs of one person, all pairs of people nearly alike, and 20 other people's spellings for each spelling.

    A pair drawn twice counts once, so that there are a little fewer of the last than 20 for each.
    """
    rng = random.Random(seed)
    by_person = names.by_person()
    same = [pair for numbers in by_person.values() for pair in combinations(numbers, 2)]
    near = [(i, j) for a, b in names.near for i in by_person[a] for j in by_person[b]]
    taken, other = set(near), set()
    for i, spelling in enumerate(names.spellings):
        wanted = OTHERS
        while wanted:
            j = rng.randrange(len(names.spellings))
            if names.spellings[j].person != spelling.person and not {(i, j), (j, i)} & taken:
                other.add((min(i, j), max(i, j)))
                wanted -= 1
    return Pairs(same, near, sorted(other))


def script_pair(a: Spelling, b: Spelling) -> str:
    """Which scripts a pair is between; Chinese or pinyin on either side is a group of its own."""
    if "Hani" in (a.script, b.script):
        return "any-Chinese"
    if "pinyin" in (a.kind, b.kind):
        return "pinyin-other"
    return "-".join(sorted((a.script, b.script)))


def texts(spellings: Sequence[Spelling], pairs: Sequence[tuple[int, int]]) -> list[tuple[str, str]]:
    """The names of each pair."""
    return [(spellings[i].name, spellings[j].name) for i, j in pairs]


def _spellings(file: str) -> tuple[Spelling, ...]:
    return tuple(Spelling(row["person_id"], row["script"], row["language"], row["name"]) for row in _rows(file))


def _rows(file: str) -> list[dict[str, str]]:
    with (FOLDER / file).open(encoding="utf-8", newline="") as lines:
        return list(csv.DictReader(lines))

"""Three invented lists over four scripts, who stands in which row, and what an informed reader could tell.

    python -m bench.linkage_fictional FOLDER --persons 50000    writes the lists, their mappings and truth.csv

Owns putting people into lists: each list misses half of them, one row in a hundred stands twice, written anew.
"""

import argparse
import csv
import random
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from itertools import combinations
from pathlib import Path

from bench.linkage_habits import Said
from bench.linkage_lists import KEYS, MAPPINGS, SHARES, WRITERS
from bench.linkage_measure import Pair, Question, Row, list_of, pair_of
from bench.linkage_people import Person, people

REPEATED = 0.01


@dataclass(frozen=True)
class World:
    """The lists and what is true of them; records are called `<list>:<row key>`."""

    lists: dict[str, list[Row]]
    said: dict[str, Said]

    @cached_property
    def true(self) -> frozenset[Pair]:
        """Every pair of rows of different lists about one person."""
        return frozenset(pair for pair in self._same() if list_of(pair[0]) != list_of(pair[1]))

    @cached_property
    def repeated(self) -> frozenset[Pair]:
        """Every pair of rows of one list about one person."""
        return frozenset(pair for pair in self._same() if list_of(pair[0]) == list_of(pair[1]))

    def question(self) -> Question:
        """Pairs of different lists; wrong ones by what makes the two alike, figures by the two scripts."""
        return Question(self.true, lambda pair: list_of(pair[0]) != list_of(pair[1]), self._kind, self._scripts)

    def _same(self) -> Iterator[Pair]:
        rows: dict[int, list[str]] = defaultdict(list)
        for record, said in self.said.items():
            rows[said.person.number].append(record)
        for records in rows.values():
            yield from (pair_of(*pair) for pair in combinations(records, 2))

    def _kind(self, pair: Pair) -> str:
        one, other = (self.said[record].person for record in pair)
        if one.home == other.home:
            if one.born == other.born and one.role == other.role == "child":
                return "twin"
            return "father-son" if {one.role, other.role} == {"father", "child"} else "family"
        return "homonym" if set(one.name) == set(other.name) else "other"

    def _scripts(self, pair: Pair) -> str:
        return "-".join(sorted(self.said[record].script for record in pair))


def world(persons: int, seed: int = 1) -> World:
    """Invent the people and write the lists; the same numbers give the same lists."""
    every = list(people(persons, seed))
    homes: dict[int, list[Person]] = defaultdict(list)
    for one in every:
        homes[one.home].append(one)
    lists: dict[str, list[Row]] = {}
    said: dict[str, Said] = {}
    for name, writer in WRITERS.items():
        rng = random.Random(f"{name} {seed}")
        known = [one for one in every if rng.random() < SHARES[name]]
        known += [one for one in known if rng.random() < REPEATED]
        rng.shuffle(known)
        lists[name] = []
        for number, one in enumerate(known, 1):
            row, told = writer(one, [other for other in homes[one.home] if other is not one], rng)
            lists[name].append({KEYS[name]: str(number), **row})
            said[f"{name}:{number}"] = told
    return World(lists, said)


def write(made: World, folder: Path) -> None:
    """The lists as `<list>.csv` with `<list>.yaml`, and `truth.csv`: record, number of the person."""
    folder.mkdir(parents=True, exist_ok=True)
    for name, rows in made.lists.items():
        with (folder / f"{name}.csv").open("w", encoding="utf-8", newline="") as file:
            lines = csv.DictWriter(file, list(rows[0]))
            lines.writeheader()
            lines.writerows(rows)
        (folder / f"{name}.yaml").write_text(MAPPINGS[name], encoding="utf-8")
    with (folder / "truth.csv").open("w", encoding="utf-8", newline="") as file:
        truth = csv.writer(file)
        truth.writerow(["record", "person"])
        truth.writerows((record, told.person.number) for record, told in made.said.items())


def main() -> None:
    """Write the lists and say how large they are."""
    arguments = argparse.ArgumentParser(description=__doc__)
    arguments.add_argument("folder", type=Path)
    arguments.add_argument("--persons", type=int, default=50_000)
    arguments.add_argument("--seed", type=int, default=1)
    given = arguments.parse_args()
    made = world(given.persons, given.seed)
    write(made, given.folder)
    sizes = ", ".join(f"{name} {len(rows):,}" for name, rows in made.lists.items())
    print(
        f"{given.persons:,} persons; rows: {sizes}; {len(made.true):,} true pairs, {len(made.repeated):,} in one list"
    )


if __name__ == "__main__":
    main()

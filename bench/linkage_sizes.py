"""Plain lists of any size for the figures of speed, and lists made to break whoever links them.

    python -m bench.linkage_sizes FOLDER --rows 1000000       writes plain.csv and plain.yaml
    python -m bench.linkage_sizes FOLDER --rows 100000 --break unknown

Owns streaming rows: nothing is held in memory, each row follows from its number. In a plain list every sixth row is
somebody who stands elsewhere too, written anew: one double for five persons. Nobody in it exists.
"""

import argparse
import csv
import random
from collections.abc import Callable, Iterable, Iterator
from functools import lru_cache
from itertools import accumulate
from pathlib import Path

from bench.fictional_names import slipped, word
from bench.linkage_measure import Pair, Row, pair_of
from bench.linkage_people import counties

LIST = "plain"
MAPPING = """# An invented list: nobody in it exists. Made by bench/linkage_sizes.py.
list: {id: plain, title: A plain list (invented), publisher: Guvah benchmark, origin: plain, licence: CC0, language: en, public: yes}
row: {key: no}
person:
  name: {from: name, language: ug-Latn}
  father_name: {from: father, language: ug-Latn}
  sex: sex
  born: born
  origin_place: home
episodes:
  - {kind: arrest, when: taken, if: not empty}
"""  # noqa: E501 a mapping as a volunteer writes it
_STOCK = 6000
_DOUBLES = 6


def person_of(number: int) -> int:
    """The person a plain list's row (from 0) is about: every sixth row is a second one of somebody."""
    group, place = divmod(number, _DOUBLES)
    if place < _DOUBLES - 1:
        return group * (_DOUBLES - 1) + place
    # Within each thousand groups, every group has one double, somewhere else in the thousand.
    block, within = divmod(group, 1000)
    return (block * 1000 + within * 7919 % 1000) * (_DOUBLES - 1) + group % (_DOUBLES - 1)


def plain(rows: int, seed: int = 1) -> Iterator[Row]:
    """So many rows of a plain list."""
    for number in range(rows):
        yield {"no": str(number), **_written(person_of(number), number, seed)}


def true_pairs(rows: int) -> Iterator[Pair]:
    """The doubles of a plain list."""
    before: dict[int, list[int]] = {}
    for number in range(rows):
        rows_before = before.setdefault(person_of(number), [])
        yield from (pair_of(f"{LIST}:{other}", f"{LIST}:{number}") for other in rows_before)
        rows_before.append(number)


@lru_cache(maxsize=1)
def _stock(seed: int) -> tuple[list[str], list[float]]:
    rng = random.Random(f"plain {seed}")
    words = [word(rng)["ug-Latn"] for _ in range(_STOCK)]
    return words, list(accumulate(1 / (rank + 40) for rank in range(_STOCK)))


def _written(person: int, row: int, seed: int) -> Row:
    rng = random.Random(f"{seed} {person}")
    words, weights = _stock(seed)
    given, father, grandfather = rng.choices(words, cum_weights=weights, k=3)
    born, taken = rng.randrange(1940, 2001), f"{rng.randrange(2016, 2020)}-{rng.randrange(1, 13):02d}"
    sex, home, day = rng.choice(("male", "female")), rng.choice(counties()), f"{taken}-{rng.randrange(1, 29):02d}"
    hand = random.Random(f"{seed} row {row}")
    name = f"{given} {father}".title()
    return {
        "name": slipped(name, hand) if hand.random() < 0.15 else name,
        "father": f"{father} {grandfather}".title() if hand.random() < 0.5 else "",
        "sex": hand.choices((sex, "", "male", "female"), (88, 10, 1, 1))[0],
        "born": str(born + hand.choice((0,) * 8 + (-1, 1))) if hand.random() < 0.8 else "",
        "home": hand.choices((home, "", hand.choice(counties())), (76, 20, 4))[0],
        "taken": hand.choice((day, day, taken, taken[:4], "")),
    }


def _unknown(rows: int) -> Iterator[Row]:
    """One name for everybody, as where a clerk had to write something."""
    for row in plain(rows):
        yield {**row, "name": "unknown"}


def _empty(rows: int) -> Iterator[Row]:
    """Nothing but names."""
    for row in plain(rows):
        yield {**dict.fromkeys(row, ""), "no": row["no"], "name": row["name"]}


def _new_year(rows: int) -> Iterator[Row]:
    """Every birth on 1 January of one of sixty years."""
    for row in plain(rows):
        yield {**row, "born": f"{row['born'] or 1970}-01-01"}


def _one_day(rows: int) -> Iterator[Row]:
    """Everybody taken on one day in one county, and born on one day."""
    for row in plain(rows):
        yield {**row, "born": "1970-01-01", "taken": "2017-01-01", "home": counties()[0]}


def _repeating(rows: int) -> Iterator[Row]:
    """Numbers that come again: every row's is that of another row too."""
    for number, row in enumerate(plain(rows)):
        yield {**row, "no": str(number % max(1, rows // 2))}


def _same_row(rows: int) -> Iterator[Row]:
    """One row again and again, with nothing but another number."""
    first = next(plain(1))
    for number in range(rows):
        yield {**first, "no": str(number)}


BREAKING: dict[str, Callable[[int], Iterator[Row]]] = {
    "unknown": _unknown,
    "empty": _empty,
    "new year": _new_year,
    "one day": _one_day,
    "repeating ids": _repeating,
    "same row": _same_row,
}
"""Lists that must neither explode nor stop whoever links them, by what is wrong with them."""


def write(rows: Iterable[Row], folder: Path) -> int:
    """Stream rows to `plain.csv` beside its mapping; return how many there were."""
    folder.mkdir(parents=True, exist_ok=True)
    (folder / f"{LIST}.yaml").write_text(MAPPING, encoding="utf-8")
    count = 0
    with (folder / f"{LIST}.csv").open("w", encoding="utf-8", newline="") as file:
        lines = csv.writer(file)
        for row in rows:
            if not count:
                lines.writerow(row)
            lines.writerow(row.values())
            count += 1
    return count


def main() -> None:
    """Write one list."""
    arguments = argparse.ArgumentParser(description=__doc__)
    arguments.add_argument("folder", type=Path)
    arguments.add_argument("--rows", type=int, default=10_000)
    arguments.add_argument("--break", dest="how", choices=sorted(BREAKING))
    given = arguments.parse_args()
    rows = BREAKING[given.how](given.rows) if given.how else plain(given.rows)
    print(f"{write(rows, given.folder):,} rows")


if __name__ == "__main__":
    main()

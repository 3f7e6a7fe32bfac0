"""Lists of people who do not exist, made independently or copied: for the benchmark and the tests of copied lists.

Owns a made-up population (names with a long tail, families taken together, places and days) and what a list makes of
it: whom it knows, how carefully it writes, and in which order. A copy takes another list's rows with its slips, edits a
few cells and may be sorted anew.

    population(count, rng)          the people
    listed(people, care, rng)       a list that somebody made of them, independently
    copied(rows, edits, rng)        a list that was copied from rows
    linked(one, other)              the pairs, as a person would link them
"""

import random
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace

from bench.fictional_names import word
from guvah.linkage.copied_cells import Row, RowPair

LETTERS = "abdeghijklmnopqrstuwxyz"


@dataclass(frozen=True)
class Person:
    """Somebody who does not exist."""

    number: int
    name: str
    father: str
    born: str
    taken: str
    place: str
    work: str


@dataclass(frozen=True)
class Care:
    """How a list is made: the share of the people it knows, of words with a slip, and of details it has otherwise."""

    knows: float
    slips: float
    otherwise: float
    texts: float = 0.1
    impossible: float = 0.002


HASTY, USUAL, CAREFUL = Care(0.6, 0.04, 0.3), Care(0.7, 0.02, 0.15), Care(0.8, 0.004, 0.04)


@dataclass(frozen=True)
class Entry:
    """A row of a list and, for linking, who it is."""

    person: int
    names: tuple[tuple[str, str], ...]
    details: tuple[tuple[str, str], ...]


def population(count: int, rng: random.Random) -> list[Person]:
    """People whose family names, places and works are as uneven as real ones: few are borne by many, most by one."""
    families = [word(rng)["en"] for _ in range(count)]
    families += [slipped(families[min(int(rng.paretovariate(1.0)) - 1, count - 1)], rng) for _ in range(count // 4)]
    given = [word(rng)["en"] for _ in range(120)]
    places, works = ([" ".join(word(rng)["en"] for _ in range(2)) for _ in range(size)] for size in (300, 200))
    found = []
    day = _day(rng, 1976)
    for number in range(count):
        day = day if rng.random() < 0.15 else _day(rng, 1976)
        found.append(
            Person(
                number,
                f"{_uneven(given, rng)} {_uneven(families, rng, 0.7)}",
                _uneven(given, rng),
                _day(rng, rng.randint(1915, 1960)),
                day,
                _uneven(places, rng),
                _uneven(works, rng),
            )
        )
    return found


def listed(people: Sequence[Person], care: Care, rng: random.Random) -> list[Entry]:
    """A list that somebody made of these people, in the order in which they heard of them."""
    known = [person for person in people if rng.random() < care.knows]
    rng.shuffle(known)
    return [_entry(person, people, care, rng) for person in known]


def copied(rows: Sequence[Entry], edits: float, rng: random.Random) -> list[Entry]:
    """The same rows in the same order, typed in capitals, a share `edits` of their cells changed."""
    return [
        replace(
            row,
            names=tuple((prop, _edited(words.upper(), edits, rng)) for prop, words in row.names),
            details=tuple((prop, _edited(words.upper(), edits, rng)) for prop, words in row.details),
        )
        for row in rows
    ]


def by(prop: str, *, last_first: bool = False) -> Callable[[Entry], tuple[str, ...]]:
    """The order of a property, as for `sorted`."""

    def key(row: Entry) -> tuple[str, ...]:
        words = dict((*row.names, *row.details)).get(prop, "").casefold().split()
        return tuple(words[::-1] if last_first else words)

    return key


def linked(one: Sequence[Entry], other: Sequence[Entry]) -> list[RowPair]:
    """The rows of both lists that are one person."""
    there = {row.person: _row(number, row) for number, row in enumerate(other)}
    return [RowPair(_row(number, row), there[row.person]) for number, row in enumerate(one) if row.person in there]


def slipped(words: str, rng: random.Random) -> str:
    """Words with one letter too many, too few, wrong, or two exchanged."""
    place = rng.randrange(len(words) - 1)
    before, after = words[:place], words[place + 1 :]
    return rng.choice(
        (before + after, before + rng.choice(LETTERS) + after, before + rng.choice(LETTERS) + words[place:],
         before + words[place + 1] + words[place] + words[place + 2 :])
    )  # fmt: skip


def _row(number: int, row: Entry) -> Row:
    return Row(number, dict(row.names), dict(row.details))


def _entry(person: Person, people: Sequence[Person], care: Care, rng: random.Random) -> Entry:
    def spelled(words: str) -> str:
        return " ".join(slipped(one, rng) if rng.random() < care.slips else one for one in words.split())

    def told(words: str, instead: Callable[[], str]) -> str:
        return instead() if rng.random() < care.otherwise else words

    stranger = people[rng.randrange(len(people))]
    taken = told(person.taken, lambda: _day(rng, 1976))
    if rng.random() < care.impossible:
        taken = f"{taken[:5]}{rng.choice(('02-30', '04-31', '13-12', '06-31'))}"
    details = [("born", told(person.born, lambda: _day(rng, int(person.born[:4])))), ("taken", taken)]
    details += [
        ("place", told(person.place, lambda: stranger.place)),
        ("work", told(person.work, lambda: stranger.work)),
    ]
    if rng.random() < care.texts:
        details.append(("note", " ".join(word(rng)["en"] for _ in range(12))))
    return Entry(person.number, (("name", spelled(person.name)), ("father", spelled(person.father))), tuple(details))


def _edited(words: str, edits: float, rng: random.Random) -> str:
    return slipped(words, rng) if len(words) > 1 and rng.random() < edits else words


def _uneven(words: Sequence[str], rng: random.Random, steepness: float = 1.0) -> str:
    return words[min(int(rng.paretovariate(steepness)) - 1, len(words) - 1)]


def _day(rng: random.Random, year: int) -> str:
    return f"{year}-{rng.randint(1, 12):02d}-{rng.randint(2, 28):02d}"

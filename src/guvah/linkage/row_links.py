"""Linking the rows of two lists for one purpose: to see whether a list was copied.

Owns the quick links: rows whose records are one person by decision, else rows that only they have something in common
with: the same name and year of birth, or the same day taken, year of birth and a word of the name. Never decides and is
never shown as a proposal: one in a hundred of these links may be wrong, which a comparison of whole lists bears.

Each link says what it rests on, because that is no evidence of copying.
"""

from collections import defaultdict
from collections.abc import Callable, Collection, Hashable, Iterable, Iterator, Mapping
from dataclasses import dataclass

from guvah.linkage.copied_cells import Row, RowPair, plain

NAME, BORN, TAKEN = "name", "born", "taken"
AGE = "age_at_event"
_YEAR_DIGITS = 4
_DAY_LETTERS = len("1976-12-26")
_BY_NAME = frozenset({NAME, BORN, AGE})
_BY_DAY = frozenset({BORN, TAKEN, AGE})

Keys = Callable[[Row], Iterable[Hashable]]
Link = tuple[str, str]


@dataclass(frozen=True, slots=True)
class Told:
    """One record as sources have it: whose person it is by decision (its own id where nobody decided), and what each
    source (by id) says of it."""

    person: str
    rows: Mapping[str, Row]


def link_rows(records: Iterable[Told], one: str, other: str, repeating: Collection[str] = ()) -> list[RowPair]:
    """Return the linked rows of two lists (ids of their sources).

    Beside each pair stands what further sources say of the same person; not those of the origin of either list
    (`repeating`), which would contradict nobody.
    """
    rows: dict[str, dict[str, Row]] = defaultdict(dict)
    for told in sorted(records, key=lambda each: each.person):
        for source, row in told.rows.items():
            rows[source].setdefault(told.person, row)
    here, there = rows.pop(one, {}), rows.pop(other, {})
    further = [held for source, held in sorted(rows.items()) if source not in repeating]
    return [
        RowPair(here[mine], there[theirs], rests_on, _said(further, (mine, theirs)))
        for (mine, theirs), rests_on in _links(here, there)
    ]


def _links(here: Mapping[str, Row], there: Mapping[str, Row]) -> Iterator[tuple[Link, frozenset[str]]]:
    """Yield the links, each row in one at most: what was decided first, then what rests on the least."""
    taken: tuple[set[str], set[str]] = (set(), set())
    decided = ((person, person) for person in here if person in there)
    found = ((decided, frozenset[str]()), (_unique(here, there, _by_day), _BY_DAY))
    for links, rests_on in (*found, (_unique(here, there, _by_name), _BY_NAME)):
        for mine, theirs in links:
            if mine not in taken[0] and theirs not in taken[1]:
                taken[0].add(mine)
                taken[1].add(theirs)
                yield (mine, theirs), rests_on


def _unique(here: Mapping[str, Row], there: Mapping[str, Row], keys: Keys) -> list[Link]:
    """Return the rows that share a key which nobody else has in either list."""
    mine, theirs = _holders(here, keys), _holders(there, keys)
    shared = (key for key, persons in mine.items() if len(persons) == 1 and len(theirs.get(key, ())) == 1)
    return sorted({(mine[key][0], theirs[key][0]) for key in shared})


def _holders(rows: Mapping[str, Row], keys: Keys) -> dict[Hashable, list[str]]:
    found: dict[Hashable, list[str]] = defaultdict(list)
    for person, row in rows.items():
        for key in keys(row):
            found[key].append(person)
    return found


def _by_name(row: Row) -> Iterator[Hashable]:
    words, year = plain(row.names.get(NAME, "")), _year(row)
    if len(words) > 1 and year:
        yield tuple(sorted(words)), year


def _by_day(row: Row) -> Iterator[Hashable]:
    day, year = row.details.get(TAKEN, ""), _year(row)
    if len(day) == _DAY_LETTERS and year:
        yield from ((day, year, word) for word in dict.fromkeys(plain(row.names.get(NAME, ""))))


def _year(row: Row) -> str:
    year = row.details.get(BORN, "")[:_YEAR_DIGITS]
    return year if year.isdigit() else ""


def _said(further: Iterable[Mapping[str, Row]], persons: Link) -> dict[str, frozenset[str]]:
    """Return what further sources say of either person, by property."""
    found: dict[str, set[str]] = defaultdict(set)
    for held in further:
        for person in dict.fromkeys(persons):
            row = held.get(person)
            for prop, words in {**row.names, **row.details}.items() if row else ():
                found[prop].add(words)
    return {prop: frozenset(words) for prop, words in found.items()}

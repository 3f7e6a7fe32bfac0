"""Fictional records, decisions and a small memory for the tests of the linkage floor."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field

import numpy as np

from guvah.linkage.decisions import SAME, Decision, draft_decision, draft_undo, in_force, pair_of, read_decisions
from guvah.linkage.evidence.compared import Compared
from guvah.linkage.evidence.profile import Profile, profile
from guvah.linkage.evidence.vocabulary import name_words
from guvah.model.fold import fold
from guvah.model.ids import root_of
from guvah.model.record import Record
from guvah.model.statement import Recorded, Recording, Statement
from guvah.names.keys import keys

FEED = "0" * 32
MEMBER = "mem-0000000000000000"


def person_id(number: int) -> str:
    return f"per-{number:016d}"


def at(clock: int) -> str:
    return f"{clock:013d}.000000.{FEED}"


def recorded(statement: Statement, clock: int = 1) -> Recorded:
    return Recorded(statement, Recording(FEED, clock, at(clock), MEMBER, "case"))


Said = str | Sequence[str]


def statements(id: str, source: str, properties: Mapping[str, Said]) -> list[Recorded]:
    found = []
    for prop, said in properties.items():
        for value in [said] if isinstance(said, str) else said:
            found.append(recorded(Statement(id, prop, value, source)))
    return found


def person(
    number: int,
    *,
    source: str | None = None,
    episodes: Iterable[Mapping[str, Said]] = (),
    links: Iterable[Mapping[str, Said]] = (),
    **properties: Said,
) -> Record:
    """A record folded from statements, each person told of by a testimony of their own unless a source is given."""
    return fold(person_id(number), told(number, source=source, episodes=episodes, links=links, **properties), {})


def told(
    number: int,
    *,
    source: str | None = None,
    episodes: Iterable[Mapping[str, Said]] = (),
    links: Iterable[Mapping[str, Said]] = (),
    **properties: Said,
) -> list[Recorded]:
    id, by = person_id(number), source or f"tes-{number:016d}"
    found = statements(id, by, properties)
    for kind, owned in (("epi", episodes), ("lnk", links)):
        for place, each in enumerate(owned):
            found += statements(f"{id}/{kind}-{place:08d}", by, each)
    return found


Finding = tuple[str, str] | None
BOTH = np.array([0]), np.array([1])


def compared(kind: Callable[[Sequence[Profile]], Compared], one: Record, other: Record) -> Finding:
    """The finding of one property and its sentence, which must be the same whichever record comes first."""
    ways = []
    for first, second in ((one, other), (other, one)):
        laid = kind([profile(first), profile(second)])
        (said,) = laid.said(*BOTH)
        (rank,) = laid.ranks(*BOTH).tolist()
        assert (laid.words[rank] if rank >= 0 else None) == (said and said[0])
        ways.append(said)
    assert ways[0] == ways[1]
    return ways[0]


@dataclass
class Ledger:
    """What casework would have written: decisions and undos, each at the next tick of the clock."""

    items: list[Recorded] = field(default_factory=list)

    @property
    def decisions(self) -> tuple[Decision, ...]:
        return read_decisions(self.items)

    def decide(self, one: int, other: int, verdict: str = SAME, by: str = MEMBER) -> Decision:
        pair = pair_of(person_id(one), person_id(other))
        draft = draft_decision(self.decisions, pair, verdict, by=by, why="")
        self.items.append(recorded(draft.statement, len(self.items) + 1))
        return in_force(self.decisions)[pair]

    def undo(self, decision: Decision, by: str = MEMBER) -> None:
        self.items.append(recorded(draft_undo(decision, by=by, why="").statement, len(self.items) + 1))


@dataclass(frozen=True)
class Hit:
    id: str


class Memory:
    """The index as a list: names found by shared keys."""

    size = 10_000
    """As many records as the archive is said to hold."""

    def __init__(self, *everything: list[Recorded]) -> None:
        self._items: dict[str, list[Recorded]] = {}
        for item in (each for items in everything for each in items):
            self._items.setdefault(root_of(item.statement.entity), []).append(item)

    def record(self, id: str) -> Record:
        return fold(id, self._items[id], {})

    def recorded(self, root: str) -> list[Recorded]:
        return self._items.get(root, [])

    def referring(self, entity: str) -> list[tuple[str, str]]:
        items = (item.statement for each in self._items.values() for item in each)
        return [(statement.entity, statement.prop) for statement in items if statement.value == entity]

    def find(self, words: str, filters: Mapping[str, str], limit: int, offset: int) -> list[Hit]:
        asked = set(keys(words))
        names = {
            id: {
                key for item in items if item.statement.prop in ("name", "alias") for key in keys(item.statement.value)
            }
            for id, items in self._items.items()
        }
        return [Hit(id) for id, known in names.items() if known & asked][offset : offset + limit]

    def bearers(self, words: Sequence[str]) -> tuple[dict[str, int], int]:
        borne = [
            {word for item in items if item.statement.prop == "name" for word in name_words(item.statement.value)}
            for items in self._items.values()
        ]
        return {word: sum(word in own for own in borne) for word in words}, max(self.size, len(borne))

"""Fictional records, decisions and a small memory for the tests of the linkage floor."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field

import numpy as np

from guvah.linkage.decisions import (
    SAME,
    VERDICTS,
    Decision,
    draft_decision,
    draft_settlement,
    draft_undo,
    pair_of,
    read_decisions,
)
from guvah.linkage.evidence.compared import Compared
from guvah.linkage.evidence.profile import Profile, profile
from guvah.linkage.evidence.vocabulary import name_words
from guvah.model.draft import Draft
from guvah.model.fold import fold
from guvah.model.ids import root_of
from guvah.model.pairs import about_pairs
from guvah.model.record import Record
from guvah.model.roster import read_roster
from guvah.model.statement import Recorded, Recording, Statement, statement_id
from guvah.names.keys import keys

FEED = "0" * 32
MEMBER = "mem-0000000000000000"
OTHER = "mem-1111111111111111"
THIRD = "mem-2222222222222222"
OUTSIDER = "mem-3333333333333333"
"""Two who may decide, one who may settle too, and one who may not join anybody."""
ROLES = {MEMBER: "lead", OTHER: "editor", THIRD: "custodian", OUTSIDER: "observer"}


def person_id(number: int) -> str:
    return f"per-{number:016d}"


def feed_of(member: str) -> str:
    return member[4] * 32


def at(clock: int) -> str:
    return f"{clock:013d}.000000.{FEED}"


def recorded(statement: Statement, clock: int = 1, by: str = MEMBER) -> Recorded:
    return Recorded(statement, Recording(feed_of(by), clock, at(clock), by, "case"))


STAFF = [
    recorded(Statement(member, prop, value, MEMBER), 0)
    for member, role in ROLES.items()
    for prop, value in (("feed", feed_of(member)), ("role", role))
]
ROSTER = read_roster(FEED, STAFF)


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
        return read_decisions(self.items, ROSTER)

    def decide(self, one: int, other: int, verdict: str = SAME, by: str = MEMBER) -> Decision:
        pair = pair_of(person_id(one), person_id(other))
        draft = draft_decision(self.decisions, pair, verdict, by=by, why="")
        return self.write(draft, by)

    def settle(self, one: int, other: int, verdict: str, by: str) -> Decision:
        pair = pair_of(person_id(one), person_id(other))
        return self.write(draft_settlement(self.decisions, pair, verdict, by=by, why=""), by)

    def write(self, draft: Draft, by: str = MEMBER) -> Decision:
        self.items.append(recorded(draft.statement, len(self.items) + 1, by))
        return next(one for one in self.decisions if one.statement == statement_id(draft.statement))

    def undo(self, decision: Decision, by: str = "") -> None:
        by = by or decision.by
        self.items.append(recorded(draft_undo(decision, by=by, why="").statement, len(self.items) + 1, by))


@dataclass(frozen=True)
class Hit:
    id: str


class Memory:
    """The index as a list: names found by shared keys."""

    size = 10_000
    """As many records as the archive is said to hold."""

    def __init__(self, *everything: list[Recorded]) -> None:
        self._items: dict[str, list[Recorded]] = {}
        for item in (each for items in (*everything, STAFF) for each in items):
            self._items.setdefault(root_of(item.statement.entity), []).append(item)

    def members(self, root: str) -> Sequence[str]:
        return (root,)

    def record(self, id: str) -> Record:
        return fold(id, self._items[id], {})

    def founder(self) -> str:
        return FEED

    def roots(self, kind: str) -> list[str]:
        return sorted(root for root in self._items if root.startswith(kind))

    def about_pairs(self, *people: str) -> list[Recorded]:
        found = [item for items in self._items.values() for item in items]
        near = set(people)
        while True:
            pairs = [{i.statement.entity, i.statement.value} for i in found if i.statement.prop in VERDICTS]
            more = {id for pair in pairs if pair & near for id in pair} - near
            if not more:
                return about_pairs([item for item in found if item.statement.entity in near])
            near |= more

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

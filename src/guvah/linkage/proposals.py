"""Who may be the same person as this one: candidates from the index, scored and explained, for a person to decide.

Owns the search for candidates and what is left out because people have already decided. Never decides, never writes,
never looks at a record the index does not hold. Limits: candidates come through name keys and identity numbers only,
so two records without either in common are not found.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Protocol

from guvah.linkage.clusters import Clusters, clusters
from guvah.linkage.decisions import DIFFERENT, SAME, Decision, in_force, read_decisions
from guvah.linkage.lives import values
from guvah.linkage.naming import own_names
from guvah.linkage.score import Comparison, compare
from guvah.linkage.weights import Reason
from guvah.model.ids import kind_of, root_of
from guvah.model.record import Record
from guvah.model.roster import read_members
from guvah.model.statement import Recorded

MOST_PER_NAME = 40
"""Candidates asked of the index for each spelling."""
MOST_CANDIDATES = 120
LEAST = 0.02
"""Pairs below this are not worth a person's time."""


class Found(Protocol):
    """What a search of the index gives."""

    @property
    def id(self) -> str:
        """The full id of a root."""


class Memory(Protocol):
    """The part of the index that proposals need."""

    def find(self, words: str, filters: Mapping[str, str], limit: int, offset: int, /) -> Sequence[Found]:
        """Search names."""

    def record(self, id: str, /) -> Record:
        """Return a root's record."""

    def recorded(self, root: str, /) -> Sequence[Recorded]:
        """Return everything recorded of a root."""

    def about_pairs(self, *people: str) -> Sequence[Recorded]:
        """Return what was decided, or taken back, about anyone whom a chain of decisions connects with one of these."""

    def founder(self) -> str:
        """Return the feed that founded the archive."""

    def roots(self, kind: str, /) -> Iterable[str]:
        """Return the root entities of a kind code."""


@dataclass(frozen=True, slots=True)
class Proposal:
    """One record that may be the same person: how likely (0 to 1, not calibrated), what speaks for it, what against."""

    other: str
    probability: float
    reasons: tuple[Reason, ...]
    against: tuple[Reason, ...]


def propose(index: Memory, person_id: str, limit: int = 5) -> tuple[Proposal, ...]:
    """Return the records that may be the same person as this one, likeliest first, without those already decided."""
    record = index.record(person_id)
    left_out = settled(person_id, decisions_around(index, person_id))
    scored = [
        _proposal(other, compare(record, index.record(other)))
        for other in candidates(index, record)
        if other not in left_out
    ]
    worth = sorted(
        (each for each in scored if each.probability >= LEAST), key=lambda each: (-each.probability, each.other)
    )
    return tuple(worth[:limit])


def candidates(index: Memory, record: Record) -> tuple[str, ...]:
    """Return the people who share a name key or an identity number with this record, in the order they are found."""
    found: dict[str, None] = {}
    for words in (*own_names(record), *values(record, "identity_number")):
        for hit in index.find(words, {}, MOST_PER_NAME, 0):
            if kind_of(root_of(hit.id)) == "per" and hit.id != record.id:
                found.setdefault(hit.id)
    return tuple(found)[:MOST_CANDIDATES]


def decisions_around(index: Memory, *people: str) -> tuple[Decision, ...]:
    """Return every active decision on anyone whom a chain of decisions connects with one of these."""
    return read_decisions(index.about_pairs(*people), read_members(index))


def settled(person_id: str, decisions: Iterable[Decision]) -> frozenset[str]:
    """Return everyone about whom nothing is left to decide: already the same, or different from somebody who is
    the same."""
    made = tuple(decisions)
    groups = clusters(made)
    mine = _members(groups, person_id)
    found = set(mine)
    for decision in in_force(made).values():
        if decision.verdict == DIFFERENT and mine.intersection(decision.pair):
            for entity in decision.pair:
                found |= _members(groups, entity)
        elif decision.verdict == SAME and person_id in decision.pair:
            found |= set(decision.pair)
    return frozenset(found)


def _members(groups: Clusters, entity: str) -> frozenset[str]:
    return frozenset(groups.members.get(groups.canonical(entity), (entity,)))


def _proposal(other: str, comparison: Comparison) -> Proposal:
    return Proposal(other, comparison.probability, comparison.reasons, comparison.against)

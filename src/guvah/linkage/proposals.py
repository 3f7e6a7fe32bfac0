"""Who may be the same person as this one: candidates from the index, weighed and explained, for a person to decide.

Owns comparing one record with everything the index holds, also one that is still being typed in, and what is left out
because people have already decided. Never decides, never writes, never looks at a record the index does not hold.
Limits: candidates come through names by sound and identity numbers; a whole comparison (`linking.py`) finds more.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import islice
from typing import Protocol

from guvah.linkage.clusters import Clusters, clusters
from guvah.linkage.decisions import DIFFERENT, SAME, Decision, in_force, read_decisions
from guvah.linkage.evidence.naming import Bearers
from guvah.linkage.evidence.profile import Profile, profile_of
from guvah.linkage.evidence.vocabulary import name_words
from guvah.linkage.score import compare_with
from guvah.linkage.weights import Reason, Weights
from guvah.model.decisions import active
from guvah.model.ids import kind_of, root_of
from guvah.model.roster import read_members
from guvah.model.statement import Recorded, Statement

MOST_PER_NAME = 40
"""Candidates asked of the index for each spelling."""
MOST_SPELLINGS = 3
MOST_CANDIDATES = 60
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

    def recorded(self, root: str, /) -> Sequence[Recorded]:
        """Return everything recorded of a root."""

    def members(self, root: str, /) -> Sequence[str]:
        """Return every record of the person that this is a record of."""

    def about_pairs(self, *people: str) -> Sequence[Recorded]:
        """Return what was decided, or taken back, about anyone whom a chain of decisions connects with one of these."""

    def founder(self) -> str:
        """Return the feed that founded the archive."""

    def roots(self, kind: str, /) -> Iterable[str]:
        """Return the root entities of a kind code."""

    def bearers(self, words: Sequence[str], /) -> tuple[Mapping[str, int], int]:
        """Return how many records bear each word in a name, and how many records there are."""


@dataclass(frozen=True, slots=True)
class Proposal:
    """One record that may be the same person: how likely (0 to 1), what speaks for it, what against, and the prior."""

    other: str
    probability: float
    reasons: tuple[Reason, ...]
    against: tuple[Reason, ...]
    prior: float = 0.0


def propose(index: Memory, person_id: str, limit: int = 5, weights: Weights | None = None) -> tuple[Proposal, ...]:
    """Return the records that may be the same person as this one, likeliest first, without those already decided."""
    left_out = settled(person_id, decisions_around(index, person_id))
    return propose_for(index, _profile(index, person_id), limit, weights, left_out)


def propose_new(
    index: Memory, id: str, statements: Iterable[Statement], limit: int = 5, weights: Weights | None = None
) -> tuple[Proposal, ...]:
    """Return the records that may be the person whom these statements tell of, before anything of it is recorded."""
    return propose_for(index, profile_of(id, statements), limit, weights, frozenset({id}))


def propose_for(
    index: Memory, one: Profile, limit: int, weights: Weights | None, left_out: frozenset[str]
) -> tuple[Proposal, ...]:
    """Compare a profile with its candidates; `left_out` are ids that are not proposed."""
    others = [_profile(index, other) for other in candidates(index, one) if other not in left_out]
    found = [
        Proposal(other.id, compared.probability, compared.reasons, compared.against, compared.prior)
        for other, compared in zip(
            others, compare_with(one, others, weights, bearers_of(index, (one, *others))), strict=True
        )
    ]
    worth = sorted(
        (each for each in found if each.probability >= LEAST), key=lambda each: (-each.probability, each.other)
    )
    return tuple(worth[:limit])


def candidates(index: Memory, one: Profile) -> tuple[str, ...]:
    """Return the people who share a name by sound or an identity number with this one, in the order they are found."""
    found: dict[str, None] = {}
    for words in (*one.numbers, *one.names[:MOST_SPELLINGS]):
        for hit in index.find(words, {}, MOST_PER_NAME, 0):
            if kind_of(root_of(hit.id)) == "per" and hit.id != one.id:
                found.setdefault(hit.id)
    return tuple(islice(found, MOST_CANDIDATES))


def _profile(index: Memory, person_id: str) -> Profile:
    """Return the profile of a person over all records that were decided to be this person's."""
    recorded = [item for member in index.members(person_id) for item in active(index.recorded(member))]
    return profile_of(person_id, (item.statement for item in recorded))


def bearers_of(index: Memory, people: Iterable[Profile]) -> Bearers:
    """Return how common the words of these people's names are."""
    return index.bearers(sorted({word for one in people for name in one.names for word in name_words(name)}))


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

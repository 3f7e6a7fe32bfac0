"""In which order pairs are put before a person: what helps most first, what is decided not at all.

Owns the rank of a pair and what the decisions of members make of it. A pure function of the pairs and the decisions:
never reads an archive, never decides. Explained in docs/linkage.md.

    rank = probability x people affected x (2 neither published, 1.5 one of them, 1 both)

Invariants: the order does not depend on the order in which decisions arrived; a pair about which nothing is left to
decide never waits; pairs are read only as far as they are asked for.
"""

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Literal, Protocol, TypeVar

from guvah.linkage.clusters import Clusters, chains, clusters
from guvah.linkage.decisions import DIFFERENT, UNSURE, Decision, Pair, conflicts, in_force

MOST_PEOPLE = 20
"""People counted for one pair at most: a record with a thousand stated relatives must not stand before all others."""

Standing = Literal["conflict", "open", "unsure"]


class Ranked(Protocol):
    """A pair that may be one person, the smaller id first."""

    @property
    def one(self) -> str:
        """The smaller id."""

    @property
    def other(self) -> str:
        """The larger id."""


Each = TypeVar("Each", bound=Ranked)


def helps(probability: float, people: int, published: int) -> float:
    """Return how much a decision helps. `published`: how many of the two are public, 0 to 2."""
    return probability * min(max(people, 2), MOST_PEOPLE) * (2 - published / 2)


def people_affected(pair: Pair, groups: Clusters, kin: Mapping[str, Collection[str]]) -> int:
    """Return how many people an answer touches: everyone in both clusters, and the kin stated of any of them.

    Args:
        kin: record -> the records that a source calls its relatives, in both directions.
    """
    members = {member for entity in pair for member in members_of(groups, entity)}
    relatives = {groups.canonical(relative) for member in members for relative in kin.get(member, ())}
    return len(members | (relatives - {groups.canonical(entity) for entity in pair}))


def members_of(groups: Clusters, entity: str) -> tuple[str, ...]:
    """Return all records that are this person; only itself where nobody decided anything."""
    return groups.members.get(groups.canonical(entity), (entity,))


@dataclass(frozen=True, slots=True)
class Decided:
    """What members have decided, as a queue needs it.

    `conflicts` are the pairs to settle first: two members hold opposite views, or a chain of decisions contradicts
    them. `unsure` are pairs that somebody looked at and could not tell.
    """

    groups: Clusters
    held: Mapping[Pair, Decision]
    conflicts: tuple[Pair, ...]
    unsure: frozenset[Pair]
    apart: frozenset[Pair]

    def settled(self, pair: Pair) -> bool:
        """Say whether nothing is left to decide: decided, or it follows from other decisions."""
        held = self.held.get(pair)
        if held is not None and held.verdict != UNSURE:
            return True
        one, other = _canonical(self.groups, pair)
        return one == other or (one, other) in self.apart

    def renewed(self, fresh: "Decided", affected: Collection[str]) -> "Decided":
        """Return this with everything about the affected records as it is in `fresh`.

        Equal to reading all decisions again where `affected` is closed (`connected`, before and after).
        """

        def stays(*ids: str) -> bool:
            return not any(id in affected for id in ids)

        groups = Clusters(
            {head: ids for head, ids in self.groups.members.items() if stays(head)} | dict(fresh.groups.members),
            {old: head for old, head in self.groups.redirects.items() if stays(old)} | dict(fresh.groups.redirects),
            frozenset(filter(stays, self.groups.suspended)) | fresh.groups.suspended,
        )
        return Decided(
            groups,
            {pair: each for pair, each in self.held.items() if stays(*pair)} | dict(fresh.held),
            tuple(sorted({*(pair for pair in self.conflicts if stays(*pair)), *fresh.conflicts})),
            frozenset(pair for pair in self.unsure if stays(*pair)) | fresh.unsure,
            frozenset(pair for pair in self.apart if stays(*pair)) | fresh.apart,
        )


def decided(decisions: Iterable[Decision]) -> Decided:
    """Read what members have decided; the same for any order of the decisions."""
    made = tuple(decisions)
    held = in_force(made)
    groups = clusters(made)
    apart = frozenset(_canonical(groups, pair) for pair, each in held.items() if each.verdict == DIFFERENT)
    opposed = {found.different.pair for found in chains(made)} | {found.pair for found in conflicts(made)}
    return Decided(
        groups,
        held,
        tuple(sorted(opposed)),
        frozenset(pair for pair, each in held.items() if each.verdict == UNSURE),
        apart,
    )


def connected(decisions: Iterable[Decision], ids: Iterable[str]) -> frozenset[str]:
    """Return these records and all that any chain of decisions, whatever they say, connects with them."""
    near: dict[str, list[str]] = defaultdict(list)
    for each in decisions:
        near[each.one].append(each.other)
        near[each.other].append(each.one)
    found = set(ids)
    waiting_ids = list(found)
    while waiting_ids:
        fresh = set(near.get(waiting_ids.pop(), ())) - found
        found |= fresh
        waiting_ids += fresh
    return frozenset(found)


def waiting(pairs: Iterable[Each], known: Decided) -> Iterator[tuple[Each, Standing]]:
    """Yield the pairs that wait, in the order they are given (Proposals.by_help); `unsure` ones after all others.

    Conflicts are not among them: they come first, also where nobody proposed them (`Decided.conflicts`).
    """
    last = []
    conflicts = frozenset(known.conflicts)
    for each in pairs:
        pair = (each.one, each.other)
        if pair in conflicts or known.settled(pair):
            continue
        if pair in known.unsure:
            last.append(each)
        else:
            yield each, "open"
    yield from ((each, "unsure") for each in last)


def _canonical(groups: Clusters, pair: Pair) -> Pair:
    one, other = sorted(map(groups.canonical, pair))
    return one, other

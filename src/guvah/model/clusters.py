"""Which records are one person, by the decisions of people: clusters, their canonical id, and where decisions
contradict.

Owns the closure of decisions (A=B and B=C make A=C) and what contradicts it. A pure function of the decisions in force:
never of the order in which they arrived, so that an undone decision leaves no trace. Explained in docs/linkage.md.

Invariants: nobody is in two clusters; two records decided to be different, or on which members disagree, are never in
one; a cluster's canonical id is its smallest.
"""

from collections import defaultdict, deque
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from guvah.model.ids import public_id
from guvah.model.pairs import DIFFERENT, SAME, Decision, Pair, conflicts, in_force


@dataclass(frozen=True, slots=True)
class Contradiction:
    """Two records that somebody decided to be different though a chain of decisions makes them the same.

    `chain` leads from one to the other; `disputed`: another member says of these two that they are the same.
    """

    different: Decision
    chain: tuple[Decision, ...]
    disputed: bool = False

    @property
    def sentence(self) -> str:
        """Say the chain in public ids: `G-… = G-…, G-… = G-…, but G-… ≠ G-…`."""
        same = ", ".join(f"{public_id(decision.one)} = {public_id(decision.other)}" for decision in self.chain)
        disputed = " (members disagree about these two)" if self.disputed else ""
        return f"{same}, but {public_id(self.different.one)} ≠ {public_id(self.different.other)}{disputed}"


@dataclass(frozen=True, slots=True)
class Clusters:
    """Who is one person.

    `members` maps a canonical id to all its ids, sorted. `redirects` maps every other id to its canonical one: where
    an old link must lead. `suspended` are ids whose decisions contradict each other: they stand alone until settled.
    """

    members: Mapping[str, tuple[str, ...]]
    redirects: Mapping[str, str]
    suspended: frozenset[str]

    def canonical(self, entity: str) -> str:
        """Return the id under which this record's person is shown; its own where nobody decided anything."""
        return self.redirects.get(entity, entity)


def chains(decisions: Iterable[Decision]) -> tuple[Contradiction, ...]:
    """Return every contradiction among the decisions in force, each with a shortest chain, in a fixed order."""
    kept = tuple(decisions)
    held = in_force(kept)
    parted = {pair: (one, False) for pair, one in held.items() if one.verdict == DIFFERENT}
    parted |= {conflict.pair: (conflict.different[-1], True) for conflict in conflicts(kept)}
    near = _neighbours(held)
    return tuple(
        Contradiction(different, chain, disputed)
        for pair, (different, disputed) in sorted(parted.items())
        if (chain := _shortest(near, *pair))
    )


def clusters(decisions: Iterable[Decision]) -> Clusters:
    """Return the clusters that the decisions in force make.

    Records joined by a chain that a `different` contradicts are not joined at all: showing two people as one is the
    worse lie."""
    kept = tuple(decisions)
    held = in_force(kept)
    groups = _components(_neighbours(held))
    torn = {contradiction.different.one for contradiction in chains(kept)}
    members = {group[0]: group for group in groups if not torn.intersection(group)}
    redirects = {old: head for head, group in members.items() for old in group if old != head}
    suspended = frozenset(entity for group in groups if torn.intersection(group) for entity in group)
    return Clusters(members, redirects, suspended)


def _neighbours(held: Mapping[Pair, Decision]) -> dict[str, dict[str, Decision]]:
    near: dict[str, dict[str, Decision]] = defaultdict(dict)
    for (one, other), decision in sorted(held.items()):
        if decision.verdict == SAME:
            near[one][other] = near[other][one] = decision
    return near


def _components(near: Mapping[str, Mapping[str, Decision]]) -> list[tuple[str, ...]]:
    """Return each connected set of ids, sorted, the sets by their smallest id."""
    seen: set[str] = set()
    groups = []
    for start in sorted(near):
        if start not in seen:
            reached = set(_reach(near, start))
            seen |= reached
            groups.append(tuple(sorted(reached)))
    return groups


def _reach(near: Mapping[str, Mapping[str, Decision]], start: str) -> dict[str, str]:
    """Walk breadth first in id order; return each id reached with the one it was reached from."""
    came_from = {start: ""}
    waiting = deque([start])
    while waiting:
        here = waiting.popleft()
        for there in sorted(near.get(here, ())):
            if there not in came_from:
                came_from[there] = here
                waiting.append(there)
    return came_from


def _shortest(near: Mapping[str, Mapping[str, Decision]], one: str, other: str) -> tuple[Decision, ...]:
    came_from = _reach(near, one)
    steps = []
    here = other
    while came_from.get(here):
        steps.append(near[here][came_from[here]])
        here = came_from[here]
    return tuple(reversed(steps))

"""Which records an audience may see as one: what two people approved of a decision, and nothing that was parted since.

Owns the step from decisions about pairs to joins that may be shown: only where the approved cuts of both records hold
the decision. An undo, a `different`, a conflict or a contradiction parts at once, whoever approved the join. Never
judges a statement and never shows anything. Explained in docs/linkage.md, "What the public sees".
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from guvah.model.clusters import Clusters, clusters
from guvah.model.pairs import SAME, Decision, in_force, read_decisions, standing
from guvah.model.roster import Roster
from guvah.model.statement import Recorded, Recording, statement_id
from guvah.release.cut import Cut
from guvah.release.memory import Memory


@dataclass(frozen=True, slots=True)
class _Component:
    """Records that decisions connect: everything recorded about these pairs, and what holds of it now."""

    recorded: Sequence[Recorded]
    members: frozenset[str]
    groups: Clusters
    joins: Mapping[str, tuple[str, str]]
    """Statement -> its pair, of every decision that joins now."""
    recordings: Mapping[str, Recording]


class Identities:
    """What was decided about who is who, read as far as it is asked for."""

    def __init__(self, memory: Memory, roster: Roster) -> None:
        self._memory = memory
        self._roster = roster
        self._paired = frozenset(memory.paired())
        self._components: dict[str, _Component] = {}

    def paired(self, root: str) -> bool:
        """Say whether anything was ever decided about a record and another one."""
        return root in self._paired

    def connected(self, roots: Iterable[str]) -> frozenset[str]:
        """Return these roots and all that decisions, taken back or not, connect with them."""
        found = set(roots)
        for root in tuple(found & self._paired):
            found |= self._component(root).members
        return frozenset(found)

    def members(self, root: str) -> tuple[str, ...]:
        """Return the records of the person or place that this is a record of, as members decide now, by id."""
        if root not in self._paired:
            return (root,)
        groups = self._component(root).groups
        return groups.members.get(groups.canonical(root), (root,))

    def same_then(self, root: str, cut: Cut | None) -> tuple[str, ...]:
        """Return the records that a record was decided to be the same as, as far as a cut holds (None: all), by id."""
        if root not in self._paired:
            return ()
        recorded = self._component(root).recorded
        seen = [one for one in recorded if cut is None or cut.holds(one.recording)]
        decisions = read_decisions(seen, self._roster)
        groups = clusters(decisions)
        pairs = (pair for pair, made in in_force(decisions).items() if made.verdict == SAME and root in pair)
        others = (one if other == root else other for one, other in pairs)
        return tuple(sorted(other for other in others if groups.canonical(other) == groups.canonical(root)))

    def joins(self, root: str, cut: Cut) -> frozenset[str]:
        """Return the decisions (statement ids) that join a record with another one now, as far as a cut holds them."""
        if root not in self._paired:
            return frozenset()
        component = self._component(root)
        return frozenset(
            name for name, pair in component.joins.items() if root in pair and cut.holds(component.recordings[name])
        )

    def joined(self, one: str, other: str, approved: tuple[Cut, Cut]) -> bool:
        """Say whether a decision joins two records now that both of these cuts hold."""
        return bool(self.joins(one, approved[0]) & self.joins(other, approved[1]))

    def _component(self, root: str) -> _Component:
        if root not in self._components:
            made = _read(root, self._memory.about_pairs(root), self._roster)
            self._components |= dict.fromkeys(made.members, made)
        return self._components[root]


def _read(root: str, recorded: Sequence[Recorded], roster: Roster) -> _Component:
    decisions = read_decisions(recorded, roster)
    groups = clusters(decisions)
    members = {root} | {entity for one in recorded for entity in _named(one)}
    joins = {one.statement: one.pair for one in _joining(decisions, groups)}
    latest: dict[str, Recording] = {}
    for one in sorted(recorded, key=lambda each: each.recording.at):
        latest[statement_id(one.statement)] = one.recording
    return _Component(recorded, frozenset(members), groups, joins, latest)


def _named(one: Recorded) -> tuple[str, ...]:
    statement = one.statement
    return (statement.entity, statement.value) if statement.value[3:4] == "-" else (statement.entity,)


def _joining(decisions: Sequence[Decision], groups: Clusters) -> Iterable[Decision]:
    """Yield every member's decision that holds two records together now."""
    held = in_force(decisions)
    for pair, made in standing(decisions).items():
        chosen = held.get(pair)
        if chosen is not None and chosen.verdict == SAME and groups.canonical(pair[0]) == groups.canonical(pair[1]):
            yield from (one for one in made if one.verdict == SAME)

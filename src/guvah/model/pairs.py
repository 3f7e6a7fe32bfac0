"""What people have decided about two records: the same, different, unsure; by whom, when, why, and what counts of it.

Owns the pair, the decision, whose decision counts, and where two people disagree. Never joins anything (clusters.py)
and never scores. Explained in docs/linkage.md, "Decisions".

Invariants: a pair is written under its smaller id; what joins counts only from a member who may decide it, what parts
counts from every member; where two members stand against each other nobody is in force; taking a decision back gives
exactly what held before it, for any order of arrival.
"""

from collections import defaultdict
from collections.abc import Container, Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace

from guvah.errors import BadInput
from guvah.model.decisions import RETRACTS, active
from guvah.model.ids import is_id, kind_of, root_of
from guvah.model.roster import Roster
from guvah.model.statement import Recorded, Statement, statement_id

SAME = "same_as"
DIFFERENT = "different_from"
UNSURE = "unsure_of"
VERDICTS = (SAME, DIFFERENT, UNSURE)
COMPARED_KINDS = ("per", "fac")
SETTLES = "settles "
"""How a settlement's basis begins; after it the ids of the decisions that it overrules."""

Pair = tuple[str, str]


@dataclass(frozen=True, slots=True, order=True)
class Decision:
    """One member's judgement on one pair. `at` is the entry's clock, `number` counts the decisions of the pair,
    `by` is the member's id (of a feed that is nobody's, the feed), `why` their words, `statement` the statement's id,
    `overrules` the ids of the decisions that a settlement sets aside."""

    at: str
    one: str
    other: str
    verdict: str
    number: int
    by: str
    why: str
    statement: str
    overrules: frozenset[str] = field(default=frozenset(), compare=False)

    @property
    def pair(self) -> Pair:
        """Return the two ids, smaller first."""
        return self.one, self.other


@dataclass(frozen=True, slots=True)
class Conflict:
    """Two members or more who stand against each other on a pair: who says the same, who says different."""

    pair: Pair
    same: tuple[Decision, ...]
    different: tuple[Decision, ...]


def pair_of(one: str, other: str) -> Pair:
    """Return two root ids, smaller first. Raises BadInput where they cannot be compared."""
    if not all(is_id(entity) and root_of(entity) == entity for entity in (one, other)):
        raise BadInput("A decision names two records by their full ids.")
    if one == other:
        raise BadInput("A record cannot be compared with itself: give two different records.")
    if kind_of(one) != kind_of(other) or kind_of(one) not in COMPARED_KINDS:
        raise BadInput("Only two people, or two facilities, can be the same.")
    return (one, other) if one < other else (other, one)


def about_pairs(recorded: Iterable[Recorded]) -> list[Recorded]:
    """Return those recordings that say who is who, or may take such a one back; [] where none says it."""
    found = [one for one in recorded if one.statement.prop in VERDICTS or one.statement.prop == RETRACTS]
    return found if any(one.statement.prop != RETRACTS for one in found) else []


def read_decisions(recorded: Sequence[Recorded], roster: Roster) -> tuple[Decision, ...]:
    """Return every active decision among what was recorded, oldest first; the same for any order of arrival.

    `same` counts only from a member whose role may link; a `different` is taken back only by who said it, or by who may
    settle, because taking it back may join.
    """
    made = [
        one
        for one in recorded
        if one.statement.prop in VERDICTS
        and _names_a_pair(one.statement)
        and (one.statement.prop != SAME or roster.counts(one.recording, "link"))
    ]
    if not made:
        return ()
    backs = [one for one in recorded if one.statement.prop == RETRACTS]
    held = active([*made, *_counting(made, backs, roster)])
    found = [_decision(one, roster) for one in held if one.statement.prop != RETRACTS]
    parties = {(one.pair, one.by) for one in found if one.verdict != UNSURE and not one.overrules}
    return tuple(sorted(_heard(one, parties) for one in found))


def standing(decisions: Iterable[Decision]) -> Mapping[Pair, tuple[Decision, ...]]:
    """Return for each pair the latest decision of each member that no settlement sets aside, oldest first."""
    by_pair: dict[Pair, list[Decision]] = defaultdict(list)
    for decision in decisions:
        by_pair[decision.pair].append(decision)
    return {pair: _positions(made) for pair, made in by_pair.items()}


def in_force(decisions: Iterable[Decision]) -> dict[Pair, Decision]:
    """Return the decision that counts for each pair: the latest, where nobody stands against it. Unsure gives way."""
    return {pair: chosen for pair, held in standing(decisions).items() if (chosen := _chosen(held)) is not None}


def conflicts(decisions: Iterable[Decision]) -> tuple[Conflict, ...]:
    """Return the pairs on which members stand against each other, by pair."""
    return tuple(_conflict(pair, held) for pair, held in sorted(standing(decisions).items()) if _chosen(held) is None)


def _names_a_pair(statement: Statement) -> bool:
    """Say whether a statement is about two records as this program writes it: anything else decides nothing."""
    entity, value = statement.entity, statement.value
    comparable = kind_of(entity) == kind_of(value) in COMPARED_KINDS
    return entity < value and is_id(value) and "/" not in entity + value and comparable


def _counting(made: Iterable[Recorded], backs: Iterable[Recorded], roster: Roster) -> list[Recorded]:
    """Return the retractions that count: everybody's of a `same`; of anything else its maker's, and who may settle.

    A retraction counts under the record that its decision is written under, nowhere else.
    """
    makers: dict[tuple[str, str], set[str]] = defaultdict(set)
    parting = set()
    for one in made:
        key = one.statement.entity, statement_id(one.statement)
        makers[key].add(_by(one, roster))
        if one.statement.prop == SAME:
            parting.add(key)
    keyed = [((back.statement.entity, back.statement.value), back) for back in backs]
    return [
        back
        for key, back in keyed
        if key in parting
        or (key in makers and (_by(back, roster) in makers[key] or roster.counts(back.recording, "settle")))
    ]


def _by(one: Recorded, roster: Roster) -> str:
    return roster.member_of(one.recording.feed) or one.recording.feed


def _decision(item: Recorded, roster: Roster) -> Decision:
    statement = item.statement
    locator, basis = statement.locator or "", statement.basis or ""
    settles = basis.startswith(SETTLES) and roster.counts(item.recording, "settle")
    return Decision(
        at=item.recording.at,
        one=statement.entity,
        other=statement.value,
        verdict=statement.prop,
        number=int(locator) if locator.isascii() and locator.isdecimal() else 0,
        by=_by(item, roster),
        why=statement.original or "",
        statement=statement_id(statement),
        overrules=frozenset(basis.removeprefix(SETTLES).split()) if settles else frozenset(),
    )


def _heard(decision: Decision, parties: Container[tuple[Pair, str]]) -> Decision:
    """Return a settlement as a plain decision where its maker is one of those who disagree."""
    if decision.overrules and (decision.pair, decision.by) in parties:
        return replace(decision, overrules=frozenset())
    return decision


def _positions(made: Sequence[Decision]) -> tuple[Decision, ...]:
    """Return each member's latest decision on one pair that stands; the latest settlements are heard first."""
    aside: set[str] = set()
    latest: dict[str, Decision] = {}
    for decision in sorted(made, key=_order, reverse=True):
        if decision.statement not in aside:
            aside |= decision.overrules
            latest.setdefault(decision.by, decision)
    return tuple(sorted((one for one in latest.values() if one.statement not in aside), key=_order))


def _order(decision: Decision) -> tuple[str, bool, Decision]:
    return decision.at, decision.verdict == DIFFERENT, decision


def _chosen(held: Sequence[Decision]) -> Decision | None:
    """Return what counts of one pair, None where members stand against each other."""
    sure = [one for one in held if one.verdict != UNSURE]
    if len({one.verdict for one in sure}) > 1:
        return None
    return (sure or held)[-1]


def _conflict(pair: Pair, held: Sequence[Decision]) -> Conflict:
    same, different = (tuple(one for one in held if one.verdict == verdict) for verdict in (SAME, DIFFERENT))
    return Conflict(pair, same, different)

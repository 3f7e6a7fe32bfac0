"""What members decided about an entity: which decision holds now.

Owns the rule "the latest by clock holds, a tie goes to the stricter", and what is active after retractions. Never asks
who may decide what (casework does) and never decides anything itself.

Invariant: the answer does not depend on the order in which statements arrive, nor on how often each arrives.
"""

import functools
from collections.abc import Iterable, Mapping, Sequence
from itertools import pairwise

import msgspec

from guvah.model.kinds import COMPARTMENTS, schema
from guvah.model.statement import Recorded, Statement, statement_id

RETRACTS = "retracts"

_CREDIBILITY = "review.credibility"
_NOT_OF_ONE_ENTITY = frozenset({RETRACTS, _CREDIBILITY, "same_as", "different_from", "unsure_of", "row"})


class Decision(msgspec.Struct, frozen=True, gc=False):
    """A decision that holds. `locator`: of what within the entity; `why`: the words given; `at`, `by`: when and who."""

    prop: str
    value: str
    locator: str
    why: str
    at: str
    by: str
    source: str


@functools.cache
def decision_props() -> frozenset[str]:
    """Return the names of all decision properties."""
    return frozenset(schema().decisions)


def active(recorded: Sequence[Recorded]) -> list[Recorded]:
    """Return what stands: each statement once, without those taken back later than they were last asserted.

    Of several recordings of one statement the one in the strictest compartment counts, then the earliest since the
    last retraction; of a decision the latest, for deciding again is deciding. Result: by clock, then by content.
    """
    taken_back = _taken_back(recorded)
    kept: dict[Statement, Recorded] = {}
    ids: dict[Statement, str] = {}
    for item in recorded:
        statement = item.statement
        if taken_back and statement.prop != RETRACTS:
            name = ids.get(statement) or ids.setdefault(statement, statement_id(statement))
            if item.recording.at <= taken_back.get(name, ""):
                continue
        held = kept.get(statement)
        if held is None or _counts_before(item, held):
            kept[statement] = item
    found = sorted(kept.values(), key=_at)
    if any(one.recording.at == other.recording.at for one, other in pairwise(found)):
        found.sort(key=arrival)
    return found


def _at(item: Recorded) -> str:
    return item.recording.at


def arrival(item: Recorded) -> tuple[str, tuple[str, ...]]:
    """Return the sort key by clock, then by content: total over different statements."""
    s = item.statement
    words = (s.entity, s.prop, s.value, s.source, *map(_none_first, (s.locator, s.original, s.lang, s.basis)))
    return item.recording.at, words


def _none_first(field: str | None) -> str:
    """Return a text that sorts null before '' and both before all else (no field holds NUL)."""
    return field or ("" if field is None else "\0")


def decisions(recorded: Sequence[Recorded], entity: str | None = None) -> Mapping[str, Decision]:
    """Return the decision that holds for each decision property of one entity; without `entity`, of the root.

    Left out is what is not about one entity: `review.credibility` (a statement: see `credibilities`), `same_as`,
    `different_from`, `unsure_of` (a pair: see pairs.py), `row` (a list's row).
    """
    found: dict[str, Recorded] = {}
    for item in active(recorded):
        statement = item.statement
        here = "/" not in statement.entity if entity is None else statement.entity == entity
        if here and statement.prop in decision_props() and statement.prop not in _NOT_OF_ONE_ENTITY:
            _keep_latest(found, statement.prop, item)
    return {prop: _decision(item) for prop, item in sorted(found.items())}


def credibilities(recorded: Iterable[Recorded]) -> Mapping[str, str]:
    """Return the Admiralty figure (1-6) that holds for each graded statement id. Expects active statements."""
    found: dict[str, Recorded] = {}
    for item in recorded:
        if item.statement.prop == _CREDIBILITY:
            _keep_latest(found, item.statement.locator or "", item)
    return {name: item.statement.value for name, item in sorted(found.items())}


def strictness(prop: str, value: str) -> int:
    """Return how strict a decided value is: its place in its vocabulary (laxest first); unknown words are strictest."""
    declared = schema().decisions[prop]
    if declared.type == "choice":
        words = tuple(schema().vocabulary(declared.vocabulary).words)
        return words.index(value) if value in words else len(words)
    return 0


def _taken_back(recorded: Sequence[Recorded]) -> dict[str, str]:
    found: dict[str, str] = {}
    for item in recorded:
        if item.statement.prop == RETRACTS:
            name, at = item.statement.value, item.recording.at
            if at > found.get(name, ""):
                found[name] = at
    return found


def _counts_before(item: Recorded, held: Recorded) -> bool:
    if item.statement.prop in decision_props():
        return _binding(item)[1:] > _binding(held)[1:]
    return _binding(item) < _binding(held)


def _binding(item: Recorded) -> tuple[int, str, str, int]:
    recording = item.recording
    return -COMPARTMENTS.index(recording.compartment), recording.at, recording.feed, recording.seq


def _keep_latest(found: dict[str, Recorded], topic: str, item: Recorded) -> None:
    held = found.get(topic)
    if held is None or _weight(item) > _weight(held):
        found[topic] = item


def _weight(item: Recorded) -> tuple[str, int, tuple[int, ...], tuple[str, ...]]:
    statement = item.statement
    # The last two only settle a tie: an earlier day is the stricter one, so the smaller text wins.
    smaller_first = tuple(-ord(char) for char in statement.value)
    return item.recording.at, strictness(statement.prop, statement.value), smaller_first, arrival(item)[1]


def _decision(item: Recorded) -> Decision:
    statement, recording = item.statement, item.recording
    return Decision(
        prop=statement.prop,
        value=statement.value,
        locator=statement.locator or "",
        why=statement.original or "",
        at=recording.at,
        by=recording.by,
        source=statement.source,
    )

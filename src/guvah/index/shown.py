"""What is shown of a few properties, without folding what needs no rule.

Owns the short cut of a rebuild: where every standing statement of a property gives one value, that value is shown, and
names that one source gave together stand in their own order; all else that differs is folded by the model. Never has a
rule of its own.

Invariant: the values are those of `guvah.model.fold.fold` for the same statements (a test asks it of any archive).
"""

from collections.abc import Iterable, Mapping, Sequence
from functools import lru_cache

from guvah.model.fold import fold
from guvah.model.record import Claim, Field, Record, SourceFacts
from guvah.model.statement import Recorded
from guvah.model.status import Status, status

Values = dict[str, dict[str, tuple[str, ...]]]
"""Entity -> property -> its values, the shown one first."""

_NAMES = frozenset({"name", "alias", "married_name"})
_STATUS_PROPS = ("episode_kind", "start", "end")


def shown(root: str, standing: Iterable[Recorded], sources: Mapping[str, SourceFacts]) -> Values:
    """Return what is shown of each property of a root and of what it owns. `standing`: nothing retracted in it."""
    groups: dict[tuple[str, str], list[Recorded]] = {}
    for item in standing:
        statement = item.statement
        key = statement.entity, statement.prop
        held = groups.get(key)
        if held is None:
            groups[key] = [item]
        else:
            held.append(item)
    found: Values = {}
    differing: list[Recorded] = []
    for (entity, prop), items in groups.items():
        value = items[0].statement.value
        values = (value,) if len(items) == 1 else tuple(sorted({item.statement.value for item in items}))
        if len(values) > 1 and not (prop in _NAMES and _said_at_once(items)):
            differing += items
        elif entity in found:
            found[entity][prop] = values
        else:
            found[entity] = {prop: values}
    if differing:
        record = fold(root, differing, sources)
        for one in (record, *record.owned):
            for prop, field in one.fields.items():
                found.setdefault(one.id, {})[prop] = tuple(claim.value for claim in field.claims)
    return found


def _said_at_once(items: Sequence[Recorded]) -> bool:
    """Say whether one source said all of it in one breath: then no rule tells names apart but their own order."""
    first = items[0]
    return all(
        item.recording == first.recording
        and item.statement.source == first.statement.source
        and item.statement.basis == first.statement.basis
        for item in items
    )


def status_of(root: str, values: Values) -> Status:
    """Return how a person is now, by the model's rule over the episodes among these values."""
    episodes = [(entity, fields) for entity, fields in sorted(values.items()) if entity != root]
    asked = tuple(tuple(_first(fields, prop) for prop in _STATUS_PROPS) for _, fields in episodes)
    word, place, news = _status(asked)
    return Status(word, _first(episodes[int(place)][1], "sentence") if place else "", news)


def _first(fields: Mapping[str, tuple[str, ...]], prop: str) -> str:
    given = fields.get(prop)
    return given[0] if given else ""


@lru_cache(maxsize=1 << 16)
def _status(episodes: tuple[tuple[str, ...], ...]) -> Status:
    """Return the status over episodes given by kind, start and end; its detail is the number of the one it is from.

    Many persons share the same few words, so the rule is asked once for all of them.
    """
    owned = []
    for number, given in enumerate(episodes):
        values = {**dict(zip(_STATUS_PROPS, given, strict=True)), "sentence": str(number)}
        fields = {prop: _field(prop, value) for prop, value in values.items() if value}
        owned.append(Record(f"{number:09d}", "epi", fields))
    return status(Record("", "per", {}, tuple(owned)))


def _field(prop: str, value: str) -> Field:
    return Field(prop, (Claim(value, None, None, (), frozenset()),), "", False, "")

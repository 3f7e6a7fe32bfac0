"""What is shown of a few properties, without folding the rest of the record.

Owns the short cut of a rebuild: the values of a property in the order in which a fold shows them, by the weights that
`guvah.model.weighing` gives, and nothing else of a field (who says it, tier, rule). Never has a rule of its own.

Invariant: the values are those of `guvah.model.fold.fold` for the same statements (a test asks it of any archive).
"""

from collections.abc import Iterable, Mapping, Sequence
from functools import lru_cache

from guvah.model.decisions import active
from guvah.model.ids import kind_of
from guvah.model.record import Claim, Field, Record, SourceFacts
from guvah.model.statement import Recorded
from guvah.model.status import Status, status
from guvah.model.weighing import declared, weigh

Values = dict[str, dict[str, tuple[str, ...]]]
"""Entity -> property -> its values, the shown one first."""

_STATUS_PROPS = ("episode_kind", "start", "end")


def shown(
    standing: Iterable[Recorded], sources: Mapping[str, SourceFacts], head: str = "", others: Sequence[str] = ()
) -> Values:
    """Return what is shown of each property of a root and of what it owns. `standing`: nothing retracted in it.

    What `others` say counts as said of `head`.
    """
    groups: dict[tuple[str, str], list[Recorded]] = {}
    for item in standing:
        statement = item.statement
        key = statement.entity, statement.prop
        held = groups.get(key)
        if held is None:
            groups[key] = [item]
        else:
            held.append(item)
    for entity, prop in [key for key in groups if key[0] in others] if others else ():
        groups.setdefault((head, prop), []).extend(groups.pop((entity, prop)))
    found: Values = {}
    for (entity, prop), items in groups.items():
        values = (items[0].statement.value,) if len(items) == 1 else _ordered(entity, prop, items, sources)
        fields = found.get(entity)
        if fields is None:
            found[entity] = {prop: values}
        else:
            fields[prop] = values
    return found


def _ordered(entity: str, prop: str, items: Sequence[Recorded], sources: Mapping[str, SourceFacts]) -> tuple[str, ...]:
    """Return the values of one property, heaviest first; weights are only asked for where values differ."""
    if len({item.statement.value for item in items}) == 1:
        return (items[0].statement.value,)
    said: dict[str, list[Recorded]] = {}
    for item in items if len({item.statement for item in items}) == len(items) else active(items):
        said.setdefault(item.statement.value, []).append(item)
    property_ = declared(kind_of(entity), prop)
    weights = {value: weigh(property_, said[value], sources) for value in sorted(said)}
    return tuple(sorted(weights, key=weights.__getitem__, reverse=True))


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

"""What the fold needs to know of sources: read off a source's own statements, and followed to its origin.

Owns SourceFacts as the index makes them. A source that repeats another has that one's origin; a chain is followed to
its end, a circle counts as one origin. What a member decided about an origin goes before what the source says. Never
grades anything itself.
"""

from collections.abc import Mapping, Sequence

import msgspec

from guvah.index.store import Store
from guvah.model.decisions import decisions
from guvah.model.fold import fold
from guvah.model.ids import kind_of
from guvah.model.record import SourceFacts
from guvah.model.statement import Recorded

_FACTS = frozenset({"origin", "official", "list_id"})
_GRADE = "review.reliability"
_ORIGIN = "review.origin"
_BEARING = _FACTS | {_GRADE, _ORIGIN, "retracts"}


class Own(msgspec.Struct, frozen=True, array_like=True, gc=False):
    """What is said of a source: `origin` as decided, else as stated, else itself; whether it is a list."""

    origin: str
    reliability: str = ""
    official: bool = False
    is_list: bool = False


class StoredFacts(dict[str, Own]):
    """What sources say of themselves, read from the file when first asked for."""

    def __init__(self, store: Store) -> None:
        super().__init__()
        self._store = store

    def get(self, source: str, default: Own | None = None) -> Own | None:  # type: ignore[override]
        """Return what a source says of itself, None where it said nothing."""
        if source not in self:
            query = "select origin, reliability, official, is_list from source where id = ?"
            for origin, reliability, official, is_list in self._store.execute(query, (source,)):
                self[source] = Own(origin, reliability, bool(official), bool(is_list))
        return super().get(source, default)


def own_facts(source: str, recorded: Sequence[Recorded]) -> Own:
    """Read off what a source's own statements say of it as a source."""
    bearing = [item for item in recorded if item.statement.prop in _BEARING]
    if not bearing:
        return Own(source)
    record = fold(source, [item for item in bearing if item.statement.prop != _GRADE], {})
    decided = decisions(bearing, source)
    graded, origin = decided.get(_GRADE), decided.get(_ORIGIN)
    return Own(
        origin=origin.value if origin else record.value("origin") or source,
        reliability=graded.value if graded else "",
        official=record.value("official") == "yes",
        is_list=bool(record.value("list_id")),
    )


def facts_of(source: str, known: Mapping[str, Own]) -> SourceFacts:
    """Return a source's facts with its origin followed to the end; one nothing was said about is its own origin."""
    own = known.get(source) or Own(source)
    return SourceFacts(source, kind_of(source), origin_of(source, known), own.reliability, own.official)


def origin_of(source: str, known: Mapping[str, Own]) -> str:
    """Return the origin at the end of the chain; of a circle the smallest id."""
    path = [source]
    while (own := known.get(path[-1])) is not None and own.origin != path[-1]:
        if own.origin in path:
            return min(path[path.index(own.origin) :])
        path.append(own.origin)
    return path[-1]

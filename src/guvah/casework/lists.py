"""The lists of an archive side by side: how many rows and persons each has, where it comes from, which look copied, and
how they overlap.

Owns reading them for these questions; never writes and never decides: an origin is decided by `origins.py`, who is who
by `link.py`. What is counted here is for the group's own work and names combinations of few people: it never leaves as
it is (the public's figures go through `insight`).
"""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations

from guvah.casework import subjects
from guvah.casework.at_hand import what_is_decided
from guvah.casework.matching import NOTHING_KEPT
from guvah.casework.proposing import kept_proposals
from guvah.casework.session import Session, Tick
from guvah.errors import BadInput, UserError
from guvah.linkage.copies import Verdict, copies
from guvah.linkage.decisions import DIFFERENT
from guvah.linkage.list_rows import in_key_order, rows_of
from guvah.linkage.overlap import Known, Overlap, by_origin, overlap
from guvah.linkage.proposals import LEAST
from guvah.linkage.row_links import Told, link_rows
from guvah.model.decisions import active

STRATA = ("sex", "decade", "place", "status")


@dataclass(frozen=True, slots=True)
class ListView:
    """One list. `origin` is the id of the source it goes back to, `origin_name` its list's name ('' where that is not
    here); both its own where nothing was said."""

    name: str
    source: str
    title: str
    rows: int
    persons: int
    origin: str
    origin_name: str


@dataclass(frozen=True, slots=True)
class Compared:
    """Two lists (by name) and whether they look copied; `one_origin`: they count as one already."""

    one: str
    other: str
    one_origin: bool
    verdict: Verdict


def lists(session: Session) -> tuple[ListView, ...]:
    """Return every list of the archive by name. Raises NotAllowed."""
    session.require("read")
    found = subjects.lists(session)
    facts = session.index.sources(found)
    views = [
        ListView(
            name=name,
            source=source,
            title=session.index.record(source).value("title"),
            rows=len(session.index.rows(source)),
            persons=sum(1 for _ in session.index.persons({"list": source})),
            origin=facts[source].origin,
            origin_name=found.get(facts[source].origin, ""),
        )
        for source, name in found.items()
    ]
    return tuple(sorted(views, key=lambda view: view.name))


def compare_lists(session: Session, names: Sequence[str] = (), tick: Tick | None = None) -> tuple[Compared, ...]:
    """Compare these lists of persons (all, where none is named) two by two. Raises NotAllowed, BadInput."""
    chosen = _chosen(session, names)
    records = frozenset(record for view in chosen for record in session.index.persons({"list": view.source}))
    order = {view.source: in_key_order(session.index.rows(view.source)) for view in chosen}
    told = _told(session, records, order, tick)
    spoken = {source for each in told for source in each.rows}
    origins = {source: fact.origin for source, fact in session.index.sources(spoken).items()}
    found = []
    for one, other in combinations(chosen, 2):
        repeating = [source for source, origin in origins.items() if origin in (one.origin, other.origin)]
        verdict = copies(link_rows(told, one.source, other.source, repeating), (one.rows, other.rows))
        found.append(Compared(one.name, other.name, one.origin == other.origin, verdict))
    return tuple(sorted(found, key=lambda each: (-each.verdict.bits, each.one, each.other)))


def count_overlap(
    session: Session,
    names: Sequence[str] = (),
    *,
    apart: bool = False,
    by: str = "",
    once: Collection[str] = (),
    samples: int = 0,
    seed: int = 0,
) -> Overlap:
    """Return how these lists of persons (all, where none is named) overlap, by what was decided, and by samples of
    what was not: of the pairs that the last whole comparison proposed.

    `apart`: lists of one origin are columns of their own. `by`: a facet of STRATA to count apart by. `once`: lists that
    name nobody twice. `samples`: how many, 0 for decisions only; the same `seed` (0 or more) draws the same.
    Raises NotAllowed, BadInput, UserError (samples, and nothing was compared yet).
    """
    chosen = _chosen(session, names)
    if by and by not in STRATA:
        raise BadInput(f"count apart by one of: {', '.join(STRATA)}")
    unknown = sorted(set(once) - {view.name for view in chosen})
    if unknown:
        raise BadInput(f"not among these lists: {', '.join(unknown)}")
    held = {view.name: frozenset(session.index.persons({"list": view.source})) for view in chosen}
    decided = what_is_decided(session)
    known = Known(
        lists=held,
        columns={} if apart else by_origin({view.name: view.origin for view in chosen}),
        joined=tuple(decided.groups.members.values()),
        different=[pair for pair, each in decided.held.items() if each.verdict == DIFFERENT],
        once=once,
        strata=_strata(session, by),
    )
    return overlap(known, _proposed(session) if samples else (), samples, seed)


def _proposed(session: Session) -> list[tuple[str, str, float]]:
    """Return the pairs that the last whole comparison proposed, with the probability that they are one person."""
    with kept_proposals(session) as kept:
        if kept.run() is None:
            raise UserError(NOTHING_KEPT)
        return [(pair.one, pair.other, pair.probability) for pair in kept.pairs(LEAST)]


def _chosen(session: Session, names: Sequence[str]) -> list[ListView]:
    """Return the lists of these names in their order; without names every list that names persons."""
    every = {view.source: view for view in lists(session)}
    named = [every[subjects.find_list(session, name)] for name in dict.fromkeys(names)]
    chosen = named or [view for view in every.values() if view.persons]
    if len(chosen) < 2:
        raise BadInput("this compares lists: there must be two of them, or more")
    return chosen


def _strata(session: Session, facet: str) -> Mapping[str, str]:
    if not facet:
        return {}
    words = (word for word in session.index.facets()[facet] if word)
    return {person: word for word in words for person in session.index.persons({facet: word})}


def _told(
    session: Session, records: frozenset[str], order: Mapping[str, Mapping[str, int]], tick: Tick | None
) -> list[Told]:
    """Return what is told of each record, and of whoever was decided to be the same person."""
    groups = what_is_decided(session).groups
    joined = {member for group in groups.members.values() for member in group if not records.isdisjoint(group)}
    everybody = sorted(joined.union(records))
    told = []
    for done, record in enumerate(everybody, 1):
        standing = [one.statement for one in active(session.index.recorded(record))]
        told.append(Told(groups.canonical(record), rows_of(standing, order)))
        if tick is not None and done % 200 == 0:
            tick(done, len(everybody))
    return told

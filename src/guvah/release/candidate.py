"""One person or facility, from recordings to a candidate: sifted, folded, shaped.

Owns the step whose digest is what was approved: a candidate depends on nothing but this record and its sources as an
approval saw them, not on what else is public. Never approves anything.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from guvah.model.fold import fold
from guvah.model.ids import is_id, public_id
from guvah.model.record import Record, SourceFacts
from guvah.model.statement import Recorded
from guvah.model.status import status
from guvah.release.citing import cited_sources, describe_source, number_sources, quotes_of, renumbered
from guvah.release.cut import Cut
from guvah.release.released import ReleasedFacility, ReleasedPerson, ReleasedQuote, ReleasedRelation, ReleasedSource
from guvah.release.shaping import (
    Keys,
    birth_year,
    facility_place,
    last_place,
    relation_targets,
    shape_episodes,
    shape_fields,
    shape_names,
    shown_place,
)
from guvah.release.sifting import Occasion, Sieve, Sifted, StaysBack
from guvah.release.sources import Sight, Sources

PLACES = ("origin_place", "residence", "birth_place")
Facts = Mapping[str, SourceFacts]


@dataclass(frozen=True, slots=True)
class Candidate:
    """What may be shown of a root on one occasion, None where no name may be.

    `keys` says how each source is called, `links` finds the full id behind each public one that is named, `back` is
    what stays and why. `origins` gives each source (by its key) the same word as the others of its origin. `told` is
    what the page is made of: who passed through which sieve.
    """

    root: str
    shown: ReleasedPerson | ReleasedFacility | None
    keys: Keys
    links: Mapping[str, str]
    back: tuple[StaysBack, ...]
    origins: Mapping[str, str]
    told: tuple["Told", ...] = ()


@dataclass(frozen=True, slots=True)
class Told:
    """One record as it passed the gate. `keys` are the handles its sources were approved with, `cut` what they saw."""

    root: str
    sieve: Sieve
    sifted: Sifted
    keys: Keys
    cut: Cut | None


def candidate(
    root: str,
    recorded: Sequence[Recorded],
    sources: Sources,
    occasion: Occasion,
    *,
    keys: Keys | None = None,
    same: Iterable[str] = (),
) -> Candidate:
    """Return what may be shown of a person or facility; `keys` keeps the handles its sources were approved with.

    `same` are the records (full ids) that it is decided to be the same as: they are part of what is approved.
    """
    sieve = Sieve(recorded, sources, occasion)
    sifted = sieve.sift()
    record = fold(root, sifted.passed, sifted.facts)
    if "name" not in record.fields:
        return Candidate(root, None, {}, {}, sifted.back, {})
    cited = cited_sources(record)
    given = keys or number_sources(cited, sieve)
    kept = {source: key for source, key in given.items() if source in cited}
    told = (Told(root, sieve, sifted, given, occasion.sight.cut),)
    shown = replace(_shaped(record, kept, told, sifted.facts), same=tuple(map(public_id, same)))
    return Candidate(root, shown, kept, _links(record), sifted.back, _origins(kept, sifted.facts), told)


def together(found: Sequence[Candidate], sources: Sources) -> Candidate:
    """Return several records, each as it may be shown, as one page under the first: folded again over all of them.

    Tiers, conflicts and shown values follow from everybody's sources; a source two of them cite is one source, and two
    sources are of one origin where any of the approvals saw them so, or they were found so since.
    """
    told = tuple(one for each in found for one in each.told)
    roots = tuple(one.root for one in told)
    passed = [item for one in told for item in one.sifted.passed]
    facts = sources.of_one_origin(
        {source: known for one in reversed(told) for source, known in one.sifted.facts.items()},
        [Sight(one.cut, False) for one in told],
    )
    record = fold(roots[0], passed, facts, roots[1:])
    cited = cited_sources(record)
    keys = {source: key for source, key in renumbered(one.keys for one in told).items() if source in cited}
    shown = replace(_shaped(record, keys, told, facts), same=tuple(map(public_id, roots[1:])))
    return Candidate(roots[0], shown, keys, _links(record), (), _origins(keys, facts), told)


def _origins(keys: Keys, facts: Facts) -> dict[str, str]:
    return {key: facts[source].origin for source, key in keys.items()}


def _shaped(record: Record, keys: Keys, told: Sequence[Told], facts: Facts) -> ReleasedPerson | ReleasedFacility:
    return _facility(record, keys, told) if record.kind == "fac" else _person(record, keys, told, facts)


def _person(record: Record, keys: Keys, told: Sequence[Told], facts: Facts) -> ReleasedPerson:
    how = status(record)
    episodes = shape_episodes(record, keys)
    roots = {one.root for one in told}
    return ReleasedPerson(
        id=public_id(record.id),
        names=shape_names(record),
        status=how.word if episodes else "",
        status_detail=how.detail,
        last_news=how.last_news,
        sex=record.value("sex"),
        birth_year=birth_year(record),
        place=shown_place(record, PLACES) or last_place(record),
        tier=_tier(facts[source] for source in keys),
        fields=shape_fields(record, keys),
        episodes=episodes,
        relations=tuple(
            ReleasedRelation(word, public_id(to), "") for word, to in relation_targets(record) if to not in roots
        ),
        quotes=tuple(dict.fromkeys(_quotes(keys, told))),
        sources=_described(keys, told),
        changes=(),
    )


def _facility(record: Record, keys: Keys, told: Sequence[Told]) -> ReleasedFacility:
    return ReleasedFacility(
        id=public_id(record.id),
        names=shape_names(record),
        place=facility_place(record),
        fields=shape_fields(record, keys),
        sources=_described(keys, told),
        people=(),
    )


def _first(source: str, told: Iterable[Told]) -> Told:
    """Return the first record that a source is cited on."""
    return next(one for one in told if source in one.sifted.facts)


def _described(keys: Keys, told: Sequence[Told]) -> tuple[ReleasedSource, ...]:
    """Describe each source as the first record that cites it does."""
    tellers = ((source, key, _first(source, told)) for source, key in keys.items())
    return tuple(describe_source(source, key, one.root, one.sieve) for source, key, one in tellers)


def _quotes(keys: Keys, told: Sequence[Told]) -> Iterator[ReleasedQuote]:
    for source, key in keys.items():
        for one in told:
            if source in one.sifted.facts:
                yield from quotes_of(source, key, one.sieve)


def _tier(facts: Iterable[SourceFacts]) -> str:
    """Return how a person is known of: from an official document, or from how many independent origins."""
    known = tuple(facts)
    if any(source.official for source in known):
        return "documented"
    return "corroborated" if len({source.origin for source in known}) > 1 else "single origin"


def _links(record: Record) -> dict[str, str]:
    facilities = (
        claim.value
        for one in record.owned
        if one.kind == "epi" and "facility" in one.fields
        for claim in one.fields["facility"].claims
    )
    people = (to for _, to in relation_targets(record))
    return {public_id(entity): entity for entity in (*facilities, *people) if is_id(entity)}

"""One person or facility, from recordings to a candidate: sifted, folded, shaped.

Owns the step whose digest is what was approved: a candidate depends on nothing but this record and its sources as an
approval saw them, not on what else is public. Never approves anything.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from guvah.model.fold import fold
from guvah.model.ids import is_id, public_id
from guvah.model.record import Record, SourceFacts
from guvah.model.statement import Recorded
from guvah.model.status import status
from guvah.release.citing import cited_sources, describe_source, number_sources, quotes_of
from guvah.release.released import ReleasedFacility, ReleasedPerson, ReleasedRelation
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
from guvah.release.sifting import Occasion, Sieve, StaysBack
from guvah.release.sources import Sources

PLACES = ("origin_place", "residence", "birth_place")


@dataclass(frozen=True, slots=True)
class Candidate:
    """What may be shown of a root on one occasion, None where no name may be.

    `keys` says how each source is called, `links` finds the full id behind each public one that is named, `back` is
    what stays and why. `origins` gives each source (by its key) the same word as the others of its origin.
    """

    root: str
    shown: ReleasedPerson | ReleasedFacility | None
    keys: Keys
    links: Mapping[str, str]
    back: tuple[StaysBack, ...]
    origins: Mapping[str, str]


def candidate(
    root: str, recorded: Sequence[Recorded], sources: Sources, occasion: Occasion, keys: Keys | None = None
) -> Candidate:
    """Return what may be shown of a person or facility; `keys` keeps the handles its sources were approved with."""
    sieve = Sieve(recorded, sources, occasion)
    sifted = sieve.sift()
    record = fold(root, sifted.passed, sifted.facts)
    if "name" not in record.fields:
        return Candidate(root, None, {}, {}, sifted.back, {})
    cited = cited_sources(record)
    keys = {source: key for source, key in keys.items() if source in cited} if keys else number_sources(cited, sieve)
    shown = _facility(record, keys, sieve) if record.kind == "fac" else _person(record, keys, sieve, sifted.facts)
    origins = {key: sifted.facts[source].origin for source, key in keys.items()}
    return Candidate(root, shown, keys, _links(record), sifted.back, origins)


def _person(record: Record, keys: Keys, sieve: Sieve, facts: Mapping[str, SourceFacts]) -> ReleasedPerson:
    how = status(record)
    episodes = shape_episodes(record, keys)
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
        relations=tuple(ReleasedRelation(word, public_id(to), "") for word, to in relation_targets(record)),
        quotes=tuple(quote for source, key in keys.items() for quote in quotes_of(source, key, sieve)),
        sources=tuple(describe_source(source, key, record.id, sieve) for source, key in keys.items()),
        changes=(),
    )


def _facility(record: Record, keys: Keys, sieve: Sieve) -> ReleasedFacility:
    return ReleasedFacility(
        id=public_id(record.id),
        names=shape_names(record),
        place=facility_place(record),
        fields=shape_fields(record, keys),
        sources=tuple(describe_source(source, key, record.id, sieve) for source, key in keys.items()),
        people=(),
    )


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

"""Joining a candidate to what else is released: names of the people and places it links to, and its history.

Owns dropping every link to a person or facility that is not public, and whatever only that link showed. Never adds
anything about the record itself: that was approved as it is.
"""

import dataclasses
from collections.abc import Callable, Iterable, Mapping

from guvah.release.released import (
    ReleasedChange,
    ReleasedClaim,
    ReleasedEpisode,
    ReleasedField,
    ReleasedName,
    ReleasedPerson,
    ReleasedSource,
)

Names = tuple[ReleasedName, ...]
NamesOf = Callable[[str], Names | None]
_FACILITY = "facility"


def join(
    person: ReleasedPerson,
    links: Mapping[str, str],
    person_names: NamesOf,
    facility_names: NamesOf,
    changes: Iterable[ReleasedChange],
) -> ReleasedPerson:
    """Return the person as shown. The two functions give the names of a full id where that is released, else None."""
    relations = tuple(
        dataclasses.replace(relation, name=names[0].text, names=names)
        for relation in person.relations
        if (names := person_names(links[relation.person])) is not None
    )
    episodes = tuple(_episode(episode, links, facility_names) for episode in person.episodes)
    joined = dataclasses.replace(person, episodes=episodes, relations=relations, changes=tuple(changes))
    return dataclasses.replace(joined, sources=_still_cited(joined))


def _episode(episode: ReleasedEpisode, links: Mapping[str, str], facility_names: NamesOf) -> ReleasedEpisode:
    if not any(field.prop == _FACILITY for field in episode.fields):
        return episode
    fields = (_named(field, links, facility_names) if field.prop == _FACILITY else field for field in episode.fields)
    return dataclasses.replace(episode, fields=tuple(field for field in fields if field.claims))


def _named(field: ReleasedField, links: Mapping[str, str], facility_names: NamesOf) -> ReleasedField:
    claims = tuple(
        dataclasses.replace(claim, words=names[0].text, names=names)
        for claim in field.claims
        if (names := facility_names(links.get(claim.value, ""))) is not None
    )
    if len(claims) > 1:
        return dataclasses.replace(field, claims=claims)
    return dataclasses.replace(field, claims=claims, contested=False, rule="only")


def _still_cited(person: ReleasedPerson) -> tuple[ReleasedSource, ...]:
    cited = {key for claim in claims_of(person) for key in claim.sources} | {quote.source for quote in person.quotes}
    return tuple(source for source in person.sources if source.key in cited)


def claims_of(person: ReleasedPerson) -> Iterable[ReleasedClaim]:
    """Yield every claim on a person's page."""
    for field in (*person.fields, *(field for episode in person.episodes for field in episode.fields)):
        yield from field.claims


def facilities_of(person: ReleasedPerson) -> Iterable[str]:
    """Yield the public ids of the facilities a person is said to have been held in."""
    for episode in person.episodes:
        for field in episode.fields:
            if field.prop == _FACILITY:
                yield from (claim.value for claim in field.claims)

"""Joining a candidate to what else is released: names of the people and places it links to, and its history.

Owns dropping every link to a person or facility that is not public, and whatever only that link showed; a link to one
that is shown under another id leads there. Never adds anything about the record itself: that was approved as it is.
"""

import dataclasses
from collections.abc import Callable, Iterable, Mapping
from typing import NamedTuple

from guvah.release.released import (
    ReleasedChange,
    ReleasedClaim,
    ReleasedEpisode,
    ReleasedField,
    ReleasedName,
    ReleasedPerson,
    ReleasedSource,
)


class Named(NamedTuple):
    """Under which public id somebody or something is shown, and its names there."""

    id: str
    names: tuple[ReleasedName, ...]


NamedOf = Callable[[str], Named | None]
_FACILITY = "facility"


def join(
    person: ReleasedPerson,
    links: Mapping[str, str],
    person_named: NamedOf,
    facility_named: NamedOf,
    changes: Iterable[ReleasedChange],
) -> ReleasedPerson:
    """Return the person as shown. The two functions say how a full id is shown where that is released, else None."""
    relations = (
        dataclasses.replace(relation, person=named.id, name=named.names[0].text, names=named.names)
        for relation in person.relations
        if (named := person_named(links[relation.person])) is not None and named.id != person.id
    )
    episodes = tuple(_episode(episode, links, facility_named) for episode in person.episodes)
    joined = dataclasses.replace(
        person, episodes=episodes, relations=tuple(dict.fromkeys(relations)), changes=tuple(changes)
    )
    return dataclasses.replace(joined, sources=_still_cited(joined))


def _episode(episode: ReleasedEpisode, links: Mapping[str, str], facility_named: NamedOf) -> ReleasedEpisode:
    if not any(field.prop == _FACILITY for field in episode.fields):
        return episode
    fields = (_named(field, links, facility_named) if field.prop == _FACILITY else field for field in episode.fields)
    return dataclasses.replace(episode, fields=tuple(field for field in fields if field.claims))


def _named(field: ReleasedField, links: Mapping[str, str], facility_named: NamedOf) -> ReleasedField:
    claims: dict[str, ReleasedClaim] = {}
    for claim in field.claims:
        named = facility_named(links.get(claim.value, ""))
        if named is not None:
            held = claims.get(named.id)
            sources = dict.fromkeys((*(held.sources if held else ()), *claim.sources))
            claims[named.id] = dataclasses.replace(
                held or claim, value=named.id, words=named.names[0].text, names=named.names, sources=tuple(sources)
            )
    if len(claims) > 1:
        return dataclasses.replace(field, claims=tuple(claims.values()))
    return dataclasses.replace(field, claims=tuple(claims.values()), contested=False, rule="only")


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

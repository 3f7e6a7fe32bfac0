"""A person as a line in a list: the little that lists, filters, counts and links need of everyone at once.

Owns the card and what a card is filtered by. A card is kept in memory for every person of a build while the persons
themselves stream by; it holds nothing that is not on the person's page.
"""

import zlib
from collections.abc import Iterable, Iterator
from hashlib import sha256

import msgspec

from guvah.release.released import ReleasedName, ReleasedPerson, ReleasedPlace, ReleasedSource
from guvah.site import paths
from guvah.site.catalog import LANGUAGES
from guvah.site.dates import first_year
from guvah.site.labels import name_key
from guvah.site.summary import status_details, taken_on

# What a list can be filtered by, in the order shown; each value of each gets its own pages.
DIMENSIONS = ("status", "place", "taken", "sex", "born")
FACILITY = "facility"  # the property that names a place of detention by its public id
PAGE_AVERAGE = 40  # one person in so many may begin a page of a list
_PLACE_LANGUAGES = frozenset({*LANGUAGES, "ug-Latn"})


Published = tuple[str, str, str, str, str, str, str]
"""A published source: public id, kind, title, publisher, date, address, licence."""


class Card(msgspec.Struct, frozen=True, array_like=True, gc=False):
    """One person in lists. `digest` is of everything released; `refers` are the other pages that the page links to,
    `same` the other public ids that lead to it.

    `key` orders lists; `starts_page` says that a long list may begin a page here.
    """

    id: str
    digest: bytes
    key: str
    starts_page: bool
    names: tuple[ReleasedName, ...]
    status: str
    details: tuple[ReleasedName, ...]
    last_news: str
    sex: str
    birth_year: str
    place: ReleasedPlace | None
    taken: str
    changed: str
    refers: tuple[str, ...]
    sources: tuple[Published, ...]
    same: tuple[str, ...] = ()

    def values(self) -> Iterator[tuple[str, str]]:
        """Yield (dimension, value) for each filter this person is found under."""
        if self.status:
            yield "status", self.status
        if self.place and (slug := place_slug(self.place)):
            yield "place", slug
        if self.taken:
            yield "taken", self.taken
        if self.sex:
            yield "sex", self.sex
        if self.birth_year:
            yield "born", f"{self.birth_year[:3]}0"


def card_of(person: ReleasedPerson, digest: bytes) -> Card:
    """Return a person's card; `digest` is of the person's whole released record."""
    known = paths.public(person.id)
    return Card(
        known,
        digest,
        name_key(person.names),
        zlib.crc32(known.encode()) % PAGE_AVERAGE == 0,
        person.names,
        person.status,
        status_details(person),
        person.last_news,
        person.sex,
        first_year(person.birth_year),
        _only_read(person.place) if person.place else None,
        first_year(taken_on(person)),
        max((change.date for change in person.changes), default=""),
        (*facilities_of(person), *(link.person for link in person.relations)),
        published_of(person.sources),
        tuple(map(paths.public, person.same)),
    )


def published_of(sources: Iterable[ReleasedSource]) -> tuple[Published, ...]:
    """Return those of a page's sources that are published under a title."""
    return tuple(
        (source.id, source.kind, source.title, source.publisher, source.date, source.url, source.licence)
        for source in sources
        if source.id
    )


def _only_read(place: ReleasedPlace) -> ReleasedPlace:
    """Leave out the names of a place in languages that no list is in."""
    return ReleasedPlace(place.words, place.code, tuple(name for name in place.names if name[0] in _PLACE_LANGUAGES))


def facilities_of(person: ReleasedPerson) -> Iterator[str]:
    """Yield the public ids of facilities that this person's fields name."""
    everything = (person.fields, *(episode.fields for episode in person.episodes))
    for fields in everything:
        for field in fields:
            if field.prop == FACILITY:
                yield from (claim.value for claim in field.claims)


def place_slug(place: ReleasedPlace) -> str:
    """Return the folder name of a place: its gazetteer code, else a short digest of its words, '' for no place."""
    if place.code:
        return place.code.lower() if place.code.isalnum() and place.code.isascii() else _digest(place.code)
    return _digest(" ".join(place.words.casefold().split())) if place.words.strip() else ""


def _digest(words: str) -> str:
    return "p" + sha256(words.encode()).hexdigest()[:10]

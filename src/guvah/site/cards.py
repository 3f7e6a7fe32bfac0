"""A person as a line in a list: the little that lists, filters, counts and links need of everyone at once.

Owns the card and what a card is filtered by. A card is kept in memory for every person of a build while the persons
themselves stream by; it holds nothing that is not on the person's page.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from hashlib import sha256

from guvah.release.released import ReleasedName, ReleasedPerson, ReleasedPlace, ReleasedSource
from guvah.site import paths
from guvah.site.dates import first_year
from guvah.site.labels import name_key
from guvah.site.summary import taken_on

# What a list can be filtered by, in the order shown; each value of each gets its own pages.
DIMENSIONS = ("status", "place", "taken", "sex", "born")


@dataclass(frozen=True, slots=True)
class Card:
    """One person in lists. `digest` is of everything released; `refers` are the other pages that the page links to."""

    id: str
    digest: bytes
    key: str
    names: tuple[ReleasedName, ...]
    status: str
    status_detail: str
    last_news: str
    sex: str
    birth_year: str
    place: ReleasedPlace | None
    taken: str
    changed: str
    refers: tuple[str, ...]
    sources: tuple[ReleasedSource, ...]

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


def card_of(person: ReleasedPerson, encoded: bytes) -> Card:
    """Return a person's card; `encoded` is the person's whole released record as bytes."""
    return Card(
        paths.public(person.id),
        sha256(encoded).digest(),
        name_key(person.names),
        person.names,
        person.status,
        person.status_detail,
        person.last_news,
        person.sex,
        first_year(person.birth_year),
        person.place,
        first_year(taken_on(person)),
        max((change.date for change in person.changes), default=""),
        (*facilities_of(person), *(link.person for link in person.relations)),
        tuple(source for source in person.sources if source.kind != "tes"),
    )


def facilities_of(person: ReleasedPerson) -> Iterator[str]:
    """Yield the public ids of facilities that this person's fields name."""
    everything = (person.fields, *(episode.fields for episode in person.episodes))
    for fields in everything:
        for field in fields:
            if field.prop == "facility":
                yield from (claim.value for claim in field.claims)


def place_slug(place: ReleasedPlace) -> str:
    """Return the folder name of a place: its gazetteer code, else a short digest of its words, '' for no place."""
    if place.code:
        return place.code.lower() if place.code.isalnum() and place.code.isascii() else _digest(place.code)
    return _digest(" ".join(place.words.casefold().split())) if place.words.strip() else ""


def _digest(words: str) -> str:
    return "p" + sha256(words.encode()).hexdigest()[:10]

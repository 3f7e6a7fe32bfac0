"""People as they stream by: each is encoded, compared with the last build, and put on the shelf if it changed.

Owns the one pass over everybody: cards for lists, slices for downloads, and the pages of those who changed. Nobody is
kept in memory beyond a card. Never decides what is released; but whatever it was given, it leaves out a link to someone
or to a place that is not part of this release, because a dead link with a name on it is a leak.
"""

import dataclasses
from collections.abc import Callable, Iterable, Mapping, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass

import msgspec
from msgspec import structs

from guvah.errors import HostileInput
from guvah.release.record import encoded, fingerprint
from guvah.release.released import ReleasedField, ReleasedPerson
from guvah.site import ftm, paths, table
from guvah.site.cards import FACILITY, Card, card_of
from guvah.site.folder import Folder
from guvah.site.labels import Labels
from guvah.site.memory import Remembered
from guvah.site.press import Press
from guvah.site.shelf import Shape, Shelf

JSON = Shape("data/people.json", b"[\n", b",\n", b"\n]\n")
CSV = Shape("data/people.csv", table.header(), b"", b"")
FTM = Shape("data/people.ftm.json", b"", b"", b"")
SHAPES = (JSON, CSV, FTM)

Tick = Callable[[int, int], None]
_DECODER = msgspec.json.Decoder(ReleasedPerson)


@dataclass(frozen=True, slots=True)
class Shelves:
    """The slices of the three downloads."""

    records: Shelf
    rows: Shelf
    entities: Shelf

    def lengths(self, public_id: str) -> tuple[int, int, int]:
        """Return the lengths of a person's slices."""
        return self.records.length(public_id), self.rows.length(public_id), self.entities.length(public_id)

    def have_old(self, public_id: str) -> bool:
        """Say whether all three slices of the last build can be used again."""
        return all(shelf.has_old(public_id) for shelf in (self.records, self.rows, self.entities))


@dataclass(frozen=True, slots=True)
class Tools:
    """What a person's files are made with."""

    shelves: Shelves
    presses: Sequence[Press]
    folder: Folder
    english: Labels


def read(
    people: Iterable[ReleasedPerson], shelves: Shelves, before: Mapping[str, Remembered], tick: Tick, total: int
) -> dict[str, Card]:
    """Read everybody once: keep a card each, and the record of whoever differs from the last build.

    A person who did not change keeps the very card of the last build. Raises HostileInput where two persons have one
    public id.
    """
    cards: dict[str, Card] = {}
    for count, person in enumerate(people, start=1):
        if person.id in cards:
            raise HostileInput("two released persons have the same public id; the site was not built")
        record = encoded(person)
        digest = fingerprint(record)
        old = before.get(person.id)
        if old is not None and old.whole and old.card.digest == digest and shelves.have_old(person.id):
            cards[person.id] = old.card
        else:
            cards[person.id] = card_of(person, digest)
            shelves.records.add(person.id, record)
        if count % 256 == 0:
            tick(count, max(total, count))
    return cards


def write_all(
    cards: Mapping[str, Card], places: AbstractSet[str], moved: AbstractSet[str], tools: Tools, tick: Tick
) -> dict[str, Remembered]:
    """Write the files of everybody who changed, or whose page links to a page that came or went (`moved`).

    `places` are the public ids of all facilities. Returns what to remember of each, in the order of their ids.
    """
    remembered = {}
    released = cards.keys() | places
    for count, public_id in enumerate(sorted(cards), start=1):
        card = cards[public_id]
        known = Remembered(card, True, (0, 0, 0))
        as_before = not tools.shelves.records.has_new(public_id) and moved.isdisjoint(card.refers)
        if not (as_before and _keep(public_id, tools)):
            known = _write(card, released, tools)
        remembered[public_id] = structs.replace(known, lengths=tools.shelves.lengths(public_id))
        if count % 64 == 0:
            tick(count, len(cards))
    return remembered


def _write(card: Card, released: AbstractSet[str], tools: Tools) -> Remembered:
    """Write a person's pages and JSON file, and put the slices for the downloads on their shelves."""
    shelves = tools.shelves
    person = _DECODER.decode(shelves.records.get(card.id))
    whole = all(other in released for other in card.refers)
    if not whole:
        person = _without_unreleased(person, released)
        card = structs.replace(card, refers=tuple(other for other in card.refers if other in released))
    record = encoded(person)
    shelves.records.add(card.id, record)
    shelves.rows.add(card.id, table.row(person))
    shelves.entities.add(card.id, ftm.person_lines(person, tools.english))
    tools.folder.put(paths.person_record(card.id), record + b"\n")
    for press in tools.presses:
        tools.folder.put(paths.person_page(press.language, card.id), press.person(person))
    return Remembered(card, whole, (0, 0, 0))


def _without_unreleased(person: ReleasedPerson, released: AbstractSet[str]) -> ReleasedPerson:
    """Leave out relations to people, and places of detention, that are not part of this release."""

    def kept(fields: tuple[ReleasedField, ...]) -> tuple[ReleasedField, ...]:
        found = []
        for field in fields:
            claims = tuple(claim for claim in field.claims if field.prop != FACILITY or claim.value in released)
            contested = field.contested and len(claims) > 1
            if claims:
                found.append(dataclasses.replace(field, claims=claims, contested=contested))
        return tuple(found)

    return dataclasses.replace(
        person,
        relations=tuple(link for link in person.relations if link.person in released),
        fields=kept(person.fields),
        episodes=tuple(dataclasses.replace(episode, fields=kept(episode.fields)) for episode in person.episodes),
    )


def _keep(public_id: str, tools: Tools) -> bool:
    """Keep a person's files as the last build left them; False where one of them is gone."""
    kept = [tools.folder.keep(paths.person_page(press.language, public_id)) for press in tools.presses]
    return tools.folder.keep(paths.person_record(public_id)) and all(kept)

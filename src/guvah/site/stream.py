"""People as they stream by: the pages of each are written, and what lists and downloads need of them is put aside.

Owns the one pass over those who changed, and what becomes of the others' files. Nobody is
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


def write_changed(
    people: Iterable[ReleasedPerson], released: AbstractSet[str], tools: Tools, tick: Tick, total: int
) -> dict[str, Remembered]:
    """Write the files of people as they stream by, and their slices of the downloads; return what to remember of each.

    `released` are the public ids of everybody and every place of this release. Raises HostileInput where two persons
    have one public id, or one is not of this release.
    """
    found: dict[str, Remembered] = {}
    for count, person in enumerate(people, start=1):
        if person.id in found:
            raise HostileInput("two released persons have the same public id; the site was not built")
        if person.id not in released:
            raise HostileInput("somebody was given who is not said to be released; the site was not built")
        found[person.id] = _write(person, released, tools)
        if count % 64 == 0:
            tick(count, max(total, count))
    return found


def write_others(
    cards: Mapping[str, Card], released: AbstractSet[str], moved: AbstractSet[str], tools: Tools
) -> dict[str, Remembered]:
    """Keep the files of people who did not change; write those that are gone or link to a page that came or went.

    `moved` are the public ids of such pages. Returns what to remember of each.
    """
    found: dict[str, Remembered] = {}
    for public_id, card in cards.items():
        if moved.isdisjoint(card.refers) and _keep(public_id, tools):
            found[public_id] = Remembered(card, True, tools.shelves.lengths(public_id))
        else:
            found[public_id] = _write(_DECODER.decode(tools.shelves.records.get(public_id)), released, tools)
    return found


def _write(person: ReleasedPerson, released: AbstractSet[str], tools: Tools) -> Remembered:
    """Write a person's pages and JSON file, and put the slices for the downloads on their shelves."""
    shelves = tools.shelves
    record = encoded(person)
    card = card_of(person, fingerprint(record))
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
    return Remembered(card, whole, shelves.lengths(card.id))


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

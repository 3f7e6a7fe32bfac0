"""People as they stream by: each is encoded, compared with the last build, and put on the shelf if it changed.

Owns the one pass over everybody: cards for lists, slices for downloads, and the pages of those who changed. Nobody is
kept in memory beyond a card. Never decides what is released; but it does leave out a link to someone who is not part of
this release, whatever it was given, because a dead link with a name on it is a leak.
"""

import dataclasses
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from hashlib import sha256

import msgspec

from guvah.errors import HostileInput
from guvah.release.released import ReleasedPerson
from guvah.site import ftm, paths, table
from guvah.site.cards import Card, card_of
from guvah.site.folder import Folder
from guvah.site.labels import Labels
from guvah.site.press import Press
from guvah.site.shelf import Shape, Shelf

JSON = Shape("data/people.json", b"[\n", b",\n", b"\n]\n")
CSV = Shape("data/people.csv", table.header(), b"", b"")
FTM = Shape("data/people.ftm.json", b"", b"", b"")
SHAPES = (JSON, CSV, FTM)

Tick = Callable[[int, int], None]
_ENCODER = msgspec.json.Encoder()
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
    people: Iterable[ReleasedPerson], shelves: Shelves, known: Mapping[str, str], tick: Tick, total: int
) -> dict[str, Card]:
    """Read everybody once: keep a card each, and the record of whoever differs from the last build (`known` digests).

    Raises HostileInput where two persons have one public id.
    """
    cards: dict[str, Card] = {}
    for count, person in enumerate(people, start=1):
        encoded = _ENCODER.encode(person)
        card = card_of(person, encoded)
        if card.id in cards:
            raise HostileInput("two released persons have the same public id; the site was not built")
        cards[card.id] = card
        if known.get(card.id) != card.digest.hex() or not shelves.have_old(card.id):
            shelves.records.add(card.id, encoded)
        if count % 256 == 0:
            tick(count, max(total, count))
    return cards


def page_digest(card: Card, known: frozenset[str], made: str) -> str:
    """Return the digest of everything a person's page is made from, the existence of linked pages included."""
    found = sha256(made.encode() + card.digest)
    for other in card.refers:
        found.update(f"{other}{other in known}".encode())
    return found.hexdigest()


def write_person(card: Card, people: frozenset[str], tools: Tools) -> bool:
    """Write a person's pages and JSON file, and put the slices for the downloads on their shelves.

    Returns False where a relation to someone who is not part of this release was left out: such a record is not
    remembered as seen, so that the next build looks at it again.
    """
    shelves = tools.shelves
    person = _DECODER.decode(shelves.records.get(card.id))
    relations = tuple(link for link in person.relations if link.person in people)
    whole = len(relations) == len(person.relations)
    if not whole:
        person = dataclasses.replace(person, relations=relations)
    encoded = _ENCODER.encode(person)
    shelves.records.add(card.id, encoded)
    shelves.rows.add(card.id, table.row(person))
    shelves.entities.add(card.id, ftm.person_lines(person, tools.english))
    tools.folder.put(paths.person_record(card.id), encoded + b"\n")
    for press in tools.presses:
        tools.folder.put(paths.person_page(press.language, card.id), press.person(person))
    return whole


def keep_person(card: Card, tools: Tools) -> bool:
    """Keep a person's files as the last build left them; False where one of them is gone."""
    kept = [tools.folder.keep(paths.person_page(press.language, card.id)) for press in tools.presses]
    return tools.folder.keep(paths.person_record(card.id)) and all(kept)

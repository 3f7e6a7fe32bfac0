"""Building the site: the people who changed, then the pages that changed with them, then what is no longer true goes.

Owns the order of a build. Given the same released values it writes the same bytes; given one changed person it writes
that person's pages and the lists, figures and search files that person is in, and nothing else. A person who is not
given again is gone from every file when it returns. See ARCHITECTURE.md.
"""

import gc
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path
from typing import Protocol

from guvah.errors import HostileInput
from guvah.release.released import ReleasedArchive, ReleasedFacility, ReleasedPerson
from guvah.site import assets, front, ftm, list_pages, moved, paths, places, stream
from guvah.site.cards import Card
from guvah.site.catalog import LANGUAGES
from guvah.site.finding import write_search
from guvah.site.folder import Folder, open_folder
from guvah.site.labels import labels
from guvah.site.lists import by_value, ordered
from guvah.site.memory import Memory, Remembered
from guvah.site.press import Press, press
from guvah.site.shelf import Shelf
from guvah.site.stream import Shelves, Tick

OWN_FOLDERS = frozenset({*LANGUAGES, "data", "style", "search"})


@dataclass(frozen=True, slots=True)
class SiteReport:
    """What a build did to the files of the site."""

    written: int
    unchanged: int
    removed: int


class Everybody(Protocol):
    """All released people, of whom only those are read that a site does not have yet (guvah.release.renewal)."""

    @property
    def ids(self) -> Collection[str]:
        """Return the public ids of everybody released."""

    def people(self, known: Mapping[str, bytes]) -> Iterator[ReleasedPerson]:
        """Yield everybody whose record is not the one known under their public id, by its fingerprint."""


def build_site(
    out: Path,
    archive: ReleasedArchive,
    everybody: Everybody,
    facilities: Iterable[ReleasedFacility],
    *,
    languages: Sequence[str] = LANGUAGES,
    progress: Tick | None = None,
) -> SiteReport:
    """Make the folder `out` be the site of exactly these released values, reading only the people it does not have yet.

    People are read once and may be more than memory holds. `progress` is called with (done, total).

    Raises UserError where the folder is something else, Busy where another build is at work, Unavailable where the disk
    is full, HostileInput where a released value could not have passed the gate.
    """
    tick = progress or (lambda _done, _total: None)
    ids = frozenset(everybody.ids)
    with _open(out, archive, facilities, tuple(languages)) as build:
        had = {
            key: one.card
            for key, one in build.before.people.items()
            if key in ids and one.whole and build.shelves.have_old(key)
        }
        changed = everybody.people({key: card.digest for key, card in had.items()})
        build.remembered = _write_people(build, ids, had, changed, tick)
        return _finish(build)


@dataclass(slots=True)
class _Build:
    """What one build knows as it goes along. `before` is empty where the last build cannot be built upon."""

    folder: Folder
    before: Memory
    shelves: Shelves
    archive: ReleasedArchive
    facilities: list[ReleasedFacility]
    presses: list[Press]
    made: str
    remembered: dict[str, Remembered]
    pages: dict[str, str]


@contextmanager
def _without_collecting() -> Iterator[None]:
    """Look for no circles of objects meanwhile: a build makes none, and has very many objects to look through."""
    collecting = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if collecting:
            gc.enable()


@contextmanager
def _open(
    out: Path, archive: ReleasedArchive, facilities: Iterable[ReleasedFacility], languages: tuple[str, ...]
) -> Iterator[_Build]:
    everywhere = (assets.program_digest(), languages, archive.title, archive.fictional, archive.contact)
    made = sha256(repr(everywhere).encode()).hexdigest()
    with _without_collecting(), open_folder(out, OWN_FOLDERS) as folder:
        before = folder.memory if folder.memory.made == made else Memory()
        places_now = sorted(facilities, key=lambda facility: facility.id)
        known = frozenset(paths.public(facility.id) for facility in places_now)
        if len(known) != len(places_now):
            raise HostileInput("two released places have the same public id; the site was not built")
        presses = [press(language, languages, archive, known) for language in languages]
        with _shelves(folder.root, before) as shelves:
            yield _Build(folder, before, shelves, archive, places_now, presses, made, {}, {})


@contextmanager
def _shelves(root: str, before: Memory) -> Iterator[Shelves]:
    opened = [
        Shelf(shape, root, {key: known.lengths[place] for key, known in before.people.items()})
        for place, shape in enumerate(stream.SHAPES)
    ]
    with opened[0] as records, opened[1] as rows, opened[2] as entities:
        yield Shelves(records, rows, entities)


def _write_people(
    build: _Build, ids: frozenset[str], had: Mapping[str, Card], changed: Iterable[ReleasedPerson], tick: Tick
) -> dict[str, Remembered]:
    """Write everybody's own files where they changed; return what to remember of each, in the order of their ids."""
    facilities = {facility.id for facility in build.facilities}
    came_or_went = {*build.before.people, *build.before.places} ^ (ids | facilities)
    tools = stream.Tools(build.shelves, build.presses, build.folder, labels("en"))
    found = stream.write_changed(changed, ids | facilities, tools, tick, len(ids))
    others = {key: card for key, card in had.items() if key not in found}
    found |= stream.write_others(others, ids | facilities, came_or_went, tools)
    if found.keys() != ids:
        raise HostileInput("somebody is said to be released whose record was not given; the site was not built")
    return {key: found[key] for key in sorted(found)}


def _finish(build: _Build) -> SiteReport:
    """Write everything that is new, delete everything that is no longer true, and remember what was made."""
    before, folder = build.before, build.folder
    cards = {key: known.card for key, known in build.remembered.items()}
    _downloads(build, list(cards))
    _other_pages(build, cards)
    search = write_search(folder, {key: known.card for key, known in before.people.items()}, cards)
    for path, content in assets.fixed_files():
        folder.put(path, content)
    folder.put("404.html", front.missing(build.presses))
    folder.put("index.html", front.root(build.presses[0], [one.language for one in build.presses]))
    _moved_pages(build, cards.values())
    removed = folder.sweep()
    places = [facility.id for facility in build.facilities]
    folder.finish(Memory(made=build.made, people=build.remembered, places=places, pages=build.pages, search=search))
    return SiteReport(folder.written, len(folder.made) - folder.written, removed)


def _moved_pages(build: _Build, cards: Iterable[Card]) -> None:
    """Write what leads from each id that is shown under another one to its page."""
    for led in _led(build, cards):

        def printed(press: Press, led: moved.Led = led) -> bytes:
            return moved.page(led, press)

        _page(build, moved.here(led), moved.digest(led, build.made), printed)
        if led.kind == moved.PERSON:
            build.folder.put(paths.person_record(led.old), moved.record(led))


def _led(build: _Build, cards: Iterable[Card]) -> list[moved.Led]:
    """Return every public id that leads to another page. Raises HostileInput where one has a page of its own."""
    found = [moved.Led(old, card.id, card.names, moved.PERSON) for card in cards for old in card.same]
    found += [moved.Led(old, one.id, one.names, moved.PLACE) for one in build.facilities for old in one.same]
    own = {*build.remembered, *(one.id for one in build.facilities)}
    if len({led.old for led in found} - own) != len(found):
        raise HostileInput("a record is said to be shown on two pages; the site was not built")
    return found


def _downloads(build: _Build, public_ids: list[str]) -> None:
    """Write the three downloads where any slice of them changed."""
    tail = b"".join(ftm.facility_line(facility) for facility in build.facilities)
    build.pages["data/"] = sha256(tail).hexdigest()
    same = public_ids == list(build.before.people) and build.before.pages.get("data/") == build.pages["data/"]
    for shelf in (build.shelves.records, build.shelves.rows, build.shelves.entities):
        path = shelf.shape.path
        if not (same and shelf.unchanged and build.folder.keep(path)):
            end = tail if shelf is build.shelves.entities else b""
            build.folder.put_stream(path, shelf.joined(public_ids, end))


def _other_pages(build: _Build, by_id: Mapping[str, Card]) -> None:
    """Write lists, places and the pages about the archive, each only where what it is made from changed."""
    cards = ordered(by_id.values())
    held = {facility.id: [by_id[one] for one in facility.people if one in by_id] for facility in build.facilities}
    _list_pages(build, cards, held)
    for facility in build.facilities:
        _facility_page(build, facility, held[facility.id])
    _page(
        build,
        "places/index.html",
        places.list_digest(build.facilities, held, build.made),
        lambda p: places.list_page(build.facilities, held, p),
    )
    about = sha256(repr((build.made, build.archive)).encode()).hexdigest()
    recent = sha256(about.encode() + b"".join(card.digest for card in front.recent(cards))).hexdigest()
    published = front.published(cards, build.facilities)
    _page(build, "index.html", recent, lambda p: front.home(build.archive, cards, p))
    _page(
        build,
        "sources/index.html",
        sha256(repr((build.made, published)).encode()).hexdigest(),
        lambda p: front.sources(published, p),
    )
    _page(build, "method/index.html", about, lambda p: front.method(build.archive, p))
    _page(build, "data/index.html", about, lambda p: front.data(build.archive, p))


def _facility_page(build: _Build, facility: ReleasedFacility, held: Sequence[Card]) -> None:
    path = paths.below_language(paths.place_page("", facility.id))
    digest = places.digest(facility, held, build.made)
    _page(build, path, digest, lambda press: places.facility_page(facility, held, press))


def _list_pages(build: _Build, cards: Sequence[Card], held: Mapping[str, Sequence[Card]]) -> None:
    groups = by_value(cards)
    long = {facility: people for facility, people in held.items() if len(people) > places.MOST_PEOPLE}
    names = {facility.id: facility.names for facility in build.facilities}
    for planned in list_pages.plan(cards, groups, long, build.made):

        def printed(press: Press, planned: list_pages.PlannedPage = planned) -> bytes:
            value = planned.people.value
            place = press.labels.names(names[value])[0].text if planned.people.dimension == "held" else ""
            return list_pages.render(planned, press, groups, list_pages.list_title(planned.people, press.labels, place))

        _page(build, planned.path, planned.digest, printed)


def _page(build: _Build, path: str, digest: str, printed: Callable[[Press], bytes]) -> None:
    """Write a page in every language, unless the last build made it from the same things and it is still there."""
    build.pages[path] = digest
    same = build.before.pages.get(path) == digest
    for one in build.presses:
        if not (same and build.folder.keep(f"{one.language}/{path}")):
            build.folder.put(f"{one.language}/{path}", printed(one))

"""Building the site: one pass over everybody, then the pages that changed, then what is no longer true is deleted.

Owns the order of a build. Given the same released values it writes the same bytes; given one changed person it writes
that person's pages and the lists, figures and search files that person is in, and nothing else. A person who is not
given again is gone from every file when it returns. See ARCHITECTURE.md.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path

from guvah.errors import HostileInput
from guvah.release.released import ReleasedArchive, ReleasedFacility, ReleasedPerson
from guvah.site import assets, front, ftm, list_pages, paths, places, stream
from guvah.site.cards import Card
from guvah.site.catalog import LANGUAGES
from guvah.site.folder import Folder, Memory, open_folder
from guvah.site.labels import labels
from guvah.site.lists import by_value, ordered
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


def build_site(
    out: Path,
    archive: ReleasedArchive,
    people: Iterable[ReleasedPerson],
    facilities: Iterable[ReleasedFacility],
    *,
    languages: Sequence[str] = LANGUAGES,
    progress: Tick | None = None,
) -> SiteReport:
    """Make the folder `out` be the site of exactly these released values.

    `people` is read once and may be larger than memory. `progress` is called with (done, total).

    Raises UserError where the folder is something else, Busy where another build is at work, Unavailable where the disk
    is full, HostileInput where a released value could not have passed the gate.
    """
    tick = progress or (lambda _done, _total: None)
    with open_folder(out, OWN_FOLDERS) as folder, _shelves(folder) as shelves:
        build = _begin(folder, shelves, archive, sorted(facilities, key=lambda one: one.id), tuple(languages))
        remembered = _people(build, people, tick)
        _downloads(build, remembered)
        _other_pages(build)
        for path, content in assets.fixed_files():
            folder.put(path, content)
        folder.put("index.html", front.root(build.presses[0], languages))
        removed = folder.sweep()
        folder.finish(Memory(made=build.made, people=remembered, pages=build.pages))
        return SiteReport(folder.written, len(folder.made) - folder.written, removed)


@dataclass(slots=True)
class _Build:
    """What one build knows as it goes along."""

    folder: Folder
    shelves: Shelves
    archive: ReleasedArchive
    facilities: list[ReleasedFacility]
    presses: list[Press]
    made: str
    cards: dict[str, Card]
    pages: dict[str, str]


@contextmanager
def _shelves(folder: Folder) -> Iterator[Shelves]:
    opened = [
        Shelf(shape, folder.root, lengths) for shape, lengths in zip(stream.SHAPES, _lengths(folder), strict=True)
    ]
    with opened[0] as records, opened[1] as rows, opened[2] as entities:
        yield Shelves(records, rows, entities)


def _lengths(folder: Folder) -> tuple[dict[str, int], dict[str, int], dict[str, int]]:
    """Return how long each person's slice of each download is in the last build."""
    people = folder.memory.people.items()
    return {key: n[1] for key, n in people}, {key: n[2] for key, n in people}, {key: n[3] for key, n in people}


def _begin(
    folder: Folder,
    shelves: Shelves,
    archive: ReleasedArchive,
    facilities: list[ReleasedFacility],
    languages: tuple[str, ...],
) -> _Build:
    known = frozenset(paths.public(facility.id) for facility in facilities)
    if len(known) != len(facilities):
        raise HostileInput("two released places have the same public id; the site was not built")
    presses = [press(language, languages, archive, known) for language in languages]
    everywhere = (assets.program_digest(), languages, archive.title, archive.fictional, archive.contact)
    made = sha256(repr(everywhere).encode()).hexdigest()
    return _Build(folder, shelves, archive, facilities, presses, made, {}, {})


def _people(build: _Build, people: Iterable[ReleasedPerson], tick: Tick) -> dict[str, tuple[str, int, int, int]]:
    """Read everybody, write the pages of those who changed; return what to remember of each."""
    before = build.folder.memory.people
    build.cards = stream.read(
        people, build.shelves, {key: value[0] for key, value in before.items()}, tick, build.archive.people
    )
    everyone = frozenset(build.cards)
    linkable = everyone | {facility.id for facility in build.facilities}
    tools = stream.Tools(build.shelves, build.presses, build.folder, labels("en"))
    remembered = {}
    for count, public_id in enumerate(sorted(everyone), start=1):
        card = build.cards[public_id]
        digest = stream.page_digest(card, linkable, build.made)
        same = build.folder.memory.pages.get(public_id) == digest and not build.shelves.records.has_new(public_id)
        whole = True
        if not (same and stream.keep_person(card, tools)):
            whole = stream.write_person(card, everyone, tools)
        build.pages[public_id] = digest
        remembered[public_id] = (card.digest.hex() if whole else "", *build.shelves.lengths(public_id))
        if count % 64 == 0:
            tick(count, len(everyone))
    return remembered


def _downloads(build: _Build, remembered: Mapping[str, tuple[str, int, int, int]]) -> None:
    """Write the three downloads where any slice of them changed."""
    tail = b"".join(ftm.facility_line(facility) for facility in build.facilities)
    state = sha256(repr((build.made, sorted(remembered.items()))).encode() + tail)
    for person in sorted(build.pages):
        state.update(build.pages[person].encode())
    digest = state.hexdigest()
    same = build.folder.memory.pages.get("data/") == digest
    for shelf in (build.shelves.records, build.shelves.rows, build.shelves.entities):
        path = shelf.shape.path
        if not (same and shelf.unchanged and build.folder.keep(path)):
            build.folder.put_stream(
                path, shelf.joined(sorted(remembered), tail if shelf is build.shelves.entities else b"")
            )
    build.pages["data/"] = digest


def _other_pages(build: _Build) -> None:
    """Write lists, places and the pages about the archive, each only where what it is made from changed."""
    cards = ordered(build.cards.values())
    by_id = {card.id: card for card in cards}
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
    published = front.published(cards)
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
    same = build.folder.memory.pages.get(path) == digest
    for one in build.presses:
        if not (same and build.folder.keep(f"{one.language}/{path}")):
            build.folder.put(f"{one.language}/{path}", printed(one))

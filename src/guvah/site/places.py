"""Places of detention: their list with its map, and a page each.

Owns what stands on those pages and what they were made from. People are shown as lines of a list; where more were held
than a page bears, the page leads to a list of their own.
"""

from collections import Counter
from collections.abc import Mapping, Sequence
from hashlib import sha256

import minijinja
import msgspec

from guvah.release.released import ReleasedFacility
from guvah.site import map as maps
from guvah.site import paths
from guvah.site.cards import Card
from guvah.site.claims import FieldView
from guvah.site.labels import Labels, name_key
from guvah.site.lines import lines
from guvah.site.person_view import NameView, SourceView, name_view, source_view
from guvah.site.press import Press

MOST_PEOPLE = 60  # on a facility's own page; all of them are in a list of their own
_ENCODER = msgspec.json.Encoder()


class FacilityView(msgspec.Struct, frozen=True, gc=False):
    """Everything on a facility's page but the map and the people."""

    id: str
    name: NameView
    others: Sequence[NameView]
    facts: Sequence[FieldView]
    sources: Sequence[SourceView]
    mail: str
    same: Sequence[str] = ()


class ItemView(msgspec.Struct, frozen=True, gc=False):
    """A facility in the list."""

    page: str
    name: NameView
    count: str


class GroupView(msgspec.Struct, frozen=True, gc=False):
    """Facilities that share a place or a spot of the map; `mark` is the spot's number."""

    anchor: str
    label: str
    mark: str
    items: Sequence[ItemView]


def digest(facility: ReleasedFacility, held: Sequence[Card], made: str) -> str:
    """Return the digest of everything a facility's page is made from."""
    found = sha256(made.encode() + _ENCODER.encode(facility) + b"%d" % len(held))
    for card in held[:MOST_PEOPLE]:
        found.update(card.digest)
    return found.hexdigest()


def list_digest(facilities: Sequence[ReleasedFacility], held: Mapping[str, Sequence[Card]], made: str) -> str:
    """Return the digest of everything the list of facilities is made from."""
    found = sha256(made.encode())
    for facility in facilities:
        found.update(_ENCODER.encode((facility.id, facility.names, facility.place)) + b"%d" % len(held[facility.id]))
    return found.hexdigest()


def facility_page(facility: ReleasedFacility, held: Sequence[Card], press: Press) -> bytes:
    """Print a facility's page."""
    writer, known = press.writer, press.labels
    here = paths.below_language(paths.place_page("", facility.id))
    writer.meet(facility.sources)
    main, others = known.names(facility.names)
    order = known.properties["fac"]
    fields = sorted(
        (f for f in facility.fields if f.claims), key=lambda f: order[f.prop].order if f.prop in order else 999
    )
    view = FacilityView(
        facility.id,
        name_view(main),
        [name_view(name) for name in others],
        [writer.field("fac", field) for field in fields],
        [source_view(source, writer) for source in facility.sources],
        paths.mail_link(press.contact, facility.id),
        facility.same,
    )
    many = (
        known.sentences.count("All {n} person held here", "All {n} people held here", len(held))
        if len(held) > MOST_PEOPLE
        else ""
    )
    return press.page(
        "place.html",
        here,
        "place",
        f=view,
        map=_own_map(facility, known),
        people=lines(held[:MOST_PEOPLE], press, here),
        all_people=many,
    )


def list_page(facilities: Sequence[ReleasedFacility], held: Mapping[str, Sequence[Card]], press: Press) -> bytes:
    """Print the list of facilities with its map."""
    by_id = {facility.id: facility for facility in facilities}
    points = {facility.id: point for facility in facilities if (point := _point(facility))}
    groups: list[GroupView] = []
    view = None
    if points:
        sheet, known_region = maps.chosen_frame(list(points.values()))
        spots = []
        for number, keys in enumerate(maps.grouped(points, sheet), start=1):
            members = sorted((by_id[key] for key in keys), key=lambda facility: name_key(facility.names))
            group = _group(members, f"at-{number}", str(number), held, press)
            groups.append(group)
            spots.append(_spot([sheet.at(*points[key]) for key in keys], group))
        view = _map_view(sheet, spots, press.labels, known_region=known_region)
    rest = sorted((f for f in facilities if f.id not in points), key=lambda facility: name_key(facility.names))
    if rest:
        groups.append(_group(rest, "nowhere", "", held, press))
    count = press.labels.sentences.count("{n} place of detention", "{n} places of detention", len(facilities))
    return press.page("places.html", "places/index.html", "places", map=view, groups=groups, count=count)


def _group(
    members: Sequence[ReleasedFacility], anchor: str, mark: str, held: Mapping[str, Sequence[Card]], press: Press
) -> GroupView:
    known = press.labels
    found = Counter(known.place(facility.place) for facility in members if facility.place)
    label = max(found, key=lambda name: found[name]) if found and mark else ""
    if len(found) > 1 and mark:
        label = known.sentences.text("{place} and nearby", place=label)
    items = [
        ItemView(
            minijinja.safe(paths.place_page(press.language, facility.id)),
            name_view(known.names(facility.names)[0]),
            known.sentences.count("{n} person", "{n} people", len(held[facility.id])) if held[facility.id] else "",
        )
        for facility in members
    ]
    return GroupView(
        anchor, label or known.sentences.text("Where it is, is not known or may not be shown"), mark, items
    )


def _spot(at: Sequence[tuple[int, int]], group: GroupView) -> maps.Spot:
    x, y = round(sum(p[0] for p in at) / len(at)), round(sum(p[1] for p in at) / len(at))
    return maps.Spot(x, y, maps.radius(len(at)), group.mark, f"#{group.anchor}", f"{group.mark}: {group.label}")


def _own_map(facility: ReleasedFacility, known: Labels) -> maps.MapView | None:
    point = _point(facility)
    if point is None:
        return None
    sheet, known_region = maps.chosen_frame([point])
    x, y = sheet.at(*point)
    return _map_view(sheet, [maps.Spot(x, y, 9)], known, known_region=known_region)


def _map_view(sheet: maps.Frame, spots: Sequence[maps.Spot], known: Labels, *, known_region: bool) -> maps.MapView:
    say = known.sentences.text
    several = say("A circle may stand for several places close together.") if spots[0].href else ""
    if known_region:
        caption = f"{say('Outlines of prefectures as the Chinese state draws them.')} {several}"
        return maps.MapView(maps.WIDTH, sheet.height, (), (), maps.outlines(), spots, caption)
    lines, labels = maps.grid(sheet)
    caption = f"{say('Lines are degrees of longitude and latitude.')} {several}"
    return maps.MapView(maps.WIDTH, sheet.height, lines, labels, (), spots, caption)


def _point(facility: ReleasedFacility) -> maps.Point | None:
    """Return where a facility lies: its own coordinates where they were released, else those of its place."""
    for field in facility.fields:
        if field.prop == "lat_lon" and field.claims:
            return _read_point(field.claims[0].value)
    place = facility.place
    return (place.lat, place.lon) if place and place.lat is not None and place.lon is not None else None


def _read_point(untrusted: str) -> maps.Point | None:
    lat, _, lon = untrusted.partition(",")
    try:
        point = float(lat), float(lon)
    except ValueError:
        return None
    return point if abs(point[0]) <= 90 and abs(point[1]) <= 180 else None

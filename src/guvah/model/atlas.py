"""The gazetteer: places with a code, their names in every language, where they lie and what they lie in.

Owns reading gazetteer/ (its README says where it comes from and how far to trust it). Never reads what people write:
that is places.py.
"""

import csv
import functools
from collections.abc import Iterator, Mapping
from importlib import resources

import msgspec

LEVELS = ("region", "prefecture", "county")
"""Levels, widest first; a city or a district is of the level it is administered on."""

_LANGUAGES = {"zh": "zh", "ug_arab": "ug", "ug_latin": "ug-Latn", "kk": "kk"}
_UNITS = (
    ("自治区", "Region"), ("自治州", "Prefecture"), ("地区", "Prefecture"), ("自治县", "County"), ("县", "County"),
    ("市", "City"), ("区", "District"),
)  # fmt: skip
_RUSSIAN_UNITS = {"County": "уезд", "Prefecture": "округ"}
_ENGLISH_UNITS = ("region", "prefecture", "county", "city", "district", "area")

Ring = tuple[tuple[float, float], ...]


class Place(msgspec.Struct, frozen=True):
    """One place. `names`, those shown, by language (`en`, `ru`, `ug`, `kk`, `zh`, `ug-Latn`; some lack some).

    `spellings` are all known ones: shown, former, of the press, transcribed.

    `lat`, `lon` are WGS 84 degrees of its seat or middle; `unit` is Region, Prefecture, County, City or District;
    `parent` and `other_codes` are codes, `parent` '' for the region.
    """

    code: str
    names: Mapping[str, str]
    spellings: tuple[str, ...]
    lat: float
    lon: float
    level: str
    unit: str
    parent: str
    other_codes: tuple[str, ...] = ()

    def name(self, language: str) -> str:
        """Return the name in a language, else in English."""
        return self.names.get(language) or self.names["en"]


@functools.cache
def atlas() -> Mapping[str, Place]:
    """Return every place by its code, read once from the package."""
    shown, further = _by_code("aliases.csv"), _by_code("spellings.csv")
    return {
        row["code"]: _place(row, shown.get(row["code"], []), further.get(row["code"], []))
        for row in _rows("places.csv")
    }


@functools.cache
def abroad() -> Mapping[str, tuple[str, ...]]:
    """Return the names of cities outside this atlas by their country (ISO 3166)."""
    found: dict[str, tuple[str, ...]] = {}
    for row in _rows("abroad.csv"):
        found[row["country"]] = (*found.get(row["country"], ()), *row["names"].split(";"))
    return found


@functools.cache
def former_codes() -> Mapping[str, str]:
    """Return today's code for each code that a place had or got before or after."""
    return {other: place.code for place in atlas().values() for other in place.other_codes}


def place_of(code: str) -> Place | None:
    """Return the place with this code, today's or a former one."""
    return atlas().get(former_codes().get(code, code))


def lineage(place: Place) -> Iterator[Place]:
    """Yield a place and everything it lies in, narrowest first."""
    current: Place | None = place
    while current:
        yield current
        current = atlas().get(current.parent)


def at_level(place: Place, level: str) -> Place | None:
    """Return what a place lies in at a level, itself where it is as wide or wider; None for an unknown level."""
    if level not in LEVELS:
        return None
    return next((each for each in lineage(place) if LEVELS.index(each.level) <= LEVELS.index(level)), None)


def narrowest_common(places: list[Place]) -> Place | None:
    """Return the narrowest place that is or holds all of these."""
    if not places:
        return None
    shared = set.intersection(*({each.code for each in lineage(place)} for place in places))
    return next((each for each in lineage(places[0]) if each.code in shared), None)


class _Geometry(msgspec.Struct, frozen=True):
    type: str
    coordinates: list[list[list[float | list[float]]]]


class _Feature(msgspec.Struct, frozen=True):
    properties: dict[str, object]
    geometry: _Geometry


class _Map(msgspec.Struct, frozen=True):
    features: list[_Feature]


@functools.cache
def outlines() -> Mapping[str, tuple[Ring, ...]]:
    """Return the rings of (longitude, latitude) that draw each prefecture and city on its own, by code.

    Borders are as drawn by the Chinese state: a page that shows them says so.
    """
    raw = resources.files("guvah.model").joinpath("gazetteer/prefectures.geojson").read_bytes()
    features = msgspec.json.decode(raw, type=_Map).features
    return {str(feature.properties["code"]): _rings(feature.geometry) for feature in features}


def _rings(geometry: _Geometry) -> tuple[Ring, ...]:
    if geometry.type == "Polygon":
        polygons = [msgspec.convert(geometry.coordinates, list[list[tuple[float, float]]])]
    else:
        polygons = msgspec.convert(geometry.coordinates, list[list[list[tuple[float, float]]]])
    return tuple(tuple(ring) for polygon in polygons for ring in polygon)


def _rows(name: str) -> list[dict[str, str]]:
    text = resources.files("guvah.model").joinpath(f"gazetteer/{name}").read_text(encoding="utf-8")
    return list(csv.DictReader(text.splitlines()))


def _by_code(name: str) -> dict[str, list[tuple[str, str]]]:
    found: dict[str, list[tuple[str, str]]] = {}
    for row in _rows(name):
        found.setdefault(row["code"], []).append((row["lang"], row["name"]))
    return found


def _place(row: Mapping[str, str], extra: list[tuple[str, str]], further: list[tuple[str, str]]) -> Place:
    unit = next(unit for ending, unit in _UNITS if row["zh"].endswith(ending))
    names = {language: row[column] for column, language in _LANGUAGES.items() if row[column]}
    names["en"] = _english(row, unit, extra)
    for language, name in extra:
        names.setdefault(language, _russian(name, unit) if language == "ru" else name)
    others = (
        row["zh"],
        row["pinyin"],
        row["en"],
        *row["en_alt"].split(";"),
        row["ug_latin"],
        row["ug_arab"],
        row["kk"],
    )
    spellings = dict.fromkeys(filter(None, (names["en"], *others, *(name for _, name in (*extra, *further)))))
    return Place(
        code=row["code"],
        names=names,
        spellings=tuple(spellings),
        lat=float(row["lat"]),
        lon=float(row["lon"]),
        level=row["level"],
        unit=unit,
        parent=row["parent"],
        other_codes=tuple(filter(None, row["other_codes"].split(";"))),
    )


def _english(row: Mapping[str, str], unit: str, extra: list[tuple[str, str]]) -> str:
    """Return the name people use (Yarkand, not Shache) with its unit; the region keeps its official one."""
    used = row["en_alt"].split(";")[0] or next((name for language, name in extra if language == "en"), "")
    if not used or row["level"] == LEVELS[0]:
        return row["en"]
    return used if used.rpartition(" ")[2].lower() in _ENGLISH_UNITS else f"{used} {unit}"


def _russian(name: str, unit: str) -> str:
    """Return a Russian name with the unit that tells a county from the city it is named after."""
    word = _RUSSIAN_UNITS.get(unit, "")
    return name if not word or word in name else f"{word} {name}"

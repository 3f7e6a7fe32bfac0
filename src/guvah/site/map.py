"""Maps drawn as plain shapes in the page: no tiles, no script, nobody is asked who is looking at what.

Owns the projection, the grouping of points that lie too close to be tapped, and the outlines of prefectures where all
points are in the region whose outlines we have; elsewhere a grid of degrees. Never draws a point that was not released.
"""

import functools
import math
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise

import msgspec

from guvah.model import atlas
from guvah.model.atlas import Ring

WIDTH = 600
SMALLEST_SPOT = 17  # on a telephone 600 units are about 330 pixels
_TOUCH = 38
_TOLERANCE = 1.0
_STEPS = (0.1, 0.25, 0.5, 1, 2, 5, 10, 20)
_GRID_LINES = 7

Point = tuple[float, float]


class Spot(msgspec.Struct, frozen=True, gc=False):
    """A circle on a map: where, how large, its number, and the list it leads to ('' for none)."""

    x: int
    y: int
    radius: int
    mark: str = ""
    href: str = ""
    label: str = ""


class MapView(msgspec.Struct, frozen=True, gc=False):
    """A map as the template draws it."""

    width: int
    height: int
    grid: Sequence[str]
    degrees: Sequence[tuple[int, int, str]]
    outlines: Sequence[str]
    spots: Sequence[Spot]
    caption: str


@dataclass(frozen=True, slots=True)
class Frame:
    """A piece of the earth on a sheet of WIDTH units: equirectangular, true to scale at its middle latitude."""

    west: float
    north: float
    scale: float
    squeeze: float
    height: int
    east: float
    south: float

    def at(self, lat: float, lon: float) -> tuple[int, int]:
        """Return where a point lies on the sheet."""
        return round((lon - self.west) * self.squeeze * self.scale), round((self.north - lat) * self.scale)


def frame(points: Iterable[Point], margin: float = 0.0) -> Frame:
    """Return the frame around points (lat, lon), `margin` in degrees on every side."""
    lats, lons = zip(*points, strict=True)
    north, south = min(max(lats) + margin, 90.0), max(min(lats) - margin, -90.0)
    west, east = min(lons) - margin, max(lons) + margin
    squeeze = max(math.cos(math.radians((north + south) / 2)), 0.05)
    scale = WIDTH / ((east - west) * squeeze)
    return Frame(west, north, scale, squeeze, max(round((north - south) * scale), 60), east, south)


@functools.cache
def region_frame() -> Frame:
    """Return the frame of the region whose outlines we have."""
    return frame((lat, lon) for ring in rings() for lon, lat in ring)


def inside_region(points: Iterable[Point]) -> bool:
    """Say whether all points lie in the frame of the region whose outlines we have."""
    region = region_frame()
    return all(region.south <= lat <= region.north and region.west <= lon <= region.east for lat, lon in points)


def chosen_frame(points: Sequence[Point]) -> tuple[Frame, bool]:
    """Return the frame for these points, and whether the region's outlines belong on it."""
    if inside_region(points):
        return region_frame(), True
    lats, lons = [lat for lat, _ in points], [lon for _, lon in points]
    spread = max(max(lats) - min(lats), max(lons) - min(lons), 0.5)
    return frame(points, margin=spread * 0.08 + 0.05), False


def grouped(points: Mapping[str, Point], sheet: Frame) -> list[list[str]]:
    """Group the keys of points whose circles would touch on the sheet; groups from west to east."""
    groups: list[tuple[float, float, list[str]]] = []
    for key in sorted(points):
        x, y = map(float, sheet.at(*points[key]))
        keys = [key]
        while (
            near := next((group for group in groups if math.hypot(group[0] - x, group[1] - y) < _TOUCH), None)
        ) is not None:
            groups.remove(near)
            weight, theirs = len(keys), len(near[2])
            x = (x * weight + near[0] * theirs) / (weight + theirs)
            y = (y * weight + near[1] * theirs) / (weight + theirs)
            keys = near[2] + keys
        groups.append((x, y, keys))
    return [keys for _, _, keys in sorted(groups)]


def radius(count: int) -> int:
    """Return how large the circle for so many places is: its area grows with the number, within bounds."""
    return min(SMALLEST_SPOT + round(math.sqrt(count - 1)), 26)


def grid(sheet: Frame) -> tuple[list[str], list[tuple[int, int, str]]]:
    """Return lines of whole degrees as paths, and their labels with where they stand."""
    span = max(sheet.east - sheet.west, sheet.north - sheet.south)
    step = next((step for step in _STEPS if span / step <= _GRID_LINES), _STEPS[-1])
    paths, labels = [], []
    for lon in _multiples(sheet.west, sheet.east, step):
        x, _ = sheet.at(0, lon)
        paths.append(f"M{x} 0V{sheet.height}")
        labels.append((x + 3, sheet.height - 5, f"{abs(lon):g}°{'E' if lon >= 0 else 'W'}"))
    for lat in _multiples(sheet.south, sheet.north, step):
        _, y = sheet.at(lat, 0)
        paths.append(f"M0 {y}H{WIDTH}")
        labels.append((3, y - 4, f"{abs(lat):g}°{'N' if lat >= 0 else 'S'}"))
    return paths, labels


def _multiples(low: float, high: float, step: float) -> list[float]:
    return [round(n * step, 6) for n in range(math.ceil(low / step), math.floor(high / step) + 1)]


@functools.cache
def outlines() -> tuple[str, ...]:
    """Return the prefectures' outlines as path data on the region's frame, in whole units."""
    sheet = region_frame()
    drawn = []
    for ring in rings():
        points = _simple([(x, y) for x, y in ((sheet.at(lat, lon)) for lon, lat in ring)])
        if len(points) > 3:
            steps = " ".join(f"{bx - ax} {by - ay}" for (ax, ay), (bx, by) in pairwise(points))
            drawn.append(f"M{points[0][0]} {points[0][1]}l{steps}z".replace(" -", "-"))
    return tuple(drawn)


@functools.cache
def rings() -> tuple[Ring, ...]:
    """Return every outline of the region's prefectures as (lon, lat) points."""
    return tuple(ring for code in sorted(atlas.outlines()) for ring in atlas.outlines()[code])


def _simple(points: list[tuple[int, int]]) -> list[tuple[int, int]]:
    """Leave out points that change a line by less than the tolerance (Douglas and Peucker)."""
    if len(points) < 3:
        return points
    (x1, y1), (x2, y2) = points[0], points[-1]
    length = math.hypot(x2 - x1, y2 - y1)
    far, at = 0.0, 0
    for n, (x, y) in enumerate(points[1:-1], start=1):
        away = abs((x2 - x1) * (y1 - y) - (x1 - x) * (y2 - y1)) / length if length else math.hypot(x - x1, y - y1)
        if away > far:
            far, at = away, n
    if far <= _TOLERANCE:
        return [points[0], points[-1]]
    return _simple(points[: at + 1])[:-1] + _simple(points[at:])

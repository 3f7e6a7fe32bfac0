"""Places as exact as a source agreed to, and no more.

Owns coarsening and the released form of a place. Never guesses where words lie: a place the gazetteer does not hold
cannot be made coarser, so it passes only where the exact place was agreed to.
"""

import functools

from guvah.model.atlas import LEVELS, Place, at_level, place_of
from guvah.release.released import ReleasedPlace


def coarsen(value: str, level: str) -> str | None:
    """Return the code of what a place lies in at a level; None where nothing may be said of it there."""
    place = place_of(value)
    if place is None or level not in LEVELS:
        return None
    wider = at_level(place, level)
    return wider.code if wider else None


def released_place(value: str, words: str) -> ReleasedPlace:
    """Return a place as shown. `value` is a gazetteer code or the words themselves, `words` those given or ''."""
    place = place_of(value)
    if place is None:
        return ReleasedPlace(words or value)
    return _known(place.code) if not words else _with_words(place, words)


@functools.lru_cache(maxsize=4096)
def _known(code: str) -> ReleasedPlace:
    place = place_of(code)
    return ReleasedPlace(code) if place is None else _with_words(place, place.name("en"))


def _with_words(place: Place, words: str) -> ReleasedPlace:
    return ReleasedPlace(words, place.code, tuple(sorted(place.names.items())), place.lat, place.lon)

"""Places by sound: the table first, then what sounds like a name in it, as candidates with a probability.

Owns the step from words that no table holds (Gulzha, Kuldzhe, Çapçal) to places, and when that step may be taken
without asking. It corrects a spelling and asks the table again, so it can never be more exact than the table's own rule
(guvah.model.places). Never replaces the words given: they stay beside the value. The rule: docs/places.md.
"""

import functools
from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

from guvah.intake.place_hearing import Heard, hear
from guvah.model.place_words import bare_name, is_chinese, is_elsewhere, place_name, words_of
from guvah.model.places import (
    LEVELS,
    Place,
    atlas,
    bearers,
    country_of,
    lineage,
    place_of,
    place_parts,
    resolve_place,
)

CERTAIN = {6: 0.955, 99: 0.95}
"""The least probability, for names of at most so many letters, at which one heard is taken without asking."""
SUPPORTED, IN_REGION = 0.80, 0.90
"""The same where the words say a level (county, ناھىيىسى) or a prefecture it lies in; where they say the region."""
GAP = 0.50
"""How much less probable the next other place must be."""
SHOWN = 0.05
"""Candidates less probable than this are not shown."""
_FEWEST_LETTERS, _FEWEST_CHARACTERS = 4, 3
"""Shorter names are never taken by sound: they sound like too many things."""
_MOST_PARTS = 3
"""Words of more parts without any known place are an address elsewhere."""

BY_TABLE, BY_SOUND, UNKNOWN = "table", "sound", "unknown"


class Candidate(NamedTuple):
    """A place the words may mean, how probable that is in [0, 1], and why, in words."""

    place: Place
    probability: float
    reason: str


class Finding(NamedTuple):
    """What words were found to mean: `place` where it may be taken without asking, `how` it was found, all candidates.

    `how` is `table`, `sound` or `unknown`; `country` (ISO 3166) is that of a city abroad the words name, else ''.
    """

    words: str
    place: Place | None
    how: str
    candidates: tuple[Candidate, ...]
    country: str = ""


@functools.lru_cache(maxsize=16384)
def find_place(untrusted_words: str) -> Finding:
    """Return what these words mean: the table's answer, or by sound, or only candidates, or nothing."""
    words = " ".join(untrusted_words.split())
    known, parts = resolve_place(words), place_parts(words)
    if known is None:
        country = country_of(words)
        if country or is_elsewhere(words) or not 0 < len(parts) <= _MOST_PARTS:
            return Finding(words, None, UNKNOWN, (), country)
    named = [bearers(part) for part in parts]
    heard = [() if bearing else hear(part) for part, bearing in zip(parts, named, strict=True)]
    place = _by_correction(known, parts, heard)
    how = (BY_TABLE if place == known else BY_SOUND) if place else UNKNOWN
    candidates = _best((*_by_name(words, known), *_by_bearing(parts, named), *_by_sound(parts, heard)))
    return Finding(words, place, how, _chosen_first(place, candidates))


def _by_correction(known: Place | None, parts: Sequence[str], heard: Sequence[Sequence[Heard]]) -> Place | None:
    """Ask the table again with corrected spellings; what it said without them can only become narrower."""
    certain = [_certain(part, names, within=known) for part, names in zip(parts, heard, strict=True)]
    if not any(certain):
        return known
    spelt = zip(parts, heard, certain, strict=True)
    found = resolve_place(", ".join(_corrected(part, names[0]) if sure else part for part, names, sure in spelt))
    return found if found and (known is None or known in lineage(found)) else known


def _by_name(words: str, known: Place | None) -> Iterator[Candidate]:
    if known:
        yield Candidate(known, 1.0, "by its code" if place_of(words) else "by the table of names")


def _by_bearing(parts: Sequence[str], named: Sequence[Sequence[Place]]) -> Iterator[Candidate]:
    for part, bearing in zip(parts, named, strict=True):
        for place in bearing:
            yield Candidate(place, round(1 / len(bearing), 3), f"bears the name {bare_name(part)}")


def _chosen_first(place: Place | None, candidates: Sequence[Candidate]) -> tuple[Candidate, ...]:
    """Put the place that may be taken before the others, also where none of them is it but it holds them all."""
    if place is None:
        return tuple(candidates)
    own = next((one for one in candidates if one.place == place), None)
    held = [one for one in candidates if place in lineage(one.place)] or list(candidates)
    share = min(1.0, sum(one.probability for one in held))
    chosen = own or Candidate(place, round(share, 3), f"holds every place whose name {held[0].reason}")
    return (chosen, *(one for one in candidates if one is not own))


def _by_sound(parts: Sequence[str], heard: Sequence[Sequence[Heard]]) -> Iterator[Candidate]:
    for part, found in zip(parts, heard, strict=True):
        said = place_name(words_of(part)).levels
        for one in found:
            places = [place for place in map(place_of, sorted(one.codes)) if place]
            fitting = [place for place in places if place.unit.lower() in said] or [
                place for place in places if not said or place.level in said
            ]
            reason = f"{bare_name(part)} sounds like {one.spelling}"
            yield from (Candidate(place, round(one.probability / len(fitting), 3), reason) for place in fitting)


def _best(candidates: Iterable[Candidate]) -> tuple[Candidate, ...]:
    """Return each place once, with its best reason, the most probable first."""
    kept: dict[str, Candidate] = {}
    for one in sorted(candidates, key=lambda one: (-one.probability, one.place.code)):
        if one.probability >= SHOWN:
            kept.setdefault(one.place.code, one)
    return tuple(kept.values())


def _certain(part: str, heard: Sequence[Heard], *, within: Place | None) -> bool:
    if not heard:
        return False
    name = bare_name(part)
    if len(name) < (_FEWEST_CHARACTERS if is_chinese(name) else _FEWEST_LETTERS):
        return False
    least = next(share for most, share in CERTAIN.items() if len(name) <= most)
    if within and within.level == LEVELS[0]:
        least = IN_REGION
    elif within or place_name(words_of(part)).levels:
        least = SUPPORTED
    return heard[0].sure >= least and all(heard[0].sure - other.probability >= GAP for other in heard[1:])


def _corrected(part: str, heard: Heard) -> str:
    """Return the table's spelling with the level that was written; nothing where no bearer is of that level."""
    levels = place_name(words_of(part)).levels
    stated = [level for level in sorted(levels) if any(_is_of(code, level) for code in heard.codes)]
    return f"{heard.spelling} {stated[0]}" if stated else "" if levels else heard.spelling


def _is_of(code: str, level: str) -> bool:
    place = atlas()[code]
    return level in (place.level, place.unit.lower())

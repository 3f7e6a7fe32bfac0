"""Places as people write them, found in the gazetteer; the words are always kept beside what was found.

Owns the step from words (`Ghulja county, Ili`, 伊犁州霍城县, غۇلجا ناھىيىسى) to a place, and the honest answer None.
Never guesses by likeness: a name matches exactly (accents, apostrophes and level words aside) or not at all.

- A stated level chooses: Ghulja county is 654021, Ghulja city 654002.
- Without one, what all bearers of the name have in common: Ghulja is in Ili (654000), Kashgar the prefecture (653100).
  Where they share no more than the region, None.
- In a longer text, a name counts if it fills a part between commas or says its level; bare names (Manas is also a
  hero and a street) count only where two of them fit together.
- Where another country or a city of one is named (atlas.abroad), None.

docs/places.md tells the whole rule, and how words that no table holds are found by sound (guvah.intake.place_finding).
"""

import functools
import re
from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple

from guvah.model.atlas import (
    LEVELS,
    Place,
    abroad,
    at_level,
    atlas,
    former_codes,
    lineage,
    narrowest_common,
    outlines,
    place_of,
)
from guvah.model.place_words import is_elsewhere, place_name, place_words, words_of

__all__ = [
    "LEVELS",
    "Place",
    "at_level",
    "atlas",
    "bearers",
    "country_of",
    "lineage",
    "outlines",
    "place_of",
    "place_parts",
    "place_value",
    "resolve_place",
]

MAX_WORDS = 200
_MAX_NAME = 6
_PARTS = re.compile(r"[,;/()\n·،؛，；、（）]| [-–—] ")
_CJK = re.compile(r"[\u3400-\u9fff]")
_REGION = "region"


class _Mention(NamedTuple):
    places: tuple[Place, ...]
    strong: bool


class _Index(NamedTuple):
    whole: Mapping[str, tuple[Place, ...]]
    stems: Mapping[str, tuple[Place, ...]]
    chinese: re.Pattern[str]
    abroad: Mapping[str, str]
    starts: frozenset[str]


@functools.lru_cache(maxsize=16384)
def resolve_place(untrusted_words: str) -> Place | None:
    """Return the place these words name, also by code, or None where that is not certain."""
    words = untrusted_words.strip()
    if len(words) > MAX_WORDS:
        return None
    if words in atlas() or words in former_codes():
        return place_of(words)
    if is_elsewhere(words) or country_of(words):
        return None
    return _fit_together([mention for part in _PARTS.split(words) for mention in _mentions(part)])


def place_parts(untrusted_words: str) -> tuple[str, ...]:
    """Return the parts between commas and the like, each of which may name a place on its own."""
    return tuple(part.strip() for part in _PARTS.split(untrusted_words[:MAX_WORDS]) if part.strip())


def bearers(untrusted_part: str) -> tuple[Place, ...]:
    """Return every place that bears this name exactly, only those of the level it states where there are such."""
    return _named(words_of(untrusted_part))


@functools.lru_cache(maxsize=16384)
def country_of(untrusted_words: str) -> str:
    """Return the country (ISO 3166) of a city abroad that one of the parts names, else ''."""
    for part in place_parts(untrusted_words):
        words = words_of(part)
        found = _index().abroad.get("".join(words)) or _index().abroad.get(place_name(words).stem)
        if found:
            return found
    return ""


def place_value(untrusted_words: str) -> str:
    """Return a place as a statement holds it: its code where the gazetteer knows it, else the words, single-spaced."""
    found = resolve_place(untrusted_words)
    return found.code if found else " ".join(untrusted_words.split())


@functools.cache
def _index() -> _Index:
    whole: dict[str, dict[str, Place]] = {}
    stems: dict[str, dict[str, Place]] = {}
    chinese: set[str] = set()
    for place in atlas().values():
        stem = place_name(words_of(place.names["zh"])).stem
        for spelling in place.spellings:
            words = words_of(spelling)
            if _CJK.match(words[0]):
                chinese.add(place_name(words).stem)
            whole.setdefault("".join(words), {})[place.code] = place
            stems.setdefault(place_name(words).stem, {})[place.code] = place
        syllables = words_of(place.spellings[2])[: len(stem)]
        stems.setdefault("".join(syllables), {})[place.code] = place
    names = "|".join(sorted(chinese, key=len, reverse=True))
    endings = "|".join(place_words().endings)
    peoples = "|".join(place_words().peoples)
    first = {name[:length] for name in (*whole, *stems) for length in range(1, len(name) + 1)}
    return _Index(
        whole={key: tuple(found.values()) for key, found in whole.items()},
        stems={key: tuple(found.values()) for key, found in stems.items()},
        chinese=re.compile(f"(?:{names})(?:(?:{peoples})*(?:{endings}))?"),
        abroad={"".join(words_of(name)): country for country, names in abroad().items() for name in names},
        starts=frozenset((*first, *place_words().levels, *place_words().official)),
    )


def _mentions(part: str) -> Iterator[_Mention]:
    """Yield the places one part between commas mentions, longest names first, none twice."""
    words = words_of(part)
    if not words:
        return
    whole = _named(words)
    if whole:
        yield _Mention(whole, strong=True)
        return
    if any(_CJK.match(word) for word in words):
        yield from _chinese_mentions(words)
        return
    free = [True] * len(words)
    starts = [start for start, word in enumerate(words) if word in _index().starts]
    for length in range(min(_MAX_NAME, len(words) - 1), 0, -1):
        for start in starts:
            name = words[start : start + length]
            found = _named(name) if len(name) == length and all(free[start : start + length]) else ()
            if found:
                free[start : start + length] = [False] * length
                yield _Mention(found, strong=bool(place_name(name).levels))


def _chinese_mentions(words: Sequence[str]) -> Iterator[_Mention]:
    for word in words:
        for match in _index().chinese.finditer(word):
            found = _named([match[0]])
            if found:
                yield _Mention(found, strong=bool(place_name([match[0]]).levels))


def _named(words: Sequence[str]) -> tuple[Place, ...]:
    """Return the places that bear this name, only those of the stated level where there are such."""
    index = _index()
    if len(words) == 1 and words[0] in place_words().levels:
        return ()
    name = place_name(words)
    found = index.stems.get(name.stem, ())
    exact = index.whole.get("".join(words), ())
    if not name.levels:
        return tuple({place.code: place for place in (*exact, *found)}.values())
    same_unit = tuple(place for place in found if place.unit.lower() in name.levels)
    same_level = tuple(place for place in found if place.level in name.levels)
    return exact or same_unit or same_level or found


def _related(one: Place, other: Place) -> bool:
    return one in lineage(other) or other in lineage(one)


def _fits(place: Place, others: Sequence[_Mention]) -> bool:
    return all(any(_related(place, other) for other in mention.places) for mention in others)


def _fit_together(mentions: Sequence[_Mention]) -> Place | None:
    strong = [mention for mention in mentions if mention.strong]
    if not strong and len(mentions) < 2:
        return None
    certain = strong or mentions
    places = []
    for mention in mentions:
        others = [other for other in certain if other is not mention]
        fitting = [place for place in mention.places if _fits(place, others)]
        if not fitting and (mention.strong or not strong):
            fitting = list(mention.places)
        place = narrowest_common(fitting)
        if place:
            places.append(place)
    wider = {each.code for place in places for each in lineage(place) if each is not place}
    narrow = [place for place in places if place.code not in wider]
    found = narrowest_common(narrow)
    said_region = any(place.level == _REGION for mention in mentions for place in mention.places)
    return found if found and (found.level != _REGION or said_region) else None

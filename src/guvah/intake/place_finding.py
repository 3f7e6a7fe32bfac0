"""Places by sound: the table first, then what sounds like a name in it, as candidates with a probability.

Owns the step from words that no table holds (Gulzha, Kuldzhe, Çapçal) to places, and when that step may be taken
without asking. It corrects a spelling and asks the table again, so it can never be more exact than the table's own rule
(guvah.model.places). Never replaces the words given: they stay beside the value. The rule: docs/places.md.
"""

import functools
import re
from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

from guvah.intake.place_spellings import Spoken, spoken
from guvah.model.place_words import bare_name, is_chinese, is_elsewhere, place_name, plain, words_of
from guvah.model.places import (
    Place,
    atlas,
    bearers,
    country_of,
    lineage,
    place_of,
    place_parts,
    resolve_place,
)
from guvah.names import script_of, similarity

CERTAIN = {6: 0.97, 99: 0.95}
"""The least probability, for names of at most so many letters, at which one heard is taken without asking."""
SUPPORTED = 0.80
"""The same where the words say a level (county, ناھىيىسى) or the table already knows what it lies in."""
GAP = 0.50
"""How much less probable the next other place must be."""
SHOWN = 0.05
"""Candidates less probable than this are not shown."""
_LIKE, _WORTH = 0.5, 0.65
"""Spellings less similar are no candidates at all; those less than the second can never be taken without asking."""
_FEWEST_LETTERS, _FEWEST_CHARACTERS = 4, 3
"""Shorter names are never taken by sound: they sound like too many things."""
_TRANSCRIBED = 0.85
"""A spelling at least so similar to the pinyin of the Chinese name, and less to the Uyghur one, transcribes Chinese."""
_NONE = ((4, 0.8), (5, 0.4), (6, 0.25), (99, 0.12))
"""The odds that a name of at most so many letters is of no place in the gazetteer, as if one more candidate."""
_MOST_PARTS, _MOST_WORDS = 3, 4
"""Of words without any known place, those of more parts are an address elsewhere; a longer part is a sentence."""
_ENDING = 2
"""The letters from which what follows a place's whole name is taken for the ending of a surname."""
_WORD = re.compile(r"[^\W\d_]+")

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


class _Like(NamedTuple):
    """A spelling as similar as `like`; of equal ones that in the script asked comes first.

    `own` says whether it may be taken without asking: not if it transcribes Chinese, whose few syllables sound alike
    (Beijing, Baicheng), or is the start of a surname (Turfanov).
    """

    like: float
    same_script: bool
    spelling: str
    codes: frozenset[str]
    own: bool


class _Heard(NamedTuple):
    """A name of the table that a part sounds like: its spelling, who bears it, how probable it is.

    `sure` is the probability by spellings alone that may be taken without asking.
    """

    spelling: str
    codes: frozenset[str]
    probability: float
    sure: float


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
    heard = [() if bearing else _heard(part) for part, bearing in zip(parts, named, strict=True)]
    place = _by_correction(known, parts, heard)
    how = (BY_TABLE if place == known else BY_SOUND) if place else UNKNOWN
    candidates = _best((*_by_name(words, known), *_by_bearing(parts, named), *_by_sound(parts, heard)))
    return Finding(words, place, how, _chosen_first(place, candidates))


def _by_correction(known: Place | None, parts: Sequence[str], heard: Sequence[Sequence[_Heard]]) -> Place | None:
    """Ask the table again with corrected spellings; what it said without them can only become narrower."""
    certain = [_certain(part, names, within=known is not None) for part, names in zip(parts, heard, strict=True)]
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


def _by_sound(parts: Sequence[str], heard: Sequence[Sequence[_Heard]]) -> Iterator[Candidate]:
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


def _certain(part: str, heard: Sequence[_Heard], *, within: bool) -> bool:
    if not heard:
        return False
    name = bare_name(part)
    if len(name) < (_FEWEST_CHARACTERS if is_chinese(name) else _FEWEST_LETTERS):
        return False
    supported = within or bool(place_name(words_of(part)).levels)
    least = SUPPORTED if supported else next(share for most, share in CERTAIN.items() if len(name) <= most)
    return heard[0].sure >= least and all(heard[0].sure - other.probability >= GAP for other in heard[1:])


def _corrected(part: str, heard: _Heard) -> str:
    """Return the table's spelling with the level that was written; nothing where no bearer is of that level."""
    levels = place_name(words_of(part)).levels
    stated = [level for level in sorted(levels) if any(_is_of(code, level) for code in heard.codes)]
    return f"{heard.spelling} {stated[0]}" if stated else "" if levels else heard.spelling


def _is_of(code: str, level: str) -> bool:
    place = atlas()[code]
    return level in (place.level, place.unit.lower())


@functools.lru_cache(maxsize=16384)
def _heard(untrusted_part: str) -> tuple[_Heard, ...]:
    """Return the names this part sounds like, each set of bearers once, the most probable first."""
    name = bare_name(untrusted_part)
    if len(name) < 2 or any(char.isdigit() for char in name) or len(_WORD.findall(untrusted_part)) > _MOST_WORDS:
        return ()
    chinese = is_chinese(name)
    found = [one for table in map(spoken, (False, True) if chinese else (False,)) for one in _like(name, table)]
    if any(_is_surname(name, one.spelling) for one in found):
        found = [one._replace(own=False) for one in found]
    return _weighed(len(name) * (1 + chinese), sorted(found, reverse=True))


def _like(name: str, table: Spoken) -> Iterator[_Like]:
    script, chinese = script_of(name[0]), is_chinese(name)
    for spelling in table.sharing(name):
        like = similarity(name, spelling)
        if like >= _LIKE:
            codes, same = table.codes[spelling], script_of(spelling[0]) == script
            own = like >= _WORTH and (same if chinese else not _transcribes_chinese(spelling, min(codes)))
            yield _Like(like, same, spelling, codes, own)


def _is_surname(name: str, spelling: str) -> bool:
    """Say whether a name is a place's with the ending of a person's: Turfanov."""
    return len(name) - len(spelling) >= _ENDING and plain(name).startswith(plain(spelling))


def _apart(found: Iterable[_Like]) -> list[_Like]:
    """Keep the likest of those that share a bearer: they are spellings of one name, not rivals."""
    kept: list[_Like] = []
    for one in found:
        if not any(one.codes & other.codes for other in kept):
            kept.append(one)
    return kept


def _weighed(letters: int, found: Sequence[_Like]) -> tuple[_Heard, ...]:
    """Turn likeness into probability among these and `none of them`, which weighs more for short names."""
    names = _apart(found)
    odds = [_odds(one) for one in names]
    sure = [max((_odds(one) for one in found if one.own and one.codes & name.codes), default=0.0) for name in names]
    rest = sum(odds) + 4 * next(share for most, share in _NONE if letters <= most)
    return tuple(
        _Heard(one.spelling, one.codes, its / rest, own / (rest - its + own))
        for one, its, own in zip(names, odds, sure, strict=True)
    )


def _odds(one: _Like) -> float:
    like = min(one.like, 0.99)
    return like / (1 - like)


@functools.lru_cache(maxsize=4096)
def _transcribes_chinese(spelling: str, code: str) -> bool:
    place = atlas()[code]
    pinyin = place_name(words_of(place.spellings[2])).stem
    if plain(spelling) == pinyin:
        return True
    uyghur = bare_name(place.name("ug-Latn"))
    like = similarity(spelling, pinyin)
    return like >= _TRANSCRIBED and like > similarity(spelling, uyghur)

"""What a written name sounds like: the gazetteer's names it may be, each with a probability.

Owns the step from likeness to probability among rivals and `none of them`. Never decides whether a place is taken:
that is place_finding.
"""

import functools
import re
from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

from guvah.intake.place_spellings import Spoken, spoken
from guvah.model.place_words import bare_name, is_chinese, place_name, plain, words_of
from guvah.model.places import atlas
from guvah.names import script_of, similarity

_LIKE, _WORTH = 0.5, 0.65
"""Spellings less similar are no candidates at all; those less than the second can never be taken without asking."""
_TRANSCRIBED = 0.85
"""A spelling at least so similar to the pinyin of the Chinese name, and less to the Uyghur one, transcribes Chinese."""
_NONE = ((4, 3.2), (5, 1.6), (6, 1.0), (99, 0.48))
"""The odds that a name of at most so many letters is of no place in the gazetteer, beside those of the names."""
_MOST_WORDS, _MOST_WITH_LEVEL = 2, 4
"""A part of more words is no name of a place, or a sentence."""
_ENDING = 2
"""The letters from which what follows a place's whole name is taken for the ending of a surname."""
_WORD = re.compile(r"[^\W\d_]+")


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


class Heard(NamedTuple):
    """A name of the table that a part sounds like: its spelling, who bears it, how probable it is.

    `sure` is the probability by spellings alone that may be taken without asking.
    """

    spelling: str
    codes: frozenset[str]
    probability: float
    sure: float


@functools.lru_cache(maxsize=16384)
def hear(untrusted_part: str) -> tuple[Heard, ...]:
    """Return the names this part sounds like, each set of bearers once, the most probable first."""
    name = bare_name(untrusted_part)
    if len(name) < 2 or any(char.isdigit() for char in name):
        return ()
    words = len(_WORD.findall(untrusted_part))
    if words > _MOST_WORDS and (words > _MOST_WITH_LEVEL or not place_name(words_of(untrusted_part)).levels):
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


def _weighed(letters: int, found: Sequence[_Like]) -> tuple[Heard, ...]:
    """Turn likeness into probability among these and `none of them`, which weighs more for short names."""
    names = _apart(found)
    odds = [_odds(one) for one in names]
    sure = [max((_odds(one) for one in found if one.own and one.codes & name.codes), default=0.0) for name in names]
    rest = sum(odds) + next(share for most, share in _NONE if letters <= most)
    return tuple(
        Heard(one.spelling, one.codes, its / rest, own / (rest - its + own))
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

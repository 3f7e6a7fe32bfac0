"""The words of place names: a name without its level, and which level was said.

Owns how a name is made comparable across scripts and endings (county, xian, nahiyisi, ауданы). Never knows a place.
"""

import functools
import re
import unicodedata
from collections.abc import Mapping, Sequence
from importlib import resources
from typing import NamedTuple

import msgspec

_CJK = re.compile(r"[\u3400-\u9fff]")
_WORD = re.compile(r"[^\W_]+")
_WRITTEN = re.compile(r"[^\W_]+(?:[\u0300-\u036f'’ʼ`´‘]+[^\W_]*)*")
_APOSTROPHES = re.compile(r"['’ʼ`´‘]")
_SYLLABLES = re.compile(r"\b(?:di qu|zi zhi (?:qu|zhou|xian))\b")
_MIN_STEM = 2


class PlaceName(NamedTuple):
    """A name made comparable. `stem` without its level; `levels` the levels its level word may mean, empty if none."""

    stem: str
    levels: frozenset[str]


class _Table(msgspec.Struct, frozen=True):
    levels: dict[str, list[str]]
    official: list[str]
    elsewhere: list[str]


class _Words(NamedTuple):
    levels: Mapping[str, frozenset[str]]
    official: frozenset[str]
    elsewhere: frozenset[str]
    endings: tuple[str, ...]
    peoples: tuple[str, ...]


@functools.cache
def place_words() -> _Words:
    """Return the words around place names, read once from the package."""
    text = resources.files("guvah.model").joinpath("tables/places.yaml").read_bytes()
    table = msgspec.yaml.decode(text, type=_Table)
    levels: dict[str, set[str]] = {}
    for level, words in table.levels.items():
        for word in words:
            levels.setdefault(plain(word), set()).add(level)
    chinese = [word for word in levels if _CJK.match(word)]
    return _Words(
        levels={word: frozenset(said) for word, said in levels.items()},
        official=frozenset(map(plain, table.official)),
        elsewhere=frozenset(map(plain, table.elsewhere)),
        endings=tuple(sorted(chinese, key=len, reverse=True)),
        peoples=tuple(word for word in map(plain, table.official) if _CJK.match(word)),
    )


@functools.lru_cache(maxsize=16384)
def plain(text: str) -> str:
    """Return lower-case letters without accents, marks and apostrophes, in one spelling of each letter."""
    if text.isascii():
        return _APOSTROPHES.sub("", text.lower())
    folded = unicodedata.normalize("NFKD", unicodedata.normalize("NFKC", text)).casefold()
    bare = "".join(char for char in folded if not unicodedata.combining(char) and char != "\u0640")
    return unicodedata.normalize("NFC", _APOSTROPHES.sub("", bare))


def words_of(text: str) -> list[str]:
    """Return the comparable words of a text; Chinese stays in one piece."""
    return _WORD.findall(_SYLLABLES.sub(lambda match: match[0].replace(" ", ""), plain(text)))


def place_name(words: Sequence[str]) -> PlaceName:
    """Return the stem and the stated levels of a name given as comparable words.

    One level word and any peoples are cut from each end, no more: the `shi` of Ka-shi is not a city.
    """
    known = place_words()
    kept = list(words)
    levels: set[str] = set()
    for end in (-1, 0):
        if len(kept) > 1 and kept[end] in known.levels:
            levels |= known.levels[kept.pop(end)]
        while len(kept) > 1 and kept[end] in known.official:
            kept.pop(end)
    if len(kept) == 1 and _CJK.match(kept[0]):
        stem, said = _chinese(kept[0])
        return PlaceName(stem, said | levels)
    return PlaceName("".join(kept), frozenset(levels))


def is_chinese(text: str) -> bool:
    """Say whether a text holds Chinese characters."""
    return _CJK.search(text) is not None


def bare_name(text: str) -> str:
    """Return a name as it was written, accents kept, without its level and peoples: Çapçal of `Çapçal nahiyisi`."""
    kept = _WRITTEN.findall(text)
    known = place_words()
    for end in (-1, 0):
        if len(kept) > 1 and plain(kept[end]) in known.levels:
            kept.pop(end)
        while len(kept) > 1 and plain(kept[end]) in known.official:
            kept.pop(end)
    if len(kept) == 1 and _CJK.match(kept[0]):
        return _chinese(plain(kept[0]))[0]
    return "".join(kept)


def is_elsewhere(text: str) -> bool:
    """Say whether a text names another country."""
    known = place_words().elsewhere
    if any(word in known for word in words_of(text)):
        return True
    return is_chinese(text) and any(is_chinese(name) and name in text for name in known)


def _chinese(word: str) -> tuple[str, frozenset[str]]:
    """Cut the level and the peoples of a full Chinese name: 察布查尔锡伯自治县 is 察布查尔."""
    known = place_words()
    ending = next((ending for ending in known.endings if word.endswith(ending)), "")
    stem = word.removesuffix(ending)
    if not ending or len(stem) < _MIN_STEM:
        return word, frozenset()
    for people in known.peoples:
        if stem.endswith(people) and len(stem) - len(people) >= _MIN_STEM:
            stem = stem.removesuffix(people)
    return stem, known.levels[ending]

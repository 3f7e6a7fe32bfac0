"""The words of dates in every language, as meanings: which month, which part of a year, about, before.

Owns looking words up in tables/dates.yaml. Never reads a date: dates.py puts the meanings together.
"""

import functools
import re
from collections.abc import Mapping
from importlib import resources
from typing import NamedTuple

import msgspec

_MONTH = "month"
_CJK = re.compile(r"[\u3400-\u9fff〇]")


class Meaning(NamedTuple):
    """What a word does to a date: `kind` is a heading of the table (`month`, `before` ...), `number` a month's."""

    kind: str
    number: int = 0


class _Words(NamedTuple):
    exact: Mapping[str, Meaning]
    stems: tuple[tuple[str, Meaning], ...]
    chinese: tuple[str, ...]


@functools.cache
def date_words() -> _Words:
    """Return every word of every language, read once from the package."""
    text = resources.files("guvah.model").joinpath("tables/dates.yaml").read_bytes()
    exact: dict[str, Meaning] = {}
    stems: dict[str, Meaning] = {}
    for table in msgspec.yaml.decode(text, type=dict[str, dict[str, list[list[str] | str]]]).values():
        for kind, entries in table.items():
            for number, entry in enumerate(entries, start=1):
                meaning = Meaning(kind, number if kind == _MONTH else 0)
                for word in [entry] if isinstance(entry, str) else entry:
                    (stems if word.endswith("*") else exact)[word.rstrip("*")] = meaning
    chinese = (word for word in exact if _CJK.match(word))
    return _Words(
        exact=exact,
        stems=tuple(sorted(stems.items(), key=lambda item: -len(item[0]))),
        chinese=tuple(sorted(chinese, key=len, reverse=True)),
    )


@functools.lru_cache(maxsize=4096)
def meanings(word: str) -> tuple[Meaning, ...] | None:
    """Return what a lower-case word means, several for Chinese written without spaces; None where it is unknown."""
    words = date_words()
    if word in words.exact:
        return (words.exact[word],)
    if _CJK.match(word):
        return _chinese(word, words)
    for stem, meaning in words.stems:
        if word.startswith(stem):
            return (meaning,)
    return None


def _chinese(text: str, words: _Words) -> tuple[Meaning, ...] | None:
    found: list[Meaning] = []
    while text:
        known = next((word for word in words.chinese if text.startswith(word)), None)
        if known is None:
            return None
        found.append(words.exact[known])
        text = text[len(known) :]
    return tuple(found)

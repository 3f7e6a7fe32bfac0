"""The value of a property in words, as members read it: a place by its name, a season as a season, another by its name.

Owns the words. Never reads an archive: the names of others are asked of whoever calls.
"""

import re
from collections.abc import Callable

from guvah.model import ids, kinds
from guvah.model.atlas import place_of
from guvah.site.dates import show as date_words

_PLAIN_DATE = re.compile(r"\d{4}(-(0\d|1[0-2])(-\d\d)?)?")


def in_words(declared: kinds.Property, value: str, name_of: Callable[[str], str]) -> str:
    """Return a value of a property in words; `name_of` names another entity, '' where nothing is known of it."""
    if declared.vocabulary:
        return vocabulary_word(declared.vocabulary, value)
    if declared.type == "place":
        return place_words(value)
    if declared.type == "date":
        return value if _PLAIN_DATE.fullmatch(value) else date_words(value, "en")
    if declared.type == "entity":
        return f"{name_of(value)}  {short(value)}".strip()
    return value


def vocabulary_word(vocabulary: str, word: str) -> str:
    """Return a word of a vocabulary as it is typed; its label where it is written with an underscore."""
    return kinds.schema().label(vocabulary, word, "en").lower() if "_" in word else word


def place_words(code_or_words: str) -> str:
    """Return a place by its English name where the gazetteer knows it, else the words."""
    place = place_of(code_or_words)
    return place.name("en") if place else code_or_words


def short(entity: str) -> str:
    """Return the id a person types: the public one where there is one."""
    return ids.public_id(entity) if ids.kind_of(entity) in ("per", "fac") else entity

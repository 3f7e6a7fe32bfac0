"""What the words of a name are: names, titles, words that say "unknown", and patronymic endings.

Owns the lists `titles.tsv`, `endings.tsv` (in sounds) and `han_endings.tsv` (in characters). Never decides which word
is the family name: order differs between languages and offices, so it stays free.
"""

from dataclasses import dataclass
from functools import lru_cache

from guvah.names.letters import VOWELS, Sounds, rows
from guvah.names.pinyin import simplified
from guvah.names.scripts import words

SHORTEST_STEM = 3
"""Sounds that must remain before an ending is taken off."""
SHORTEST_CHARACTERS = 2
"""Characters that must remain before an ending is taken off."""
_ALIKE = str.maketrans("IOU", "iou")


@dataclass(frozen=True, slots=True)
class Parts:
    """The words that name somebody and the titles found beside them; `address_only` if nothing named anybody."""

    names: tuple[str, ...]
    titles: tuple[str, ...]
    address_only: bool


@lru_cache(maxsize=1)
def titles() -> dict[str, str]:
    """Title -> kind (`address`, `unknown`, `honorific`, `kin`); a title of several words is the whole of a name."""
    return {word: kind for word, kind, *_ in rows("titles")}


@lru_cache(maxsize=1)
def endings() -> tuple[tuple[str, str], ...]:
    """(ending in sounds, kind), longest first."""
    found = [(ending, kind) for ending, kind, *_ in rows("endings")]
    return tuple(sorted(found, key=lambda pair: (-len(pair[0]), pair[0])))


def parts(untrusted_name: str) -> Parts:
    """The words of a name sorted into names and titles; honorifics alone are kept as a name but marked."""
    kinds = titles()
    names: list[str] = []
    found: list[str] = []
    every = words(untrusted_name)
    if len(every) > 1 and " ".join(every) in kinds:
        return Parts((), every, True)
    for word in every:
        (found if word in kinds else names).append(word)
    if names:
        return Parts(tuple(names), tuple(found), False)
    return Parts(tuple(word for word in found if kinds[word] == "honorific"), tuple(found), True)


@lru_cache(maxsize=65536)
def without_ending(sounds: Sounds) -> tuple[Sounds, str] | None:
    """A word's stem and the kind of the ending taken off (`patronymic surname endearment`), None if it has none.

    Only for spellings read letter by letter: the characters of a Chinese spelling do not show where an ending begins.
    """
    if len(sounds) < SHORTEST_STEM or any(len(slot) > 1 for slot in sounds[-4:]):
        return None
    flat = "".join(slot[0] for slot in sounds).translate(_ALIKE)
    for ending, kind in endings():
        if flat.endswith(ending) and len(flat) - len(ending) >= SHORTEST_STEM:
            stem = _cut(sounds, len(flat) - len(ending))
            if any(slot[0] not in VOWELS for slot in stem):
                return stem, kind
    return None


@lru_cache(maxsize=1)
def character_endings() -> tuple[tuple[str, str], ...]:
    """(ending in simplified characters, kind), longest first."""
    found = [(ending, kind) for ending, kind, *_ in rows("han_endings")]
    return tuple(sorted(found, key=lambda pair: (-len(pair[0]), pair[0])))


def without_character_ending(word: str) -> tuple[str, str] | None:
    """A Chinese word's stem and the kind of its ending (`patronymic honorific address endearment element`), or None.

    An `element` (-gül, -bek) belongs to the name: somebody without it is usually somebody else.
    """
    text = simplified(word)
    for ending, kind in character_endings():
        if text.endswith(ending) and len(text) - len(ending) >= SHORTEST_CHARACTERS:
            return word[: -len(ending)], kind
    return None


def _cut(sounds: Sounds, size: int) -> Sounds:
    kept, length = [], 0
    for slot in sounds:
        if length >= size:
            break
        kept.append((slot[0][: size - length],) if len(slot) == 1 else slot)
        length += len(slot[0])
    return tuple(kept)

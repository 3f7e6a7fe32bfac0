"""A name's spelling as sounds: one reading for each orthography that could have written it.

Owns the choice of orthographies (by script, by the letters of `orthographies.tsv`, by the language given). Never
compares two names. The sounds are those of `tables/sounds.tsv`; a word is a sequence of places, each holding one string
of sounds or several possible ones (docs/names.md).
"""

from dataclasses import dataclass
from functools import lru_cache

from guvah.names.letters import Orthography, Sounds, letter_table, orthographies
from guvah.names.pinyin import character_syllables, han_sounds, parse_palladius, parse_pinyin, syllable_sounds
from guvah.names.scripts import script_of, words

HANZI = "hanzi"
PINYIN = "pinyin"
PALLADIUS = "palladius"

_MOST_SOUNDS = 6
"""Alternatives kept where a character has two readings."""


@dataclass(frozen=True, slots=True)
class Reading:
    """One way to sound a name: the orthography supposed and, for each word in order, its places."""

    orthography: str
    words: tuple[Sounds, ...]

    def plain(self) -> str:
        """The likeliest sounds as one string, words parted by spaces."""
        return " ".join("".join(slot[0] for slot in word) for word in self.words)


@lru_cache(maxsize=65536)
def word_readings(word: str, lang: str = "") -> tuple[tuple[str, Sounds], ...]:
    """(orthography, sounds) of one normalised word in one script, likeliest first, without pinyin; () if unreadable."""
    script = script_of(word)
    if script == "Hani":
        sounds = _character_sounds(word)
        return ((HANZI, sounds),) if sounds else ()
    found: dict[Sounds, str] = {}
    for name in _orthographies(word, script, lang):
        sounds = letter_table(name).read(word)
        if sounds:
            found.setdefault(sounds, name)
    return tuple((name, sounds) for sounds, name in found.items())


@lru_cache(maxsize=65536)
def pinyin_sounds(word: str) -> Sounds:
    """The places of a normalised Latin word that is wholly pinyin, else ()."""
    legal = syllable_sounds()
    return tuple(legal[syllable] for syllable in parse_pinyin(word))


def readings(untrusted_name: str, lang: str = "") -> tuple[Reading, ...]:
    """Every different reading of a name, likeliest first; () if no word can be read. `lang` is BCP 47 or ''."""
    name_words = words(untrusted_name)
    read = [found for word in name_words if (found := word_readings(word, language(lang)))]
    result: dict[tuple[Sounds, ...], str] = {}
    for turn in range(max(map(len, read), default=0)):
        chosen = [found[min(turn, len(found) - 1)] for found in read]
        result.setdefault(tuple(sounds for _, sounds in chosen), chosen[0][0])
    if could_be_pinyin(name_words, lang):
        result.setdefault(tuple(pinyin_sounds(word) for word in name_words), PINYIN)
    if could_be_palladius(name_words, lang):
        result.setdefault(tuple(han_sounds(word) for word in name_words), PALLADIUS)
    return tuple(Reading(orthography, sounds) for sounds, orthography in result.items())


def could_be_pinyin(name_words: tuple[str, ...], lang: str = "") -> bool:
    """Whether every word parses as pinyin and the language given does not speak against it."""
    return language(lang) in ("", "zh", "en") and bool(name_words) and all(map(pinyin_sounds, name_words))


def could_be_palladius(name_words: tuple[str, ...], lang: str = "") -> bool:
    """Whether every word parses as Chinese in Russian spelling and the language given does not speak against it."""
    return language(lang) in ("", "zh", "ru") and bool(name_words) and all(map(parse_palladius, name_words))


def language(lang: str) -> str:
    """The primary language of a BCP 47 tag, lower case (`ug-Arab` -> `ug`)."""
    return lang.split("-", 1)[0].lower()


def _orthographies(word: str, script: str, lang: str) -> list[str]:
    """Tables to read a word by, the likeliest first: those that have its letters, else all that are not told apart."""
    possible = orthographies().get(script, ())
    anchored = f"^{word}"
    fitting = [one for one in possible if _fits(one, anchored)]
    known = [one for one in fitting if letter_table(one.name).knows(word)]
    chosen = known or fitting or [one for one in possible if not one.needs]
    # a language only narrows: what is read with it is also read without, or stored keys would not be found
    chosen = [one for one in chosen if lang in one.languages] or chosen
    if len(chosen) > 1 and any(one.doubts for one in chosen):
        chosen.sort(key=lambda one: _holds(anchored, one.doubts))
    return [one.name for one in chosen]


def _fits(one: Orthography, anchored: str) -> bool:
    return not _holds(anchored, one.lacks) and (not one.needs or _holds(anchored, one.needs))


def _holds(anchored: str, groups: tuple[str, ...]) -> bool:
    return any([group in anchored for group in groups])


def _character_sounds(word: str) -> Sounds:
    legal = syllable_sounds()
    slots = []
    for char in word:
        sounds = dict.fromkeys(sound for syllable in character_syllables(char) for sound in legal[syllable])
        if sounds:
            slots.append(tuple(sounds)[:_MOST_SOUNDS])
    return tuple(slots)

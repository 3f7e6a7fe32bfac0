"""A name's spelling as sounds: one reading for each orthography that could have written it.

Owns the choice of orthographies (by script, by letters that only one language uses, by the language given). Never
compares two names. The sounds are those of `tables/sounds.tsv`; a word is a sequence of places, each holding one string
of sounds or several possible ones (docs/names.md).
"""

from dataclasses import dataclass
from functools import lru_cache

from guvah.names.letters import ORTHOGRAPHIES, Sounds, letter_table
from guvah.names.pinyin import character_syllables, parse_pinyin, syllable_sounds
from guvah.names.scripts import script_of, words

HANZI = "hanzi"
PINYIN = "pinyin"

_OF_LANGUAGE = {
    "ug": ("uyghur_latin", "english", "uyghur_cyrillic", "uyghur_arabic"),
    "kk": ("kazakh_latin", "english", "kazakh_cyrillic", "kazakh_arabic"),
    "ky": ("english", "kyrgyz_cyrillic"),
    "ru": ("russian",),
    "en": ("english",),
}
_ONLY_UYGHUR = frozenset("ئېۈغخژ")
_ONLY_KAZAKH = frozenset("ٴٵعح")
_BARE_VOWELS = frozenset("اوۇىەۆ")
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
    return tuple(Reading(orthography, sounds) for sounds, orthography in result.items())


def could_be_pinyin(name_words: tuple[str, ...], lang: str = "") -> bool:
    """Whether every word parses as pinyin and the language given does not speak against it."""
    return language(lang) in ("", "zh", "en") and bool(name_words) and all(map(pinyin_sounds, name_words))


def language(lang: str) -> str:
    """The primary language of a BCP 47 tag, lower case (`ug-Arab` -> `ug`)."""
    return lang.split("-", 1)[0].lower()


def _orthographies(word: str, script: str, lang: str) -> tuple[str, ...]:
    possible = ORTHOGRAPHIES.get(script, ())
    if script == "Arab":
        letters = set(word)
        if letters & _ONLY_UYGHUR:
            return possible[:1]
        if letters & _ONLY_KAZAKH:
            return possible[1:]
        if word[0] in _BARE_VOWELS:
            possible = possible[::-1]
    wanted = _OF_LANGUAGE.get(lang)
    if wanted:
        possible = tuple(name for name in possible if name in wanted) or possible
    return tuple(name for name in possible if letter_table(name).knows(word)) or possible


def _character_sounds(word: str) -> Sounds:
    legal = syllable_sounds()
    slots = []
    for char in word:
        sounds = dict.fromkeys(sound for syllable in character_syllables(char) for sound in legal[syllable])
        if sounds:
            slots.append(tuple(sounds)[:_MOST_SOUNDS])
    return tuple(slots)

"""A word as the signs that are compared: letters or groups of letters, parts of Chinese syllables, each with a number.

Owns the inventory of signs: which groups of letters stay together (`tables/groups.tsv`), which letters are told
apart by what stands before them, how a Chinese syllable divides. Never says what a sign sounds like: that is learned
(`weights`), from the letter tables (`letters`) where too few names show it.

A sign's name says its channel and what it is: `L:sh`, `C:у+` (after a vowel), `A:ا`, `P:k` (the beginning of a
syllable), `P:ke/e` (the end of one that often adds a vowel to a bare consonant), `P:-ang/1`.
"""

from collections.abc import Iterator
from functools import lru_cache

from guvah.names.letters import rows
from guvah.names.pinyin import character_syllables, syllables_of
from guvah.names.scripts import script_of

Signs = tuple[str, ...]
CHANNELS = "LCAP"
"""Latin, Cyrillic, Arabic letters, and Chinese syllables, whether written in characters or in pinyin."""
_CHANNEL = {"Latn": "L", "Cyrl": "C", "Arab": "A"}
_VOWELS = frozenset("aeiouäöüëéıāīūǵyáíóúəɵ" + "аеёиоуыэюяәөүұіӧӱӓ" + "اەېىوۇۆۈ" + "ئ")
_AFTER_VOWEL = frozenset("иуеёюяэ" + "iuyw" + "يۋو")
"""Letters that sound otherwise after a vowel or at the start of a word than after a consonant."""
_IOTATED = frozenset("ёюя")
_SEAT, _HIGH_HAMZA = "ئ", "ٴ"
_SILENT = frozenset("ьъ'ء") | {_SEAT, _HIGH_HAMZA}
_LONGEST = 24
"""Signs of one word that are compared."""
_YENGI = frozenset("ƣⱨɵⱪⱬƶ")
_TO_ULY = {
    "x": "sh",
    "q": "ch",
    "h": "x",
    "ⱨ": "h",
    "ⱪ": "q",
    "ƣ": "gh",
    "ɵ": "ö",
    "ə": "e",
    "ä": "e",
    "e": "ë",
    "ⱬ": "zh",
    "ƶ": "zh",
}
"""Letters of the Uyghur Latin alphabet of 1965 as those of today."""

_INITIALS = ("zh", "ch", "sh", *"bpmfdtnlgkhjqxrzcsyw")
_BARE = frozenset({"e", "i", "u", "v", "a", "o", "ai", "er"})
"""Ends of syllables that are told apart by their beginning, since they often stand for no vowel at all."""
COMPLEX = {
    "ao": ("a", "o"), "ou": ("o", "u"), "ei": ("e", "i"), "an": ("a", "n"), "en": ("e", "n"), "ang": ("a", "ng"),
    "eng": ("e", "ng"), "ong": ("o", "ng"), "ia": ("i", "a"), "ie": ("i", "e"), "iao": ("i", "a", "o"),
    "iu": ("i", "u"), "ian": ("i", "a", "n"), "in": ("i", "n"), "iang": ("i", "a", "ng"), "ing": ("i", "ng"),
    "iong": ("i", "o", "ng"), "ua": ("u", "a"), "uo": ("u", "o"), "uai": ("u", "a", "i"), "ui": ("u", "i"),
    "uan": ("u", "a", "n"), "un": ("u", "n"), "uang": ("u", "a", "ng"), "ve": ("v", "e"), "ue": ("v", "e"),
    "van": ("v", "a", "n"), "vn": ("v", "n"), "ueng": ("u", "e", "ng"),
}  # fmt: skip


@lru_cache(maxsize=4)
def _groups(script: str) -> tuple[frozenset[str], int]:
    found = frozenset(letters for of, letters, *_ in rows("groups") if of == script)
    return found, max(map(len, found), default=1)


@lru_cache(maxsize=65536)
def word_signs(word: str) -> tuple[str, ...]:
    """The signs of one normalised word in one script; () where the script has no table."""
    script = script_of(word)
    if script == "Hani":
        return tuple(sign for char in word for sign in _syllable(next(iter(character_syllables(char)), "")))[:_LONGEST]
    if not _YENGI.isdisjoint(word):
        word = "".join([_TO_ULY.get(letter, letter) for letter in word])
    channel = _CHANNEL.get(script)
    return tuple(_lettered(word, script, channel))[:_LONGEST] if channel else ()


@lru_cache(maxsize=65536)
def syllable_signs(word: str) -> Signs:
    """The signs of a Latin word that is wholly pinyin or a Cyrillic one that is wholly Palladius, else ()."""
    return tuple(sign for place in syllables_of(word) for sign in _syllable(place[0]))[:_LONGEST]


def channel_of(signs: tuple[str, ...]) -> int:
    """The number of a word's channel in CHANNELS."""
    return CHANNELS.index(signs[0][0])


def _lettered(word: str, script: str, channel: str) -> Iterator[str]:
    groups, longest = _groups(script)
    at, before = 0, ""
    front = _HIGH_HAMZA in word
    while at < len(word):
        size = next((n for n in range(longest, 1, -1) if word[at : at + n] in groups), 1)
        letters = word[at : at + size]
        at += size
        if letters in _SILENT:
            before = letters if letters == _SEAT else before
            continue
        if letters == before and letters not in _VOWELS:
            yield f"{channel}:dup"
            continue
        open_ = before == "" or before in _VOWELS
        if channel == "C" and letters in _IOTATED:
            yield f"C:{letters}1{'+' if open_ else ''}"
            yield f"C:{letters}2{'+' if open_ else ''}"
        elif letters in _AFTER_VOWEL and open_:
            yield f"{channel}:{letters}{'+' if before else '^'}"
        else:
            yield f"{channel}:{letters}{'~' if front and letters in _VOWELS else ''}"
        before = letters


@lru_cache(maxsize=1024)
def _syllable(syllable: str) -> tuple[str, ...]:
    initial = next((start for start in _INITIALS if syllable.startswith(start)), "")
    final = syllable[len(initial) :]
    if initial in "jqxy" and initial and final.startswith("u"):
        final = "v" + final[1:]
    found = [f"P:{initial}"] if initial else []
    if final in _BARE:
        found.append(f"P:{initial}{final}/{final}")
    elif final in COMPLEX:
        found += [f"P:-{final}/{number}" for number in range(len(COMPLEX[final]))]
    elif final:
        found.append(f"P:-{final}/0")
    return tuple(found)

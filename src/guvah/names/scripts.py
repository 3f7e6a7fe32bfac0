"""Which script a name is in, and one normal form of it: what every other module of this floor starts from.

Owns `normalise` (Unicode form, case, invisible marks, Arabic presentation forms, lookalike letters), `words` and
`script_of`. Never reads letters as sounds. Text longer than LONGEST letters is cut: no name is that long, and a
hostile one must not cost more than a real one.
"""

import re
import unicodedata
from collections import Counter
from functools import lru_cache

from guvah.names.letters import rows

LONGEST = 400
"""Letters of a name that are looked at."""
LONGEST_WORD = 40
"""Letters of one word that are looked at."""
MOST_WORDS = 12

_RANGES = {
    "Latn": "a-zª-ʯḀ-ỿⱠ-Ɀ'",
    "Cyrl": "Ѐ-ԯᲀ-᲏'",
    "Arab": "؀-ۿݐ-ݿࢠ-ࣿ",
    "Hani": "々〇㐀-䶿一-鿿\U00020000-\U000323af",
}
_WHOLE = {script: re.compile(f"[{chars}]+") for script, chars in _RANGES.items()}
_RUNS = re.compile("|".join(f"[{chars}]+" for chars in _RANGES.values()) + f"|[^{''.join(_RANGES.values())}]+")
_NOT_ASCII_LETTERS = re.compile("[^a-z']+")
_APOSTROPHES = dict.fromkeys(map(ord, "’ʼʻ‘`´ʹ′ʾʿ＇"), "'")
_SAME = {ord("ə"): "ä", ord("ǝ"): "ä", 0x640: "", 0x6C1: "ە"} | dict.fromkeys(map(ord, "丶ㆍᆞꞏᐧˑꓸ"), " ")
"""Other signs for one letter: schwas typed for ä, the line that stretches Arabic words, an Urdu heh; and letters that
are typed for the dot between the parts of a Chinese name."""


class _Marks(dict[int, str]):
    """`str.translate` table that learns: letters stay, marks and formatting go, everything else parts words."""

    def __missing__(self, code: int) -> str:
        char = chr(code)
        kind = unicodedata.category(char)
        if kind[0] == "L":
            kept = _SAME.get(code, char)
        elif kind[0] == "M" or kind == "Cf":
            kept = ""
        else:
            kept = char if char in "'々〇" else " "
        self[code] = kept
        return kept


@lru_cache(maxsize=1)
def _marks() -> _Marks:
    return _Marks()


@lru_cache(maxsize=1)
def _lookalikes() -> tuple[dict[int, str], dict[int, str]]:
    pairs = [(ord(latin), ord(cyrillic)) for latin, cyrillic in rows("lookalikes")]
    return {a: chr(b) for a, b in pairs}, {b: chr(a) for a, b in pairs}


def normalise(untrusted_text: str) -> str:
    """Lower-case words parted by one space: the same for any normal form, case, direction mark or letter width."""
    text = untrusted_text[:LONGEST]
    if text.isascii():
        text = _NOT_ASCII_LETTERS.sub(" ", text.lower().replace("`", "'"))
    else:
        # marks of direction stand between a letter and its accent: they go first, or the two would not compose
        text = "".join([c for c in text.translate(_APOSTROPHES) if unicodedata.category(c) != "Cf"])
        text = unicodedata.normalize("NFKC", text)
        # up and down again: dotless i, sharp s and final sigma end the same from either case
        text = unicodedata.normalize("NFKC", text.upper().lower()).translate(_APOSTROPHES).translate(_marks())
    return " ".join([word for word in (part.strip("'") for part in text.split()) if word])


def words(untrusted_text: str) -> tuple[str, ...]:
    """The words of a name in order, each in one script."""
    found: list[str] = []
    for word in normalise(untrusted_text).split():
        if word.isascii() or script_of(word):
            found.append(word[:LONGEST_WORD])
        else:
            found.extend(run[:LONGEST_WORD] for run in _RUNS.findall(_one_alphabet(word)) if run.strip("'"))
    return tuple(found[:MOST_WORDS])


def script_of(text: str) -> str:
    """ISO 15924 code of normalised text in one script (`Latn Cyrl Arab Hani`), '' if mixed, empty or another."""
    joined = text.replace(" ", "")
    return next((script for script, whole in _WHOLE.items() if whole.fullmatch(joined)), "")


def main_script(untrusted_text: str) -> str:
    """The script most letters of any text are in, '' if none of the four."""
    counted = Counter(script for word in words(untrusted_text) if (script := script_of(word)) for _ in word)
    return max(counted, key=lambda script: (counted[script], script)) if counted else ""


def _one_alphabet(word: str) -> str:
    """A word mixing Latin and Cyrillic lookalikes (a keyboard in the wrong state) in the alphabet of most letters."""
    latin = sum(map(len, re.findall(f"[{_RANGES['Latn']}]+", word)))
    cyrillic = sum(map(len, re.findall("[Ѐ-ԯ]+", word)))
    if not latin or not cyrillic:
        return word
    to_cyrillic, to_latin = _lookalikes()
    return word.translate(to_cyrillic if cyrillic >= latin else to_latin)

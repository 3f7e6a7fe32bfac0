"""What is searched for: names as words and sounds, other text as words, ids as marks.

Owns how a value becomes the words of the full-text table and how a question becomes its query; both sides must fold
alike. Never decides what a word means: letters and sounds are guvah.names's.

Marks are words nobody wrote: `t… u… h…` keys of a name's words by sound (guvah.names.keys), `r…` an entity that a
statement points at, `s…` a source that says something, the last two without their dashes.
"""

import re
import unicodedata
from collections.abc import Iterable
from functools import lru_cache

from guvah.names.keys import keys
from guvah.names.scripts import normalise

LONGEST = 20_000
"""Letters of one text that are searched; what is longer is kept whole and found by its beginning."""

_CHINESE = re.compile("[々〇㐀-䶿一-鿿\U00020000-\U000323af]+")
_MARKS = re.compile(
    "[\u0300-\u036f\u0610-\u061a\u0640\u064b-\u065f\u0670\u200b-\u200f\u202a-\u202e\u2066-\u2069\ufeff]"
)
_PARTING = re.compile(r"[\s·•・,;]+")
_WORD = re.compile(r"\w+")
_MOST_WORDS = 12


def folded(untrusted_text: str) -> str:
    """Return text as it is put into the table: one form of each letter, Chinese as pairs of characters."""
    text = untrusted_text[:LONGEST]
    if text.isascii():
        return text
    text = _MARKS.sub("", unicodedata.normalize("NFKC", text))
    return _CHINESE.sub(_pairs, text)


def _pairs(run: re.Match[str]) -> str:
    chars = run[0]
    return " " + " ".join(chars[i : i + 2] for i in range(max(1, len(chars) - 1))) + " "


@lru_cache(maxsize=1 << 17)
def _word(raw: str) -> tuple[str, tuple[str, ...]]:
    """Return (folded words, keys) of one word of a name; names repeat, so most are met before."""
    return normalise(raw), tuple(sorted(key for key in keys(raw) if key[0] != "g"))


def name_words(names: Iterable[str]) -> tuple[str, str]:
    """Return (words, keys by sound) of all of one entity's names."""
    words: dict[str, None] = {}
    sounds: dict[str, None] = {}
    for name in names:
        for raw in _PARTING.split(name):
            word, found = _word(raw)
            words[word] = None
            for key in found:
                sounds[key] = None
    return " ".join(words).strip(), " ".join(sounds)


def same_name(name: str) -> str:
    """Return the form in which two names are the same name: folded words, whatever parts them."""
    return " ".join(folded_word for raw in _PARTING.split(name) if (folded_word := _word(raw)[0]))


def refers_mark(entity: str) -> str:
    """Return the mark of everything that points at an entity."""
    return "r" + entity.replace("-", "").replace("/", "")


def source_mark(source: str) -> str:
    """Return the mark of everything that a source says something about."""
    return "s" + source.replace("-", "").replace("/", "")


def name_query(untrusted_words: str, *, prefix: bool = False) -> str:
    """Return the query for names that hold all these words, '' where there are none; `prefix`: the last may go on."""
    asked = same_name(untrusted_words).split()[:_MOST_WORDS]
    if not asked:
        return ""
    return "names : (" + " AND ".join(map(_quoted, asked)) + ("*" if prefix else "") + ")"


def sound_query(untrusted_words: str) -> str:
    """Return the query for names that may sound like this: for each word, any of its keys."""
    groups = []
    for raw in _PARTING.split(untrusted_words)[:_MOST_WORDS]:
        found = list(_word(raw)[1])
        if any(key[0] != "h" for key in found):
            found = [key for key in found if key[0] != "h"]
        if found:
            groups.append("(" + " OR ".join(map(_quoted, found)) + ")")
    return "marks : (" + " AND ".join(groups) + ")" if groups else ""


def text_query(untrusted_words: str) -> str:
    """Return the query for everything said that holds all these words, in names or in text."""
    asked = _WORD.findall(folded(untrusted_words))[:_MOST_WORDS]
    if not asked:
        return ""
    lone = len(asked) == 1 and len(asked[0]) == 1 and _CHINESE.fullmatch(asked[0])
    return "{names body} : (" + " AND ".join(map(_quoted, asked)) + ("*" if lone else "") + ")"


def mark_query(mark: str) -> str:
    """Return the query for one mark."""
    return "marks : " + _quoted(mark)


def _quoted(word: str) -> str:
    return '"' + word.replace('"', "") + '"'

"""Full text: what was told as words, ids as marks.

Owns how a value becomes the words of the full-text table and how a question becomes its query; both sides must fold
alike. Names are found by their keys (`spelling.py`), and as words here too.

Marks are words nobody wrote: `r…` an entity that a statement points at, `s…` a source that says something, without
dashes.
"""

import re
import unicodedata

LONGEST = 20_000
"""Letters of one text that are searched; what is longer is kept whole and found by its beginning."""

_CHINESE = re.compile("[々〇㐀-䶿一-鿿\U00020000-\U000323af]+")
_MARKS = re.compile(
    "[\u0300-\u036f\u0610-\u061a\u0640\u064b-\u065f\u0670\u200b-\u200f\u202a-\u202e\u2066-\u2069\ufeff]"
)
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


def refers_mark(entity: str) -> str:
    """Return the mark of everything that points at an entity."""
    return "r" + entity.replace("-", "").replace("/", "")


def source_mark(source: str) -> str:
    """Return the mark of everything that a source says something about."""
    return "s" + source.replace("-", "").replace("/", "")


def text_query(untrusted_words: str) -> str:
    """Return the query for everything that holds all these words, in names or in what was told."""
    asked = _WORD.findall(folded(untrusted_words))[:_MOST_WORDS]
    if not asked:
        return ""
    lone = len(asked) == 1 and len(asked[0]) == 1 and _CHINESE.fullmatch(asked[0])
    return "body : (" + " AND ".join(map(_quoted, asked)) + ("*" if lone else "") + ")"


def mark_query(mark: str) -> str:
    """Return the query for one mark."""
    return "marks : " + _quoted(mark)


def _quoted(word: str) -> str:
    return '"' + word.replace('"', "") + '"'

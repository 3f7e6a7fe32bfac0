"""What is searched for: names as words and sounds, other text as words, ids as marks.

Owns how a value becomes the words of the full-text table and how a question becomes its query; both sides must fold
alike. Never decides what a word means: letters and sounds are guvah.names's.

Marks are words nobody wrote: `t… u… h…` keys of a name's words by sound (guvah.names.keys), `g…` its words
run together, `r…` an entity that a statement points at, `s…` a source that says something, these two without dashes.
"""

import re
import unicodedata
from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache
from itertools import islice, permutations, product
from typing import NamedTuple

from guvah.names.keys import keys
from guvah.names.scripts import normalise

LONGEST = 20_000
"""Letters of one text that are searched; what is longer is kept whole and found by its beginning."""

_CHINESE = re.compile("[々〇㐀-䶿一-鿿\U00020000-\U000323af]+")
_MARKS = re.compile(
    "[\u0300-\u036f\u0610-\u061a\u0640\u064b-\u065f\u0670\u200b-\u200f\u202a-\u202e\u2066-\u2069\ufeff]"
)
_ACCENTS = re.compile("[\u0300-\u036f]")
_PARTING = re.compile(r"[\s·•・,;‐-―-]+")
_WORD = re.compile(r"\w+")
_MOST_WORDS = 12
_SHORTEST_BEGINNING = 3
_SHORTEST_PART, _LONGEST_UNDIVIDED = 2, 12
_BEGINNING = 4
"""Letters of a word's key that are asked for when the whole key was not enough: `t` and three sounds."""
_WHOLE = "g"
_MOST_ORDERED, _MOST_WHOLES = 3, 8


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


class _Word(NamedTuple):
    """One word of a name: folded, its keys by sound, the skeletons that stand for it in a whole name."""

    folded: str
    keys: tuple[str, ...]
    wholes: tuple[str, ...]


@lru_cache(maxsize=1 << 17)
def _word(raw: str) -> _Word:
    """Read one word of a name; names repeat, so most words were met before."""
    found = sorted(keys(raw), key=lambda key: (len(key), key))
    return _Word(
        folded=_plain(normalise(raw)),
        keys=tuple(key for key in found if key[0] != _WHOLE),
        wholes=tuple(key[1:] for key in found if key[0] == _WHOLE),
    )


def name_words(names: Iterable[str]) -> tuple[str, str]:
    """Return (words, keys by sound) of all of one entity's names."""
    words: dict[str, None] = {}
    sounds: dict[str, None] = {}
    for name in names:
        read = [_word(raw) for raw in _PARTING.split(name)]
        for word in read:
            words[word.folded] = None
            for key in word.keys:
                sounds[key] = None
        # one order is enough here: a question has its keys in every order
        for key in _run_together([word.wholes for word in read if word.wholes]):
            sounds[key] = None
    return " ".join(words).strip(), " ".join(sounds)


def _run_together(wholes: Sequence[tuple[str, ...]]) -> Iterator[str]:
    """Yield the `g` keys of words run together in this order (guvah.names.keys has them in every order)."""
    for first, *others in islice(product(*wholes), _MOST_WHOLES) if wholes else ():
        yield _WHOLE + first + "".join(other.removeprefix("a") for other in others)


def same_name(name: str) -> str:
    """Return the form in which two names are the same name: folded words without accents, whatever parts them."""
    return " ".join(folded_word for raw in _PARTING.split(name) if (folded_word := _word(raw).folded))


def _plain(text: str) -> str:
    if text.isascii():
        return text
    return unicodedata.normalize("NFC", _ACCENTS.sub("", unicodedata.normalize("NFD", text)))


def long_enough(word: str) -> bool:
    """Say whether the beginning of a word says enough to ask for every word that goes on from it."""
    return len(word) >= _SHORTEST_BEGINNING or bool(_CHINESE.fullmatch(word))


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


def sound_queries(untrusted_words: str) -> list[str]:
    """Return the queries for names that may sound like this, finest first.

    All words in any order; each word anywhere; some words run together; how each word begins.
    """
    raws = [raw for raw in _PARTING.split(untrusted_words)[:_MOST_WORDS] if _word(raw).keys]
    if not raws:
        return []
    wholes = [word.wholes for word in map(_word, raws) if word.wholes]
    orders = permutations(wholes) if len(wholes) <= _MOST_ORDERED else [tuple(wholes)]
    together = dict.fromkeys(key for order in orders for key in _run_together(order))
    some = [key for key in sorted(keys(untrusted_words)) if key[0] == _WHOLE and key not in together]
    queries = [_any(found) for found in (together, some) if found]
    queries[1:1] = [" AND ".join(map(_sounding, raws))]
    return [f"marks : ({query})" for query in (*queries, " AND ".join(map(_beginning, raws)))]


def spoken_query(untrusted_words: Sequence[Sequence[str]]) -> str:
    """Return the query for names that hold, for each group of words, one of it by sound; '' where none can be read.

    A single group is asked for as whole names: its words run together, or the only ones.
    """
    if len(untrusted_words) == 1:
        found = [_WHOLE + whole for raw in untrusted_words[0] for whole in _word(raw).wholes]
        return f"marks : {_any(dict.fromkeys(found))}" if found else ""
    groups = [
        dict.fromkeys(key for raw in group for key in _word(raw).keys if key[0] == "t") for group in untrusted_words
    ]
    return f"marks : ({' AND '.join(map(_any, groups))})" if groups and all(groups) else ""


def _sounding(raw: str) -> str:
    """Return the query for one word by sound; a long Chinese spelling without a dot may also be two words."""
    choices = [_one_word(raw)]
    if _CHINESE.fullmatch(raw) and 2 * _SHORTEST_PART <= len(raw) <= _LONGEST_UNDIVIDED:
        cuts = ((raw[:cut], raw[cut:]) for cut in range(_SHORTEST_PART, len(raw) - _SHORTEST_PART + 1))
        choices += [
            f"({_one_word(first)} AND {_one_word(second)})"
            for first, second in cuts
            if _word(first).keys and _word(second).keys
        ]
    return "(" + " OR ".join(choices) + ")"


def _one_word(raw: str) -> str:
    """Return the query for any key of a word; pairs of Chinese characters only where the word cannot be read."""
    found = _word(raw).keys
    return _any([key for key in found if key[0] != "h"] or found)


def _beginning(raw: str) -> str:
    """Return the query for words that begin to sound like this one: spellings differ most at their ends."""
    begun = {key[:_BEGINNING] for key in _word(raw).keys if key[0] == "t"}
    return "(" + " OR ".join(_quoted(key) + "*" for key in sorted(begun)) + ")" if begun else _one_word(raw)


def _any(words: Iterable[str]) -> str:
    return "(" + " OR ".join(map(_quoted, words)) + ")"


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

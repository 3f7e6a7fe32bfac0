"""What a name is found by: keys that it shares with its other spellings, and with a question.

Owns the choice of keys; both sides must choose alike. Never decides what a word means: letters and sounds are
guvah.names's. Kinds of keys:

    =…           the whole name, folded
    w…           one of its words, folded
    t… u… h…     one of its words by sound (guvah.names.keys)
    g…           its words by sound, run together

In the file a key is a number (64 bits of its hash); `w` and `t` are kept as words too, to be asked by their beginnings.

A question is groups that must all hold; a group is alternatives; an alternative is keys that must all be had.
"""

import hashlib
import re
import unicodedata
from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache
from itertools import islice, permutations, product
from typing import NamedTuple

from guvah.names.keys import keys
from guvah.names.scripts import normalise

Alternative = tuple[str, ...]
Group = Sequence[Alternative]
Question = Sequence[Group]

SAME, WORD, SOUND = "=", "w", "t"

_CHINESE = re.compile("[々〇㐀-䶿一-鿿\U00020000-\U000323af]+")
_ACCENTS = re.compile("[\u0300-\u036f]")
_PARTING = re.compile(r"[\s·•・,;‐-―-]+")
_MOST_WORDS = 12
_SHORTEST_BEGINNING = 3
_SHORTEST_PART, _LONGEST_UNDIVIDED = 2, 12
_BEGINNING = 4
"""Letters of a word's key that are asked for when the whole key was not enough: `t` and three sounds."""
_WHOLE, _PAIR = "g", "h"
_MOST_ORDERED, _MOST_WHOLES = 3, 8
_KEY_BYTES = 8


class Keys(NamedTuple):
    """The keys of a record's names as numbers, each once, and those of them that are kept as words."""

    numbers: tuple[int, ...]
    vocabulary: tuple[str, ...]


class _Word(NamedTuple):
    """One word of a name: its keys by sound, these as numbers, the skeletons that stand for it in a whole name."""

    keys: tuple[str, ...]
    numbers: tuple[int, ...]
    wholes: tuple[str, ...]


def number(key: str) -> int:
    """Return the number that stands for a key in the file, a signed 64-bit one."""
    return int.from_bytes(hashlib.blake2b(key.encode(), digest_size=_KEY_BYTES).digest(), "big", signed=True)


@lru_cache(maxsize=1 << 17)
def _folded(raw: str) -> str:
    word = normalise(raw)
    if word.isascii():
        return word
    return unicodedata.normalize("NFC", _ACCENTS.sub("", unicodedata.normalize("NFD", word)))


@lru_cache(maxsize=1 << 17)
def _word(raw: str) -> _Word:
    """Read one word of a name; names repeat, so most words were met before."""
    found = sorted(keys(raw), key=lambda key: (len(key), key))
    own = tuple(key for key in found if key[0] != _WHOLE)
    return _Word(own, tuple(map(number, own)), tuple(key[1:] for key in found if key[0] == _WHOLE))


def _divided(name: str) -> list[str]:
    return [raw for raw in _PARTING.split(name) if raw]


def same_name(name: str) -> str:
    """Return the form in which two names are the same name: folded words without accents, whatever parts them."""
    return " ".join(folded for raw in _divided(name) if (folded := _folded(raw)))


def name_words(names: Iterable[str]) -> str:
    """Return the folded words of all of one record's names, each once."""
    return " ".join(dict.fromkeys(word for name in names for word in same_name(name).split()))


def word_key(untrusted_word: str) -> str:
    """Return the key of one word of a name as it is kept, however the word is written."""
    return WORD + same_name(untrusted_word)


def record_keys(names: Iterable[str], *, heard: bool) -> Keys:
    """Return the keys of all of one record's names; `heard`: those by sound too, which titles of sources have not."""
    numbers: dict[int, None] = {}
    vocabulary: dict[str, None] = {}
    for name in names:
        same = same_name(name)
        if not same:
            continue
        words = [WORD + word for word in same.split()]
        numbers |= dict.fromkeys(map(number, (SAME + same, *words)))
        vocabulary |= dict.fromkeys(words)
        if heard:
            read = [_word(raw) for raw in _divided(name)]
            for word in read:
                numbers |= dict.fromkeys(word.numbers)
                vocabulary |= dict.fromkeys(key for key in word.keys if key[0] == SOUND)
            # one order is enough here: a question has its keys in every order
            whole = _run_together([word.wholes for word in read if word.wholes])
            numbers |= dict.fromkeys(map(number, whole))
    return Keys(tuple(numbers), tuple(vocabulary))


def _run_together(wholes: Sequence[tuple[str, ...]]) -> Iterator[str]:
    """Yield the `g` keys of words run together in this order (guvah.names.keys has them in every order)."""
    for first, *others in islice(product(*wholes), _MOST_WHOLES) if wholes else ():
        yield _WHOLE + first + "".join(other.removeprefix("a") for other in others)


# what is asked


def long_enough(word: str) -> bool:
    """Say whether the beginning of a word says enough to ask for every word that goes on from it."""
    return len(word) >= _SHORTEST_BEGINNING or bool(_CHINESE.fullmatch(word))


def asked_words(untrusted_words: str) -> list[str]:
    """Return the folded words of a question about a name."""
    return same_name(untrusted_words).split()[:_MOST_WORDS]


def same_question(untrusted_words: str) -> Question:
    """Return the question for records one of whose names is this one as it stands; [] where it is no name."""
    same = same_name(untrusted_words)
    return [[(SAME + same,)]] if same else []


def words_question(words: Iterable[str]) -> Question:
    """Return the question for records whose names hold all these folded words."""
    return [[(WORD + word,)] for word in words]


def sound_questions(untrusted_words: str) -> list[Question]:
    """Return the questions for names that may sound like this, finest first.

    All words in any order; each word anywhere; some words run together.
    """
    raws = _sounding_words(untrusted_words)
    if not raws:
        return []
    wholes = [word.wholes for word in map(_word, raws) if word.wholes]
    orders = permutations(wholes) if len(wholes) <= _MOST_ORDERED else [tuple(wholes)]
    together = dict.fromkeys(key for order in orders for key in _run_together(order))
    some = [key for key in sorted(keys(untrusted_words)) if key[0] == _WHOLE and key not in together]
    questions: list[Question] = [[[(key,) for key in found]] for found in (together, some) if found]
    questions[1:1] = [[_sounding(raw) for raw in raws]]
    return questions


def spoken_question(untrusted_words: Sequence[Sequence[str]]) -> Question:
    """Return the question for names that hold, for each group of words, one of it by sound; [] where none can be read.

    A single group is asked for as whole names: its words run together, or the only ones.
    """
    if len(untrusted_words) == 1:
        found = dict.fromkeys(_WHOLE + whole for raw in untrusted_words[0] for whole in _word(raw).wholes)
        return [[(key,) for key in found]] if found else []
    groups = [
        dict.fromkeys(key for raw in group for key in _word(raw).keys if key[0] == SOUND) for group in untrusted_words
    ]
    return [[(key,) for key in group] for group in groups] if groups and all(groups) else []


def sound_beginnings(untrusted_words: str) -> list[tuple[str, ...]]:
    """Return for each word the beginnings of its keys by sound: spellings differ most at their ends."""
    return [
        tuple(sorted({key[:_BEGINNING] for key in _word(raw).keys if key[0] == SOUND})) or _one_word(raw)
        for raw in _sounding_words(untrusted_words)
    ]


def _sounding_words(untrusted_words: str) -> list[str]:
    return [raw for raw in _divided(untrusted_words)[:_MOST_WORDS] if _word(raw).keys]


def _sounding(raw: str) -> list[Alternative]:
    """Return the alternatives for one word by sound; a Chinese spelling without a dot may also be two words."""
    choices: list[Alternative] = [(key,) for key in _one_word(raw)]
    if _CHINESE.fullmatch(raw) and 2 * _SHORTEST_PART <= len(raw) <= _LONGEST_UNDIVIDED:
        for cut in range(_SHORTEST_PART, len(raw) - _SHORTEST_PART + 1):
            choices += product(_one_word(raw[:cut]), _one_word(raw[cut:]))
    return choices


def _one_word(raw: str) -> tuple[str, ...]:
    """Return any key of a word; pairs of Chinese characters only where the word cannot be read."""
    found = _word(raw).keys
    return tuple(key for key in found if key[0] != _PAIR) or found

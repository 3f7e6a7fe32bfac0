"""What is expected of signs before any name is seen: how alike they sound, by the letter tables.

Owns the prior of the alignment weights. A letter that few names show is weighed by it almost alone, so that correcting
a letter table corrects the matcher.
"""

from collections.abc import Iterator
from functools import lru_cache

from guvah.names.letters import ORTHOGRAPHIES, VOWELS, Slot, letter_table, rows
from guvah.names.symbols import COMPLEX

_SCRIPTS = {"L": "Latn", "C": "Cyrl", "A": "Arab"}
_OF_PINYIN = {
    "b": "bp", "p": "pbf", "m": "m", "f": "fp", "d": "dt", "t": "td", "n": "n", "l": "lr", "g": "gGkq", "k": "kqxg",
    "h": "hxGq", "j": "JZzg", "q": "CkJ", "x": "SshxX", "zh": "ZJz", "ch": "CZ", "sh": "SsZ", "r": "rZy", "z": "zJ",
    "c": "cs", "s": "sz", "y": "yJZ", "w": "wvUG",
    "a": "aAe", "o": "oOa", "e": "eAIi", "i": "iIeU", "u": "uoUO", "v": "UuO", "ng": "Nn", "er": "rlA", "ai": "Aayei",
}  # fmt: skip
SAME, CLOSE, KIND, FAR = 1.0, 0.25, 0.04, 0.002
"""How likely two sounds stand for each other: the same, close by the table, both vowels or glides, anything else."""


@lru_cache(maxsize=1)
def _costs() -> dict[frozenset[str], int]:
    return {frozenset(pair): int(cost) for pair, cost, *_ in rows("closeness")}


@lru_cache(maxsize=4096)
def sounds(sign: str) -> frozenset[str]:
    """The sounds a sign may stand for, by the tables."""
    channel, name = sign[0], sign[2:]
    if channel == "P":
        part = name.rsplit("/", 1)
        if len(part) == 1:
            return frozenset(_OF_PINYIN.get(name, ""))
        return frozenset(_OF_PINYIN.get(_final_part(*part), ""))
    letters = name.rstrip("+^~12")
    found: set[str] = set()
    for table in ORTHOGRAPHIES[_SCRIPTS[channel]]:
        for slot in _slots(table, letters):
            for choice in slot:
                found.update(choice[-1:] if name.rstrip("+^~").endswith("2") else choice[:1])
    return frozenset(found)


def _slots(table: str, letters: str) -> Iterator[Slot]:
    """What these letters sound in a table, in whatever place."""
    held = letter_table(table)
    if letters in held.plain:
        yield held.plain[letters]
    for rule, _, slot in held.rules.get(letters[:1], ()):
        if rule == letters:
            yield slot


def _final_part(syllable: str, part: str) -> str:
    if syllable.startswith("-"):
        parts = COMPLEX.get(syllable[1:], (syllable[1:],))
        return parts[int(part)]
    return part


def likeness(one: str, other: str) -> float:
    """How likely two signs stand for one sound, before any name is seen."""
    first, second = sounds(one), sounds(other)
    if not first or not second:
        return FAR * 3
    if first & second:
        return SAME
    costs = _costs()
    if any(costs.get(frozenset((x, y)), 100) <= 45 for x in first for y in second):
        return CLOSE
    soft = VOWELS | frozenset("ywh")
    return KIND if (first <= soft and second <= soft) else FAR


def is_vowel(sign: str) -> bool:
    """Whether a sign stands for a vowel or a glide rather than a consonant."""
    found = sounds(sign)
    return bool(found) and found <= VOWELS | frozenset("ywh")

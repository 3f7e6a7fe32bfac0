"""How far apart two single words are, whatever scripts they are written in.

Owns the forms a word can take (its readings, its stem without an ending, its pinyin) and their comparison. Never looks
at a whole name: `arrangement` lays words side by side.
"""

from collections.abc import Callable
from functools import lru_cache

from guvah.names.distance import cost, is_plain, plain, weight
from guvah.names.keys import skeletons
from guvah.names.letters import Sounds, without_doubles
from guvah.names.parts import without_ending
from guvah.names.pinyin import character_syllables
from guvah.names.reading import pinyin_sounds, word_readings
from guvah.names.scripts import script_of

LEFT_OUT = {"patronymic": 0.03, "surname": 0.05, "endearment": 0.12}
"""Distance added for comparing a word without its ending."""
UNRELATED = 0.3
"""Words sharing a smaller part of their consonants than this are not compared further."""


@lru_cache(maxsize=65536)
def forms(word: str, pinyin: bool) -> tuple[tuple[Sounds, float], ...]:
    """The sounds a word can stand for and the distance each adds, without doubled consonants."""
    found: dict[Sounds, float] = {}
    for _, sounds in word_readings(word):
        found.setdefault(without_doubles(sounds), 0.0)
        stem = without_ending(sounds)
        if stem:
            found.setdefault(without_doubles(stem[0]), LEFT_OUT[stem[1]])
    if pinyin:
        found.setdefault(pinyin_sounds(word), 0.0)
    return tuple(found.items())


def chief_forms(word: str, pinyin: bool) -> tuple[Sounds, ...]:
    """The two forms worth laying along words run together: pinyin or the likeliest reading, and a stem if any."""
    found = forms(word, pinyin)
    whole = [sounds for sounds, added in found if added == 0.0]
    stems = [sounds for sounds, added in found if added in (LEFT_OUT["patronymic"], LEFT_OUT["surname"])]
    return tuple(dict.fromkeys([*(whole[-1:] if pinyin else whole[:1]), *stems[:1], *whole[1:2]]))[:2]


@lru_cache(maxsize=65536)
def word_weight(word: str) -> int:
    """How much a word counts in its name: the weight of its likeliest sounds."""
    found = forms(word, pinyin=False)
    return weight(plain(found[0][0])) if found else 100 * len(word)


@lru_cache(maxsize=262144)
def word_distance(a: str, b: str, pinyin_a: bool, pinyin_b: bool) -> float:
    """Distance of two words, 0 the same to 1 unrelated, at their best readings."""
    if a == b or _same_syllables(a, b):
        return 0.0
    if _shared(_consonants(a), _consonants(b), max) < UNRELATED:
        return 1.0
    forms_a, forms_b = forms(a, pinyin_a), forms(b, pinyin_b)
    if not forms_a or not forms_b:
        return 1.0
    best = 1.0
    for sounds_a, added_a in forms_a:
        for sounds_b, added_b in forms_b:
            # both without their ending is the same comparison again, only dearer
            best = min(best, max(added_a, added_b) + _rate(sounds_a, sounds_b))
    return best


def _rate(a: Sounds, b: Sounds) -> float:
    if is_plain(b):
        size = weight(plain(b)) if not is_plain(a) else (weight(plain(a)) + weight(plain(b))) // 2
        return cost(a, plain(b)) / max(1, size)
    if is_plain(a):
        return cost(b, plain(a)) / max(1, weight(plain(a)))
    size = max(1, (weight(plain(a)) + weight(plain(b))) // 2)
    return (cost(a, plain(b)) + cost(b, plain(a))) / 2 / size


@lru_cache(maxsize=65536)
def _syllables(word: str) -> tuple[tuple[str, ...], ...]:
    return tuple(character_syllables(char) for char in word) if script_of(word) == "Hani" else ()


def _same_syllables(a: str, b: str) -> bool:
    """Whether two Chinese spellings differ only in characters that sound the same."""
    one, two = _syllables(a), _syllables(b)
    return bool(one) and len(one) == len(two) and all(set(x) & set(y) for x, y in zip(one, two, strict=True))


@lru_cache(maxsize=65536)
def _consonants(word: str) -> str:
    forms = word_readings(word)
    return skeletons(forms[0][1])[0].removeprefix("a") if forms else word


def shared_consonants(one: tuple[str, ...], two: tuple[str, ...]) -> float:
    """Share of the shorter name's consonant classes that the longer one has too, in any order: quick, not strict."""
    return _shared("".join(map(_consonants, one)), "".join(map(_consonants, two)), min)


def _shared(a: str, b: str, of: Callable[[int, int], int]) -> float:
    if not a or not b:
        return 1.0
    return sum([min(a.count(sound), b.count(sound)) for sound in set(a)]) / of(len(a), len(b))

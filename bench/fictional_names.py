"""People who do not exist, with spellings in four scripts: for the search benchmark.

Owns a stock of words put together from sounds at random, each written by Uyghur, Russian, English and Chinese habits.
No word is taken from a list of names. Words are drawn unevenly, as names are: a few are borne by very many.
"""

import random
from dataclasses import dataclass
from functools import lru_cache

from guvah.names.pinyin import syllable_sounds

_LETTERS = {
    "a": ("a", "ا", "а", "a"), "A": ("e", "ە", "ә", "a"), "i": ("i", "ى", "и", "i"), "o": ("o", "و", "о", "o"),
    "u": ("u", "ۇ", "у", "u"), "O": ("ö", "ۆ", "ө", "o"), "b": ("b", "ب", "б", "b"), "p": ("p", "پ", "п", "p"),
    "t": ("t", "ت", "т", "t"), "d": ("d", "د", "д", "d"), "k": ("k", "ك", "к", "k"), "q": ("q", "ق", "қ", "k"),
    "g": ("g", "گ", "г", "g"), "G": ("gh", "غ", "ғ", "gh"), "x": ("x", "خ", "х", "kh"), "h": ("h", "ھ", "һ", "h"),
    "s": ("s", "س", "с", "s"), "S": ("sh", "ش", "ш", "sh"), "z": ("z", "ز", "з", "z"), "J": ("j", "ج", "җ", "j"),
    "m": ("m", "م", "м", "m"), "n": ("n", "ن", "н", "n"), "l": ("l", "ل", "л", "l"), "r": ("r", "ر", "р", "r"),
    "y": ("y", "ي", "й", "y"),
}  # fmt: skip
_RUSSIAN = str.maketrans("әқғһөҗ", "акгхож")
_FIRST = "btdkqgxhsSzJmnlrypG"
_LAST = "rlnmktpsSz"
_CODAS = {"r": "尔", "l": "力", "n": "恩", "m": "木", "k": "克", "t": "提", "p": "普", "s": "斯", "S": "希", "z": "孜"}
_CHARS = (
    "阿艾伊吾奥买米木马巴比布达迪都帕提塔吐尼努娜拉力鲁热日肉萨斯苏卡克库古哈合霍沙希孜扎则亚依玉加吉居"
    "伯波多杜朵德格盖葛乌娅也耶约优坎甘罕坦旦兰曼满南潘班山先新孙逊尊坤贡洪敏明宁林勒洛罗若如茹色莎舒祖祝"
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Word:
    """One made-up word as Uyghur Latin, Uyghur Arabic, Uyghur Cyrillic, Russian, English and Chinese write it."""

    uyghur: str
    arabic: str
    cyrillic: str
    russian: str
    english: str
    chinese: str


@lru_cache(maxsize=1)
def _syllable_chars() -> dict[str, str]:
    """Sounds of one syllable -> a character that can write it."""
    from guvah.names.pinyin import character_syllables

    by_sound: dict[str, str] = {}
    for rank in range(4):
        for char in _CHARS:
            for syllable in character_syllables(char)[:1]:
                sounds = syllable_sounds()[syllable]
                if rank < len(sounds):
                    by_sound.setdefault(sounds[rank], char)
    return by_sound


def word(rng: random.Random) -> Word:
    """A made-up word of two or three syllables that Chinese characters can write."""
    while True:
        sounds, chinese = "", ""
        for turn in range(rng.choice((2, 2, 2, 3))):
            first = rng.choice(_FIRST) if turn or rng.random() < 0.8 else ""
            syllable = first + rng.choice("aaAAiiouuO")
            last = rng.choice(_LAST) if rng.random() < 0.4 else ""
            char = _syllable_chars().get(syllable)
            if char is None:
                break
            sounds += syllable + last
            chinese += char + (_CODAS[last] if last else "")
        else:
            uyghur, arabic, cyrillic, english = ("".join(_LETTERS[sound][i] for sound in sounds) for i in range(4))
            seat = "ئ" if sounds[0] in "aAiouO" else ""
            return Word(uyghur, seat + arabic, cyrillic, cyrillic.translate(_RUSSIAN), english, chinese)


@dataclass(frozen=True, slots=True)
class Fictional:
    """One person: the words of the name, spellings as recorded, those that nobody recorded, and a year of birth."""

    words: frozenset[str]
    names: tuple[tuple[str, str], ...]
    unrecorded: tuple[tuple[str, str], ...]
    born: str


def _person(words: tuple[Word, ...], rng: random.Random) -> Fictional:
    dot = "·" if rng.random() < 0.7 else ""
    every = (
        (" ".join(one.uyghur for one in words).title(), "ug-Latn"),
        (" ".join(one.arabic for one in words), "ug-Arab"),
        (" ".join(one.russian for one in words).title(), "ru"),
        (" ".join(one.english for one in words).title(), "en"),
        (" ".join(one.cyrillic for one in words).title(), "ug-Cyrl"),
        (dot.join(one.chinese for one in words), "zh-Hans"),
    )
    known = sorted(rng.sample(range(6), rng.choice((1, 2, 3, 4, 5))))
    names = tuple(every[i] for i in known)
    own = frozenset(one.uyghur for one in words)
    return Fictional(own, names, tuple(one for one in every if one not in names), str(rng.randrange(1935, 2006)))


def people(count: int, seed: int, stock: int = 4000) -> list[Fictional]:
    """`count` people whose words are drawn from `stock` made-up words, the n-th about n times rarer than the first."""
    rng = random.Random(seed)
    words = [word(rng) for _ in range(stock)]
    weights = [1 / (rank + 3) for rank in range(stock)]
    drawn = rng.choices(words, weights, k=count * 3)
    found = []
    for i in range(count):
        size = rng.choices((1, 2, 3), (3, 82, 15))[0]
        found.append(_person(tuple(drawn[3 * i : 3 * i + size]), rng))
    return found


def slipped(name: str, rng: random.Random) -> str:
    """A name with one slip: a letter left out, doubled, replaced by another, or exchanged with its neighbour."""
    places = [i for i, char in enumerate(name) if char.isalpha()]
    at = rng.choice(places[1:] or places)
    kind = rng.choice(("out", "twice", "other", "swap"))
    if kind == "out" and len(places) > 2:
        return name[:at] + name[at + 1 :]
    if kind == "twice":
        return name[: at + 1] + name[at:]
    if kind == "other":
        return name[:at] + name[rng.choice(places)] + name[at + 1 :]
    return name[: at - 1] + name[at] + name[at - 1] + name[at + 1 :] if at else name

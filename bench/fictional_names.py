"""People who do not exist, with spellings in many alphabets: for the benchmarks of search.

Owns a stock of words put together from sounds at random, each written by Uyghur, Kazakh, Russian, English and Chinese
habits. No word is taken from a list of names, and none of Guvah's own tables is used. Words are drawn unevenly, as
names are: a few are borne by very many.

    people(count, seed)   Uyghur habits, held in memory
    crowd(count, seed)    Uyghur and Kazakh habits and pinyin, one after another, for a million of them
"""

import random
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from pypinyin import lazy_pinyin

_HABITS = ("ug-Latn", "ug-Arab", "ug-Cyrl", "en", "kk-Latn", "kk-Arab", "kk-Cyrl")
LETTERS = {
    "a": ("a", "ا", "а", "a", "a", "ا", "а"), "A": ("e", "ە", "ә", "a", "ä", "ا", "ә"),
    "i": ("i", "ى", "и", "i", "i", "ي", "и"), "o": ("o", "و", "о", "o", "o", "و", "о"),
    "u": ("u", "ۇ", "у", "u", "ū", "ۇ", "ұ"), "O": ("ö", "ۆ", "ө", "o", "ö", "و", "ө"),
    "b": ("b", "ب", "б", "b", "b", "ب", "б"), "p": ("p", "پ", "п", "p", "p", "پ", "п"),
    "t": ("t", "ت", "т", "t", "t", "ت", "т"), "d": ("d", "د", "д", "d", "d", "د", "д"),
    "k": ("k", "ك", "к", "k", "k", "ك", "к"), "q": ("q", "ق", "қ", "k", "q", "ق", "қ"),
    "g": ("g", "گ", "г", "g", "g", "گ", "г"), "G": ("gh", "غ", "ғ", "gh", "ğ", "ع", "ғ"),
    "x": ("x", "خ", "х", "kh", "h", "ح", "х"), "h": ("h", "ھ", "һ", "h", "h", "ھ", "һ"),
    "s": ("s", "س", "с", "s", "s", "س", "с"), "S": ("sh", "ش", "ш", "sh", "ş", "ش", "ш"),
    "z": ("z", "ز", "з", "z", "z", "ز", "з"), "J": ("j", "ج", "җ", "j", "j", "ج", "ж"),
    "m": ("m", "م", "м", "m", "m", "م", "м"), "n": ("n", "ن", "н", "n", "n", "ن", "н"),
    "l": ("l", "ل", "л", "l", "l", "ل", "л"), "r": ("r", "ر", "р", "r", "r", "ر", "р"),
    "y": ("y", "ي", "й", "y", "i", "ي", "й"),
}  # fmt: skip
RUSSIAN = str.maketrans("әқғһөҗұ", "акгхожу")
_FRONT = "ٴ"
"""Kazakh Arabic letters mark a word of front vowels at its beginning, unless a letter in it says so already."""
SONS = {"ru": "улы", "en": "uly", "kk-Latn": "ūly", "kk-Arab": "ۇلى", "kk-Cyrl": "ұлы"}
DAUGHTERS = {"ru": "кызы", "en": "kyzy", "kk-Latn": "qyzy", "kk-Arab": "قىزى", "kk-Cyrl": "қызы"}
UYGHUR = ("ug-Latn", "ug-Arab", "ru", "en", "ug-Cyrl", "zh-Hans")
KAZAKH = ("kk-Latn", "kk-Arab", "ru", "en", "kk-Cyrl", "zh-Hans")
PINYIN = "zh-Latn"
_FIRST = "btdkqgxhsSzJmnlrypG"
_LAST = "rlnmktpsSz"
_CODAS = {"r": "尔", "l": "力", "n": "恩", "m": "木", "k": "克", "t": "提", "p": "普", "s": "斯", "S": "希", "z": "孜"}
_VOWELS = "aAiouO"
_CHARS = {
    "": "阿艾伊奥吾欧", "b": "巴拜比波布博", "p": "帕派皮坡普珀", "t": "塔台提托图妥", "d": "达代迪多杜朵",
    "k": "喀凯基科库阔", "q": "卡开克廓库阔", "g": "嘎盖吉戈古果", "G": "尕盖格郭古果", "x": "哈海黑霍胡合",
    "h": "哈海依和乎豁", "s": "萨赛司索苏所", "S": "沙谢希肖舒雪", "z": "扎再孜佐祖左", "J": "贾杰季焦居绝",
    "m": "玛买米莫穆默", "n": "纳奈尼诺努挪", "l": "拉来里洛鲁罗", "r": "热热日罗如绕", "y": "亚耶依约玉尧",
}  # fmt: skip
"""A character for each consonant and vowel, by habits of Xinjiang; several sounds share one, as they do there."""


Word = dict[str, str]
"""One made-up word as each language writes it."""


def word(rng: random.Random) -> Word:
    """A made-up word of two or three syllables that Chinese characters can write."""
    sounds, chinese = "", ""
    for turn in range(rng.choice((2, 2, 2, 3))):
        first = rng.choice(_FIRST) if turn or rng.random() < 0.8 else ""
        vowel = rng.choice("aaAAiiouuO")
        last = rng.choice(_LAST) if rng.random() < 0.4 else ""
        sounds += first + vowel + last
        chinese += _CHARS[first][_VOWELS.index(vowel)] + (_CODAS[last] if last else "")
    return _written(sounds, chinese)


@lru_cache(maxsize=256)
def _pinyin(char: str) -> str:
    return lazy_pinyin(char)[0]


def _written(sounds: str, chinese: str) -> Word:
    found = {habit: "".join(LETTERS[sound][i] for sound in sounds) for i, habit in enumerate(_HABITS)}
    if sounds[0] in "aAiouO":
        found["ug-Arab"] = "ئ" + found["ug-Arab"]
    if set("AO") & set(sounds) and not set("gk") & set(sounds):
        found["kk-Arab"] = _FRONT + found["kk-Arab"]
    found["ru"] = found["ug-Cyrl"].translate(RUSSIAN)
    found["zh-Hans"] = chinese
    found[PINYIN] = "".join(map(_pinyin, chinese))
    return found


@dataclass(frozen=True, slots=True)
class Fictional:
    """One person: the words of the name, spellings as recorded, those that nobody recorded, and a year of birth."""

    words: frozenset[str]
    names: tuple[tuple[str, str], ...]
    unrecorded: tuple[tuple[str, str], ...]
    born: str


def _person(every: list[tuple[str, str]], words: tuple[Word, ...], rng: random.Random) -> Fictional:
    known = sorted(rng.sample(range(len(every)), rng.choice((1, 2, 3, 4, 5))))
    names = tuple(every[i] for i in known)
    own = frozenset(one["ug-Latn"] for one in words)
    return Fictional(own, names, tuple(one for one in every if one not in names), str(rng.randrange(1935, 2006)))


def _spelling(words: tuple[Word, ...], lang: str, dot: str, endings: dict[str, str]) -> tuple[str, str]:
    parts = [one[lang] for one in words]
    if len(parts) > 1:
        parts[1] += endings.get(lang, "")
    text = dot.join(parts) if lang == "zh-Hans" else " ".join(parts)
    return text if lang.endswith(("Arab", "Hans")) else text.title(), lang


def _drawn(count: int, stock: int, rng: random.Random) -> Iterator[tuple[Word, ...]]:
    """The words of `count` names, the n-th of the stock about n times rarer than the first."""
    words = [word(rng) for _ in range(stock)]
    drawn = rng.choices(words, [1 / (rank + 3) for rank in range(stock)], k=count * 3)
    for i in range(count):
        size = rng.choices((1, 2, 3), (3, 82, 15))[0]
        yield tuple(drawn[3 * i : 3 * i + size])


def people(count: int, seed: int, stock: int = 4000) -> list[Fictional]:
    """`count` people of Uyghur names; the same seed gives the same people."""
    rng = random.Random(seed)
    found = []
    for words in _drawn(count, stock, rng):
        dot = "·" if rng.random() < 0.7 else ""
        found.append(_person([_spelling(words, lang, dot, {}) for lang in UYGHUR], words, rng))
    return found


def crowd(count: int, seed: int, stock: int = 20_000) -> Iterator[Fictional]:
    """`count` people, one in three with Kazakh habits, half of these with a patronymic; pinyin as a spelling too."""
    rng = random.Random(seed)
    for words in _drawn(count, stock, rng):
        dot = "·" if rng.random() < 0.7 else ""
        kazakh = rng.random() < 1 / 3
        endings = rng.choice((SONS, DAUGHTERS, {}, {})) if kazakh else {}
        languages = (*(KAZAKH if kazakh else UYGHUR), PINYIN)
        yield _person([_spelling(words, lang, dot, endings) for lang in languages], words, rng)


def slipped(name: str, rng: random.Random) -> str:
    """A name with one slip: a letter left out, doubled, replaced by another, or exchanged with its neighbour."""
    places = [i for i, char in enumerate(name) if char.isalpha()]
    if not places:
        return name
    at = rng.choice(places[1:] or places)
    kind = rng.choice(("out", "twice", "other", "swap"))
    if kind == "out" and len(places) > 2:
        return name[:at] + name[at + 1 :]
    if kind == "twice":
        return name[: at + 1] + name[at:]
    if kind == "other":
        return name[:at] + name[rng.choice(places)] + name[at + 1 :]
    return name[: at - 1] + name[at] + name[at - 1] + name[at + 1 :] if at else name

"""The words that the names of the fictional lists are made of, each with every spelling that is known of it.

Owns taking the labelled names of `bench/data/names` apart, word by word; the rarer words are those that
`bench.fictional_names` invents. Both are one kind of thing: a word has a key and, for each habit of writing, spellings.
"""

import csv
import random
import unicodedata
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from pypinyin import lazy_pinyin
from rapidfuzz.distance import JaroWinkler

from bench.fictional_names import DAUGHTERS, LETTERS, RUSSIAN, SONS, word
from bench.names_data import FOLDER, load

HABITS = {
    "ug": ("ug-Latn", "ug-Arab", "ug-Cyrl", "en", "ru", "zh-Hans", "zh-Latn"),
    "kk": ("kk-Latn", "kk-Arab", "kk-Cyrl", "en", "ru", "zh-Hans", "zh-Latn"),
}
_WOMEN = frozenset((
    "amine", "asiye", "aygül", "aynur", "buhelchem", "dilber", "dilraba", "gülnar", "gülnur", "mahinur",
    "munire", "patigül", "patime", "rena", "tursungül", "xeyrinisa", "zulpiye", "гүлназ", "жанар", "назгүл",
    "перизат", "раушан", "сандуғаш", "айгүл", "айжан", "гүлнар",
))  # fmt: skip
_EVEN_WORDS = 10
"""The n-th word is borne in proportion to 1 / (n + this)."""


@dataclass(frozen=True, slots=True)
class NameWord:
    """One word: `key` is the same for every spelling; `spelled` has them by habit, the usual one first."""

    key: str
    language: str
    spelled: dict[str, tuple[str, ...]]

    def written(self, habit: str, rng: random.Random) -> str:
        """One of its spellings, the usual one mostly; a Kazakh word in a Uyghur hand keeps its Kazakh letters."""
        known = self.spelled.get(habit) or self.spelled[f"{self.language}-{habit[3:]}"]
        return known[0] if rng.random() < 0.7 else rng.choice(known)


@dataclass(frozen=True, slots=True)
class Stock:
    """The words of one language for one sex, the commonest first, and how often each is borne."""

    words: tuple[NameWord, ...]
    weights: tuple[float, ...]

    def draw(self, rng: random.Random) -> NameWord:
        """A word as people bear them: a few very often."""
        return rng.choices(self.words, self.weights)[0]

    def alike(self, one: NameWord, rng: random.Random) -> NameWord:
        """Another word that is easily taken for it, as names of twins are."""
        home = HABITS[one.language][0]
        some = [other for other in rng.sample(self.words, min(150, len(self.words))) if other.key != one.key]
        return max(some, key=lambda other: JaroWinkler.similarity(one.spelled[home][0], other.spelled[home][0]))


def stocks(seed: int, invented: int = 350) -> dict[tuple[str, str], Stock]:
    """(language, "female" or "male") -> its words: those of the labelled names, then as many invented ones."""
    rng = random.Random(f"words {seed}")
    real = list(_real())
    found = {}
    for language in HABITS:
        for sex in ("female", "male"):
            own = [one for one in real if one.language == language and (one.key in _WOMEN) == (sex == "female")]
            rng.shuffle(own)
            more = {one.key: one for one in (_invented(language, rng) for _ in range(invented))}
            words = (*own, *(one for key, one in more.items() if key not in {each.key for each in own}))
            found[language, sex] = Stock(words, tuple(1 / (rank + _EVEN_WORDS) for rank in range(len(words))))
    return found


def _invented(language: str, rng: random.Random) -> NameWord:
    made = word(rng)
    return NameWord(made[HABITS[language][0]], language, {habit: (made[habit],) for habit in HABITS[language]})


def _real() -> Iterator[NameWord]:
    """Every word of the labelled fictional names whose spellings are known in all habits, or follow from each other."""
    seen: dict[tuple[str, str], dict[str, dict[str, int]]] = defaultdict(lambda: defaultdict(lambda: defaultdict(int)))
    for language, words in _taken_apart():
        home = words.get("kk-Cyrl" if language == "kk" else "ug-Latn")
        for habit, text in words.items():
            if home:
                seen[language, home][habit][text] += 1
    for (language, key), spelled in seen.items():
        usual = {habit: tuple(sorted(some, key=lambda text: -some[text])) for habit, some in spelled.items()}
        if _filled(language, usual):
            yield NameWord(key, language, {habit: usual[habit] for habit in HABITS[language]})


def _filled(language: str, usual: dict[str, tuple[str, ...]]) -> bool:
    cyrillic = f"{language}-Cyrl"
    if "zh-Hans" in usual:
        usual.setdefault("zh-Latn", tuple("".join(lazy_pinyin(text)) for text in usual["zh-Hans"]))
    if cyrillic in usual:
        usual.setdefault("ru", tuple(text.translate(RUSSIAN) for text in usual[cyrillic]))
    if "ru" in usual:
        usual.setdefault(cyrillic, usual["ru"])
    if "en" in usual:
        usual.setdefault(f"{language}-Latn", usual["en"])
    return set(HABITS[language]) <= set(usual)


def _taken_apart() -> Iterator[tuple[str, dict[str, str]]]:
    """(language, habit -> word) for the first and the second word of every labelled name of two words."""
    people: dict[str, dict[str, list[str]]] = defaultdict(dict)
    with (FOLDER / "dev_meta.csv").open(encoding="utf-8") as file:
        public = {row["person_id"] for row in csv.DictReader(file) if row["kind"] == "figure"}
    for one in load().spellings:
        if one.person in public:
            continue
        habit = {"zh": "zh-Hans", "en": "en", "ru": "ru", "zh-Latn": "zh-Latn"}.get(
            one.language, f"{one.language}-{one.script}"
        )
        parts = one.name.split("·") if habit == "zh-Hans" else one.name.split()
        if len(parts) == 2:
            people[one.person].setdefault(habit, [_bare(part, habit) for part in parts])
    for spelled in people.values():
        language = "ug" if "ug-Latn" in spelled else "kk" if "kk-Cyrl" in spelled else ""
        if language:
            home = spelled["ug-Latn" if language == "ug" else "kk-Cyrl"]
            turned = {habit: _in_order(parts, home) for habit, parts in spelled.items()}
            for place in (0, 1):
                yield language, {habit: parts[place] for habit, parts in turned.items()}


def _bare(part: str, habit: str) -> str:
    """The word in small letters without "son of", "daughter of"."""
    part = part.casefold()
    for endings in (SONS, DAUGHTERS):
        part = part.removesuffix(endings.get(habit, "\n"))
    return part


def _in_order(parts: list[str], home: list[str]) -> list[str]:
    """The words in the order of the home spelling: names are written with either word first."""
    straight, crossed = (sum(map(_like, order, home)) for order in (parts, parts[::-1]))
    return parts if straight >= crossed else parts[::-1]


def _like(one: str, other: str) -> float:
    return JaroWinkler.similarity(_sounds(one), _sounds(other))


_PLAIN = {
    **{letter: forms[3] for forms in LETTERS.values() for letter in (forms[1], forms[2], forms[5], forms[6])},
    **dict(zip("ыэжцчшщюяіңي", ("i", "e", "zh", "s", "ch", "sh", "sh", "u", "a", "i", "n", "i"), strict=True)),
}
"""Letters of the other alphabets as English writes their sounds."""


@lru_cache(maxsize=4096)
def _sounds(text: str) -> str:
    """Rough Latin letters of a word in any of the scripts, enough to tell which of two words it is."""
    if any("一" <= char <= "鿿" for char in text):
        return "".join(lazy_pinyin(text))
    plain = "".join(_PLAIN.get(char, char) for char in unicodedata.normalize("NFC", text))
    return "".join(char for char in unicodedata.normalize("NFD", plain) if not unicodedata.combining(char))

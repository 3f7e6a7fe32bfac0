"""Made-up people for learning the verdict: each a name of one to three elements in every spelling the lexicon has.

Owns how elements become names: given name and father's name (Uyghur), family or father's name with its ending (Kazakh,
Kyrgyz), family name first (Hui, Han), and which strangers are hard to tell from each other. Nobody real.
"""

import random
from dataclasses import dataclass

from rapidfuzz import process
from rapidfuzz.distance import JaroWinkler

from guvah.names.train.data import rows
from guvah.names.train.lexicon import Element
from guvah.names.train.noise import noisy

_SON = {
    "kk-Cyrl": ("ұлы",), "kk-Arab": ("ۇلى",), "kk-Latn": ("ūly",), "en": ("uly", "uli"), "ru": ("улы", "улы", "ов"),
    "ky-Cyrl": (" уулу", "ов"), "ky-Arab": ("ۇلۇ",), "zh": ("", "", "乌勒"), "pinyin": ("",),
}  # fmt: skip
_DAUGHTER = {
    "kk-Cyrl": ("қызы",), "kk-Arab": ("قىزى",), "kk-Latn": ("qyzy",), "en": ("kyzy", "qyzy"), "ru": ("кызы", "ова"),
    "ky-Cyrl": (" кызы", "ова"), "ky-Arab": ("قىزى",), "zh": ("", "", "克孜"), "pinyin": ("",),
}  # fmt: skip
_SAME_VOWEL = str.maketrans("yıëäöūіыәөұү", "iieaouииаоуу", "'hhь")
_ENDINGS = {"son": _SON, "daughter": _DAUGHTER}
_AT_HOME = frozenset({"kk-Cyrl", "kk-Arab", "kk-Latn", "ky-Cyrl", "ky-Arab"})
_SCRIPTED = {"zh": "·", "pinyin": " "}


@dataclass(frozen=True)
class Person:
    """Spellings of one made-up person as words, by orthography, and the elements they are made of."""

    language: str
    elements: tuple[str, ...]
    spellings: tuple[tuple[str, tuple[str, ...]], ...]


def _spelled(elements: list[Element], rng: random.Random, ending: str) -> tuple[tuple[str, tuple[str, ...]], ...]:
    """One or two spellings in each orthography that all the elements have."""
    tables = [dict(element.spellings) for element in elements]
    kinds = [kind for kind in tables[0] if all(kind in table for table in tables)]
    # at home the family's or father's name often stands first, abroad last
    family_first = {True: rng.random() < 0.4, False: rng.random() < 0.2}
    found: list[tuple[str, tuple[str, ...]]] = []
    for kind in kinds:
        for _ in range(2 if kind in ("en", "zh", "ru") else 1):
            words = [_chosen(table[kind], rng) for table in tables]
            if ending in _ENDINGS and len(words) > 1 and rng.random() < 0.75:
                words[-1] += rng.choice(_ENDINGS[ending].get(kind, ("",)))
            if ending and family_first[kind in _AT_HOME]:
                words = [words[-1], *words[:-1]]
            if kind == "zh" and rng.random() < 0.2:
                words = ["".join(words)]
            if (kind, tuple(words)) not in found:
                found.append((kind, tuple(words)))
    return tuple(found)


def _chosen(spellings: tuple[str, ...], rng: random.Random) -> str:
    """A spelling, the usual ones more often."""
    return spellings[min(int(rng.expovariate(0.9)), len(spellings) - 1)]


def person(elements: list[Element], rng: random.Random) -> Person:
    """A person of these elements."""
    language = elements[0].language
    ending = rng.choice(("none", "son", "daughter")) if language in ("kk", "ky") else ""
    return Person(language, tuple(element.name for element in elements), _spelled(elements, rng, ending))


def chinese_people(rng: random.Random, count: int) -> list[Person]:
    """Hui and Han people of the list."""
    found = []
    for name, chinese, english, russian, *_ in rng.sample(rows("chinese"), count):
        spelled: list[tuple[str, tuple[str, ...]]] = [
            ("zh", (one,)) for one in dict.fromkeys([name, *chinese.split("|")])
        ]
        spelled += [("pinyin", tuple(one.lower().split())) for one in english.split("|")]
        spelled += [("ru", tuple(one.lower().split())) for one in russian.split("|")]
        found.append(Person("zh", (name,), tuple(spelled)))
    return found


def people(elements: list[Element], rng: random.Random, count: int) -> list[list[Person]]:
    """Groups of people who are hard to tell apart: each group one person and strangers with nearly the same name."""
    by_language: dict[str, list[Element]] = {}
    for element in elements:
        by_language.setdefault(element.language, []).append(element)
    near = {language: _near(some) for language, some in by_language.items()}
    weights = {"ug": 5, "kk": 4, "ky": 1.2, "uz": 0.8}
    languages = [language for language in by_language]
    groups = []
    for _ in range(count):
        language = rng.choices(languages, [weights[one] for one in languages])[0]
        pool, close = by_language[language], near[language]
        size = rng.choices((1, 2, 3), (0.04, 0.9, 0.06))[0]
        own = rng.sample(range(len(pool)), size)
        groups.append(
            [person([pool[i] for i in own], rng)]
            + [person([pool[i] for i in other], rng) for other in _strangers(own, pool, close, rng)]
        )
    return groups


def _strangers(own: list[int], pool: list[Element], close: list[list[int]], rng: random.Random) -> list[list[int]]:
    """Elements of people nearly called so: another father, a near name in one place, the two names exchanged."""
    found = []
    for _ in range(2):
        at = rng.randrange(len(own))
        other = list(own)
        other[at] = rng.choice(close[own[at]]) if rng.random() < 0.6 and close[own[at]] else rng.randrange(len(pool))
        if other[at] not in own:
            found.append(other)
    if len(own) > 1 and rng.random() < 0.15:
        found.append(own[::-1])
    if len(own) > 1 and rng.random() < 0.1:
        # a name that shares one part, in another place
        found.append([own[1], rng.randrange(len(pool))])
    return found


def _near(pool: list[Element]) -> list[list[int]]:
    """For each element the few most like it by letters, alike enough to be mistaken and not the same name."""
    names = [element.name for element in pool]
    forms = [{_alike(form) for _, some in element.spellings for form in some} for element in pool]
    table = process.cdist(names, names, scorer=JaroWinkler.similarity, dtype="float32")
    found = []
    for i, row in enumerate(table):
        order = sorted(range(len(row)), key=lambda j: (-row[j], j))[:9]
        found.append([j for j in order if j != i and row[j] > 0.7 and not (forms[i] & forms[j])])
    return found


def _alike(form: str) -> str:
    """A spelling without what the same name is now and then written with: two that agree so far are one name."""
    folded = form.translate(_SAME_VOWEL)
    return "".join(letter for letter, after in zip(folded, folded[1:] + " ", strict=True) if letter != after)


def written(words: tuple[str, ...], kind: str) -> str:
    """The words of a spelling as one name."""
    return _SCRIPTED.get(kind, " ").join(words)


def slipped(words: tuple[str, ...], rng: random.Random) -> str:
    """The same with slips."""
    return noisy(list(words), rng)

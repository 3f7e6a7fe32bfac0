"""A name in the other scripts: how it is likely written in each, best first, for printed forms and for asking.

Owns the order of the spellings and how many of each are kept. A name is first brought home, into the alphabet that
tells its letters apart best (`rewriting.HOME`), in every language that could have written it; from there it is
rewritten into each script. A Chinese or Hui name has pinyin and Russian only: nobody can hear which characters it has.
Never says that a spelling is in use: these are guesses, and a record keeps only what somebody wrote.
"""

import math
from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import lru_cache
from itertools import islice, product

from guvah.names.alphabets import kazakh_latin, kyrgyz_arabic, tote, uyghur_arabic, uyghur_cyrillic
from guvah.names.letters import letter_table, rows
from guvah.names.mode import han_likelihood, surnames
from guvah.names.parts import parts
from guvah.names.pinyin import character_syllables, simplified, syllables_of
from guvah.names.reading import could_be_pinyin, language, word_readings
from guvah.names.rewriting import HOME, Rewritten, Tokens, from_home, models, to_home, tokens_of
from guvah.names.scripts import script_of

MOST = 24
"""Spellings of one name that are given."""
MOST_WORDS = 6
_CHINESE = 0.5
_SHARE = 0.03
"""A language less likely than this is left out."""
_CAUTION = 0.4
"""Power of the likelihoods of languages: letters are not as independent as they are counted."""
_WAYS = 8
"""Ways to write each word that are put together."""
_GUESSED = ("zh-Hans", "en", "ru")
_MOST_OF = {"zh-Hans": 5, "en": 4, "ru": 4, "zh-Latn": 1}
_MOST_EXACT = 2
_EXACT: dict[str, tuple[tuple[str, Callable[[str], str]], ...]] = {
    "ug": (("ug-Latn", str), ("ug-Arab", uyghur_arabic), ("ug-Cyrl", uyghur_cyrillic)),
    "kk": (("kk-Cyrl", str), ("kk-Arab", lambda word: tote(word, hamza=True)), ("kk-Latn", kazakh_latin)),
    "ky": (("ky-Cyrl", str), ("ky-Arab", kyrgyz_arabic)),
}
_OWN_ALPHABET = 4.0
"""What speaks for a word in its own language's alphabet rather than in English or Russian, in nats."""
_DOUBT = 4.0
"""What each alphabet after the likeliest of its script costs, in nats."""
_BY_SOUND = {"uyghur_arabic", "uyghur_cyrillic", "uyghur_latin", "uyghur_yengi", "turkish"}
"""Alphabets whose every letter is one of ULY."""
_OWN = {
    ("Arab", "kk"): "kk-Arab", ("Arab", "ky"): "ky-Arab", ("Latn", "kk"): "kk-Latn",
    ("Cyrl", "kk"): "kk-Cyrl", ("Cyrl", "ky"): "ky-Cyrl",
}  # fmt: skip
_FOREIGN = {"Latn": "en", "Cyrl": "ru", "Hani": "zh-Hans"}


_PATRONYMIC = {"kk": ("ұлы", "қызы"), "ky": ("уулу", "улу", "кызы")}


@dataclass(frozen=True, slots=True)
class Transliteration:
    """One spelling, its language and script as a BCP 47 tag, and how likely it is among those in that tag, 0 to 1."""

    text: str
    lang: str
    weight: float


@dataclass(frozen=True, slots=True)
class _AtHome:
    """A name in a home alphabet: for each word its letters, and the log of how likely it is with what was given."""

    language: str
    words: tuple[Tokens, ...]
    score: float


def transliterations(untrusted_name: str, lang: str = "") -> tuple[Transliteration, ...]:
    """The plausible spellings of a name in other scripts, best first, at most MOST; () if it names nobody.

    `lang` is the BCP 47 language of the spelling given, or '' if it is not known. The spelling given is left out.
    """
    found = parts(untrusted_name)
    if found.address_only:
        return ()
    words = found.names[:MOST_WORDS]
    if not all(_can_be_rewritten(word) for word in words):
        return ()
    made = _chinese(words) if han_likelihood(words) > _CHINESE else _turkic(words, lang)
    given = _letters(words)
    likely: dict[tuple[str, str], float] = {}
    for one in made:
        if _letters(parts(one.text).names) != given:
            likely[one.lang, one.text] = likely.get((one.lang, one.text), 0.0) + one.weight
    return _best([Transliteration(text, tag, min(1.0, weight)) for (tag, text), weight in likely.items()])


def _best(found: list[Transliteration]) -> tuple[Transliteration, ...]:
    """The best of every script before the second best of any, then all in the order of their weight."""
    found.sort(key=lambda one: (-one.weight, one.lang, one.text))
    ranks: Counter[str] = Counter()
    ranked = []
    for place, one in enumerate(found):
        if ranks[one.lang] < _MOST_OF.get(one.lang, _MOST_EXACT):
            ranked.append((ranks[one.lang], place))
        ranks[one.lang] += 1
    return tuple(found[place] for place in sorted(place for _, place in sorted(ranked)[:MOST]))


def _letters(words: tuple[str, ...]) -> str:
    return "".join(words).replace("'", "")


def _can_be_rewritten(word: str) -> bool:
    return len(word) > 1 and bool(script_of(word))


def _chinese(words: tuple[str, ...]) -> Iterator[Transliteration]:
    """A Chinese name in pinyin, as it is in English too, and in Russian; in simplified characters if in traditional."""
    places = [syllables_of(word) for word in words]
    hanzi = all(script_of(word) == "Hani" for word in words)
    syllables = [[place[0] for place in word] for word in places]
    if hanzi and len(words) == 1 and len(syllables[0]) > 1:
        size = 2 if simplified(words[0][:2]) in surnames() and len(words[0]) > 2 else 1
        syllables = [syllables[0][:size], syllables[0][size:]]
    if hanzi:
        yield Transliteration("".join(map(simplified, words)), "zh-Hans", 1.0)
    pinyin = " ".join("".join(word).replace("v", "ü").capitalize() for word in syllables)
    yield Transliteration(pinyin, "zh-Latn", 1.0)
    yield Transliteration(pinyin.replace("ü", "u"), "en", 0.9)
    russian = _palladius()
    if all(syllable in russian for word in syllables for syllable in word):
        text = " ".join("".join(russian[syllable] for syllable in word).capitalize() for word in syllables)
        yield Transliteration(text, "ru", 0.9)


@lru_cache(maxsize=1)
def _palladius() -> dict[str, str]:
    """Pinyin syllable -> its spelling in the Palladius system, the first row of the table."""
    found: dict[str, str] = {}
    for spelled, pinyin, *_ in rows("palladius"):
        for syllable in pinyin.split("|"):
            found.setdefault(syllable, spelled)
    return found


def _turkic(words: tuple[str, ...], lang: str) -> Iterator[Transliteration]:
    """A name of letters, brought home in each likely language and rewritten from there."""
    homes = _homes(words, lang)
    if not homes:
        return
    for home, share in _shares(homes):
        if share < _SHARE:
            continue
        for tag, convert in _EXACT[home.language]:
            text = " ".join(_capital(convert("".join(word)), tag) for word in home.words)
            yield Transliteration(text, tag, share)
        for tag in _GUESSED:
            guessed = _guessed(home, tag)
            for text, weight in guessed:
                yield Transliteration(text, tag, share * weight)
            if tag == "zh-Hans" and guessed:
                yield Transliteration(_pinyin(guessed[0][0]), "zh-Latn", share * guessed[0][1])


def _shares(homes: list[_AtHome]) -> list[tuple[_AtHome, float]]:
    """How likely each is: languages by the likeliest of each, cautiously; the ways in one language as counted."""
    top = {own: max([home.score for home in homes if home.language == own], default=-math.inf) for own in HOME}
    best = max(top.values())
    languages = {own: math.exp(_CAUTION * (score - best)) for own, score in top.items()}
    ways = [math.exp(home.score - top[home.language]) for home in homes]
    inside = {own: sum(way for home, way in zip(homes, ways, strict=True) if home.language == own) for own in HOME}
    total = sum(languages.values())
    return [
        (home, languages[home.language] / total * way / inside[home.language])
        for home, way in zip(homes, ways, strict=True)
    ]


def _pinyin(text: str) -> str:
    words = (next(iter(character_syllables(char)), "") if char != "·" else " " for char in text)
    return " ".join(word.capitalize() for word in "".join(words).split())


def _guessed(home: _AtHome, tag: str) -> list[tuple[str, float]]:
    """The likeliest spellings of a whole name in a script without rules, with the likelihood of each among all kept."""
    words = [_without_patronymic(word, home.language) for word in home.words] if tag == "zh-Hans" else home.words
    together = _together([from_home(home.language, tag, word, _WAYS) for word in words])
    total = sum(math.exp(score) for _, score in together)
    gap = "·" if tag == "zh-Hans" else " "
    joined = sorted(together, key=lambda one: (-one[1], one[0]))[: _MOST_OF[tag]]
    return [
        (gap.join(_capital("".join(word), tag) for word in some), math.exp(score) / total) for some, score in joined
    ]


def _without_patronymic(word: Tokens, own: str) -> Tokens:
    """A word as Chinese registries write it: without the Kazakh and Kyrgyz endings of a father's name."""
    endings = _PATRONYMIC.get(own, ())
    ending = next((one for one in endings if "".join(word).endswith(one) and len(word) > len(one) + 2), "")
    return word[: len(word) - len(ending)]


def _together(ways: list[tuple[Rewritten, ...]]) -> list[tuple[tuple[Tokens, ...], float]]:
    """Every choice of one way for each word, with its log likelihood: few words, few ways each."""
    kept = [some[: max(2, _WAYS >> at)] for at, some in enumerate(ways)]
    return [
        (tuple(one.tokens for one in some), sum(one.score for one in some)) for some in islice(product(*kept), 2000)
    ]


def _homes(words: tuple[str, ...], lang: str) -> list[_AtHome]:
    """The name in each home alphabet it may come from, up to two ways each."""
    given = language(lang)
    found = []
    for own in HOME:
        if given in HOME and given != own:
            continue
        ways = [_word_homes(word, own, lang, could_be_pinyin(words, lang)) for word in words]
        if all(ways):
            together = sorted(_together(ways), key=lambda one: (-one[1], one[0]))
            found += [_AtHome(own, chosen, score) for chosen, score in together[:2]]
    return found


def _word_homes(word: str, own: str, lang: str, syllables: bool) -> tuple[Rewritten, ...]:
    """What one word may be in a home alphabet, by every alphabet of its script, the likeliest first."""
    script, given = script_of(word), language(lang)
    best: dict[Tokens, float] = {}
    for kind in _kinds(script, own, given, syllables):
        for one in _brought_home(word, own, kind):
            score = one.score + (_OWN_ALPHABET if kind.startswith(own) else 0.0)
            best[one.tokens] = max(score, best.get(one.tokens, -math.inf))
    if own == "ug" and given in ("", "ug"):
        for place, (table, sounds) in enumerate(word_readings(word, "ug")):
            if table in _BY_SOUND and letter_table(table).knows(word):
                letters = _uly(tuple(slot[0] for slot in sounds))
                gain = _OWN_ALPHABET - _DOUBT * place
                best |= {one.tokens: one.score + gain for one in to_home("ug", "ug-Latn", letters, 1)}
    if not best and given == own and script in _FOREIGN:
        best = {one.tokens: one.score for one in _brought_home(word, own, _FOREIGN[script])}
    return tuple(Rewritten(word, score) for word, score in sorted(best.items(), key=lambda one: (-one[1], one[0])))


def _kinds(script: str, own: str, given: str, syllables: bool) -> list[str]:
    """The spellings of a script that a language's names may be in, where the language of the spelling allows."""
    kinds = [_OWN[script, own]] if (script, own) in _OWN and given in ("", own) else []
    # a spelling said to be in its own language is never taken for English, but Chinese is nobody's own
    if script in _FOREIGN and (given in ("", _FOREIGN[script][:2]) or script == "Hani"):
        kinds.append(_FOREIGN[script])
    if syllables and given != own:
        kinds.append("zh-Latn")
    return kinds


def _brought_home(word: str, own: str, kind: str) -> tuple[Rewritten, ...]:
    text = simplified(word) if kind == "zh-Hans" else word
    tokens = tokens_of(kind, text)
    if kind == "zh-Hans" and not models()[own, kind].knows(tokens, 1):
        kind, tokens = "zh-Latn", tuple(next(iter(character_syllables(char)), "") for char in text)
    return to_home(own, kind, tokens, _WAYS) if models()[own, kind].knows(tokens, 1) else ()


@lru_cache(maxsize=4096)
def _uly(sounds: tuple[str, ...]) -> Tokens:
    """Sounds read from a Uyghur alphabet in the letters of ULY."""
    letters = _uly_letters()
    return tuple(letters[sound] for sound in "".join(sounds) if sound in letters)


@lru_cache(maxsize=1)
def _uly_letters() -> dict[str, str]:
    known = {letter for conversion, letter, *_ in rows("conversions") if conversion == "uyghur_arabic"}
    return {sound: letters for letters, where, sound, *_ in rows("uyghur_latin") if letters in known and not where} | {
        "N": "ng",
        "I": "i",
        "c": "s",
        "v": "w",
    }


def _capital(word: str, tag: str) -> str:
    """A word with a capital letter where its script has them; the Kazakh Latin i keeps its dot."""
    if tag == "kk-Latn" and word[:1] == "i":
        return "İ" + word[1:]
    return word[:1].upper() + word[1:]

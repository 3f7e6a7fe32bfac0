"""Lookup keys: short strings that two spellings of one name share, for exact lookup in an index table.

Owns the skeleton (the classes of a word's consonants, `tables/sounds.tsv` column "key") and the choice of keys:

    t…  one word's skeleton                     t:aPLJ     Abliz, Аблиз, 阿不力孜
    g…  two or more words' skeletons run together, in both orders (a Chinese spelling often has no dot)
    h…  two neighbouring Chinese characters     h:买买
    u…  a word in a script that cannot be read, as it stands

Never scores: keys are coarse on purpose. Two spellings of one name share a `t` for each word that agrees and a `g` when
the whole name agrees, so an index should ask for `g` first. The browser computes the same keys (guvah.site.search).
"""

from functools import lru_cache
from itertools import islice, permutations, product

from guvah.names.letters import Slot, Sounds, rows
from guvah.names.parts import parts, without_ending
from guvah.names.reading import could_be_pinyin, language, pinyin_sounds, word_readings
from guvah.names.scripts import script_of

MOST_SKELETONS = 8
"""Skeletons kept for one word; Chinese syllables can mean several consonants."""
MOST_KEYS = 40
_SHORTEST_SPLIT = 2
_SPLIT_FROM = 5
"""Syllables from which an undivided Chinese spelling is also tried as two words, and the fewest of each of these."""


@lru_cache(maxsize=1)
def _classes() -> dict[str, tuple[str, ...]]:
    return {sound: tuple(c.replace("-", ".") for c in key.split("|")) for sound, _, key, *_ in rows("sounds")}


@lru_cache(maxsize=4096)
def _slot_classes(slot: Slot) -> tuple[str, ...]:
    """Consonant classes of one place, '.' for every vowel; alternatives that differ in vowels alone count once."""
    found: dict[str, str] = {}
    classes = _classes()
    for sounds in slot:
        for choice in product(*[classes[sound] for sound in sounds]):
            dotted = "".join(choice)
            found.setdefault(dotted.replace(".", ""), dotted)
    return tuple(found.values())


@lru_cache(maxsize=65536)
def skeletons(sounds: Sounds) -> tuple[str, ...]:
    """The skeletons of one word, likeliest first, at most MOST_SKELETONS; an initial vowel is `a`, others drop."""
    built = [""]
    for slot in sounds:
        choices = _slot_classes(slot)
        built = [head + choice for head in built for choice in choices][: MOST_SKELETONS * 2]
    return tuple(dict.fromkeys(map(_skeleton, built)))[:MOST_SKELETONS]


def _skeleton(dotted: str) -> str:
    kept = "".join(c for i, c in enumerate(dotted) if c != "." and (i == 0 or dotted[i - 1] != c))
    return kept if dotted[:1] not in (".", "") else "a" + kept


@lru_cache(maxsize=65536)
def _word_skeletons(word: str, lang: str, pinyin: bool) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """(skeletons that stand for the word in a whole name, further ones for the word alone)."""
    whole: dict[str, None] = {}
    further: dict[str, None] = {}
    for _, sounds in word_readings(word, lang):
        stem = without_ending(sounds)
        own = skeletons(sounds)
        if stem and stem[1] != "endearment":
            further.update(dict.fromkeys(own))
            own = skeletons(stem[0])
        elif stem:
            further.update(dict.fromkeys(skeletons(stem[0])))
        whole.update(dict.fromkeys(own))
    if pinyin:
        whole.update(dict.fromkeys(skeletons(pinyin_sounds(word))))
    return tuple(whole)[:MOST_SKELETONS], tuple(key for key in further if key not in whole)


def word_skeletons(untrusted_name: str, lang: str = "") -> tuple[tuple[str, ...], ...]:
    """For each readable word of a name in order, its skeletons, likeliest first: for searching by words."""
    names = parts(untrusted_name).names
    pinyin = could_be_pinyin(names, lang)
    found = (_word_skeletons(word, language(lang), pinyin)[0] for word in names)
    return tuple(skeletons for skeletons in found if skeletons)


def keys(untrusted_name: str, lang: str = "") -> frozenset[str]:
    """Keys of a name, at most MOST_KEYS; those with a language are among those without. Empty if nobody is named."""
    names = parts(untrusted_name).names
    if not names:
        return frozenset()
    pinyin = could_be_pinyin(names, lang)
    found: dict[str, None] = {}
    wholes: list[tuple[str, ...]] = []
    for word in names:
        whole, further = _word_skeletons(word, language(lang), pinyin)
        if whole:
            wholes.append(whole)
            found.update((f"t{skeleton}", None) for skeleton in (*whole, *further))
        elif not script_of(word):
            found[f"u{word[:24]}"] = None
    found.update((f"g{joined}", None) for joined in _joined(wholes))
    for word in names:
        if script_of(word) == "Hani":
            found.update((f"h{word[i : i + 2]}", None) for i in range(len(word) - 1))
        for halves in halves_of(word, pinyin=pinyin):
            found.update((f"t{skeleton}", None) for half in halves for skeleton in half)
    return frozenset(islice(found, MOST_KEYS))


def _joined(wholes: list[tuple[str, ...]]) -> list[str]:
    """Whole-name skeletons in every order of two or three words, and of every two of three."""
    count = len(wholes)
    if not count:
        return []
    if count > 3:
        orders = [tuple(range(count)), *((i, i + 1) for i in range(count - 1))]
    else:
        orders = [order for size in range(min(2, count), count + 1) for order in permutations(range(count), size)]
    found: list[str] = []
    for order in orders:
        chosen = islice(product(*[wholes[i] for i in order]), MOST_SKELETONS)
        found.extend(words[0] + "".join(word.removeprefix("a") for word in words[1:]) for words in chosen)
    return found


def halves_of(word: str, *, pinyin: bool) -> list[tuple[tuple[str, ...], tuple[str, ...]]]:
    """An undivided Chinese or pinyin word (normalised) as every two words it may be, with skeletons of each."""
    sounds = pinyin_sounds(word) if pinyin else ()
    if script_of(word) == "Hani":
        sounds = word_readings(word)[0][1] if word_readings(word) else ()
    if len(sounds) < _SPLIT_FROM:
        return []
    cuts = range(_SHORTEST_SPLIT, len(sounds) - _SHORTEST_SPLIT + 1)
    return [(skeletons(sounds[:cut])[:2], skeletons(sounds[cut:])[:2]) for cut in cuts]

"""Learns how spellings are made from a home alphabet: which letters go together, and what follows what.

Owns the alignment of each element of the lexicon with its other spellings (letters that may go together by the letter
tables first, then by how often they do) and the counting. The result is `units.npz`, read by `rewriting`.
"""

import math
from collections import Counter, defaultdict
from collections.abc import Iterator
from functools import cache, lru_cache

from guvah.names.letters import VOWELS, letter_table, rows
from guvah.names.pinyin import character_syllables, syllable_sounds
from guvah.names.rewriting import EDGE, HOME, Tokens, Unit, tokens_of
from guvah.names.train.lexicon import Element

_WRITTEN = {"en": "en", "ru": "ru", "zh-Hans": "zh", "zh-Latn": "pinyin"}
"""Spelling -> what the lexicon calls it."""
_OWN = {"ug": (), "kk": ("kk-Arab", "kk-Latn"), "ky": ("ky-Arab",)}
_TABLES = {
    "ug-Latn": "uyghur_latin", "kk-Cyrl": "kazakh_cyrillic", "ky-Cyrl": "kyrgyz_cyrillic", "en": "english",
    "ru": "russian", "kk-Arab": "kazakh_arabic", "kk-Latn": "kazakh_latin", "ky-Arab": "kyrgyz_arabic",
}  # fmt: skip
_SIZES = {"zh-Hans": (4, 1), "zh-Latn": (4, 1)}
_OTHER_SIZES = (2, 3)
_TIMES = 3
_STRANGE = {"en": 0.12, "ru": 0.05}
_OTHER_STRANGE = 0.02
"""A spelling with a unit less expected than this is left out: pinyin in an English passport, another name."""
_WEIGHTS = (6, 3, 2, 1)
"""How often a spelling is counted, the usual one first."""
Counted = tuple[tuple[Unit, ...], tuple[tuple[int, int, int, int], ...]]


def counted(elements: tuple[Element, ...]) -> dict[tuple[str, str], Counted]:
    """(language, spelling) -> units and (before last, last, unit, count), numbered from 1 in the order of the units."""
    found = {}
    for language, home in HOME.items():
        own = [dict(element.spellings) for element in elements if element.language == language]
        kinds = {home: home, **_WRITTEN, **{kind: kind for kind in _OWN[language]}}
        for kind, name in kinds.items():
            found[language, kind] = _learned(list(_pairs(own, home, kind, name)), home, kind)
    return found


def _pairs(own: list[dict[str, tuple[str, ...]]], home: str, kind: str, name: str) -> Iterator[tuple[Unit, int]]:
    for spellings in own:
        at_home = tokens_of(home, spellings[home][0])
        for rank, written in enumerate(filter(_english if kind == "en" else None, spellings.get(name, ()))):
            tokens = tokens_of(kind, written)
            if at_home and tokens:
                yield (at_home, tokens), _WEIGHTS[min(rank, len(_WEIGHTS) - 1)]


def _english(written: str) -> bool:
    """Whether English papers would write so: other letters are those of an alphabet at home."""
    return written.isascii()


def _learned(pairs: list[tuple[Unit, int]], home: str, kind: str) -> Counted:
    """Align every pair by what is expected, then by what was seen, a few times over; then count."""
    seen: Counter[Unit] = Counter()
    chains: list[tuple[list[Unit], int]] = []
    for _ in range(_TIMES):
        chains = [(chain, weight) for pair, weight in pairs if (chain := _aligned(pair, home, kind, seen))]
        # what only another name would explain (Yunus written Jonas) teaches nothing about letters
        least = _STRANGE.get(kind, _OTHER_STRANGE)
        chains = [one for one in chains if all(_expected(unit, home, kind) > least for unit in one[0])]
        seen = Counter()
        for chain, weight in chains:
            for unit in chain:
                seen[unit] += weight
    units = sorted(seen.keys() | _spare(pairs, seen, home, kind))
    numbers = {unit: number for number, unit in enumerate(units, 1)}
    grams: Counter[tuple[int, int, int]] = Counter()
    for chain, weight in chains:
        line = [EDGE, EDGE, *(numbers[unit] for unit in chain), EDGE]
        for triple in zip(line, line[1:], line[2:], strict=False):
            grams[triple] += weight
    return tuple(units), tuple((*gram, count) for gram, count in sorted(grams.items()))


def _spare(pairs: list[tuple[Unit, int]], seen: Counter[Unit], home: str, kind: str) -> set[Unit]:
    """For each letter at home that begins no unit, one that sounds most like it: never counted, but never missing."""
    letters = {token for (at_home, _), _ in pairs for token in at_home} - {one[0] for one, _ in seen}
    written = sorted({token for (_, tokens), _ in pairs for token in tokens})
    return {
        ((letter,), (max(written, key=lambda one: _expected(((letter,), (one,)), home, kind)),)) for letter in letters
    }


def _aligned(pair: Unit, home: str, kind: str, seen: Counter[Unit]) -> list[Unit]:
    """The likeliest chain of units of a pair; [] if its sizes allow none."""
    one, other = pair
    widest, widest_other = (1, 1) if home == kind else _SIZES.get(kind, _OTHER_SIZES)
    best: dict[tuple[int, int], tuple[float, list[Unit]]] = {(0, 0): (0.0, [])}
    for i in range(len(one)):
        for j in range(len(other)):
            if (i, j) not in best:
                continue
            score, chain = best[i, j]
            for m in range(i + 1, min(i + widest, len(one)) + 1):
                for n in range(j + 1, min(j + widest_other, len(other)) + 1):
                    unit = (one[i:m], other[j:n])
                    total = score + math.log(seen[unit] + 4 * _expected(unit, home, kind))
                    if (m, n) not in best or total > best[m, n][0]:
                        best[m, n] = (total, [*chain, unit])
    return best.get((len(one), len(other)), (0.0, []))[1]


@cache
def _expected(unit: Unit, home: str, kind: str) -> float:
    """How likely a unit is before any name is seen: by how alike its sides sound, small units before large."""
    one, other = unit
    if home == kind:
        return 1.0 if one == other else 1e-9
    sounds = _sounds(home, one)[0]
    far = min(_distance(sounds, spoken) for spoken in _sounds(kind, other))
    # a character writes two letters as easily as one
    extra = max(0, len(one) - 2) if kind in _SIZES else len(one) + len(other) - 2
    return math.exp(-3 * far - 1.2 * extra) + 1e-9


@cache
def _sounds(kind: str, tokens: Tokens) -> tuple[str, ...]:
    """What letters or syllables may sound like."""
    if kind == "zh-Hans":
        found = [sound for syllable in character_syllables(tokens[0]) for sound in syllable_sounds()[syllable]]
        return tuple(found) or ("",)
    if kind == "zh-Latn":
        return syllable_sounds().get(tokens[0], ("",))
    return ("".join(slot[0] for slot in letter_table(_TABLES[kind]).read("".join(tokens))),)


@lru_cache(maxsize=1)
def _costs() -> dict[frozenset[str], float]:
    return {frozenset(pair): int(cost) / 100 for pair, cost, *_ in rows("closeness")}


@lru_cache(maxsize=1)
def _missing() -> dict[str, float]:
    return defaultdict(lambda: 1.0, {sound: int(cost) / 100 for sound, _, _, cost, *_ in rows("sounds")})


@cache
def _distance(one: str, other: str) -> float:
    """What changing one string of sounds into another costs, by `closeness.tsv` and `sounds.tsv`."""
    missing, costs = _missing(), _costs()
    line = [0.0]
    for sound in other:
        line.append(line[-1] + missing[sound])
    for sound in one:
        after = [line[0] + missing[sound]]
        for at, beside in enumerate(other):
            both = 0.5 if sound in VOWELS and beside in VOWELS else 1.3
            change = 0.0 if sound == beside else costs.get(frozenset((sound, beside)), both)
            after.append(min(line[at] + change, line[at + 1] + missing[sound], after[at] + missing[beside]))
        line = after
    return line[-1]

"""The best way to lay two names side by side: order, missing words, words run together.

Owns the numbers that weigh an arrangement. Untrained: the letter tables, the costs and these few numbers say
everything. Never turns a distance into a judgement: `similarity` does.
"""

from dataclasses import dataclass
from itertools import pairwise, permutations

from guvah.names.distance import align, is_plain, plain, prefix_costs, reverse, weight
from guvah.names.letters import Sounds
from guvah.names.parts import Parts
from guvah.names.reading import could_be_pinyin
from guvah.names.words import chief_forms, word_distance, word_weight

WORST_SHARE = 0.5
"""Share of the worst word in a name's distance; the rest is the mean: one word that differs means another person."""
SWAPPED, MISSING, GLUED = 0.11, 0.55, 0.02
"""Distance added for another order, distance of a word the other name lacks, distance added for words run together."""
MOST_WORDS = 4
"""Words of each name that are arranged."""


@dataclass(frozen=True, slots=True)
class Match:
    """The best arrangement of two names: distance (0 the same) and the pairs of words with each pair's distance."""

    distance: float
    pairs: tuple[tuple[str, str, float], ...]
    swapped: bool
    glued: bool


def match(first: Parts, second: Parts) -> Match | None:
    """The best arrangement of two names' words; None if either has no word that can be compared."""
    few, many = sorted((first.names[:MOST_WORDS], second.names[:MOST_WORDS]), key=len)
    pinyin = could_be_pinyin(few), could_be_pinyin(many)
    tried = [_by_words(few, many, pinyin)]
    if len(few) != len(many) and _may_be_glued(few, many):
        tried.append(_run_together(few, many, pinyin))
    found = [one for one in tried if one]
    return min(found, key=lambda one: one.distance) if found else None


def _total(rates: list[float], weights: list[int]) -> float:
    mean = sum(rate * size for rate, size in zip(rates, weights, strict=True)) / max(1, sum(weights))
    return (1 - WORST_SHARE) * mean + WORST_SHARE * max(rates)


def _by_words(few: tuple[str, ...], many: tuple[str, ...], pinyin: tuple[bool, bool]) -> Match | None:
    """Word against word: the cheapest choice of partners, words without a partner counting as missing."""
    rates = [[word_distance(a, b, pinyin[0], pinyin[1]) for b in many] for a in few]
    sizes_many = [word_weight(b) for b in many]
    sizes_few = [word_weight(a) for a in few]
    best: Match | None = None
    for order in permutations(range(len(many)), len(few)):
        found = [rates[i][j] for i, j in enumerate(order)]
        left = [j for j in range(len(many)) if j not in order]
        swapped = any(x > y for x, y in pairwise(order))
        sizes = [max(sizes_few[i], sizes_many[j]) for i, j in enumerate(order)]
        total = _total(found + [MISSING] * len(left), sizes + [sizes_many[j] for j in left]) + SWAPPED * swapped
        if best is None or total < best.distance:
            pairs = [(few[i], many[j], rates[i][j]) for i, j in enumerate(order)] + [
                ("", many[j], MISSING) for j in left
            ]
            best = Match(total, tuple(pairs), swapped, glued=False)
    return best


def _may_be_glued(few: tuple[str, ...], many: tuple[str, ...]) -> bool:
    """Whether the shorter spelling is long enough to hold all words of the longer one."""
    return 1.6 * sum(map(word_weight, few)) >= sum(map(word_weight, many))


def _run_together(few: tuple[str, ...], many: tuple[str, ...], pinyin: tuple[bool, bool]) -> Match | None:
    """The words of the longer name laid along the shorter one's sounds: Chinese spellings often have no dot."""
    best: Match | None = None
    for order in permutations(range(len(many))) if len(many) <= 3 else [tuple(range(len(many)))]:
        swapped = order != tuple(range(len(many)))
        names = [many[j] for j in order]
        for rates, sizes in _laid(few, names, pinyin):
            total = _total(rates, sizes) + SWAPPED * swapped + GLUED
            if best is None or total < best.distance:
                pairs = tuple((" ".join(few), name, rate) for name, rate in zip(names, rates, strict=True))
                best = Match(total, pairs, swapped, glued=True)
    return best


def _laid(few: tuple[str, ...], names: list[str], pinyin: tuple[bool, bool]) -> list[tuple[list[float], list[int]]]:
    few_forms = [chief_forms(word, pinyin[0]) for word in few]
    name_forms = [chief_forms(word, pinyin[1]) for word in names]
    if not all(few_forms) or not all(name_forms):
        return []
    found = []
    for turn in range(min(2, max(map(len, few_forms)))):
        shorter = tuple(slot for forms in few_forms for slot in forms[min(turn, len(forms) - 1)])
        for other in range(min(2, max(map(len, name_forms)))):
            longer = tuple(forms[min(other, len(forms) - 1)] for forms in name_forms)
            found.append(_aligned(shorter, longer))
    return found


def _aligned(shorter: Sounds, longer: tuple[Sounds, ...]) -> tuple[list[float], list[int]]:
    """Distance and weight of each word of `longer`, laid along `shorter`; the side with possibilities stays open."""
    if is_plain(shorter):
        laid = align(longer, plain(shorter))
        sizes = [
            max(1, (weight(stretch) + weight(plain(word))) // 2)
            for (_, stretch), word in zip(laid, longer, strict=True)
        ]
        return [min(1.0, price / size) for (price, _), size in zip(laid, sizes, strict=True)], sizes
    sizes = [max(1, weight(plain(word))) for word in longer]
    prices = _cut_prices(shorter, [plain(word) for word in longer])
    return [min(1.0, price / size) for price, size in zip(prices, sizes, strict=True)], sizes


def _cut_prices(shorter: Sounds, targets: list[str]) -> list[int]:
    """The cost of each word of `targets` where the places of `shorter` are divided among them at the least cost."""
    best: dict[int, tuple[int, list[int]]] = {0: (0, [])}
    for target in targets[:-1]:
        following: dict[int, tuple[int, list[int]]] = {}
        for start, (spent, prices) in best.items():
            for size, price in enumerate(prefix_costs(shorter[start:], target)):
                if start + size not in following or spent + price < following[start + size][0]:
                    following[start + size] = (spent + price, [*prices, price])
        best = following
    rest = prefix_costs(reverse(shorter), targets[-1][::-1])
    count = len(shorter)
    end = min(best, key=lambda cut: (best[cut][0] + rest[count - cut], cut))
    return [*best[end][1], rest[count - end]]

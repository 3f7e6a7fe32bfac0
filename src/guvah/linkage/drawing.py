"""Drawing who is who: from pairs that may be one person, each with its probability, to one possible set of people.

Owns the draw. Each pair is drawn by its own probability; what follows from those drawn (1 = 2 and 2 = 3 make 1 = 3) is
followed, and what must not be is not: a pair decided to be different, two rows of a list that names nobody twice. Where
the drawn pairs would force such a thing, they have their turn one after another, the likelier mostly first (a race in
which a pair's speed is its odds), and one that would break a rule is left out. Never decides anything and knows no
record: nodes are numbers.
"""

from collections.abc import Iterable
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

Numbers = NDArray[np.int64]
Bits = NDArray[np.uint64]


@dataclass(frozen=True, slots=True)
class Links:
    """What may be drawn among `size` nodes: pairs (`one`, `other`) with `chance` (0 to 1), and what must not be.

    `apart` are pairs of nodes that are different people (n x 2). `once` holds for each node, as bits, the lists it
    stands in of those that name nobody twice.
    """

    size: int
    one: Numbers
    other: Numbers
    chance: NDArray[np.float64]
    apart: Numbers
    once: Bits


def draw(links: Links, random: np.random.Generator) -> Numbers:
    """Return one possible set of people: for each node the least node of its person."""
    drawn = np.flatnonzero(random.random(len(links.chance)) < links.chance)
    one, other = links.one[drawn], links.other[drawn]
    label = components(links.size, one, other)
    torn = _torn(links, label)
    if not torn.any():
        return label
    loose = torn[label[one]]
    kept = drawn[~loose]
    with np.errstate(divide="ignore"):
        pace = (1.0 - links.chance[drawn[loose]]) / links.chance[drawn[loose]]
    order = drawn[loose][np.argsort(random.exponential(size=len(pace)) * pace, kind="stable")]
    chosen = np.concatenate([kept, _by_turns(links, order)])
    return components(links.size, links.one[chosen], links.other[chosen])


def components(size: int, one: Numbers, other: Numbers) -> Numbers:
    """Return for each of `size` nodes the least node that a chain of links (`one`, `other`) leads to."""
    label = np.arange(size)
    while True:
        left, right = label[one], label[other]
        apart = left != right
        if not apart.any():
            return label
        one, other, left, right = one[apart], other[apart], left[apart], right[apart]
        label[np.maximum(left, right)] = np.minimum(left, right)
        while not np.array_equal(further := label[label], label):
            label = further


def _torn(links: Links, label: Numbers) -> NDArray[np.bool_]:
    """Return for each label whether it joins what must not be joined."""
    torn = np.zeros(links.size, dtype=bool)
    if len(links.apart):
        left, right = label[links.apart[:, 0]], label[links.apart[:, 1]]
        torn[left[left == right]] = True
    for bit in _bits(links.once):
        rows = np.bincount(label[(links.once & bit) != 0], minlength=links.size)
        torn |= rows > 1
    return torn


def _bits(masks: Bits) -> Iterable[np.uint64]:
    every = int(np.bitwise_or.reduce(masks)) if len(masks) else 0
    return (np.uint64(1 << place) for place in range(every.bit_length()) if every >> place & 1)


def _by_turns(links: Links, order: Numbers) -> Numbers:
    """Return which of these links (by number, in the order they have their turn) join two people and break no rule.

    In each round all links are taken that come first for both of their people: nothing before them can touch either, so
    it is the same as taking them one by one.
    """
    one, other = links.one[order], links.other[order]
    left, right = links.apart[:, 0], links.apart[:, 1]
    once, leader, first = links.once.copy(), np.arange(links.size), np.empty(links.size, dtype=np.int64)
    taken = [order[:0]]
    while True:
        free = (one != other) & ((once[one] & once[other]) == 0) & ~among(links.size, one, other, left, right)
        order, one, other = order[free], one[free], other[free]
        if not len(order):
            return np.concatenate(taken)
        turns = np.arange(len(order))
        first[np.stack([one, other], axis=1).ravel()[::-1]] = np.repeat(turns, 2)[::-1]  # the last written stays
        now = (first[one] == turns) & (first[other] == turns)
        taken.append(order[now])
        leader[other[now]] = one[now]
        once[one[now]] |= once[other[now]]
        order, one, other = order[~now], leader[one[~now]], leader[other[~now]]
        left, right = leader[left], leader[right]


def among(size: int, one: Numbers, other: Numbers, left: Numbers, right: Numbers) -> NDArray[np.bool_]:
    """Return which pairs of nodes are among the pairs (`left`, `right`), either way round."""
    if not len(left):
        return np.zeros(len(one), dtype=bool)
    pairs = np.minimum(one, other) * size + np.maximum(one, other)
    return np.isin(pairs, np.minimum(left, right) * size + np.maximum(left, right))

"""Drawing who is who: from pairs that may be one person, each with its probability, to one possible set of people.

Owns the draw. Each pair is drawn by its own probability; what follows from those drawn (1 = 2 and 2 = 3 make 1 = 3) is
followed, and what must not be is not: a pair decided to be different, two rows of a list that names nobody twice. Where
the drawn pairs would force such a thing, they are taken one by one, the likelier mostly first (a race in which a pair's
speed is its odds), and one that would break a rule is left out. Never decides anything and knows no record: nodes are
numbers. Vectorised: only what is torn is taken one by one.
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
    taken = _one_by_one(links, order, np.flatnonzero(torn[label]))
    chosen = np.concatenate([kept, taken])
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


def _one_by_one(links: Links, order: Numbers, nodes: Numbers) -> Numbers:
    """Return which of these links (by number, in the order they are tried) join their nodes and break no rule."""
    leader = {node: node for node in nodes.tolist()}
    once = dict(zip(nodes.tolist(), links.once[nodes].tolist(), strict=True))
    apart: dict[int, set[int]] = {}
    for left, right in links.apart.tolist():
        if left in leader and right in leader:
            apart.setdefault(left, set()).add(right)
            apart.setdefault(right, set()).add(left)
    taken = []
    pairs = zip(order.tolist(), links.one[order].tolist(), links.other[order].tolist(), strict=True)
    for number, left, right in pairs:
        one, other = _leader(leader, left), _leader(leader, right)
        if one == other or once[one] & once[other] or other in apart.get(one, ()):
            continue
        leader[other] = one
        once[one] |= once[other]
        for stranger in apart.pop(other, ()):
            apart[stranger].discard(other)
            apart[stranger].add(one)
            apart.setdefault(one, set()).add(stranger)
        taken.append(number)
    return np.array(taken, dtype=np.int64)


def _leader(leader: dict[int, int], node: int) -> int:
    while leader[node] != node:
        leader[node] = node = leader[leader[node]]
    return node

"""Where words laid together differ: the best alignment followed back, sign by sign, for many at once.

Owns the path and what is read off it. Never chooses an arrangement.
"""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from guvah.names.weights import SCALE, Weights

Floats = NDArray[np.float32]
Signs = NDArray[np.uint16]
Whole = NDArray[np.int64]


@dataclass(frozen=True, slots=True)
class Differences:
    """How far short of expectation the steps of each alignment fall, in nats: (T,) each.

    worst, second: the two steps that fall shortest. consonants, vowels: sums over the steps of each kind that fall
    short. other_consonant, other_vowel: the worst step from one sign to another; lost_consonant, lost_vowel: from a
    sign to none.
    """

    worst: Floats
    second: Floats
    consonants: Floats
    vowels: Floats
    other_consonant: Floats
    other_vowel: Floats
    lost_consonant: Floats
    lost_vowel: Floats


@dataclass(frozen=True, slots=True)
class Words:
    """Words as columns of sign numbers (size, T), padded with 0, and the channel of each."""

    signs: Signs
    channel: Whole


def table(first: Words, second: Words, held: Weights) -> NDArray[np.int16]:
    """Every cell of every alignment: (size of first + 1, size of second + 1, T)."""
    a, b = first.signs, second.signs
    gap_a, gap_b = held.gap[a, second.channel], held.gap[b, first.channel]
    cells = np.zeros((len(a) + 1, len(b) + 1, a.shape[1]), np.int16)
    np.cumsum(gap_b, axis=0, dtype=np.int16, out=cells[0, 1:])
    for i in range(1, len(a) + 1):
        row = cells[i]
        row[0] = cells[i - 1, 0] + gap_a[i - 1]
        np.maximum(cells[i - 1, :-1] + held.pair[a[i - 1], b], cells[i - 1, 1:] + gap_a[i - 1], out=row[1:])
        for j in range(1, len(b) + 1):
            np.maximum(row[j], row[j - 1] + gap_b[j - 1], out=row[j])
    return cells


def steps(first: Words, second: Words, held: Weights) -> list[tuple[Whole, Whole, NDArray[np.bool_]]]:
    """The steps of each best alignment from its end: (sign of the first or 0, sign of the second or 0, still going)."""
    a, b = first.signs, second.signs
    cells = table(first, second, held)
    count = a.shape[1]
    columns = np.arange(count)
    i, j = np.full(count, len(a)), np.full(count, len(b))
    # padding is passed over at no cost and no step
    i -= (a == 0).sum(0)
    j -= (b == 0).sum(0)
    found: list[tuple[Whole, Whole, NDArray[np.bool_]]] = []
    while True:
        going = (i > 0) | (j > 0)
        if not going.any():
            return found
        sign_a, sign_b = a[np.maximum(i - 1, 0), columns], b[np.maximum(j - 1, 0), columns]
        here = cells[i, j, columns]
        both = (i > 0) & (j > 0) & (cells[i - 1, j - 1, columns] + held.pair[sign_a, sign_b] == here)
        up = ~both & (i > 0) & ((j == 0) | (cells[i - 1, j, columns] + held.gap[sign_a, second.channel] == here))
        took_a, took_b = both | up, both | (~up & (j > 0))
        found.append((np.where(took_a, sign_a, 0), np.where(took_b, sign_b, 0), going))
        i, j = i - took_a, j - took_b


def differences(first: Words, second: Words, held: Weights) -> Differences:
    """What the alignments say about where words differ."""
    count = first.signs.shape[1]
    worst, next_worst, consonants, vowels, *most = (np.zeros(count, np.float32) for _ in range(8))
    for one, other, going in steps(first, second, held):
        short = np.where(going, shortfall(one, other, first.channel, second.channel, held), 0)
        next_worst = np.maximum(next_worst, np.minimum(worst, short))
        worst = np.maximum(worst, short)
        soft = (held.vowel[one] | (one == 0)) & (held.vowel[other] | (other == 0))
        lost = (one == 0) | (other == 0)
        loss = np.maximum(short, 0)
        vowels += loss * soft
        consonants += loss * ~soft
        for kept, kind in zip(most, (~soft & ~lost, soft & ~lost, ~soft & lost, soft & lost), strict=True):
            np.maximum(kept, loss * kind, out=kept)
    return Differences(worst, next_worst, consonants, vowels, *most)


def shortfall(one: Whole, other: Whole, channel_one: Whole, channel_other: Whole, held: Weights) -> Floats:
    """How much less each step says for one name than steps with its signs usually do."""
    pair = held.pair[one, other].astype(np.float32)
    gap = np.where(other == 0, held.gap[one, channel_other], held.gap[other, channel_one])
    said = np.where((one > 0) & (other > 0), pair, gap) / SCALE
    expected_one = np.where(one > 0, held.expected[one, channel_other], 0)
    expected_other = np.where(other > 0, held.expected[other, channel_one], 0)
    number = np.maximum(1, (one > 0).astype(np.int64) + (other > 0))
    return ((expected_one + expected_other) / number - said).astype(np.float32)


def columns(signs: Signs, start: Whole, end: Whole) -> Signs:
    """Stretches of forms (T, longest) as columns, each from its start to its end."""
    size = end - start
    longest = max(1, int(size.max(initial=1)))
    at = start[:, None] + np.arange(longest)
    inside = np.arange(longest) < size[:, None]
    found = np.take_along_axis(signs, np.minimum(at, signs.shape[1] - 1), axis=1)
    return np.ascontiguousarray(np.where(inside, found, 0).astype(np.uint16).T)

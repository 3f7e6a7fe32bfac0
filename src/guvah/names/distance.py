"""How far apart two sound sequences are: edit distance with costs from `tables/sounds.tsv` and `closeness.tsv`.

Owns the costs and the alignment. One side is a sequence of words whose places may hold several possible sounds, the
other one plain string. Costs are whole hundredths (100 = one unrelated consonant), so results do not depend on the
machine. Never looks at letters or scripts.
"""

from dataclasses import dataclass
from functools import lru_cache

from guvah.names.letters import Slot, Sounds, rows

_FROM = 1024
"""A cell holds cost * _FROM + the column its word began at: the smaller cost wins, then the earlier column."""
_FAR, _FAR_VOWELS, _FAR_GLIDE = 100, 60, 75
LONGEST_SOUNDS = 200
"""Sounds that are compared; must stay below _FROM."""


@dataclass(frozen=True, slots=True)
class Costs:
    """Cost of replacing and of missing each sound, by ASCII code, already multiplied for the cells."""

    replace: tuple[tuple[int, ...], ...]
    missing: tuple[int, ...]


@lru_cache(maxsize=1)
def costs() -> Costs:
    """The two tables as arrays."""
    kinds = {sound: kind for sound, kind, *_ in rows("sounds")}
    missing = {sound: int(cost) for sound, _, _, cost, *_ in rows("sounds")}
    given = {frozenset(pair): int(cost) for pair, cost, *_ in rows("closeness")}
    matrix = [[_FAR * _FROM] * 128 for _ in range(128)]
    for a, kind_a in kinds.items():
        for b, kind_b in kinds.items():
            both = {kind_a, kind_b}
            usual = _FAR_VOWELS if both == {"vowel"} else _FAR_GLIDE if both == {"vowel", "glide"} else _FAR
            matrix[ord(a)][ord(b)] = 0 if a == b else given.get(frozenset(a + b), usual) * _FROM
    by_code = [missing.get(chr(code), _FAR) * _FROM for code in range(128)]
    return Costs(tuple(map(tuple, matrix)), tuple(by_code))


@lru_cache(maxsize=65536)
def weight(sounds: str) -> int:
    """What a string of sounds would cost if all of it were missing: its length, consonants counting most."""
    missing = costs().missing
    return sum(missing[code] for code in sounds.encode("ascii")) // _FROM


def plain(sounds: Sounds) -> str:
    """The likeliest sounds of a word as one string."""
    return "".join([slot[0] for slot in sounds])


def is_plain(sounds: Sounds) -> bool:
    """Whether every place of the word holds one possibility."""
    return all([len(slot) == 1 for slot in sounds])


def _step(row: list[int], code: int, other: bytes, gaps: list[int]) -> list[int]:
    """The next row of the table after one more sound of the first sequence."""
    replace, gone = costs().replace[code], costs().missing[code]
    left = row[0] + gone
    new = [left]
    for j, letter in enumerate(other):
        best = row[j] + replace[letter]
        up = row[j + 1] + gone
        left += gaps[j]
        # min() would cost as much as all the rest of this loop
        best = up if up < best else best
        left = best if best < left else left
        new.append(left)
    return new


@lru_cache(maxsize=4096)
def _branches(slot: Slot) -> tuple[tuple[tuple[int, int], ...], tuple[int, ...]]:
    """A place's possibilities as a tree, so that a shared beginning is stepped once: (parent, sound) nodes and ends."""
    numbers = {"": 0}
    nodes = []
    for choice in slot:
        for size in range(1, len(choice) + 1):
            if choice[:size] not in numbers:
                numbers[choice[:size]] = len(numbers)
                nodes.append((numbers[choice[: size - 1]], ord(choice[size - 1])))
    return tuple(nodes), tuple(numbers[choice] for choice in slot)


def _place(row: list[int], slot: Slot, other: bytes, gaps: list[int]) -> list[int]:
    """The row after one place, taking the possibility that fits best at each column."""
    nodes, ends = _branches(slot)
    made = [row]
    for parent, code in nodes:
        made.append(_step(made[parent], code, other, gaps))
    return made[ends[0]] if len(ends) == 1 else list(map(min, *[made[end] for end in ends]))


def _first_row(gaps: list[int]) -> list[int]:
    row = [0]
    for gap in gaps:
        row.append(row[-1] + gap)
    return row


def prefix_costs(sounds: Sounds, other: str) -> list[int]:
    """Cost in hundredths of the first k places against the whole of `other`, for every k from 0."""
    target = other[:LONGEST_SOUNDS].encode("ascii")
    gaps = [costs().missing[code] for code in target]
    row = _first_row(gaps)
    found = [row[-1] // _FROM]
    for slot in sounds:
        row = _place(row, slot, target, gaps)
        found.append(row[-1] // _FROM)
    return found


def cost(sounds: Sounds, other: str) -> int:
    """Cost of turning one word into a string of sounds, in hundredths."""
    return prefix_costs(sounds, other)[-1]


def reverse(sounds: Sounds) -> Sounds:
    """A word read backwards."""
    return tuple(tuple(choice[::-1] for choice in slot) for slot in reversed(sounds))


def align(words: tuple[Sounds, ...], other: str) -> tuple[tuple[int, str], ...]:
    """The cheapest way to lay words, in order, along one string: each word's cost in hundredths and its stretch."""
    target = other[:LONGEST_SOUNDS].encode("ascii")
    gaps = [costs().missing[code] for code in target]
    row = _first_row(gaps)
    boundaries = [row]
    for word in words:
        row = [cell - cell % _FROM + j for j, cell in enumerate(row)]
        for slot in word:
            row = _place(row, slot, target, gaps)
        boundaries.append(row)
    found: list[tuple[int, str]] = []
    end = len(target)
    for k in range(len(words), 0, -1):
        cell = boundaries[k][end]
        start = cell % _FROM
        # the first row may skip the beginning of the string: that belongs to the first word
        before = boundaries[k - 1][start] // _FROM if k > 1 else 0
        found.append((cell // _FROM - before, other[0 if k == 1 else start : end]))
        end = start
    return tuple(reversed(found))

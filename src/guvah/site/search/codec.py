"""Numbers and trees as the short ASCII strings that search files hold; the browser reads the same ones.

Owns the hash that says where a word or person lies, the encoding of ascending numbers, and that of a tree of files.
Pure; search.js has the other half of each function here, and a test holds the two together.
"""

from collections.abc import Iterable, Iterator
from functools import lru_cache

DIGITS = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz-_"
_HALF = 32
WIDTH = 32
"""Bits of a place."""


@lru_cache(maxsize=1 << 17)
def hashed(text: str) -> int:
    """FNV-1a of 32 bits over UTF-16 units, stirred so that its first bits can be used alone."""
    found = 0x811C9DC5
    for unit in memoryview(text.encode("utf-16-le")).cast("H"):
        found = ((found ^ unit) * 0x01000193) & 0xFFFFFFFF
    found ^= found >> 16
    found = (found * 0x45D9F3B) & 0xFFFFFFFF
    return found ^ (found >> 16)


def number(value: int) -> str:
    """A whole number from 0 in five-bit digits, the lowest first; the last digit is one of the first 32 signs."""
    digits = []
    while value >= _HALF:
        digits.append(DIGITS[_HALF + value % _HALF])
        value //= _HALF
    return "".join(digits) + DIGITS[value]


def ascending(values: Iterable[int]) -> str:
    """Different whole numbers, sorted, each as the distance from the one before."""
    last = 0
    found = []
    for value in sorted(values):
        found.append(number(value - last))
        last = value
    return "".join(found)


def read_ascending(text: str) -> list[int]:
    """The numbers that `ascending` wrote."""
    found: list[int] = []
    value, scale, last = 0, 1, 0
    for sign in text:
        digit = DIGITS.index(sign)
        value += digit % _HALF * scale
        scale *= _HALF
        if digit < _HALF:
            last += value
            found.append(last)
            value, scale = 0, 1
    return found


def tree(leaves: Iterable[str]) -> str:
    """Leaves named by their bits ("010") as the walk over their tree: 1 for a fork, 0 for a leaf, six to a sign."""
    known = set(leaves)
    bits: list[int] = []
    waiting = [""]
    while waiting:
        prefix = waiting.pop()
        fork = prefix not in known
        bits.append(int(fork))
        if fork:
            waiting += [prefix + "1", prefix + "0"]
    bits += [0] * (-len(bits) % 6)
    return "".join(DIGITS[int("".join(map(str, bits[i : i + 6])), 2)] for i in range(0, len(bits), 6))


def read_tree(text: str) -> Iterator[str]:
    """The leaves that `tree` wrote, in order of their bits."""
    bits = (int(bit) for sign in text for bit in f"{DIGITS.index(sign):06b}")
    waiting = [""]
    while waiting:
        prefix = waiting.pop()
        if next(bits):
            waiting += [prefix + "1", prefix + "0"]
        else:
            yield prefix


def front_coded(sorted_words: Iterable[str]) -> str:
    """Sorted words, each as the number of letters shared with the one before (one sign), what follows, and a space."""
    last = ""
    found = []
    for word in sorted_words:
        shared = next(
            (i for i, (a, b) in enumerate(zip(last, word, strict=False)) if a != b), min(len(last), len(word))
        )
        shared = min(shared, len(DIGITS) - 1)
        found.append(DIGITS[shared] + word[shared:])
        last = word
    return " ".join(found)


def read_front_coded(text: str) -> list[str]:
    """The words that `front_coded` wrote."""
    found: list[str] = []
    last = ""
    for piece in text.split(" ") if text else []:
        last = last[: DIGITS.index(piece[0])] + piece[1:]
        found.append(last)
    return found

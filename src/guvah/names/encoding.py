"""A name as the numbers of its signs: what the index keeps beside a record, and what batches are compared from.

Owns the packed form: for each form of each word a head, 1000 + 16 * Chinese name + 4 * kind + channel, and the form's
cost, then the numbers of its signs, all 16 bits little-endian. A form as written begins a word. Never outlives its
weights: whoever keeps packed names packs them again when `packing()` is another.
"""

import hashlib
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from importlib import resources

import numpy as np
from numpy.typing import NDArray

from guvah.names.equivalents import listing, word_keys
from guvah.names.forms import AS_WRITTEN, LISTED, STEM, forms
from guvah.names.mode import han_likelihood
from guvah.names.parts import parts
from guvah.names.reading import could_be_palladius, could_be_pinyin
from guvah.names.symbols import channel_of
from guvah.names.weights import FILE, UNKNOWN, weights

_HEAD, _COST, _HAN = 1000, 2000, 16
_CHINESE = 0.5
MOST_WORDS = 4
LONGEST = 24
MOST_KEYS = 4
"""Keys of one word in the table of equivalents."""


@lru_cache(maxsize=16384)
def encode(untrusted_name: str) -> bytes:
    """A name packed for comparing; empty where nobody is named or nothing can be read."""
    words, syllables, han = _read(untrusted_name)
    return b"".join([_remembered(word, syllables, han) for word in words])


@lru_cache(maxsize=1)
def packing() -> str:
    """What packed names depend on, as a short hash: the weights and every table. Another one: pack them again."""
    found = hashlib.sha256()
    folder = resources.files("guvah.names")
    for path in sorted(folder.joinpath("tables").iterdir(), key=lambda one: one.name):
        if path.name.endswith(".tsv"):
            found.update(path.read_bytes())
    found.update(folder.joinpath(FILE).read_bytes())
    return found.hexdigest()[:16]


def packed_with(untrusted_name: str, numbers: dict[str, int]) -> bytes:
    """A name packed with other numbers of signs than those of this version's weights: for learning."""
    words, syllables, han = _read(untrusted_name)
    return b"".join([_packed(word, syllables, han, numbers) for word in words])


def _read(untrusted_name: str) -> tuple[tuple[str, ...], bool, bool]:
    """The words that are compared, whether they may be Chinese syllables, whether they are a Chinese name."""
    found = parts(untrusted_name)
    if found.address_only:
        return (), False, False
    words = found.names[:MOST_WORDS]
    return words, could_be_pinyin(words) or could_be_palladius(words), han_likelihood(words) > _CHINESE


@lru_cache(maxsize=65536)
def _remembered(word: str, syllables: bool, han: bool) -> bytes:
    return _packed(word, syllables, han, weights().numbers)


def _packed(word: str, syllables: bool, han: bool, numbers: dict[str, int]) -> bytes:
    table = listing()
    built: list[int] = []
    for form in forms(word, syllables=syllables):
        built += [_HEAD + _HAN * han + 4 * form.kind + channel_of(form.signs), _COST + form.cost]
        built += [numbers.get(sign, UNKNOWN) for sign in form.signs]
    listed = [table.numbers[key] for key in sorted(word_keys(word)) if key in table.numbers]
    if built and listed:
        built += [_HEAD + _HAN * han + 4 * LISTED, _COST, *listed[:MOST_KEYS]]
    return np.array(built, "<u2").tobytes()


@dataclass(frozen=True, slots=True)
class Packed:
    """Many names unpacked. One row a form: signs (F, LONGEST), size, channel, kind, cost in hundredths, its word.

    stem_cost: what leaving out the word's ending costs, 0 where it has none, told of its other forms too.
    For each name: first form, number of forms, number of words, whether it is a Chinese name.
    """

    signs: NDArray[np.uint16]
    size: NDArray[np.int64]
    channel: NDArray[np.int64]
    kind: NDArray[np.int64]
    cost: NDArray[np.int64]
    word: NDArray[np.int64]
    stem_cost: NDArray[np.int64]
    first: NDArray[np.int64]
    forms: NDArray[np.int64]
    words: NDArray[np.int64]
    han: NDArray[np.bool_]


def unpack(names: Sequence[bytes]) -> Packed:
    """Unpack names for a batch."""
    stream = np.frombuffer(b"".join(names), "<u2")
    heads = np.flatnonzero((stream >= _HEAD) & (stream < _COST))
    lengths = np.fromiter(map(len, names), np.int64, len(names)) // 2
    ends = np.append(heads[1:], len(stream))
    value = stream[heads].astype(np.int64) - _HEAD
    kind = value >> 2 & 3
    size = np.minimum(ends - heads - 2, LONGEST)
    places = np.arange(int(size.max(initial=1)))
    inside = places < size[:, None]
    signs = np.zeros(inside.shape, np.uint16)
    signs[inside] = stream[(heads[:, None] + 2 + places)[inside]]
    starts = np.cumsum(lengths) - lengths
    first = np.searchsorted(heads, starts)
    counts = np.searchsorted(heads, starts + lengths) - first
    begins = np.append(0, np.cumsum(kind == AS_WRITTEN))
    cost = stream[heads + 1].astype(np.int64) - _COST
    stem_cost = np.zeros(begins[-1], np.int64)
    stem_cost[begins[1:][kind == STEM] - 1] = cost[kind == STEM]
    han = np.zeros(len(names), np.bool_)
    han[counts > 0] = value[first[counts > 0]] >= _HAN
    return Packed(
        signs=signs,
        size=size,
        channel=value & 3,
        kind=kind,
        cost=cost,
        word=begins[1:] - 1 - np.repeat(begins[first], counts),
        stem_cost=stem_cost[begins[1:] - 1],
        first=first,
        forms=counts,
        words=begins[first + counts] - begins[first],
        han=han,
    )

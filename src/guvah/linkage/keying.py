"""What brings two records together: keys that they share, each a number.

Owns the choice of keys: coarse on purpose, made of two things each, so that no key is borne by very many.

    p   two words of a name by sound, in any order        y   a word by sound, with a year of birth
    m   a word by sound, with the month of being taken    e   a letter that a word begins with, with the day
    h   the first or last half of a word as written, with a letter that another begins with
    g   a name run together by sound (a Chinese name without its dot)
    c   where somebody comes from, with a word by sound, a year of birth, or the month of being taken
    b   a year of birth with the day of being taken       n   an identity number      f   a photograph

A slip of the pen spoils one half of one word. Hashes are keyed anew for each run: without the key they say nothing.
"""

import hashlib
import secrets
from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache
from itertools import chain

import numpy as np
from numpy.typing import NDArray

from guvah.linkage.evidence.facts import NEW_NUMBER, old_form
from guvah.linkage.evidence.profile import Profile
from guvah.linkage.evidence.vocabulary import name_words, sounds
from guvah.model import edtf
from guvah.model.atlas import at_level, place_of
from guvah.model.identifiers import read_identifier
from guvah.names.keys import keys as name_keys
from guvah.names.scripts import script_of

Hashes = NDArray[np.int64]
_WORDS, _SOUNDS, _HALVES = 5, 3, 4
_MOST_NAMES = 4
_SHORTEST_HALVED = 4
_MOST_TOGETHER = 3
_MONTH, _DAY = 1, 2
_WHOLE = "g"


class Hashing:
    """Keyed hashes of text, the same within one run."""

    def __init__(self, key: bytes | None = None) -> None:
        self._key = key or secrets.token_bytes(16)
        self._known: dict[str, int] = {}

    def number(self, text: str) -> int:
        """Return the hash of a text, a signed 64-bit number."""
        found = self._known.get(text)
        if found is None:
            digest = hashlib.blake2b(text.encode(), digest_size=8, key=self._key).digest()
            found = self._known[text] = int.from_bytes(digest, "big", signed=True)
        return found


def mixed(one: Hashes, other: Hashes) -> Hashes:
    """Return one number for two, in this order."""
    first, second = one.astype(np.uint64), other.astype(np.uint64)
    value = first * np.uint64(0x9E3779B97F4A7C15) ^ (second * np.uint64(0xC2B2AE3D27D4EB4F) + (second >> np.uint64(29)))
    value ^= value >> np.uint64(32)
    return (value * np.uint64(0xD6E8FEB86659FD93)).astype(np.int64)


def keys_of(profiles: Sequence[Profile], hashing: Hashing) -> tuple[NDArray[np.int64], Hashes]:
    """Return (record, key) of every key of these records, each once."""
    names = [(n, name_words(name)[:_WORDS]) for n, one in enumerate(profiles) for name in one.names[:_MOST_NAMES]]
    words = _Words(dict.fromkeys(chain.from_iterable(own for _, own in names)), hashing)
    record = np.array([n for n, _ in names], np.int64)
    held = np.full((len(names), _WORDS), -1, np.int64)
    for row, (_, own) in enumerate(names):
        held[row, : len(own)] = [words.number[word] for word in own]
    found = [
        *_pairs_of_words(record, held, words),
        *_halves(record, held, words),
        *_dated(record, held, words, profiles, hashing),
        _plain(profiles, hashing),
    ]
    records = np.concatenate([rows for rows, _ in found])
    hashes = np.concatenate([keys for _, keys in found])
    order = np.lexsort((hashes, records))
    records, hashes = records[order], hashes[order]
    new = np.append(True, (records[1:] != records[:-1]) | (hashes[1:] != hashes[:-1]))[: len(records)]
    return records[new], hashes[new]


class _Words:
    """Distinct words: hashes of their sounds, halves and first letter; 0 where there is none."""

    def __init__(self, words: Iterable[str], hashing: Hashing) -> None:
        given = list(words)
        self.number = {word: n for n, word in enumerate(given)}
        self.sounds = np.zeros((len(given) + 1, _SOUNDS), np.int64)
        self.halves = np.zeros((len(given) + 1, _HALVES), np.int64)
        self.first = np.zeros(len(given) + 1, np.int64)
        for n, word in enumerate(given):
            own = [hashing.number(f"s{sound}") for sound in sounds(word)[:_SOUNDS]] if len(word) > 1 else []
            self.sounds[n, : len(own)] = own
            parts = [hashing.number(part) for part in _halved(word)]
            self.halves[n, : len(parts)] = parts
            self.first[n] = hashing.number(f"i{word[0]}")


def _halved(word: str) -> Iterator[str]:
    if script_of(word) == "Hani" or len(word) < _SHORTEST_HALVED:
        yield f"a{word}"
        return
    half = (len(word) + 1) // 2
    yield f"a{word[:half]}"
    yield f"z{word[-half:]}"


Found = tuple[NDArray[np.int64], Hashes]


def _pairs_of_words(record: Hashes, held: Hashes, words: _Words) -> Iterator[Found]:
    for one in range(_WORDS):
        for other in range(one + 1, _WORDS):
            rows = np.flatnonzero(held[:, other] >= 0)
            for a in range(_SOUNDS):
                for b in range(_SOUNDS):
                    first, second = words.sounds[held[rows, one], a], words.sounds[held[rows, other], b]
                    able = (first != 0) & (second != 0)
                    low, high = np.minimum(first, second)[able], np.maximum(first, second)[able]
                    yield record[rows[able]], mixed(low, high)


def _halves(record: Hashes, held: Hashes, words: _Words) -> Iterator[Found]:
    for one in range(_WORDS):
        for other in range(_WORDS):
            if one == other:
                continue
            rows = np.flatnonzero((held[:, one] >= 0) & (held[:, other] >= 0))
            for half in range(2):
                first = words.halves[held[rows, one], half]
                able = first != 0
                yield record[rows[able]], mixed(first[able], words.first[held[rows[able], other]])


def _dated(
    record: Hashes, held: Hashes, words: _Words, profiles: Sequence[Profile], hashing: Hashing
) -> Iterator[Found]:
    for stamps, by_letter in _stamps(profiles, hashing):
        rows, stamp = _joined(record, stamps)
        for one in range(_WORDS):
            able = held[rows, one] >= 0
            mine, its = rows[able], stamp[able]
            columns = [words.first] if by_letter else list(words.sounds.T)
            for column in columns:
                first = column[held[mine, one]]
                yield record[mine[first != 0]], mixed(its[first != 0], first[first != 0])


def _stamps(profiles: Sequence[Profile], hashing: Hashing) -> Iterator[tuple[list[tuple[int, ...]], bool]]:
    """Yield hashes of dates for each record, and whether they go with a word's first letter."""
    yield [tuple({hashing.number(f"y{year}") for year in _years(one)}) for one in profiles], False
    taken = [[date for kind, date in one.events if kind == "taken"] for one in profiles]
    yield [tuple({hashing.number(f"m{date[:7]}") for date in own if _precise(date) >= _MONTH}) for own in taken], False
    yield [tuple({hashing.number(f"e{date}") for date in own if _precise(date) == _DAY}) for own in taken], True
    yield [tuple({hashing.number(f"c{area}") for area in _areas(one.homes)}) for one in profiles], False


@lru_cache(maxsize=1 << 16)
def _areas(homes: tuple[str, ...]) -> frozenset[str]:
    """Return the places that somebody comes from, and the prefectures that these lie in."""
    found = set(homes)
    for place in filter(None, map(place_of, homes)):
        prefecture = at_level(place, "prefecture")
        found |= {prefecture.code} if prefecture else set()
    return frozenset(found)


def _years(one: Profile) -> set[int]:
    found = {edtf.parts(date).year for date in one.born}
    if not one.born:
        for span in one.born_by_age:
            found |= {int(span[:4]), int(span[5:9])}
    return found - {0}


def _precise(date: str) -> int:
    """Return _DAY or _MONTH, 0 for anything less; the first of a month often stands for the month."""
    read = edtf.parts(date)
    return 0 if read.interval or read.part or not read.month else _DAY if read.day > 1 else _MONTH


def _joined(record: Hashes, stamps: Sequence[tuple[int, ...]]) -> Found:
    """Return (row of a name, stamp) for every stamp of the name's record."""
    counts = np.array([len(stamps[n]) for n in record.tolist()], np.int64)
    every = np.fromiter((stamp for n in record.tolist() for stamp in stamps[n]), np.int64, int(counts.sum()))
    return np.repeat(np.arange(len(record)), counts), every


def _plain(profiles: Sequence[Profile], hashing: Hashing) -> Found:
    """Return keys that are no combination."""
    rows: list[int] = []
    keys: list[int] = []
    together = any(_may_hide_words(name) for one in profiles for name in one.names)
    for n, one in enumerate(profiles):
        own = {key for number in one.numbers for key in _numbered(number)} | {f"f{photo}" for photo in one.photos}
        days = [date for kind, date in one.events if kind == "taken" and _precise(date) == _DAY]
        own.update(f"b{year} {day}" for year in _years(one) for day in days)
        months = {date[:7] for kind, date in one.events if kind == "taken" and _precise(date) >= _MONTH}
        own.update(f"c{area} {when}" for area in _areas(one.homes) for when in (*_years(one), *months))
        for name in one.names[:_MOST_NAMES] if together else ():
            own.update(_run_together(name))
        rows += [n] * len(own)
        keys += [hashing.number(key) for key in own]
    return np.array(rows, np.int64), np.array(keys, np.int64)


def _numbered(written: str) -> Iterator[str]:
    """Yield the keys of an identity number however it is written, an old one's too of a number issued again."""
    number = read_identifier(written)
    yield f"n{number.value.casefold()}"
    if number.kind == NEW_NUMBER:
        yield f"n{old_form(number)}"


def _may_hide_words(name: str) -> bool:
    words = name_words(name)
    return len(words) == 1 or any(not word.isascii() and script_of(word) == "Hani" for word in words)


@lru_cache(maxsize=1 << 16)
def _run_together(name: str) -> tuple[str, ...]:
    """Return the keys of a name's sounds without its spaces; in every order where they may hide words."""
    words = name_words(name)
    if _may_hide_words(name):
        return tuple(key for key in sorted(name_keys(name)) if key[0] == _WHOLE)
    if not 0 < len(words) <= _MOST_TOGETHER:
        return ()
    likeliest = [sounds(word)[0] for word in words]
    return tuple(
        _WHOLE + one[0] + "".join(word.removeprefix("a") for word in one[1:]) for one in (likeliest, likeliest[::-1])
    )

"""Where a text in Chinese characters may name somebody: nothing parts its words, so the borders are tried.

Owns three signs of a name: the dot between its parts, characters that write Turkic names, a surname with
one or two characters after it.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import islice, product

from guvah.names.letters import rows
from guvah.names.mode import surnames
from guvah.names.pinyin import simplified

_HAN = "々〇㐀-䶿一-鿿\U00020000-\U000323af"
_DOT = "·•・‧∙⋅・．ㆍᆞꞏᐧˑꓸ"
_DOTTED = re.compile(f"(?<![{_HAN}])[{_HAN}]+(?:[ ]?[{_DOT}][ ]?[{_HAN}]+)+")
_RUN = re.compile(f"[{_HAN}]+")
LONGEST_PART, SHORTEST_PART = 8, 2
"""Characters of one part of a dotted name."""
LONGEST_UNDOTTED, SHORTEST_UNDOTTED = 12, 4
_MOST_PARTS = 4
_MOST_WINDOWS = 80

Placed = tuple[int, int, str]
"""Start, end, and the words."""


@dataclass(frozen=True, slots=True)
class CharacterSpan:
    """What to ask for, and the windows that may be the answer. `unparted`: no dot shows that it is a name."""

    asked: tuple[tuple[str, ...], ...]
    windows: tuple[Placed, ...]
    unparted: bool


def character_spans(text: str) -> Iterator[CharacterSpan]:
    """Yield the spans of Chinese characters in which somebody may be named."""
    for found in _DOTTED.finditer(text):
        yield from _dotted(found)
    for found in _RUN.finditer(text):
        plain = simplified(found[0])
        yield from _undotted(plain, found.start())
        yield from _surnamed(plain, found.start())


def _dotted(found: re.Match[str]) -> Iterator[CharacterSpan]:
    """Each two to four neighbouring parts; the outer ones may begin and end anywhere."""
    pieces = list(_RUN.finditer(found[0]))
    for size in range(2, _MOST_PARTS + 1):
        for at in range(len(pieces) - size + 1):
            first, *middle, last = pieces[at : at + size]
            if any(len(piece[0]) > LONGEST_PART for piece in middle):
                continue
            starts = _ends(first, at == 0, before=True)
            stops = _ends(last, at + size == len(pieces), before=False)
            between = [piece[0] for piece in middle]
            windows = tuple(
                (found.start() + a, found.start() + b, " ".join((one, *between, other)))
                for (a, one), (b, other) in islice(product(starts, stops), _MOST_WINDOWS)
            )
            asked = (tuple(word for _, word in starts), *((word,) for word in between), tuple(w for _, w in stops))
            if all(asked):
                yield CharacterSpan(asked, windows, False)


def _ends(piece: re.Match[str], outer: bool, *, before: bool) -> list[tuple[int, str]]:
    """Where a part may begin or end, and the part so far; a part between two dots is whole."""
    whole = piece[0]
    sizes = range(min(SHORTEST_PART, len(whole)), min(LONGEST_PART, len(whole)) + 1) if outer else [len(whole)]
    if before:
        return [(piece.end() - size, whole[len(whole) - size :]) for size in sizes]
    return [(piece.start() + size, whole[:size]) for size in sizes]


def _undotted(plain: str, offset: int) -> Iterator[CharacterSpan]:
    """Windows that write sounds: at least half of their characters are those of Turkic names, none one of Chinese."""
    weighed = [_weights().get(char, 0) for char in plain]
    for start in range(len(plain) - SHORTEST_UNDOTTED + 1):
        stops = []
        turkic = 0
        for stop, weight in enumerate(weighed[start : start + LONGEST_UNDOTTED], start + 1):
            if weight > 0:
                break
            turkic += weight < 0
            if stop - start >= SHORTEST_UNDOTTED and 2 * turkic >= stop - start:
                stops.append(stop)
        if stops:
            yield _unparted(plain, start, stops, offset)


def _surnamed(plain: str, offset: int) -> Iterator[CharacterSpan]:
    """A surname and one or two characters."""
    known = surnames()
    for start in range(len(plain) - 1):
        size = 2 if plain[start : start + 2] in known else 1 if plain[start] in known else 0
        if size:
            stops = range(start + size + 1, min(len(plain), start + size + 2) + 1)
            if stops:
                yield _unparted(plain, start, stops, offset)


def _unparted(plain: str, start: int, stops: Sequence[int], offset: int) -> CharacterSpan:
    words = tuple(plain[start:stop] for stop in stops)
    windows = tuple((offset + start, offset + stop, word) for stop, word in zip(stops, words, strict=True))
    return CharacterSpan((words,), windows, True)


@lru_cache(maxsize=1)
def _weights() -> dict[str, int]:
    """Character -> tenths for a Chinese name, below 0 for a Turkic one."""
    return {char: int(weight) for char, weight, *_ in rows("han_modes")}

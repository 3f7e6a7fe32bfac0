"""The way to a probability as a picture: one SVG of text and bars, for a page or to stand alone.

Owns the drawing. A pure function of a waterfall; no script, no style sheet, no reference to anything outside. Colour
says nothing by itself: what speaks for it is filled and has a plus, what speaks against it is an outline and has a
minus. Everything is drawn in the colour of the text around it, so it is right on dark paper too.
"""

import unicodedata
from collections.abc import Iterator
from html import escape

from guvah.linkage.waterfall import Step, Waterfall, isolated, safe, signed

WIDTH, LEFT, RIGHT = 640, 66, 12
"""Pixels of the picture, and of its margins: the bits stand in the left one."""
LETTERS = 68
"""Letters of one line, a Chinese character counted twice."""
LINE, BAR, GAP, TOP = 19, 10, 11, 8
_BITS = LEFT - 12


def picture(way: Waterfall, title: str = "Why these two may be one person") -> str:
    """Return the waterfall as an SVG document that can stand inside a page as it is.

    Its title and its description in words are what a screen reader says. Lengths are in pixels; it scales.
    """
    least = min(0.0, *(min(step.start, step.end) for step in way.steps))
    most = max(0.0, *(max(step.start, step.end) for step in way.steps))
    scale = (WIDTH - LEFT - RIGHT) / max(most - least, 1.0)
    parts: list[str] = []
    height = TOP
    for step in way.steps:
        ends = sorted(LEFT + (each - least) * scale for each in (step.start, step.end))
        lines = _lines(step.sentence)
        parts += [*_words(step, lines, height), *_bar(step, height + LINE * len(lines), ends, LEFT - least * scale)]
        height += LINE * len(lines) + BAR + GAP
    result, height = _result(way, height)
    return "\n".join([_head(way, safe(title), height), *parts, *result, "</svg>\n"])


def _head(way: Waterfall, title: str, height: int) -> str:
    steps = (f"{signed(step.bits)} bits, {step.sentence}" for step in way.steps)
    told = "; ".join([*steps, f"in all {signed(way.total)} bits, {way.hundredths}", *filter(None, (way.note,))])
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {WIDTH} {height}" width="{WIDTH}" height="{height}" '
        f'role="img" lang="en" direction="ltr" font-size="14" fill="currentColor">\n'
        f"<title>{escape(title)}</title>\n<desc>{escape(isolated(told))}</desc>"
    )


def _words(step: Step, lines: list[str], top: int) -> Iterator[str]:
    yield f'<text x="{_BITS}" y="{top + 14}" text-anchor="end">{signed(step.bits)}</text>'
    yield from _text(lines, top)


def _bar(step: Step, top: int, ends: list[float], even: float) -> Iterator[str]:
    """Yield the bar from the sum before to the sum after; a dotted line marks where both answers are as likely."""
    first, last = ends
    bar = f'<rect x="{first:.1f}" y="{top}" width="{max(last - first, 2):.1f}" height="{BAR}" '
    yield bar + ('opacity=".75"/>' if step.bits >= 0 else 'fill="none" stroke="currentColor" stroke-width="1.5"/>')
    yield f'<path d="M{even:.1f} {top - 3}v{BAR + 6}" stroke="currentColor" stroke-dasharray="2 2"/>'


def _result(way: Waterfall, top: int) -> tuple[list[str], int]:
    """Return the lines under the bars, and the height of the whole."""
    lines = _lines(f"in all: {way.hundredths}")
    said = [
        f'<path d="M{LEFT - 50} {top}H{WIDTH - RIGHT}" stroke="currentColor" opacity=".6"/>',
        f'<text x="{_BITS}" y="{top + 20}" text-anchor="end" font-weight="600">{signed(way.total)}</text>',
        *_text(lines, top + 6, ' font-weight="600"'),
    ]
    top += 6 + LINE * len(lines)
    note = _lines(way.note) if way.note else []
    return [*said, *_text(note, top)], top + LINE * len(note) + TOP


def _text(lines: list[str], top: int, more: str = "") -> Iterator[str]:
    for number, line in enumerate(lines):
        yield f'<text x="{LEFT}" y="{top + LINE * number + 14}"{more}>{escape(isolated(line))}</text>'


def _lines(sentence: str) -> list[str]:
    """Return a sentence in lines that fit; a word longer than a line is broken."""
    lines, width = [""], 0
    for word in sentence.split(" "):
        for part in _parts(word):
            size = _size(part)
            if lines[-1] and width + 1 + size > LETTERS:
                lines.append("")
                width = 0
            lines[-1] += (" " if lines[-1] else "") + part
            width += size + 1
    return lines


def _parts(word: str) -> list[str]:
    found = [""]
    for char in word:
        if _size(found[-1]) + 2 > LETTERS:
            found.append("")
        found[-1] += char
    return found


def _size(text: str) -> int:
    return sum(2 if unicodedata.east_asian_width(char) in "WF" else 1 for char in text)

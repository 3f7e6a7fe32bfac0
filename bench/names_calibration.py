"""Whether a score means what it says: of the pairs given 0.8, are eight in ten the same person?

Owns the bins, the calibration error and the drawing. Knows nothing of matchers: scores and labels in, numbers and an
SVG out.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from html import escape
from math import sqrt

BINS = 10
UNSURE = (0.05, 0.95)
"""Scores between these are those a reviewer has to look at."""
_SIDE, _FOOT, _HEAD, _GAP, _COLUMNS = 190, 46, 30, 34, 5


@dataclass(frozen=True, slots=True)
class Bin:
    """Pairs whose score fell into one tenth of the scale: how many, the mean score, the share that was true."""

    count: int
    said: float
    true: float

    def interval(self) -> tuple[float, float]:
        """The 95 % interval of the share, by Wilson's formula."""
        z, n = 1.96, self.count
        middle = (self.true + z * z / (2 * n)) / (1 + z * z / n)
        half = z * sqrt(self.true * (1 - self.true) / n + z * z / (4 * n * n)) / (1 + z * z / n)
        return max(0.0, middle - half), min(1.0, middle + half)


def bins(labels: Sequence[bool], scores: Sequence[float]) -> list[Bin]:
    """The bins that are not empty, lowest first; scores are probabilities, 1 belongs to the last bin."""
    sorted_in: list[list[tuple[float, bool]]] = [[] for _ in range(BINS)]
    for score, label in zip(scores, labels, strict=True):
        sorted_in[min(BINS - 1, int(score * BINS))].append((score, label))
    return [
        Bin(len(some), sum(score for score, _ in some) / len(some), sum(label for _, label in some) / len(some))
        for some in sorted_in
        if some
    ]


def calibration_error(labels: Sequence[bool], scores: Sequence[float]) -> float:
    """The expected calibration error: distance of score and share of true pairs, bins weighing by their pairs."""
    found = bins(labels, scores)
    return sum(one.count * abs(one.said - one.true) for one in found) / max(1, len(scores))


def unsure(labels: Sequence[bool], scores: Sequence[float]) -> tuple[list[bool], list[float]]:
    """The pairs whose score is neither nearly 0 nor nearly 1."""
    some = [(label, score) for label, score in zip(labels, scores, strict=True) if UNSURE[0] <= score <= UNSURE[1]]
    return [label for label, _ in some], [score for _, score in some]


def draw(title: str, groups: dict[str, list[Bin]]) -> str:
    """An SVG with one square a group: score to the right, share of true pairs upwards, the number of pairs below."""
    rows = -(-len(groups) // _COLUMNS)
    wide = _COLUMNS * (_SIDE + _GAP) + _GAP
    high = rows * (_SIDE + _FOOT + _HEAD) + 44
    parts = [
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {wide} {high}" font-family="sans-serif" font-size="11">',
        f"<title>{escape(title)}</title>",
        f'<rect width="{wide}" height="{high}" fill="#fff"/>',
        f'<text x="{_GAP}" y="24" font-size="14">{escape(title)}</text>',
    ]
    for number, (name, some) in enumerate(groups.items()):
        x = _GAP + number % _COLUMNS * (_SIDE + _GAP)
        y = 44 + _HEAD + number // _COLUMNS * (_SIDE + _FOOT + _HEAD)
        parts += [f'<g transform="translate({x} {y})">', *_panel(name, some), "</g>"]
    return "\n".join([*parts, "</svg>"]) + "\n"


def _panel(name: str, some: list[Bin]) -> list[str]:
    pairs = sum(one.count for one in some)
    parts = [
        f'<text y="-8">{escape(name)}, {pairs:,} pairs</text>',
        f'<rect width="{_SIDE}" height="{_SIDE}" fill="none" stroke="#999"/>',
        f'<path d="M0 {_SIDE}L{_SIDE} 0" stroke="#999" stroke-dasharray="3 3"/>',
        f'<text x="-4" y="{_SIDE}" text-anchor="end" fill="#555">0</text>',
        '<text x="-4" y="9" text-anchor="end" fill="#555">1</text>',
    ]
    for one in some:
        x, y = one.said * _SIDE, (1 - one.true) * _SIDE
        low, top = ((1 - end) * _SIDE for end in one.interval())
        parts.append(f'<path d="M{x:.1f} {low:.1f}V{top:.1f}" stroke="#7a1f1f" stroke-opacity=".45"/>')
        parts.append(f'<circle cx="{x:.1f}" cy="{y:.1f}" r="3" fill="#7a1f1f"/>')
        middle = (min(BINS - 1, int(one.said * BINS)) + 0.5) * _SIDE / BINS
        parts.append(
            f'<text x="{middle:.1f}" y="{_SIDE + 12}" font-size="8" text-anchor="middle">{_short(one.count)}</text>'
        )
    return parts


def _short(count: int) -> str:
    return str(count) if count < 1000 else f"{count / 1000:.1f}k" if count < 10_000 else f"{count / 1000:.0f}k"

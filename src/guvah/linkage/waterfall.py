"""The way to a probability, finding by finding: what stood before, what each finding adds or takes, what comes out.

Owns the arithmetic of the steps, what is said where a probability is held down, and the block of text for a terminal;
`waterfall_picture.py` draws the same. Pure functions of a comparison. Never scores: where the sum of the findings is
not what was given, it says so instead of hiding it.
"""

import math
import re
import unicodedata
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Protocol

from guvah.linkage.weights import CAP_WITHOUT_THIRD, Reason, is_third, level

BEFORE = "before anything is compared"
ALONE = "name and sex alone never suffice: nothing else agrees, so it stays at {most} in 100"
HELD_DOWN = "held at {most} in 100: what else is known of these records (kin, who is matched better) weighs more"
RAISED = "raised to {most} in 100 by what else is known of these records"
BAR = 32
"""Characters of the longest way in the terminal."""
_SURE = 1e-6
_NOTICED = 0.005
"""Difference of two probabilities from which on it is said: the terminal shows whole hundredths."""

_RIGHT_TO_LEFT = "\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufeff\U00010800-\U00010fff\U0001e800-\U0001efff"
_RUN = re.compile(f"[{_RIGHT_TO_LEFT}](?:[^A-Za-z\u00c0-\u024f\u0400-\u052f\u3400-\u9fff:]*[{_RIGHT_TO_LEFT}])?")
_ISOLATE, _END = "\u2068", "\u2069"
_STEERING = frozenset("\u061c\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069\ufffe\uffff")


class Compared(Protocol):
    """What a comparison of two records says (score.Comparison, kept.Proposed)."""

    @property
    def probability(self) -> float:
        """How likely, 0 to 1."""

    @property
    def prior(self) -> float:
        """Bits before anything is compared."""

    @property
    def reasons(self) -> Sequence[Reason]:
        """What speaks for it."""

    @property
    def against(self) -> Sequence[Reason]:
        """What speaks against it."""


@dataclass(frozen=True, slots=True)
class Step:
    """One finding on the way: its sentence and bits, and the sum before and after it."""

    sentence: str
    bits: float
    start: float
    end: float


@dataclass(frozen=True, slots=True)
class Waterfall:
    """The steps from the prior to the sum, the probability that was given, and why it is another where it is."""

    steps: tuple[Step, ...]
    total: float
    probability: float
    note: str

    @property
    def hundredths(self) -> str:
        """Return the probability as `97 in 100, likely`; what is not certain is never 0 or 100."""
        return f"{in_hundredths(self.probability)} in 100, {level(self.probability)}"


def waterfall(compared: Compared) -> Waterfall:
    """Return the way to a comparison's probability: the prior, what speaks for it, what speaks against it."""
    steps = [Step(BEFORE, compared.prior, 0.0, compared.prior)]
    for each in (*compared.reasons, *compared.against):
        start = steps[-1].end
        steps.append(Step(safe(each.sentence), each.weight, start, start + each.weight))
    return Waterfall(tuple(steps), steps[-1].end, compared.probability, _note(compared, steps[-1].end))


def in_words(compared: Compared) -> str:
    """Return what was found as one line: `same father's name: Tursun; both born 1984; but: ...`."""
    said = "; ".join(safe(each.sentence) for each in compared.reasons)
    against = "; ".join(safe(each.sentence) for each in compared.against)
    return "; ".join(filter(None, (said, f"but: {against}" if against else "")))


def block(way: Waterfall) -> Iterator[str]:
    """Yield the lines of the terminal's picture: bits, a bar from the sum before to the sum after, the words.

    Filled bars speak for it, shaded ones against it, as their signs say too. The words stand last, because only a
    terminal knows how wide they are.
    """
    least = min(0.0, *(min(step.start, step.end) for step in way.steps))
    most = max(0.0, *(max(step.start, step.end) for step in way.steps))
    scale = BAR / max(most - least, 1.0)
    for step in way.steps:
        first, last = sorted((round((step.start - least) * scale), round((step.end - least) * scale)))
        bar = ("█" if step.bits >= 0 else "▒") * max(last - first, 1 if step.bits else 0)
        yield f"{signed(step.bits):>6}  {' ' * first + bar:<{BAR + 1}}  {isolated(step.sentence)}"
    yield f"{signed(way.total):>6}  {'':<{BAR + 1}}  in all: {way.hundredths}"
    if way.note:
        yield f"{'':>6}  {'':<{BAR + 1}}  {way.note}"


def signed(bits: float) -> str:
    """Return bits with a sign and one decimal, `+7.0`, `−1.0`; `0.0` for nothing."""
    words = f"{abs(bits):.1f}"
    if words == "0.0":
        return words
    return ("+" if bits > 0 else "−") + words


def safe(untrusted_words: str) -> str:
    """Return words without what could steer a terminal, break a picture's markup or turn the line around."""
    return "".join(
        char for char in untrusted_words if char not in _STEERING and unicodedata.category(char) not in ("Cc", "Cs")
    )


def isolated(words: str) -> str:
    """Return words with each run of right-to-left ones isolated, so that what stands beside it keeps its order."""
    return _RUN.sub(lambda run: f"{_ISOLATE}{run[0]}{_END}", words)


def _note(compared: Compared, total: float) -> str:
    sum_says = 1 / (1 + math.exp2(-total)) if total > -1000 else 0.0
    most = in_hundredths(compared.probability)
    if abs(compared.probability - sum_says) < _NOTICED:
        return ""
    if compared.probability > sum_says:
        return RAISED.format(most=most)
    alone = (
        not any(is_third(each.word, each.weight) for each in compared.reasons)
        and compared.probability <= CAP_WITHOUT_THIRD + _SURE
    )
    return (ALONE if alone else HELD_DOWN).format(most=most)


def in_hundredths(probability: float) -> int:
    """Return a probability in hundredths, never none and never all: nothing that is compared is certain."""
    return min(max(round(probability * 100), 1), 99)

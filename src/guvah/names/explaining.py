"""Why two spellings are, or are not, one name: in a sentence and sign by sign, for the person who decides.

Owns the reviewer's words. Says what `comparing` found, never anything else.
"""

from dataclasses import dataclass

import numpy as np

from guvah.names import tracing
from guvah.names.arranging import Arrangement, Arranger, Side
from guvah.names.comparing import Batch
from guvah.names.encoding import encode
from guvah.names.parts import Parts, parts
from guvah.names.plans import plans
from guvah.names.similarity import similarity
from guvah.names.symbols import COMPLEX
from guvah.names.weights import Weights, weights

_VERDICTS = (
    (0.9, "Very likely one name"),
    (0.5, "Likely one name"),
    (0.1, "Perhaps one name"),
    (0.0, "Hardly one name"),
)
_WORDS = ((6.0, "unlike"), (3.0, "somewhat like"), (1.2, "close to"), (-99.0, "sounds like"))
"""Nats by which the worst step of two words falls short, and what is said of them."""


@dataclass(frozen=True, slots=True)
class Step:
    """One step of an alignment: the letters of each side, "" for none, and how they go together: same, close, other."""

    one: str
    other: str
    kind: str


@dataclass(frozen=True, slots=True)
class Laid:
    """Two words laid together: how they stand in the names, and their alignment; no steps for listed equivalents."""

    one: str
    other: str
    said: str
    steps: tuple[Step, ...]


@dataclass(frozen=True, slots=True)
class Explanation:
    """The probability of one name, the reason in a sentence, and the words laid together."""

    probability: float
    sentence: str
    laid: tuple[Laid, ...]

    def table(self) -> str:
        """The alignment as three lines a pair of words: letters, how they agree (= same, ~ close, ! other), letters."""
        return "\n\n".join(_drawn(pair) for pair in self.laid if pair.steps)


def explain(a: str, b: str) -> Explanation:
    """Why two spellings are likely one name or not; the same whichever is given first."""
    # homophones and silent signs are packed alike: then only the words themselves can say which stands first
    a, b = sorted((a, b), key=lambda name: parts(name).names)
    first, second = parts(a), parts(b)
    if not (first.names and second.names) or first.address_only or second.address_only:
        return Explanation(0.0, "Nothing to compare: one side holds no name.", ())
    probability = similarity(a, b)
    if first.names == second.names:
        return Explanation(probability, "The same words.", ())
    packed = [encode(a), encode(b)]
    if not all(packed):
        return Explanation(probability, "Nothing to compare: the script cannot be read.", ())
    held = weights()
    few, many = Batch(packed, held).sides(np.array([0]), np.array([1]))
    best = Arranger(few, many, held).best()
    names = (first, second) if few.names[0] == 0 else (second, first)
    laid = tuple(_laid(best, int(place), (few, many), names, held) for place in np.flatnonzero(best.used[0]))
    said = [f"{pair.one} {pair.said} {pair.other}" for pair in laid]
    partners = {pair.other for pair in laid}
    said += [f"{word} has no partner" for word in names[1].names[:4] if word not in partners and best.missing[0] > 0]
    if best.swapped[0]:
        said.append("the words stand in another order")
    if best.glued[0]:
        said.append("one spelling does not part the words")
    verdict = next(word for least, word in _VERDICTS if probability >= least)
    return Explanation(probability, f"{verdict}: " + "; ".join(said) + ".", laid)


def _laid(best: Arrangement, place: int, sides: tuple[Side, Side], names: tuple[Parts, Parts], held: Weights) -> Laid:
    few, many = sides
    group = best.groups.at(slice(0, 1), place)
    one, other = int(group.few[0]), int(group.many[0])
    if one < 0:
        return Laid(*_listed(best, place, names), "is listed beside", ())
    first = tracing.Words(tracing.columns(few.packed.signs[[one]], group.start, group.end), few.packed.channel[[one]])
    second = tracing.Words(
        tracing.columns(many.packed.signs[[other]], np.array([0]), many.packed.size[[other]]),
        many.packed.channel[[other]],
    )
    letters = {number: _letters(sign) for sign, number in held.numbers.items()}
    steps = []
    for a, b, _ in reversed(tracing.steps(first, second, held)):
        short = float(tracing.shortfall(a, b, first.channel, second.channel, held)[0])
        kind = "same" if short < 1.2 else "close" if short < 3 else "other"
        steps.append(Step(letters[int(a[0])], letters[int(b[0])], kind))
    worst = float(tracing.differences(first, second, held).worst[0])
    said = next(word for least, word in _WORDS if worst >= least)
    words = names[0].names[few.packed.word[one]], names[1].names[many.packed.word[other]]
    return Laid(*words, said, tuple(steps))


def _listed(best: Arrangement, place: int, names: tuple[Parts, Parts]) -> tuple[str, str]:
    """The words of a group that only the table of equivalents connects: those no other group took."""
    few, many = (min(len(side.names), 4) for side in names)
    step = plans(few, many)[int(best.choice[0])].steps[place]
    return names[0].names[step.few], names[1].names[step.many]


def _letters(sign: str) -> str:
    """What a reader sees of a sign: `L:sh` is sh, `P:ke/e` is e, the second o of `P:-ao/1` is o."""
    name = sign[2:]
    if sign.startswith("P:-"):
        final, _, number = name[1:].partition("/")
        return COMPLEX.get(final, (final,))[int(number)]
    if sign.startswith("P:") and "/" in name:
        return name.rpartition("/")[2]
    return name.rstrip("+^~12") if name != "dup" else "″"


def _drawn(pair: Laid) -> str:
    marks = {"same": "=", "close": "~", "other": "!"}
    cells = [(step.one or "·", marks[step.kind], step.other or "·") for step in pair.steps]
    widths = [max(map(len, cell)) for cell in cells]
    return "\n".join(
        " ".join(cell[line].ljust(width) for cell, width in zip(cells, widths, strict=True)).rstrip()
        for line in range(3)
    )

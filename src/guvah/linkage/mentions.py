"""Who of the index a text names: where, how likely, and why, for a person to decide.

Owns the choice among the readings of one stretch of text. Never links, never writes, and never takes one given name
for a person who has more: a single word names only who has no other name, and then hardly.

The probability is that of the names being one (guvah.names), shared among all who bear it.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import groupby, islice
from typing import Protocol

from guvah.errors import HostileInput
from guvah.names import explain, han_likelihood, parts, similarities
from guvah.names.scripts import normalise, script_of
from guvah.names.spans import LONGEST, Span, Window, spans

LEAST = 0.9
"""Likeness of two names below which a text names nobody: an archive holds thousands of names, and some are always near.
On made-up articles .5 found up to one in twenty more and was wrong more often (docs/benchmarks.md)."""
MOST_ASKED = 200
"""Persons looked at for one span."""
MOST_COMPARED = 400_000
"""Readings of one text that are compared: some hundred times as many as an article of a thousand words has."""
MOST_BEARERS = 5
"""Persons named for one stretch of text."""
ALONE, UNPARTED = 0.3, 0.7
"""What is left of a probability for a single word, and for a short Chinese name between other characters."""
_NEARLY = 0.85
"""Bearers beside the likeliest: those that reach this share of its likeness."""
_SHORT, _UNDOTTED = 2, 4
_CHINESE = 0.5
_LONG_ENOUGH = 6
"""Characters from which an undotted run is compared by sound."""
_MOST_NAMES = 8

Bearer = tuple[str, tuple[str, ...]]


class Memory(Protocol):
    """The part of the index that this needs."""

    def sounding(self, words: Sequence[Sequence[str]], most: int, /) -> Sequence[Bearer]:
        """Return (id, names) of persons whose names hold one word of each group by sound."""


@dataclass(frozen=True, slots=True)
class Mention:
    """A person whom a text may name: `words` as they stand there, from `start` to `end` in code points."""

    person: str
    name: str
    words: str
    start: int
    end: int
    probability: float
    why: str


@dataclass(frozen=True, slots=True)
class _Reading:
    """A window read as one person's name."""

    window: Window
    person: str
    shown: str
    spelling: str
    name: str
    likeness: float
    weight: float

    @property
    def rank(self) -> tuple[float, int, int, str]:
        """Sort the likeliest first, then the longest, then the earliest."""
        return -round(self.likeness, 2), self.window.start - self.window.end, self.window.start, self.person


def mentions(index: Memory, untrusted_text: str) -> tuple[Mention, ...]:
    """Return whom a text may name, in the order of the text, the likeliest first where several may be meant.

    Looks at the first guvah.names.spans.LONGEST characters. Raises HostileInput for a text that is all names.
    """
    asked: dict[tuple[tuple[str, ...], ...], Sequence[Bearer]] = {}
    found = list(spans(untrusted_text))
    for span in found:
        if span.asked not in asked:
            asked[span.asked] = index.sounding(span.asked, MOST_ASKED)
    compared = _compared([(span, asked[span.asked]) for span in found if asked[span.asked]])
    return tuple(one for chosen in _apart(compared) for one in _told(untrusted_text, chosen))


def looked_at(untrusted_text: str) -> bool:
    """Say whether the whole of a text is looked at."""
    return len(untrusted_text) <= LONGEST


def _compared(found: Sequence[tuple[Span, Sequence[Bearer]]]) -> list[_Reading]:
    """Return every window read as every name that is likely enough, all compared in one go."""
    readings = (
        (weight, window, spelling, person, names[0], name)
        for span, bearers in found
        for person, names in bearers
        for name in names[:_MOST_NAMES]
        for window in span.windows
        for spelling in window.spellings
        if (weight := _weight(span, spelling, name))
    )
    tried = list(islice(readings, MOST_COMPARED + 1))
    if len(tried) > MOST_COMPARED:
        raise HostileInput("this text holds more possible names than an article does; divide it")
    pairs = list(dict.fromkeys((spelling, name) for _, _, spelling, _, _, name in tried))
    alike = dict(zip(pairs, similarities(pairs).tolist(), strict=True))
    return [
        _Reading(window, person, shown, spelling, name, weight * alike[spelling, name], weight)
        for weight, window, spelling, person, shown, name in tried
        if alike[spelling, name] >= LEAST
    ]


def _weight(span: Span, spelling: str, name: str) -> float:
    """Return what is left of the likeness of a spelling and a name; 0 where one word would stand for several."""
    single = _is_single(name)
    if span.alone:
        told = single and (not span.exact or normalise(spelling) == normalise(name))
        return ALONE if told else 0.0
    if span.unparted:
        return _unparted(spelling, name, single=single)
    return 0.0 if single else 1.0


def _unparted(spelling: str, name: str, *, single: bool) -> float:
    """Return what is left where no dot or space shows a name: Chinese names stand by their characters, not by sound."""
    if normalise(spelling) == normalise(name):
        return ALONE if single else UNPARTED if len(spelling) <= _SHORT else 1.0
    if single or len(spelling) < _LONG_ENOUGH or script_of(normalise(name).replace(" ", "")) == "Hani":
        return 0.0
    return 1.0


@lru_cache(maxsize=1 << 16)
def _is_single(name: str) -> bool:
    """Say whether a name is one word that tells nobody apart; a Chinese one may be surname and name, or undotted."""
    words = parts(name).names
    if len(words) != 1 or script_of(words[0]) != "Hani":
        return len(words) == 1
    return len(words[0]) <= _UNDOTTED and han_likelihood(words) < _CHINESE


def _apart(readings: list[_Reading]) -> Iterator[list[_Reading]]:
    """Yield in the order of the text the readings of each chosen stretch: the likeliest, then the longest."""
    taken: list[tuple[int, int]] = []
    chosen: list[list[_Reading]] = []
    ordered = sorted(readings, key=lambda one: one.rank)
    for (start, end), same in groupby(ordered, key=lambda one: (one.window.start, one.window.end)):
        own = list(same)
        if (start, end) in taken:
            chosen[taken.index((start, end))] += own
        elif all(end <= a or b <= start for a, b in taken):
            taken.append((start, end))
            chosen.append(own)
    yield from sorted(chosen, key=lambda own: own[0].window.start)


def _told(text: str, readings: list[_Reading]) -> Iterator[Mention]:
    """Yield the bearers of one stretch, the likeliest first, each once; the probability is shared among them."""
    best: dict[str, _Reading] = {}
    for reading in readings:
        if reading.likeness >= _NEARLY * readings[0].likeness:
            best.setdefault(reading.person, reading)
    total = max(1.0, sum(one.likeness / one.weight for one in best.values()))
    for reading in list(best.values())[:MOST_BEARERS]:
        window = reading.window
        yield Mention(
            reading.person,
            reading.shown,
            text[window.start : window.end],
            window.start,
            window.end,
            round(reading.likeness / total, 4),
            _why(reading, len(best)),
        )


def _why(reading: _Reading, bearers: int) -> str:
    said = [explain(reading.spelling, reading.name).sentence]
    if reading.weight == ALONE:
        said.append("One word alone, and nothing else tells who is meant.")
    if bearers > 1:
        said.append(f"{bearers} persons of the archive bear this name.")
    return " ".join(said)

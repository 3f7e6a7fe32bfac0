"""Where running text may name somebody: stretches of it, with the spellings they may stand for.

Owns the finding of words in text: capitalised ones where a script has capitals, any where it has none, dotted and
undotted runs of Chinese characters. Never knows who there is to be named: whoever asks looks the words up.

A span is one question for a table of names (`asked`: for each word its forms) and the windows of the text that may
be the answer. Text is untrusted: it is cut at LONGEST characters and gives at most MOST_SPANS spans.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import islice, product, takewhile

from guvah.names.characters import character_spans
from guvah.names.inflection import uninflected
from guvah.names.tokens import Token, runs

LONGEST = 200_000
"""Characters of a text that are looked at: a long book chapter."""
MOST_SPANS = 40_000
MOST_WORDS = 4
"""Words of a window, titles not counted."""
_APART = {True: 2, False: 1}
"""How far the two words asked for may be apart: one may stand between them where capitals show that it is a name."""
_MOST_SPELLINGS = 24


@dataclass(frozen=True, slots=True)
class Window:
    """A stretch of the text, by code points, and the spellings it may stand for, as it stands first."""

    start: int
    end: int
    spellings: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Span:
    """What to ask for and where the answer may stand.

    `alone`: a single word, which names only who has no other; `exact`: and only as it is spelled, because nothing else
    shows that it is a name. `unparted`: Chinese characters whose borders nothing shows.
    """

    asked: tuple[tuple[str, ...], ...]
    windows: tuple[Window, ...]
    alone: bool = False
    exact: bool = False
    unparted: bool = False


def spans(untrusted_text: str) -> Iterator[Span]:
    """Yield the spans of a text in which somebody may be named."""
    text = untrusted_text[:LONGEST]
    yield from islice(_every(text), MOST_SPANS)


def _every(text: str) -> Iterator[Span]:
    for run in runs(text):
        yield from _of_run(run)
    for found in character_spans(text):
        windows = tuple(Window(start, end, (words,)) for start, end, words in found.windows)
        yield Span(found.asked, windows, unparted=found.unparted)


def _of_run(run: Sequence[Token]) -> Iterator[Span]:
    """Yield every two words near each other, with the windows around them; and single words."""
    naming = [place for place, token in enumerate(run) if not token.title]
    cased = run[0].cased
    for first in range(len(naming)):
        for second in range(first + 1, min(len(naming), first + 1 + _APART[cased])):
            asked = tuple(_forms(run[naming[at]].word) for at in (first, second))
            yield Span(asked, tuple(_windows(run, naming, first, second)))
    if not cased or len(naming) == 1:
        for token in (run[place] for place in naming):
            forms = _forms(token.word)
            yield Span((forms,), (Window(token.start, token.end, forms),), True, not cased or token.begins)


def _windows(run: Sequence[Token], naming: Sequence[int], first: int, second: int) -> Iterator[Window]:
    for a in range(max(0, second - MOST_WORDS + 1), first + 1):
        for b in range(second, min(len(naming), a + MOST_WORDS)):
            tokens = list(run[naming[a] : naming[b] + 1])
            tokens += takewhile(lambda token: token.title == "kin", run[naming[b] + 1 :])
            yield Window(tokens[0].start, tokens[-1].end, _spellings([token.word for token in tokens]))


def _forms(word: str) -> tuple[str, ...]:
    return (word, *(one.word for one in uninflected(word)))


def _spellings(words: Sequence[str]) -> tuple[str, ...]:
    """As it stands; the last word without an ending; in languages that inflect each word, any of them without."""
    *before, last = words
    few = 2 if len(words) > 2 else _MOST_SPELLINGS
    choices = [[word, *(one.word for one in uninflected(word) if one.every)][:few] for word in before]
    ends = [last, *(one.word for one in uninflected(last))]
    return tuple(" ".join(chosen) for chosen in islice(product(*choices, ends), _MOST_SPELLINGS))

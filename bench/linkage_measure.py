"""How good a list of scored pairs is: the figures by which tools that link lists are put side by side.

Owns the counting. It knows nothing of any tool: a tool is a function from lists of rows to scored pairs (`Tool`); what
is true, what counts and which wrong pairs are of which kind is given by the data (`Question`).
"""

from bisect import bisect_left
from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field

Row = dict[str, str]
"""One row as it stands in the file: heading -> cell."""
Lists = Mapping[str, Sequence[Row]]
"""Lists by their id; a record is called `<list>:<row key>`."""
Pair = tuple[str, str]
Scored = tuple[str, str, float]
"""Two records of different lists (or two rows of one), in any order, and the probability that they are one person."""
Tool = Callable[[Lists], Iterable[Scored]]

THRESHOLD = 0.5
"""Where a tool says `the same`."""
NEAR_CERTAIN = 0.99


def pair_of(one: str, other: str) -> Pair:
    """The pair, the same in either order."""
    return (one, other) if one < other else (other, one)


@dataclass(frozen=True, slots=True)
class Question:
    """What is asked: the true pairs, which pairs count at all, what kind a wrong pair is ("": none known)."""

    true: frozenset[Pair]
    counts: Callable[[Pair], bool]
    kind: Callable[[Pair], str] = lambda _: ""
    group: Callable[[Pair], str] | None = None
    """Under which heading a pair is counted once more, such as its two scripts."""


@dataclass(frozen=True, slots=True)
class Figures:
    """Precision, recall and F1 of one cut."""

    found: int
    right: int
    true: int

    @property
    def precision(self) -> float:
        """The share of what was found that is true; 1 where nothing was found."""
        return self.right / self.found if self.found else 1.0

    @property
    def recall(self) -> float:
        """The share of the true pairs that was found."""
        return self.right / self.true if self.true else 1.0

    @property
    def f1(self) -> float:
        """The harmonic mean of both."""
        return 2 * self.right / (self.found + self.true) if self.found + self.true else 1.0

    def __str__(self) -> str:
        """As it stands in a table."""
        return f"{self.f1:.3f} ({self.precision:.3f}/{self.recall:.3f})"


@dataclass(slots=True)
class Answer:
    """What a tool said, ready to be asked: the pairs that count, each once, the likeliest first."""

    question: Question
    pairs: list[tuple[float, Pair]] = field(default_factory=list)
    given: int = 0
    """All pairs the tool gave, counted or not."""

    @classmethod
    def of(cls, question: Question, scored: Iterable[Scored]) -> "Answer":
        """Keep what counts."""
        best: dict[Pair, float] = {}
        for one, other, probability in scored:
            pair = pair_of(one, other)
            best[pair] = max(probability, best.get(pair, 0.0))
        counted = [(probability, pair) for pair, probability in best.items() if question.counts(pair)]
        # Ties in the order of the pairs' names, so that no tool gains by the order it answers in.
        return cls(question, sorted(counted, key=lambda each: (-each[0], each[1])), len(best))

    def at(self, threshold: float = THRESHOLD) -> Figures:
        """The figures of all pairs from a probability on."""
        return self._of([pair for probability, pair in self.pairs if probability >= threshold])

    def best(self) -> Figures:
        """The figures at the cut with the highest F1."""
        return max(self._cuts(), key=lambda cut: cut.f1, default=self._of([]))

    def at_precision(self, precision: float) -> float:
        """The highest recall of any cut at least as precise."""
        return max((cut.recall for cut in self._cuts() if cut.precision >= precision), default=0.0)

    def without_mistake(self) -> float:
        """The recall of the pairs above the first wrong one."""
        return self.at_precision(1.0)

    def one_to_one(self, threshold: float = THRESHOLD) -> list[Pair]:
        """The likeliest pairs first, each record once in each other list."""
        return self._limited(1, threshold)

    def reached(self, most: int) -> tuple[float, int]:
        """The recall where each record keeps at most so many candidates, however unlikely; how many pairs these are."""
        kept = self._limited(most, 0.0)
        return self._of(kept).recall, len(kept)

    def mistakes(self, pairs: Iterable[Pair] | None = None) -> Counter[str]:
        """The kinds of the wrong pairs among these, or among those called the same."""
        chosen = self.called_same() if pairs is None else pairs
        return Counter(self.question.kind(pair) for pair in chosen if pair not in self.question.true)

    def called_same(self, threshold: float = THRESHOLD) -> list[Pair]:
        """The pairs from a probability on."""
        return [pair for probability, pair in self.pairs if probability >= threshold]

    def figures(self, pairs: Iterable[Pair]) -> Figures:
        """The figures of any choice of pairs."""
        return self._of(list(pairs))

    def by_group(self, threshold: float = THRESHOLD) -> dict[str, Figures]:
        """The figures for each heading of the question."""
        group = self.question.group or (lambda _: "all")
        true, found, right = Counter(map(group, self.question.true)), Counter[str](), Counter[str]()
        for pair in self.called_same(threshold):
            found[group(pair)] += 1
            right[group(pair)] += pair in self.question.true
        return {name: Figures(found[name], right[name], count) for name, count in sorted(true.items())}

    def _of(self, pairs: Sequence[Pair]) -> Figures:
        return Figures(len(pairs), sum(pair in self.question.true for pair in pairs), len(self.question.true))

    def _cuts(self) -> Iterable[Figures]:
        right = 0
        for number, (probability, pair) in enumerate(self.pairs, 1):
            right += pair in self.question.true
            if number == len(self.pairs) or self.pairs[number][0] < probability:
                yield Figures(number, right, len(self.question.true))

    def _limited(self, most: int, threshold: float) -> list[Pair]:
        used: Counter[tuple[str, str]] = Counter()
        kept = []
        end = bisect_left(self.pairs, -threshold, key=lambda each: -each[0]) if threshold else len(self.pairs)
        while threshold and end < len(self.pairs) and self.pairs[end][0] >= threshold:
            end += 1
        for _, pair in self.pairs[:end]:
            one, other = pair
            ends = ((one, list_of(other)), (other, list_of(one)))
            if all(used[each] < most for each in ends):
                used.update(ends)
                kept.append(pair)
        return kept


def list_of(record: str) -> str:
    """The id of the list a record stands in."""
    return record.partition(":")[0]

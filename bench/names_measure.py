"""What a name matcher is measured by: pairs told apart, and people found among strangers.

Owns the definitions of the figures. Never knows which matcher it measures: anything with `score` and `find` will do.
"""

import time
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Protocol

from bench.names_data import Names, Pairs, Spelling, script_pair, texts

PRECISION = 0.95
FOUND = 50
"""How many answers to a search are looked at, the spelling asked for among them."""
WARM = 100
"""Pairs scored before the clock starts, so that tables are read and programs loaded."""


class Matcher(Protocol):
    """What can be measured: higher scores mean rather the same name; `find` gives positions in `among`, best first."""

    def score(self, pairs: Sequence[tuple[str, str]]) -> Sequence[float]:
        """One number for each pair of names."""
        ...

    def find(self, queries: Sequence[str], among: Sequence[str], limit: int) -> Sequence[Sequence[int]]:
        """For each query the positions of at most `limit` names."""
        ...


@dataclass(frozen=True, slots=True)
class Told:
    """How well pairs are told apart; recall by scripts at the one threshold that serves all of them."""

    pairs: int
    f1: float
    recall: float
    threshold: float
    auc: float
    auc_near: float
    by_scripts: dict[str, float]
    pairs_per_second: float
    """Of processor time."""
    scores: list[float]


@dataclass(frozen=True, slots=True)
class Found:
    """Shares of the queries: the person first, within ten; and the share of their other spellings within fifty."""

    queries: int
    first: float
    ten: float
    coverage: float


@dataclass(frozen=True, slots=True)
class Searched:
    """Findings for `all` and for each script of the query; CPU milliseconds a query, making the table included."""

    by_script: dict[str, Found]
    names: int
    milliseconds: float


def tell(matcher: Matcher, names: Names, pairs: Pairs) -> Told:
    """Score every pair and judge the scores."""
    asked = texts(names.spellings, pairs.all())
    matcher.score(asked[:WARM])
    started = time.process_time()
    scores = [float(score) for score in matcher.score(asked)]
    seconds = time.process_time() - started
    if len(scores) != len(asked):
        raise SystemExit(f"{len(asked)} pairs in, {len(scores)} scores out")
    return judge(names, pairs, scores, len(asked) / seconds)


def judge(names: Names, pairs: Pairs, scores: list[float], pairs_per_second: float) -> Told:
    """Judge scores of `pairs.all()` that are there already."""
    labels = pairs.labels()
    f1, recall, threshold = best_cuts(labels, scores)
    hard = len(pairs.same) + len(pairs.near)
    passed: dict[str, list[bool]] = defaultdict(list)
    for (i, j), score in zip(pairs.same, scores, strict=False):
        passed[script_pair(names.spellings[i], names.spellings[j])].append(score >= threshold)
    by_scripts = {key: sum(some) / len(some) for key, some in sorted(passed.items())}
    near = area(labels[:hard], scores[:hard])
    return Told(len(scores), f1, recall, threshold, area(labels, scores), near, by_scripts, pairs_per_second, scores)


def best_cuts(labels: Sequence[bool], scores: Sequence[float]) -> tuple[float, float, float]:
    """The best F1 of any threshold; the best recall at precision .95 or more, and the threshold that gives it.

    Equal scores stand or fall together. Recall 0 and an infinite threshold where no threshold is precise enough.
    """
    ranked = sorted(zip(scores, labels, strict=True), key=lambda one: -one[0])
    total, true = sum(labels), 0
    f1, recall, threshold = 0.0, 0.0, float("inf")
    for taken, (score, label) in enumerate(ranked, 1):
        true += label
        if taken < len(ranked) and ranked[taken][0] == score:
            continue
        f1 = max(f1, 2 * true / (taken + total))
        if true / taken >= PRECISION and true / total > recall:
            recall, threshold = true / total, score
    return f1, recall, threshold


def area(labels: Sequence[bool], scores: Sequence[float]) -> float:
    """The area under the ROC curve: how often a true pair scores above a false one, ties half; NaN without both."""
    order = sorted(range(len(scores)), key=scores.__getitem__)
    below, total, true = 0, 0.0, sum(labels)
    at = 0
    while at < len(order):
        end = at
        while end < len(order) and scores[order[end]] == scores[order[at]]:
            end += 1
        hits = sum(labels[number] for number in order[at:end])
        total += hits * (below + (end - at - hits) / 2)
        below += end - at - hits
        at = end
    return total / (true * (len(labels) - true)) if 0 < true < len(labels) else float("nan")


def search(matcher: Matcher, names: Names, distractors: Sequence[Spelling], step: int = 1) -> Searched:
    """Ask for every `step`-th spelling among all and the distractors; the spelling asked for does not count."""
    among = [spelling.name for spelling in (*names.spellings, *distractors)]
    asked = range(0, len(names.spellings), step)
    queries = [among[number] for number in asked]
    started = time.process_time()
    answers = matcher.find(queries, among, FOUND)
    milliseconds = 1000 * (time.process_time() - started) / len(queries)
    by_person = names.by_person()
    findings: dict[str, list[tuple[bool, bool, float]]] = defaultdict(list)
    for number, answer in zip(asked, answers, strict=True):
        spelling = names.spellings[number]
        same = set(by_person[spelling.person]) - {number}
        found = [other for other in answer if other != number]
        one = (bool(same & set(found[:1])), bool(same & set(found[:10])), len(same & set(found)) / len(same))
        for key in ("all", spelling.kind):
            findings[key].append(one)
    return Searched({key: _shares(some) for key, some in findings.items()}, len(among), milliseconds)


def _shares(findings: list[tuple[bool, bool, float]]) -> Found:
    first, ten, coverage = (sum(column) / len(findings) for column in zip(*findings, strict=True))
    return Found(len(findings), first, ten, coverage)

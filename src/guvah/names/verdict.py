"""The verdict: from what an arrangement says to the probability that two spellings are one name.

Owns the list of the findings and the reading of the learned trees. Never learns: `train.boosting` does, from the same
findings. The probability holds where one pair in eleven is the same name, as in the measure of docs/names.md.
"""

from typing import Any

import numpy as np
from numpy.typing import NDArray

from guvah.names import tracing
from guvah.names.aligning import AT_ONCE
from guvah.names.arranging import Arrangement, Floats, Group, Side, Whole
from guvah.names.symbols import CHANNELS
from guvah.names.weights import Weights

FINDINGS = (
    "score", "ratio", "shortfall", "shortest", "second", "deviation", "deviations", "least_ratio", "least_score",
    "swapped", "run_together", "missing", "missing_share", "mass", "words_few", "words_many", "chinese", "both_chinese",
    "same_channel", "step_1", "step_2", "step_3", "consonants", "vowels", "other_consonant", "other_vowel",
    "lost_consonant", "lost_vowel", "listed", "both_fathers", "one_father", "han",
)  # fmt: skip
"""Each finding by name; in nats where not a count or a share. What they mean: docs/names.md."""
HOPELESS = 0.15
"""Names that reach less of their expected score than this are not looked at further."""
_SLOPE = 0.2
"""Log-odds lost for each deviation of the worst group, before the trees."""
_LEAVES_AT_ONCE = 512
_FATHERLY = 120
"""Dearest ending, in hundredths of a nat, that marks a father's or a family name."""


def findings(best: Arrangement, few: Side, many: Side, held: Weights) -> tuple[NDArray[np.float32], NDArray[np.bool_]]:
    """(N, len(FINDINGS)) and which pairs are worth a verdict at all."""
    used, groups = best.used, best.groups
    score, expected = np.where(used, groups.score, 0), np.where(used, groups.expected, 0)
    total, hoped = score.sum(1), np.maximum(1, expected.sum(1))
    able = (best.choice >= 0) & (total > HOPELESS * hoped)
    steps = _steps(groups, used & able[:, None], few, many, held)
    short = np.where(used, groups.expected - groups.score, 0)
    deviation = np.where(used, short / np.sqrt(groups.spread + 0.5), -9)
    by_short = -np.sort(-np.where(used, short, -99), axis=1)
    by_step = -np.sort(-steps[:, :, :2].reshape(len(total), -1), axis=1)
    listed = (used & (groups.few < 0)).sum(1)
    channel_few, channel_many = _channel(few), _channel(many)
    chinese = CHANNELS.index("P")
    both, one = _fathers(groups, used, few, many)
    columns = (
        total, total / hoped, short.sum(1), by_short[:, 0], by_short[:, 1], deviation.max(1),
        short.sum(1) / np.sqrt(np.where(used, groups.spread, 0).sum(1) + 0.5),
        np.where(used, groups.score / np.maximum(1, groups.expected), 9).min(1),
        np.where(used, groups.score, 999).min(1), best.swapped, best.glued, best.missing,
        best.missing / np.maximum(1, best.mass), best.mass, few.words, many.words,
        (channel_few == chinese) | (channel_many == chinese), (channel_few == chinese) & (channel_many == chinese),
        channel_few == channel_many, by_step[:, 0], by_step[:, 1], by_step[:, 2], steps[:, :, 2].sum(1),
        steps[:, :, 3].sum(1), *steps[:, :, 4:].max(1).T, listed, both, one,
        few.packed.han[few.names].astype(np.int8) + many.packed.han[many.names],
    )  # fmt: skip
    return np.column_stack(columns).astype(np.float32), able


def probabilities(found: NDArray[np.float32], able: NDArray[np.bool_], held: Weights) -> NDArray[np.float64]:
    """The probability of each pair; for hopeless pairs next to nothing, in the order of their scores."""
    result = 1e-4 / (1 + np.exp(-found[:, 0].astype(np.float64) / 20))
    result[found[:, FINDINGS.index("words_few")] == 0] = 0
    rows = np.flatnonzero(able)
    if len(rows):
        result[rows] = np.clip(1 / (1 + np.exp(-boosted(found[rows], held.verdict))), 1e-4, 0.9999)
    return result


def boosted(found: NDArray[np.float32], verdict: dict[str, NDArray[Any]]) -> NDArray[np.float64]:
    """The sum of the trees in log-odds, from a line on. Each tree asks the same questions of every pair: one leaf."""
    binned = bins(found, verdict["edges"])
    total = line(found, float(verdict["start"][0]))
    columns, limits, leaves = verdict["columns"], verdict["limits"], verdict["leaves"]
    bit = (1 << np.arange(columns.shape[1])[::-1]).astype(np.uint8)
    first = np.arange(len(leaves))[:, None] * leaves.shape[1]
    flat = leaves.ravel().astype(np.float64)
    for at in range(0, len(found), _LEAVES_AT_ONCE):
        part = slice(at, at + _LEAVES_AT_ONCE)
        above = binned[:, part][columns] > limits[:, :, None]
        leaf = np.einsum("tdn,d->tn", above, bit, dtype=np.uint8, casting="unsafe")
        total[part] += flat[first + leaf].sum(0)
    return total


def line(found: NDArray[np.float32], start: float) -> NDArray[np.float64]:
    """Where the trees start from: a little less for every deviation, so that pairs in one leaf still have an order."""
    deviation = found[:, FINDINGS.index("deviation")].astype(np.float64)
    return start - _SLOPE * np.clip(deviation, -2, 12)


def bins(found: NDArray[np.float32], edges: NDArray[np.float32]) -> NDArray[np.uint8]:
    """(findings, N): in which stretch of its column each finding lies."""
    return np.stack([np.searchsorted(edge, column) for edge, column in zip(edges, found.T, strict=True)]).astype(
        np.uint8
    )


def _channel(side: Side) -> Whole:
    if not len(side.packed.channel):
        return np.zeros(len(side.names), np.int64)
    return side.packed.channel[np.minimum(side.first, len(side.packed.channel) - 1)]


def _steps(groups: Group, used: NDArray[np.bool_], few: Side, many: Side, held: Weights) -> Floats:
    """(N, groups, 8): where the words of each group differ (tracing.Differences)."""
    found = np.zeros((*used.shape, 8), np.float32)
    listed = used & (groups.few < 0)
    found[listed, 0] = (groups.expected - groups.score)[listed]
    rows, places = np.nonzero(used & (groups.few >= 0))
    some = groups.at(rows, places)
    order = np.argsort((some.end - some.start) * 64 + many.packed.size[some.many], kind="stable")
    for at in range(0, len(order), AT_ONCE):
        part = order[at : at + AT_ONCE]
        one, other = some.few[part], some.many[part]
        first = tracing.columns(few.packed.signs[one], some.start[part], some.end[part])
        second = tracing.columns(many.packed.signs[other], np.zeros_like(other), many.packed.size[other])
        words = tracing.Words(first, few.packed.channel[one]), tracing.Words(second, many.packed.channel[other])
        said = tracing.differences(*words, held)
        found[rows[part], places[part]] = np.column_stack([getattr(said, name) for name in said.__slots__])
    return found


def _fathers(groups: Group, used: NDArray[np.bool_], few: Side, many: Side) -> tuple[Whole, Whole]:
    """In how many groups both words, and only one of them, have the ending of a father's or family name."""
    marks = []
    for side, form in ((few, groups.few), (many, groups.many)):
        held = side.packed.stem_cost[np.maximum(form, 0)] if len(side.packed.stem_cost) else np.zeros(form.shape)
        marks.append(used & (form >= 0) & (held > 0) & (held <= _FATHERLY))
    return (marks[0] & marks[1]).sum(1), (marks[0] ^ marks[1]).sum(1)

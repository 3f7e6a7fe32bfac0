"""Two names laid side by side, for many pairs at once: which word stands with which, and what is left over.

Owns the choice of the best arrangement (`plans`) by the scores of its words (`aligning`). Never draws a verdict, and
never says where two words differ: `tracing` does.
"""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from guvah.names.aligning import Aligner
from guvah.names.encoding import MOST_WORDS, Packed
from guvah.names.equivalents import listing
from guvah.names.forms import AS_WRITTEN, LISTED, PINYIN, STEM
from guvah.names.plans import Plan, Step, plans
from guvah.names.weights import SCALE, Weights

Floats = NDArray[np.float32]
Whole = NDArray[np.int64]

SWAPPED, MISSING, GLUED = 2.0, 9.0, 1.0
"""Nats an arrangement loses in the choice among arrangements; what each says is learned with the verdict."""
NONE = -600.0
"""Score of words that cannot be compared."""
LISTED_WEIGHT, LISTED_COST = 4.0, 2.0
"""What a listed equivalent falls short of the same name: nats a nat of its rarity, and for being listed."""
LISTED_LEAST = 0.3
"""Equivalents rarer than this are for finding, not for believing: not every Qadir is an Abduqadir."""
GROUPS = MOST_WORDS


@dataclass(frozen=True, slots=True)
class Sums:
    """For each form: the score expected of one name, and its variance, against each channel. For words: their weight.

    expected, spread (F, 4) and mass (N, MOST_WORDS) in nats; table (N, MOST_WORDS, 2): the forms as written and in
    syllables, -1 where there is none.
    """

    expected: Floats
    spread: Floats
    mass: Floats
    table: Whole

    @classmethod
    def of(cls, packed: Packed, held: Weights) -> "Sums":
        """The sums of a set of names."""
        signs = np.where((packed.kind == LISTED)[:, None], 0, packed.signs)
        own = np.where(signs > 0, held.pair[signs, signs], 0).sum(1) / SCALE
        name = np.repeat(np.arange(len(packed.first)), packed.forms)
        mass = np.zeros((len(packed.first), MOST_WORDS), np.float32)
        table = np.full((len(packed.first), MOST_WORDS, 2), -1, np.int64)
        for kind in (AS_WRITTEN, PINYIN):
            at = np.flatnonzero(packed.kind == kind)
            table[name[at], packed.word[at], kind] = at
        written = np.flatnonzero(packed.kind == AS_WRITTEN)
        mass[name[written], packed.word[written]] = own[written]
        return cls(held.expected[signs].sum(1), held.spread[signs].sum(1), mass, table)


@dataclass(frozen=True, slots=True)
class Side:
    """One side of a batch: distinct names unpacked, their sums, and which name stands in each pair."""

    packed: Packed
    sums: Sums
    names: Whole

    @property
    def first(self) -> Whole:
        """The first form of each pair's name."""
        return self.packed.first[self.names]

    @property
    def forms(self) -> Whole:
        """How many forms each pair's name has."""
        return self.packed.forms[self.names]

    @property
    def words(self) -> Whole:
        """How many words each pair's name has."""
        return self.packed.words[self.names]


@dataclass(frozen=True, slots=True)
class Group:
    """Words laid together, for many pairs: score, expected score and its variance in nats, the forms compared.

    `start`, `end`: the stretch of the shorter name's form, where a word of the longer is laid along a part of it only.
    few and many are -1 where the words are equivalents by the table.
    """

    score: Floats
    expected: Floats
    spread: Floats
    few: Whole
    many: Whole
    start: Whole
    end: Whole

    @classmethod
    def nothing(cls, *shape: int) -> "Group":
        """Groups that cannot be compared."""
        score, expected, spread = (np.full(shape, fill, np.float32) for fill in (NONE, 1.0, 1.0))
        few, many, start, end = (np.full(shape, -1, np.int64) for _ in range(4))
        return cls(score, expected, spread, few, many, start, end)

    def put(self, at: object, other: "Group", chosen: object) -> None:
        """Take over `chosen` rows of another."""
        for name in self.__slots__:
            getattr(self, name)[at] = getattr(other, name)[chosen]

    def at(self, *place: object) -> "Group":
        """Some of the groups."""
        return Group(*[getattr(self, name)[place] for name in self.__slots__])


@dataclass(slots=True)
class Arrangement:
    """The best arrangement of each of N pairs: its groups (N, GROUPS), which are used, and what is left over.

    missing: weight of words without a partner; mass: mean weight of both names; choice: number of the plan, -1 if none.
    """

    groups: Group
    used: NDArray[np.bool_]
    swapped: NDArray[np.bool_]
    glued: NDArray[np.bool_]
    missing: Floats
    mass: Floats
    choice: Whole


class Arranger:
    """Arranges the names of each pair. The one with fewer words must stand on the first side."""

    def __init__(self, few: Side, many: Side, held: Weights) -> None:
        self._few, self._many, self._held = few, many, held
        self._count = len(few.names)
        self._words = self._compared()

    def best(self) -> Arrangement:
        """The best arrangement of every pair."""
        count = self._count
        best = Arrangement(
            groups=Group.nothing(count, GROUPS),
            used=np.zeros((count, GROUPS), np.bool_),
            swapped=np.zeros(count, np.bool_),
            glued=np.zeros(count, np.bool_),
            missing=np.zeros(count, np.float32),
            mass=(self._few.sums.mass[self._few.names].sum(1) + self._many.sums.mass[self._many.names].sum(1)) / 2,
            choice=np.full(count, -1, np.int64),
        )
        size_few, size_many = self._few.words, self._many.words
        for few in range(1, MOST_WORDS + 1):
            for many in range(few, MOST_WORDS + 1):
                at = np.flatnonzero((size_few == few) & (size_many == many))
                if len(at):
                    self._arrange(at, plans(few, many), best)
        return best

    def _compared(self) -> Group:
        """Every word of both names beside each other, at the best of their forms: (N, MOST_WORDS, MOST_WORDS)."""
        few, many = self._few, self._many
        counts = few.forms * many.forms
        pair = np.repeat(np.arange(self._count), counts)
        inside = np.arange(len(pair)) - np.repeat(np.cumsum(counts) - counts, counts)
        wide = np.maximum(1, many.forms)[pair]
        one, other = few.first[pair] + inside // wide, many.first[pair] + inside % wide
        kind_one, kind_other = few.packed.kind[one], many.packed.kind[other]
        listed = (kind_one == LISTED) & (kind_other == LISTED)
        lettered = (kind_one != LISTED) & (kind_other != LISTED) & ~((kind_one == STEM) & (kind_other == STEM))
        result = Group.nothing(self._count * MOST_WORDS * MOST_WORDS)
        self._letters(result, pair[lettered], one[lettered], other[lettered])
        self._listed(result, pair[listed], one[listed], other[listed])
        shape = (self._count, MOST_WORDS, MOST_WORDS)
        return Group(*[getattr(result, name).reshape(shape) for name in Group.__slots__])

    def _place(self, pair: Whole, one: Whole, other: Whole) -> Whole:
        return (pair * MOST_WORDS + self._few.packed.word[one]) * MOST_WORDS + self._many.packed.word[other]

    def _letters(self, result: Group, pair: Whole, one: Whole, other: Whole) -> None:
        """The best score of each two words over their forms."""
        few, many = self._few, self._many
        cost = ((few.packed.cost[one] + many.packed.cost[other]) * SCALE + 50) // 100
        value = Aligner(few.packed, many.packed, self._held).scores(one, other) - cost
        flat = self._place(pair, one, other)
        # sorted by place, then by value: the last of a place is its best
        order = np.argsort(flat * 65536 + value + 32768)
        last = order[np.append(flat[order][1:] != flat[order][:-1], True)] if len(order) else order
        place, one, other = flat[last], one[last], other[last]
        to_many, to_few = many.packed.channel[other], few.packed.channel[one]
        result.score[place] = value[last] / SCALE
        result.expected[place] = (few.sums.expected[one, to_many] + many.sums.expected[other, to_few]) / 2
        result.spread[place] = (few.sums.spread[one, to_many] + many.sums.spread[other, to_few]) / 2
        result.few[place], result.many[place] = one, other
        result.start[place], result.end[place] = 0, few.packed.size[one]

    def _listed(self, result: Group, pair: Whole, one: Whole, other: Whole) -> None:
        """Words that the table of equivalents holds beside each other score by its weight if that is better."""
        if not len(pair):
            return
        keys_one = self._few.packed.signs[one, :4].astype(np.int64)
        keys_other = self._many.packed.signs[other, :4].astype(np.int64)
        weight = listing().weights[keys_one[:, :, None], keys_other[:, None, :]].max((1, 2))
        place = self._place(pair, one, other)
        found = weight >= LISTED_LEAST
        place, weight = place[found], weight[found]
        score = result.expected[place] + LISTED_WEIGHT * np.log(weight) - LISTED_COST
        better = score > result.score[place]
        place = place[better]
        result.score[place] = score[better]
        result.few[place] = result.many[place] = -1

    def _arrange(self, at: Whole, tried: tuple[Plan, ...], best: Arrangement) -> None:
        top = np.full(len(at), -1e9, np.float32)
        held: dict[Step, list[Group]] = {}
        masses = self._many.sums.mass[self._many.names[at]]
        for number, plan in enumerate(tried):
            parts = [part for step in plan.steps for part in self._step(step, at, held)]
            lost = SWAPPED * plan.swapped + MISSING * len(plan.left) + GLUED * plan.glued
            total = sum((part.score for part in parts), np.zeros(len(at), np.float32)) - lost
            better = total > top
            rows = at[better]
            top[better] = total[better]
            for group in range(GROUPS):
                best.used[rows, group] = group < len(parts)
                if group < len(parts):
                    best.groups.put((rows, group), parts[group], better)
            best.swapped[rows], best.glued[rows], best.choice[rows] = plan.swapped, plan.glued, number
            best.missing[rows] = masses[better][:, list(plan.left)].sum(1)

    def _step(self, step: Step, at: Whole, held: dict[Step, list[Group]]) -> list[Group]:
        if step not in held:
            held[step] = [self._words.at(at, step.few, step.many)] if step.also < 0 else self._laid_along(at, step)
        return held[step]

    def _laid_along(self, at: Whole, step: Step) -> list[Group]:
        """Two words laid along one, in the best of its and their forms."""
        best = [Group.nothing(len(at)), Group.nothing(len(at))]
        few, many = self._few, self._many
        for kind_few in (AS_WRITTEN, PINYIN):
            for kind_many in (AS_WRITTEN, PINYIN):
                held = few.sums.table[few.names[at], step.few, kind_few]
                first = many.sums.table[many.names[at], step.many, kind_many]
                second = many.sums.table[many.names[at], step.also, kind_many]
                able = np.flatnonzero((held >= 0) & (first >= 0) & (second >= 0))
                if not len(able):
                    continue
                found = self._cut(held[able], first[able], second[able])
                better = found[0].score + found[1].score > best[0].score[able] + best[1].score[able]
                for kept, part in zip(best, found, strict=True):
                    kept.put(able[better], part, better)
        return best

    def _cut(self, held: Whole, first: Whole, second: Whole) -> list[Group]:
        """The form `held` cut in two where the parts fit the forms `first` and `second` best."""
        packed, sums = self._few.packed, self._many.sums
        size = packed.size[held]
        longest = int(size.max())
        aligner = Aligner(self._many.packed, packed, self._held)
        begins = aligner.beginnings(first, held, reverse=False, longest=longest)
        ends = aligner.beginnings(second, held, reverse=True, longest=longest)
        columns = np.arange(longest + 1)
        rest = np.clip(size[:, None] - columns, 0, longest)
        total = begins.astype(np.int32) + np.take_along_axis(ends, rest, axis=1)
        total[columns > size[:, None]] = -20000
        cut, rows, channel = total.argmax(1), np.arange(len(held)), packed.channel[held]
        zero = np.zeros_like(cut)
        parts = ((first, begins[rows, cut], zero, cut), (second, ends[rows, size - cut], cut, size))
        return [
            Group(
                (score / SCALE).astype(np.float32),
                sums.expected[form, channel],
                sums.spread[form, channel],
                held,
                form,
                start,
                end,
            )
            for form, score, start, end in parts
        ]

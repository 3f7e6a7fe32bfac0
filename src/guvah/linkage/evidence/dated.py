"""Two dates, as far as each is known: of birth, of being taken, of death.

Owns how precise and uncertain dates become findings. Never takes a different date for a sign that people differ: that
is learned. The first of a month, and of a year, often stands for "some time in it".
"""

from collections.abc import Sequence
from itertools import chain

import numpy as np
from numpy.typing import NDArray

from guvah.linkage.evidence.compared import Compared, both
from guvah.linkage.evidence.profile import Profile
from guvah.linkage.evidence.ragged import Ranks, Whole
from guvah.model import edtf

_WEEK, _QUARTER, _SHORT_YEAR, _YEAR = 7, 92, 365, 366
_MANY = 1 / 400
"""Share of all dates on one day from which it is a day on which many were taken."""


class Dates:
    """Dates as numbers: the first and last day each may mean, its year, month and day (0 where unknown)."""

    def __init__(self, dates: Sequence[str]) -> None:
        self.words = dates
        known: dict[str, tuple[int, int, int, int, int, bool]] = {}
        rows = [known[date] if date in known else known.setdefault(date, _read(date)) for date in dates]
        columns = np.array(rows, np.int64).reshape(-1, 6).T
        self.early, self.late, self.year, self.month, self.day, plain = columns
        self.plain = plain.astype(np.bool_)
        self.vague_day = (self.day == 1) | (self.day == 0)
        self.vague_month = (self.month == 0) | ((self.month == 1) & self.vague_day)

    def gap(self, one: Whole, other: Whole) -> Whole:
        """Return the days between two dates as far as they are known, 0 where one day could be both."""
        apart = np.maximum(self.early[one] - self.late[other], self.early[other] - self.late[one])
        return np.asarray(np.maximum(0, apart), np.int64)


def _read(date: str) -> tuple[int, int, int, int, int, bool]:
    found = edtf.parts(date)
    plain = not (found.interval or found.part or found.about or found.doubtful)
    early, late = edtf.earliest(date).toordinal(), edtf.latest(date).toordinal()
    return early, late, found.year, found.month, found.day, plain


class Born(Compared):
    """Date of birth; where a record has none, the years that an age leaves."""

    prop = "birth"
    words = (
        "birth: same day", "birth: same month", "birth: same year", "birth: could be the same", "birth: a year apart",
        "birth: one digit apart", "birth: same year, other day", "birth: two years apart",
        "birth: up to five years apart", "birth: far apart",
    )  # fmt: skip

    def __init__(self, profiles: Sequence[Profile]) -> None:
        dates = [one.born or one.born_by_age for one in profiles]
        super().__init__([len(own) for own in dates])
        self._dates = Dates(list(chain.from_iterable(dates)))

    def values(self, one: Whole, other: Whole) -> Ranks:
        """See Compared."""
        dates = self._dates
        plain = dates.plain[one] & dates.plain[other]
        year = plain & (dates.year[one] == dates.year[other])
        vague = dates.vague_month[one] | dates.vague_month[other]
        month = year & ~vague & (dates.month[one] == dates.month[other])
        days = (dates.day[one] > 0) & (dates.day[other] > 0)
        gap = dates.gap(one, other)
        years = np.abs(dates.year[one] - dates.year[other])
        apart = np.where(plain, years, -(-gap // _SHORT_YEAR))
        chosen = (
            month & days & (dates.day[one] == dates.day[other]),
            month & ~days,
            year & vague,
            ~plain & (gap == 0),
            (apart == 1) & ~year,
            plain & self._one_digit(one, other),
            year,
            apart == 2,
            apart <= 5,
        )
        return np.select(chosen, list(range(len(chosen))), len(chosen)).astype(np.int8)

    def _one_digit(self, one: Whole, other: Whole) -> NDArray[np.bool_]:
        """Say whether a slip in the decade or century explains it: 1955 and 1975, 1945 and 2045, all else as known."""
        dates = self._dates
        first, second = dates.year[one], dates.year[other]
        tens = np.array([10, 100, 1000])
        differing = (first[:, None] // tens % 10 != second[:, None] // tens % 10).sum(1)
        day = dates.vague_day[one] | dates.vague_day[other] | (dates.day[one] == dates.day[other])
        month = (dates.month[one] == dates.month[other]) & day
        rest = dates.vague_month[one] | dates.vague_month[other] | month
        slip = (differing == 1) & (first % 10 == second % 10) | (np.abs(first - second) == 100)
        return np.asarray(slip & rest)

    def sentence(self, _word: str, one: int, other: int, /) -> str:
        """See Compared."""
        first, second = self._dates.words[one], self._dates.words[other]
        return f"both born {first}" if first == second else both("born", first, second)


class Happened(Compared):
    """When something happened to somebody: being taken, or death."""

    kind: str

    def __init__(self, profiles: Sequence[Profile]) -> None:
        dates = [[date for kind, date in one.events if kind == self.kind] for one in profiles]
        super().__init__([len(own) for own in dates])
        self._dates = Dates(list(chain.from_iterable(dates)))
        days = self._dates.early
        exact = (days == self._dates.late) & ~self._dates.vague_day
        found, back, counts = np.unique(days, return_inverse=True, return_counts=True)
        self._exact = exact
        self._many = counts[back] > max(2, _MANY * len(days)) if len(found) else exact

    def values(self, one: Whole, other: Whole) -> Ranks:
        """See Compared."""
        dates = self._dates
        exact = self._exact[one] & self._exact[other]
        day = exact & (dates.early[one] == dates.early[other])
        months = dates.plain[one] & dates.plain[other] & ~dates.vague_month[one] & ~dates.vague_month[other]
        month = months & (dates.year[one] == dates.year[other]) & (dates.month[one] == dates.month[other])
        gap = dates.gap(one, other)
        chosen = (
            day & ~self._many[one],
            day,
            month & ~exact,
            gap == 0,
            gap <= _WEEK,
            gap <= _QUARTER,
            gap <= _YEAR,
            gap <= 3 * _YEAR,
        )
        return np.select(chosen, list(range(len(chosen))), len(chosen)).astype(np.int8)

    def sentence(self, _word: str, one: int, other: int, /) -> str:
        """See Compared."""
        return both(self.kind, self._dates.words[one], self._dates.words[other])


def _findings(prop: str) -> tuple[str, ...]:
    said = ("same day", "same day, as many", "same month", "could be the same", "a week apart", "months apart",
            "a year apart", "years apart", "far apart")  # fmt: skip
    return tuple(f"{prop}: {one}" for one in said)


class Taken(Happened):
    """When somebody was taken, whatever a list calls it."""

    prop = kind = "taken"
    words = _findings("taken")


class Died(Happened):
    """When somebody died."""

    prop = "died"
    kind = "death"
    words = _findings("died")

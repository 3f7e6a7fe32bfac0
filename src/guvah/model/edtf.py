"""Dates as values: a small part of EDTF (ISO 8601-2), as strings that say how much is known and no more.

Owns the grammar, the bounds and the precision of a date string. Never reads what people write: that is dates.py. Never
reads a clock.

    2018  2018-03  2018-03-15     a year, a month, a day
    2018-21 .. 2018-24            spring, summer, autumn, winter (of the north; a winter may be either end of its year)
    2018-37  2018-38  2018-39     early, mid, late: thirds of the year
    2018-03~  2018?  2018%        about, doubtful, both: said of the whole date
    1976/1977  ../1977  1976/..   some time between; before; after
"""

import calendar
import datetime
import functools
import re

import msgspec

from guvah.errors import BadInput

PRECISIONS = ("open", "range", "year", "third", "season", "month", "day")
"""Precision words, least precise first; a range counts as less precise than a year whatever its length."""

_DATE = re.compile(r"([0-9]{4})(?:-([0-9]{2})(?:-([0-9]{2}))?)?([~?%])?")
_OPEN = ".."
_PARTS_OF_YEAR = {
    21: ((0, 3), (0, 5)), 22: ((0, 6), (0, 8)), 23: ((0, 9), (0, 11)), 24: ((0, 1), (1, 2)),
    37: ((0, 1), (0, 4)), 38: ((0, 5), (0, 8)), 39: ((0, 9), (0, 12)),
}  # fmt: skip
"""Part of the year -> its first and last month, each with a number of years to add."""


class Parts(msgspec.Struct, frozen=True):
    """What a page needs to say a date in words. `part` is a season (21-24) or third (37-39); 0 is "not said".

    An interval has `start` and `end` (None where open) and nothing else.
    """

    year: int = 0
    month: int = 0
    day: int = 0
    part: int = 0
    about: bool = False
    doubtful: bool = False
    interval: bool = False
    start: "Parts | None" = None
    end: "Parts | None" = None


def _single(text: str) -> Parts:
    match = _DATE.fullmatch(text)
    if match is None:
        raise BadInput("this is not a date as Guvah keeps it (2018, 2018-03, 2018-03-15, 2018-39, 1976/1977, 2018~)")
    year, second, day = (int(group) if group else 0 for group in match.groups()[:3])
    part = second if second in _PARTS_OF_YEAR else 0
    month = 0 if part else second
    known = match[2] is None or part or 1 <= month <= 12
    if not year or not known or (part and day) or (match[3] and not 1 <= day <= calendar.monthrange(year, month)[1]):
        raise BadInput("there is no such day, month or part of a year")
    mark = match[4] or ""
    return Parts(
        year, month, day, part, about=mark in {"~", "%"} and bool(mark), doubtful=mark in {"?", "%"} and bool(mark)
    )


@functools.lru_cache(maxsize=65536)
def parts(edtf: str) -> Parts:
    """Take a date string apart. Raises BadInput where it is not one."""
    start, slash, end = edtf.partition("/")
    if not slash:
        return _single(edtf)
    first = None if start == _OPEN else _single(start)
    last = None if end == _OPEN else _single(end)
    if first is None and last is None:
        raise BadInput("an interval open at both ends says nothing")
    if first and last and _bounds(first)[0] > _bounds(last)[1]:
        raise BadInput("an interval ends before it begins")
    return Parts(interval=True, start=first, end=last)


def _bounds(one: Parts) -> tuple[datetime.date, datetime.date]:
    if one.day:
        day = datetime.date(one.year, one.month, one.day)
        return day, day
    (after, first), (later, last) = _PARTS_OF_YEAR.get(one.part, ((0, one.month or 1), (0, one.month or 12)))
    end_year = min(one.year + later, datetime.MAXYEAR)
    return (
        datetime.date(one.year + after, first, 1),
        datetime.date(end_year, last, calendar.monthrange(end_year, last)[1]),
    )


def earliest(edtf: str) -> datetime.date:
    """Return the first day a date may mean; `datetime.date.min` where it is open. Raises BadInput."""
    read = parts(edtf)
    if not read.interval:
        return _bounds(read)[0]
    return _bounds(read.start)[0] if read.start else datetime.date.min


def latest(edtf: str) -> datetime.date:
    """Return the last day a date may mean; `datetime.date.max` where it is open. Raises BadInput."""
    read = parts(edtf)
    if not read.interval:
        return _bounds(read)[1]
    return _bounds(read.end)[1] if read.end else datetime.date.max


def precision(edtf: str) -> str:
    """Return how precise a date is: a word of PRECISIONS. Raises BadInput."""
    read = parts(edtf)
    if read.interval:
        return "range" if read.start and read.end else "open"
    if read.part:
        return "season" if read.part < 30 else "third"
    return "day" if read.day else "month" if read.month else "year"


def precision_rank(edtf: str) -> int:
    """Return a figure that is greater for the more precise of two dates; `about` and `doubtful` halve a step."""
    read = parts(edtf)
    return 2 * PRECISIONS.index(precision(edtf)) - int(read.about or read.doubtful)


def agree(one: str, other: str) -> bool:
    """Say whether one day could satisfy both dates, so that they need not contradict each other."""
    return earliest(one) <= latest(other) and earliest(other) <= latest(one)


def is_date(untrusted: str) -> bool:
    """Say whether these words are a date as Guvah keeps it."""
    try:
        parts(untrusted)
    except BadInput:
        return False
    return True

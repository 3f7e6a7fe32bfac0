"""From the tokens of a date to its date string: the patterns people use, and what to do where they do not fit.

Owns the patterns, intervals and the fall back to what is certain. Never knows a word of any language: dates.py has
turned every word into a token.

Tokens: `4` a year, `n` one or two digits, `m` a month, `p` a part of a year, `s` a season of an unknown half of the
globe, `Y` `M` `D` the words year, month and day, `h` fortnight, `d` decade, `>` after, `<` before, `r` to, `-` `/` `.`.
"""

import calendar
import re
from collections.abc import Sequence
from typing import NamedTuple

from guvah.model import edtf

YEARS = range(1500, 2200)
_SEASONS = range(21, 25)
_NUMBERS = "4n"
_HALF = 15


class Token(NamedTuple):
    """One piece of a date: its kind (see above) and, for numbers, months and parts, its number."""

    kind: str
    number: int = 0
    digits: int = 0


class Reading(NamedTuple):
    """A date string, and what was wrong with the words it came from or ''."""

    edtf: str
    problem: str = ""


_YEAR = re.compile(r"Y?[-/.]?4Y?")
_PART = re.compile(r"p+Y?[-/]?4Y?|4Y?[-/]?p+|s[-/]?4|4[-/]?s")
_MONTH = re.compile(r"(?:m[-/.]?Y?[-/.]?4Y?|4Y?[-/.]?m|4Y?nM|nM4Y?)|(4[-/.]n)|(n[-/.]4Y?)")
_DAY = re.compile(
    r"(?P<daymonth>nD?[-/.]?m[-/.]?4Y?|4Y?[-/.]?nm)"
    r"|(?P<monthday>m[-/.]?n4Y?|4Y?[-/.]?m[-/.]?nD?|4Y?nMnD?|4[-/.]n[-/.]n)"
    r"|(?P<open>n[-/.]n[-/.]4Y?)"
)
_FORTNIGHT = re.compile(r"nh[-/.]?(?:n[-/.]|m[-/.]?)4")
_DECADE = re.compile(r"4d")
_PART_OF_MONTH = re.compile(r"[psh](?=.*[mM])|[ps][-/.]?(?=n[-/.]4)|(?<=[mM])[ps]")
_SHORT_RANGE = re.compile(r"(Y?[-/.]?4Y?)[-/r]nY?")
_SEPARATORS = ("r", "<", "-", "/")


def read_tokens(tokens: Sequence[Token], day_first: bool) -> Reading | None:
    """Return what these tokens say, or None where they are no date."""
    tokens = _without_joints(tokens)
    kinds = _kinds(tokens)
    if not kinds.strip("<>") or "4" not in kinds:
        return None
    single = _single(tokens, day_first)
    if single:
        return single
    if kinds[0] in "<>" or kinds[-1] in "<>":
        bounded = _bounded(tokens, day_first)
        if bounded:
            return bounded
    return _interval(tokens, day_first)


def _kinds(tokens: Sequence[Token]) -> str:
    return "".join(token.kind for token in tokens)


def _without_joints(tokens: Sequence[Token]) -> list[Token]:
    """Drop dots after abbreviations and the dash that joins a number to its word (`15-mart`, `2018-yili`)."""
    kept: list[Token] = []
    for index, token in enumerate(tokens):
        before = kept[-1].kind if kept else " "
        after = [later.kind for later in tokens[index + 1 : index + 3]] + [" ", " "]
        if token.kind == "M" and before == "m":  # наурыз айында: in the month of March
            continue
        if token.kind == "-" and before == "p" and after[0] == "m":  # mid-March
            continue
        if token.kind == "." and (before not in _NUMBERS or after[0] not in _NUMBERS):
            continue
        joins_unit = before in _NUMBERS and after[0] in "YMD" and after[1] not in "/4"
        if token.kind == "-" and (joins_unit or (before == "n" and after[0] == "m")):
            continue
        kept.append(token)
    return kept


def _year(tokens: Sequence[Token]) -> int:
    return next(token.number for token in tokens if token.kind == "4")


def _numbers(tokens: Sequence[Token], kinds: str) -> list[int]:
    return [token.number for token in tokens if token.kind in kinds]


def _month(year: int, month: int) -> Reading:
    if 1 <= month <= 12:
        return Reading(f"{year:04d}-{month:02d}")
    return Reading(f"{year:04d}", f"no such month; kept as written, dated {year:04d}")


def _day(year: int, month: int, day: int) -> Reading:
    found = _month(year, month)
    if found.problem:
        return found
    if 1 <= day <= calendar.monthrange(year, month)[1]:
        return Reading(f"{found.edtf}-{day:02d}")
    return Reading(found.edtf, f"no such day; kept as written, dated {found.edtf}")


def _day_or_month_first(year: int, first: int, second: int, day_first: bool) -> Reading:
    """A date with slashes: the rule of the language, else whatever only one order allows, else the year alone."""
    if day_first or first == second or (first > 12 >= second):
        return _day(year, second, first)
    if second > 12 >= first:
        return _day(year, first, second)
    return Reading(f"{year:04d}", f"day and month cannot be told apart; kept as written, dated {year:04d}")


def _single(tokens: Sequence[Token], day_first: bool) -> Reading | None:
    """Return a date that is no interval, but for a fortnight or a decade, which are said in one piece."""
    kinds = _kinds(tokens)
    if "4" not in kinds:
        return None
    year = _year(tokens)
    if _YEAR.fullmatch(kinds):
        return Reading(f"{year:04d}")
    if _PART.fullmatch(kinds):
        return _part(year, _numbers(tokens, "p"))
    if _DECADE.fullmatch(kinds) and year % 10 == 0:
        return Reading(f"{year:04d}/{year + 9:04d}")
    if _FORTNIGHT.fullmatch(kinds):
        return _fortnight(year, *_numbers(tokens, "nm"))
    return _day_of(tokens, day_first) or _month_of(tokens, day_first)


def _day_of(tokens: Sequence[Token], day_first: bool) -> Reading | None:
    kinds = _kinds(tokens)
    match = _DAY.fullmatch(kinds)
    if match is None:
        return None
    year, (first, second) = _year(tokens), _numbers(tokens, "nm")
    if match["open"]:
        return _day_or_month_first(year, first, second, day_first or kinds == "n.n.4")
    return _day(year, second, first) if match["daymonth"] else _day(year, first, second)


def _month_of(tokens: Sequence[Token], day_first: bool) -> Reading | None:
    kinds = _kinds(tokens)
    match = _MONTH.fullmatch(kinds)
    if match:
        year, number = _year(tokens), next(token for token in tokens if token.kind in "mn")
        return _year_and_number(year, number, kinds[1]) if match[1] else _month(year, number.number)
    part = _PART_OF_MONTH.search(kinds)
    if part and "h" not in kinds:
        return _single([*tokens[: part.start()], *tokens[part.end() :]], day_first)
    return None


def _year_and_number(year: int, number: Token, separator: str) -> Reading | None:
    """`2018-03`, `1976-77`, `1976-13`; and what could be either: `2011-12` is a month, `2011/12` two years."""
    next_year = number.digits == 2 and number.number == (year + 1) % 100
    if not 1 <= number.number <= 12:
        return None if _short_year(year, number) else _month(year, number.number)
    if next_year and separator == "/":
        end = year + 1
        return Reading(f"{year:04d}/{end:04d}", f"two years or a month; kept as written, dated {year:04d} to {end:04d}")
    return _month(year, number.number)


def _short_year(year: int, number: Token) -> int:
    """Return the year that two digits after a year mean (`1976-77`, `1999-00`), 0 if none."""
    if number.digits != 2:
        return 0
    end = year - year % 100 + number.number
    if end > year:
        return end
    return year + 1 if (year + 1) % 100 == number.number else 0


def _part(year: int, parts: Sequence[int]) -> Reading:
    if not parts:
        return Reading(f"{year:04d}", f"the season depends on the half of the globe; kept as written, dated {year:04d}")
    part = next((number for number in parts if number in _SEASONS), parts[0])
    return Reading(f"{year:04d}-{part}")


def _fortnight(year: int, half: int, month: int) -> Reading | None:
    found = _month(year, month)
    if found.problem or half not in {1, 2}:
        return found if half in {1, 2} else None
    last = calendar.monthrange(year, month)[1]
    first, end = (1, _HALF) if half == 1 else (_HALF + 1, last)
    return Reading(f"{found.edtf}-{first:02d}/{found.edtf}-{end:02d}")


def _bounded(tokens: Sequence[Token], day_first: bool) -> Reading | None:
    """`before 2018`, `2018 жылға дейін`, `since March 2018`: an interval open at one end."""
    kinds = _kinds(tokens)
    rest = [token for token in tokens if token.kind not in "<>"]
    if len(tokens) - len(rest) != 1:
        return None
    found = _single(rest, day_first)
    if found is None:
        return None
    start, slash, end = found.edtf.partition("/")
    if "<" in kinds:
        return Reading(f"../{end if slash else start}", found.problem)
    return Reading(f"{start}/..", found.problem)


def _interval(tokens: Sequence[Token], day_first: bool) -> Reading | None:
    """Two dates with a separator between, where the one may lack what the other says (`02-03/04/1976`)."""
    if tokens[0].kind == ">":
        tokens = tokens[1:]
    short = _short_range(tokens)
    if short:
        return short
    for separator in _SEPARATORS:
        for index in range(1, len(tokens) - 1):
            if tokens[index].kind == separator:
                ends = _ends(tokens[:index], tokens[index + 1 :], day_first, borrow=separator != "/")
                if ends:
                    return _joined(*ends)
    return None


def _short_range(tokens: Sequence[Token]) -> Reading | None:
    if not _SHORT_RANGE.fullmatch(_kinds(tokens)):
        return None
    start = _year(tokens)
    end = _short_year(start, next(token for token in tokens if token.kind == "n"))
    return Reading(f"{start:04d}/{end:04d}") if end in YEARS else None


def _ends(
    left: Sequence[Token], right: Sequence[Token], day_first: bool, *, borrow: bool
) -> tuple[Reading, Reading] | None:
    last = _single(right, day_first)
    first = _single(left, day_first)
    if last is None and borrow:
        heads = (left[:cut] for cut in range(len(left) - 1, 0, -1))
        last = next((read for head in heads if (read := _single([*head, *right], day_first))), None)
    if first is None and borrow:
        tails = (right[cut:] for cut in range(1, len(right)))
        first = next((read for tail in tails if (read := _single([*left, *tail], day_first))), None)
    return (first, last) if first and last else None


def _joined(first: Reading, last: Reading) -> Reading | None:
    """Join two readings; where one holds the other, or they are the wrong way round, keep what is certain."""
    if "/" in first.edtf or "/" in last.edtf:
        return None
    problem = first.problem or last.problem
    begins, ends = edtf.earliest(first.edtf), edtf.latest(last.edtf)
    if begins > ends:
        common = _common(first.edtf, last.edtf)
        return Reading(common, f"ends before it begins; kept as written, dated {common}") if common else None
    first_ends, last_begins = edtf.latest(first.edtf), edtf.earliest(last.edtf)
    if begins <= last_begins and first_ends >= ends:
        return Reading(first.edtf, problem)
    if last_begins <= begins and first_ends <= ends:
        return Reading(last.edtf, problem)
    return Reading(f"{first.edtf}/{last.edtf}", problem)


def _common(one: str, other: str) -> str:
    """Return the month, else the year, that two dates share, else ''."""
    for length in (7, 4):
        if one[:length] == other[:length] and len(one) >= length and (length == 4 or int(one[5:7]) <= 12):
            return one[:length]
    return ""

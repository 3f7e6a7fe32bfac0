"""Dates as a reader of each language writes them, with exactly the precision they have.

Owns the words for the EDTF subset of docs/spec/dates.md (`2018`, `2018-03`, `2017-23`, `1976/1977`, `2018~`). Never
computes a day that nobody gave: autumn stays autumn. `show` stands alone ("autumn 2017"), `when` fits into a sentence
("in autumn 2017", «осенью 2017 года»). What is not a date of that subset is returned as it was written.
"""

import functools
import re
from collections.abc import Callable, Mapping

_SIMPLE = re.compile(r"(\d{4})(?:-(\d\d)(?:-(\d\d))?)?([~?%]?)")

_MONTHS: Mapping[str, tuple[str, ...]] = {
    "en": ("January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November",
           "December"),
    "ru": ("январь", "февраль", "март", "апрель", "май", "июнь", "июль", "август", "сентябрь", "октябрь", "ноябрь",
           "декабрь"),
    "ug": ("يانۋار", "فېۋرال", "مارت", "ئاپرېل", "ماي", "ئىيۇن", "ئىيۇل", "ئاۋغۇست", "سېنتەبىر", "ئۆكتەبىر", "نويابىر",
           "دېكابىر"),
}  # fmt: skip
_RU_OF = ("января", "февраля", "марта", "апреля", "мая", "июня", "июля", "августа", "сентября", "октября", "ноября",
          "декабря")  # fmt: skip
_RU_IN = ("январе", "феврале", "марте", "апреле", "мае", "июне", "июле", "августе", "сентябре", "октябре", "ноябре",
          "декабре")  # fmt: skip
_HYPHEN = "-\u2060"  # a line never ends between a number and what is joined to it
_UG_IN = ("دا", "دا", "تا", "دا", "دا", "دا", "دا", "تا", "دە", "دە", "دا", "دا")
# EDTF: 21-24 are seasons, 37-39 the thirds of a year.
_PARTS: Mapping[str, Mapping[int, tuple[str, str]]] = {
    "en": {21: ("spring", "in spring"), 22: ("summer", "in summer"), 23: ("autumn", "in autumn"),
           24: ("winter", "in winter"), 37: ("early", "in early"), 38: ("mid", "in mid"), 39: ("late", "in late")},
    "ru": {21: ("весна", "весной"), 22: ("лето", "летом"), 23: ("осень", "осенью"), 24: ("зима", "зимой"),
           37: ("начало", "в начале"), 38: ("середина", "в середине"), 39: ("конец", "в конце")},
    "ug": {21: ("ئەتىياز", "ئەتىيازدا"), 22: ("ياز", "يازدا"), 23: ("كۈز", "كۈزدە"), 24: ("قىش", "قىشتا"),
           37: ("بېشى", "بېشىدا"), 38: ("ئوتتۇرىسى", "ئوتتۇرىسىدا"), 39: ("ئاخىرى", "ئاخىرىدا")},
}  # fmt: skip
_MIDDLE: Mapping[int, int] = {21: 4, 22: 7, 23: 10, 24: 12, 37: 2, 38: 6, 39: 10}
_KNOWN_MONTHS = frozenset({*range(13), *_MIDDLE})
_ABOUT: Mapping[str, str] = {"en": "about {}", "ru": "примерно {}", "ug": "تەخمىنەن {}"}
_DOUBT: Mapping[str, str] = {"en": "{} (doubtful)", "ru": "{} (под вопросом)", "ug": "{} (ئېنىق ئەمەس)"}
_UNTIL: Mapping[str, str] = {"en": "not later than {}", "ru": "не позже: {}", "ug": "ئەڭ كېچىككەندە {}"}
_SINCE: Mapping[str, str] = {"en": "not earlier than {}", "ru": "не раньше: {}", "ug": "ئەڭ بالدۇر {}"}


def _en(year: str, month: int, day: int, *, inside: bool) -> str:
    if day:
        return f"{'on ' if inside else ''}{day} {_MONTHS['en'][month - 1]} {year}"
    if month in _PARTS["en"]:
        return f"{_PARTS['en'][month][inside]} {year}"
    return f"{'in ' if inside else ''}{_MONTHS['en'][month - 1] + ' ' if month else ''}{year}"


def _ru(year: str, month: int, day: int, *, inside: bool) -> str:
    if day:
        return f"{day} {_RU_OF[month - 1]} {year}{' года' if inside else ''}"
    if month in _PARTS["ru"]:
        return f"{_PARTS['ru'][month][inside]} {year}{' года' if inside or month > 24 else ''}"
    if month:
        return f"в {_RU_IN[month - 1]} {year} года" if inside else f"{_MONTHS['ru'][month - 1]} {year}"
    return f"в {year} году" if inside else year


def _ug(year: str, month: int, day: int, *, inside: bool) -> str:
    year += _HYPHEN
    if day:
        return f"{year}يىلى {day}{_HYPHEN}{_MONTHS['ug'][month - 1]}{' كۈنى' if inside else ''}"
    if month in _PARTS["ug"]:
        return f"{year}{'يىلى' if month < 37 else 'يىلىنىڭ'} {_PARTS['ug'][month][inside]}"
    if month:
        return f"{year}يىلى {_MONTHS['ug'][month - 1]}{_UG_IN[month - 1] if inside else ''}"
    return f"{year}يىلى"


_WRITERS: Mapping[str, Callable[..., str]] = {"en": _en, "ru": _ru, "ug": _ug}


def _one(edtf: str, language: str, *, inside: bool) -> str | None:
    """Return one point of time in words, None where it is not of the subset."""
    match = _SIMPLE.fullmatch(edtf)
    if match is None:
        return None
    month, day = int(match[2] or 0), int(match[3] or 0)
    if not (month <= 12 or (day == 0 and month in _PARTS["en"])) or (match[2] and not month) or day > 31:
        return None
    words = _WRITERS[language](match[1], month, day, inside=inside)
    if match[4] in ("~", "%"):
        words = _ABOUT[language].format(words)
    return _DOUBT[language].format(words) if match[4] in ("?", "%") else words


@functools.lru_cache(maxsize=65536)
def show(edtf: str, language: str) -> str:
    """Return a date in words, for standing alone."""
    start, slash, end = edtf.partition("/")
    first, last = _one(start, language, inside=False), _one(end, language, inside=False)
    if not slash:
        return first or edtf
    if first and last and language == "ug" and len(start) == len(end) == 4:
        return f"{start}\u2013{end}{_HYPHEN}يىللىرى"
    if first and last:
        return f"{first}\u2013{last}" if len(start) == len(end) == 4 else f"{first} \u2013 {last}"
    if last and start in ("", ".."):
        return _UNTIL[language].format(last)
    if first and end in ("", ".."):
        return _SINCE[language].format(first)
    return edtf


@functools.lru_cache(maxsize=65536)
def when(edtf: str, language: str) -> str:
    """Return a date as it stands in a sentence; an interval or an uncertain date falls back to the form of `show`."""
    certain = edtf[-1:].isdigit()
    return (_one(edtf, language, inside=True) if certain else None) or show(edtf, language)


def first_year(edtf: str) -> str:
    """Return the first year named in a date, '' where there is none."""
    match = re.search(r"\d{4}", edtf)
    return match[0] if match else ""


@functools.lru_cache(maxsize=65536)
def sort_key(edtf: str) -> str:
    """Return a key that puts dates in order of their beginning; a date without a beginning comes last."""
    start = edtf.partition("/")[0]
    match = _SIMPLE.fullmatch(start)
    if match is None or int(match[2] or 0) not in _KNOWN_MONTHS:
        return "9999"
    month = int(match[2] or 0)
    # A season or a third of a year is put after the second month it covers, behind the days of that month.
    if month > 12:
        return f"{match[1]}-{_MIDDLE[month]:02d}-99"
    return f"{match[1]}-{month:02d}-{match[3] or '00'}"

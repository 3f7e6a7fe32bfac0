"""Dates as people write them, read with exactly the precision they have.

Owns the step from words (`fines/1976`, `2018年3月`, `2018-يىلى 15-مارت`) to a date string of edtf.py, and the honest
answer None where the words are no date. Never adds a day, month or year that was not written, and never loses the
words: a PartialDate carries both. Rules with examples: docs/spec/dates.md; the words: tables/dates.yaml.

    parse_date("fines/1976", "es")    1976-39             parse_date("31/02/1977", "es")   1977-02, with a problem
    parse_date("02-03/04/1976")       a range of days     parse_date("03/04/2018", "en")   2018, with a problem
"""

import re
import unicodedata

import msgspec

from guvah.model.date_words import Meaning, meanings
from guvah.model.edtf import PRECISIONS, agree, earliest, is_date, latest, parts, precision
from guvah.model.readings import YEARS, Token, read_tokens

__all__ = ["PRECISIONS", "PartialDate", "agree", "earliest", "is_date", "latest", "parse_date", "parts", "precision"]

MAX_WORDS = 120
_NOT_DAY_FIRST = frozenset({"", "en", "zh"})
_INVISIBLE = re.compile(r"[\u200b-\u200f\u202a-\u202e\u2066-\u2069\ufeff\u0640ºª°]")
_TIME = re.compile(r"[t ]\d{1,2}:\d{2}(?::\d{2}(?:\.\d+)?)?(?: ?z|[+-]\d\d:?\d\d)?$")
_FLOAT_YEAR = re.compile(r"(\d{4})\.0")
_COMPACT = re.compile(r"((?:19|20)\d\d)(0[1-9]|1[0-2])(0[1-9]|[12]\d|3[01])")
_DASHES = re.compile(r"[\u2010-\u2015\u2212]|(?<=.)[~～〜](?=.)")
_ORDINAL = re.compile(r"(?<=\d)(?:st|nd|rd|th|er|ro|-?го|-?й)(?!\w)")
_SPANISH_AT = re.compile(r"^a (?=(?:fin(?:es|ales)|principios?|mediados|comienzos|inicios)\b)")
_DECADE = re.compile(r"(?<=\d0)(?:'?s|-?е|-?х|年代|-? ?жылдар\w*|-? ?يىللار\w*)(?!\w)")
_PIECE = re.compile(
    r"(?P<number>[0-9]+)|(?P<word>[^\W\d_]+)|(?P<mark>[-/.])|(?P<doubt>\?)|(?P<about>[~≈])|[\s,'’()\[\]:]+"
)
_CHINESE_NUMBER = re.compile(r"[〇零一二三四五六七八九十]+(?=[年月日号號])")
_CHINESE_DIGITS = {char: str(digit) for digit, char in enumerate("〇一二三四五六七八九")} | {"零": "0"}
_CLASH = re.compile(r"([0-9]{2})([0-9]{2})-(2[1-4]|3[7-9])[~?%]?")
_YEAR_DIGITS = 4
_PARTS = {"spring": 21, "summer": 22, "autumn": 23, "winter": 24, "early": 37, "mid": 38, "late": 39}
_KINDS = {"season": "s", "decade": "d", "fortnight": "h", "after": ">", "before": "<", "range": "r",
          "year": "Y", "monthword": "M", "day": "D"}  # fmt: skip


class PartialDate(msgspec.Struct, frozen=True):
    """A date as far as it is known: the date string, the words it was read from, and what was wrong with them or ''."""

    edtf: str
    words: str
    problem: str = ""


def parse_date(untrusted_words: str, lang: str | None = None, *, day_first: bool | None = None) -> PartialDate | None:
    """Read a date as somebody wrote it, or return None.

    `lang` (BCP 47) decides whether 02/01/1977 is the second of January: so in every language but English and Chinese,
    where (as where no language is given) a date that could be read both ways keeps its year alone. `day_first`
    overrules it. A date with dots is always day first; one that begins with the year is always year, month, day.
    """
    if len(untrusted_words) > MAX_WORDS:
        return None
    words = _clean(untrusted_words)
    if is_date(words) and _plausible(words):
        return PartialDate(words, untrusted_words)
    tokens, mark = _tokens(_simplified(words))
    primary = (lang or "").partition("-")[0].lower()
    first = day_first if day_first is not None else primary not in _NOT_DAY_FIRST
    reading = read_tokens(tokens, first) if tokens else None
    return PartialDate(_marked(reading.edtf, mark), untrusted_words, reading.problem) if reading else None


def _clean(untrusted_words: str) -> str:
    """Return the words in NFKC and lower case with ASCII digits, without invisible marks and a time of day."""
    text = unicodedata.normalize("NFKC", _INVISIBLE.sub("", untrusted_words)).lower().strip()
    text = "".join(str(unicodedata.decimal(char)) if char.isdecimal() else char for char in text)
    text = _TIME.sub("", text)
    return _FLOAT_YEAR.sub(r"\1", text) if _FLOAT_YEAR.fullmatch(text) else text


def _plausible(date: str) -> bool:
    """Say whether a date string, given as words, is what it seems: `2017-22` is rather two years than a summer."""
    clash = _CLASH.fullmatch(date)
    if clash and int(clash[3]) > int(clash[2]) and (clash[1] != "20" or int(clash[3]) < 30):
        return False
    read = parts(date)
    return all(end.year in YEARS for end in ((read.start, read.end) if read.interval else (read,)) if end)


def _simplified(words: str) -> str:
    """Return the words with Chinese numerals as digits, one kind of dash, and without ordinal endings."""
    words = _CHINESE_NUMBER.sub(lambda match: _chinese_number(match[0]), words)
    words = _COMPACT.sub(r"\1-\2-\3", words) if _COMPACT.fullmatch(words) else words
    words = _ORDINAL.sub("", _DECADE.sub(" decade ", _SPANISH_AT.sub("", words)))
    return _DASHES.sub("-", words)


def _chinese_number(numerals: str) -> str:
    """`二〇一八` is read digit by digit, `二十三` as a number."""
    tens, ten, units = numerals.partition("十")
    if not ten:
        return "".join(_CHINESE_DIGITS[char] for char in numerals)
    if len(tens) > 1 or len(units) > 1:
        return numerals
    return (_CHINESE_DIGITS[tens] if tens else "1") + (_CHINESE_DIGITS[units] if units else "0")


def _tokens(words: str) -> tuple[list[Token], str]:
    """Return the tokens and the mark (`~`, `?`, `%` or '') of these words; no tokens where a word is unknown."""
    found: list[Token] = []
    marks: set[str] = set()
    position = 0
    while position < len(words):
        match = _PIECE.match(words, position)
        said = _said(match) if match else None
        if match is None or said is None:
            return [], ""
        position = match.end()
        marks.update(meaning.kind for meaning in said if isinstance(meaning, Meaning))
        found.extend(token for token in said if isinstance(token, Token))
    about, doubtful = "about" in marks, "doubtful" in marks
    return found, "%" if about and doubtful else "~" if about else "?" if doubtful else ""


def _said(match: re.Match[str]) -> list[Token | Meaning] | None:
    """Return what one piece says; None where it is not the piece of a date."""
    if match["number"]:
        number = _number(match["number"])
        return [number] if number else None
    if match["word"]:
        known = meanings(match["word"])
        return None if known is None else [_token(meaning) or meaning for meaning in known]
    if match["mark"]:
        return [Token(match["mark"])]
    return [Meaning("doubtful")] if match["doubt"] else [Meaning("about")] if match["about"] else []


def _number(digits: str) -> Token | None:
    if len(digits) == _YEAR_DIGITS and int(digits) in YEARS:
        return Token("4", int(digits), len(digits))
    return Token("n", int(digits), len(digits)) if len(digits) <= 2 else None


def _token(meaning: Meaning) -> Token | None:
    if meaning.kind == "month":
        return Token("m", meaning.number)
    if meaning.kind in _PARTS:
        return Token("p", _PARTS[meaning.kind])
    return Token(_KINDS[meaning.kind]) if meaning.kind in _KINDS else None


def _marked(date: str, mark: str) -> str:
    """Return the date string with its mark; an interval carries it at both ends."""
    return "/".join(end if end == ".." else end + mark for end in date.split("/"))

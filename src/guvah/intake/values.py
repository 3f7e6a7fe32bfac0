"""Words from outside as values: dates, places, numbers of papers, web addresses. The words stay beside the value.

Owns the step from the model's readers to what a statement holds. Knows no list and no form.
"""

import re
from typing import NamedTuple
from urllib.parse import urlsplit

from guvah.intake.place_finding import find_place
from guvah.model.dates import parse_date
from guvah.model.identifiers import read_identifier as grade

_URL = re.compile(r"https?://[^\s/?#@]+(?:[/?#]\S*)?", re.IGNORECASE)
LONGEST_URL = 2_000
_LANGUAGE = re.compile(r"[a-z]{2,3}(-[A-Z][a-z]{3})?")


class Value(NamedTuple):
    """A normalised value, and the words it was given in where they differ, else None."""

    value: str
    original: str | None = None


def read_date(untrusted: str, language: str, day_first: bool | None = None) -> tuple[Value | None, str]:
    """Read a date with exactly the precision it has: (value or None, what was wrong with it or '')."""
    date = parse_date(untrusted, language or None, day_first=day_first)
    if date is None:
        return None, ""
    words = " ".join(untrusted.split())
    return Value(date.edtf, None if date.edtf == words else words), date.problem


def read_place(untrusted: str, words: str | None = None) -> Value:
    """Resolve a place to the gazetteer's code, by name or surely by sound, else keep words. `words` are those given."""
    words = untrusted.strip() if words is None else words
    found = find_place(untrusted)
    value = found.place.code if found.place else found.words
    return Value(value, None if value == words else words)


def read_identifier(untrusted: str) -> Value:
    """Read the number of a paper without its blanks and dashes; a wrong checksum is no reason to refuse it."""
    words = " ".join(untrusted.split())
    value = grade(untrusted).value
    return Value(value, None if value == words else words)


def read_url(untrusted: str) -> str | None:
    """Return a web address (http or https) or None; nothing else may become a link on a page."""
    url = untrusted.strip()
    if len(url) > LONGEST_URL or _URL.fullmatch(url) is None:
        return None
    try:
        known = bool(urlsplit(url).hostname) and urlsplit(url).port != 0
    except ValueError:  # a broken IPv6 address, or a port that is no number
        return None
    return url if known else None


def is_language(untrusted: str) -> bool:
    """Say whether a word is a language tag as Guvah keeps it: `ru`, `kk-Cyrl`, `ug-Arab`, `zh-Hans`."""
    return _LANGUAGE.fullmatch(untrusted) is not None

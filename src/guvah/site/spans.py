"""Lengths of time as a reader of each language writes them: "12 years" is «12 лет» on a Russian page.

Owns reading a plain number of years and months in the languages that sources write, and saying it in the page's. Never
interprets: words that say anything more ("12 years and a fine", "life") stay as they were given.
"""

import functools
import re

from guvah.site.catalog import catalog

_NUMBER = r"(\d{1,2})\s*"
_FORMS = (
    ("years?", r"(?:and\s*)?", "months?"),
    ("(?:год|года|лет)", r"(?:и\s*)?", "(?:месяц|месяца|месяцев)"),
    ("يىل", "", "ئاي"),
    ("жыл", "", "ай"),
    ("年", "[零又]?", "个?月"),
    ("años?", r"(?:y\s*)?", "(?:mes|meses)"),
    ("yıl", "", "ay"),
)
_SPANS = tuple(
    re.compile(rf"\s*{_NUMBER}{years}(?:\s*{between}{_NUMBER}{months})?\s*\.?\s*", re.IGNORECASE)
    for years, between, months in _FORMS
)


@functools.lru_cache(maxsize=4096)
def show(words: str, language: str) -> str:
    """Return a length of time in a language, '' where the words are not just that."""
    match = next((found for span in _SPANS if (found := span.fullmatch(words))), None)
    if match is None:
        return ""
    sentences = catalog(language)
    years = sentences.count("{n} year", "{n} years", int(match[1]))
    if not match[2]:
        return years
    return sentences.text("{years} and {months}").format(
        years=years, months=sentences.count("{n} month", "{n} months", int(match[2]))
    )

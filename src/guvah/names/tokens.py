"""Words of running text with their places, in runs of words that may be one name.

Owns what parts one run from the next: punctuation, another script, a word without a capital. Chinese characters are
left to `characters`.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from guvah.names.parts import titles
from guvah.names.scripts import normalise, script_of

LONGEST_RUN = 400
_HAN = "々〇㐀-䶿一-鿿\U00020000-\U000323af"
_MARK = "\u0300-\u036f\u0610-\u061a\u0640\u064b-\u065f\u0670\u06d6-\u06ed\u200c\u200d"
_LETTER = f"(?:(?![{_HAN}])[^\\W\\d_])"
_TOKEN = re.compile(f"{_LETTER}(?:{_LETTER}|[{_MARK}]|['’ʼʻ‘`](?={_LETTER}))*")
_BLANK = " \t\u00a0\u00ad\u2000-\u200b\u200e\u200f\u202a-\u202e\u2066-\u2069\ufeff"
_JOINED = re.compile(rf"[{_BLANK}]*(?:\r?\n(?!\s*\n)|[-‐‑·•])?[{_BLANK}]*")
_LONGEST_GAP = 8
_BEGINS = re.compile(r"(?:^|[.!?…:;؟۔\n\"“«(])[\s\"“«(„]*$")
_LOOKED_BACK = 8
_CASED = ("Latn", "Cyrl")
_INSIDE = ("kin", "honorific")
"""Titles that may stand inside a name without a capital: Haji, uly."""


@dataclass(frozen=True, slots=True)
class Token:
    """A word of a text, normalised, by code points. `title`: its kind, if one. `begins`: it begins a sentence."""

    start: int
    end: int
    word: str
    title: str
    cased: bool
    begins: bool


def runs(text: str) -> Iterator[list[Token]]:
    """Yield the runs of words, each in one script, that may be names: at most LONGEST_RUN words each."""
    run: list[Token] = []
    script = ""
    for found in _TOKEN.finditer(text):
        word = normalise(found[0])
        own = script_of(word) if " " not in word else ""
        token = _token(text, found, word, own) if own and own != "Hani" else None
        if run and (token is None or own != script or not _continues(text, run[-1], token) or len(run) >= LONGEST_RUN):
            yield from _named(run)
            run = []
        if token is not None and (run or not token.title or token.title == "honorific"):
            run.append(token)
            script = own
    yield from _named(run)


def _token(text: str, found: re.Match[str], word: str, script: str) -> Token | None:
    cased = script in _CASED
    title = titles().get(word, "")
    if cased and not found[0][0].isupper() and title not in _INSIDE:
        return None
    if title and title not in _INSIDE:
        return None
    if len(word) < 2:
        return None
    begins = bool(_BEGINS.search(text[max(0, found.start() - _LOOKED_BACK) : found.start()]))
    return Token(found.start(), found.end(), word, title, cased, begins or found.start() == 0)


def _continues(text: str, before: Token, token: Token) -> bool:
    gap = text[before.end : token.start]
    return len(gap) <= _LONGEST_GAP and bool(_JOINED.fullmatch(gap))


def _named(run: list[Token]) -> Iterator[list[Token]]:
    if any(not token.title for token in run):
        yield run

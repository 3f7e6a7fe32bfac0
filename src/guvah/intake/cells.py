"""A cell and what it says: the words of one column read as a name, a date, a place, a choice.

Owns the reading of a single cell by its block of the mapping. Never guesses: what cannot be read is kept word for word
with a sentence that says why, and what can be read keeps its words beside the value.
"""

import re
from collections.abc import Callable, Collection
from typing import NamedTuple

from guvah.intake.grammar import FieldBlock
from guvah.intake.spelling import WHOLE_NUMBER, given_first, title_case, whole_number
from guvah.intake.values import Value, read_date, read_identifier, read_place, read_url
from guvah.model.kinds import Property, schema

CACHED_CELLS = 20_000
_SPACES = re.compile(r"[^\S\n]+")
_MONTH_FIRST = re.compile(r"^\s*(\d{1,2})([/.-])(\d{1,2})\2(\d{4})\s*$")
_NUMBER = re.compile(r"-?\d+(\.0+)?")
_COORDINATES = re.compile(r"(-?\d{1,2}(?:\.\d+)?), ?(-?\d{1,3}(?:\.\d+)?)")


class Outcome(NamedTuple):
    """What a cell says. `keep`: not all of it could be read, so its words are kept; `sentence`: why, or ''."""

    values: tuple[Value, ...] = ()
    keep: bool = False
    sentence: str = ""


NOTHING = Outcome()


def squeeze(text: str) -> str:
    """Return the text with runs of blanks made one; line breaks stay."""
    return _SPACES.sub(" ", text).strip()


def cell_reader(block: FieldBlock, prop: Property, language: str, empty: Collection[str]) -> Callable[[str], Outcome]:
    """Return what reads a cell for this property. It remembers cells it has read: lists repeat themselves."""
    read_part = _part_reader(block, prop, block.language or language)
    split = _splitter(block)
    silent = frozenset(folded(word) for word in (*empty, *block.empty, ""))
    aside = frozenset(folded(word) for word in block.keep)
    remembered: dict[str, Outcome] = {}

    def read(text: str) -> Outcome:
        found = remembered.get(text)
        if found is None:
            if len(remembered) >= CACHED_CELLS:
                remembered.clear()
            found = remembered[text] = _read_parts(split(text), read_part, silent, aside)
        return found

    return read


def folded(text: str) -> str:
    """Return words as they are compared: blanks made one, case ignored."""
    return " ".join(text.split()).casefold()


def _read_parts(
    texts: list[str], read_part: Callable[[str], Outcome], silent: frozenset[str], aside: frozenset[str]
) -> Outcome:
    values: list[Value] = []
    keep = False
    sentences: list[str] = []
    for text in texts:
        compared = folded(text)
        if compared in silent:
            continue
        if compared in aside:
            keep = True
            continue
        outcome = read_part(text)
        values += outcome.values
        keep = keep or outcome.keep
        if outcome.sentence:
            sentences.append(outcome.sentence)
    return Outcome(tuple(dict.fromkeys(values)), keep, "; ".join(sentences)) if values or keep or sentences else NOTHING


def _splitter(block: FieldBlock) -> Callable[[str], list[str]]:
    marks = (block.split,) if isinstance(block.split, str) else block.split
    if not marks:
        return lambda text: [text]
    pattern = re.compile("|".join(re.escape(mark) if mark.strip() else rf"\s{{{len(mark)},}}" for mark in marks))

    def split(text: str) -> list[str]:
        found = [part for part in (part.strip() for part in pattern.split(text)) if part]
        return found[:1] if block.take == "first" else found[1:] if block.take == "rest" else found

    return split


def _part_reader(block: FieldBlock, prop: Property, language: str) -> Callable[[str], Outcome]:
    if prop.vocabulary:
        return _choice_reader(block, prop)
    if prop.type == "date":
        return _date_reader(block, language)
    if prop.type == "place":
        spell = title_case if block.case else squeeze
        return lambda text: Outcome((read_place(spell(_commas(text)), text.strip()),))
    if prop.name == "lat_lon":
        return _read_coordinates
    simple = {"number": _read_number, "identifier": _read_number_of_paper, "url": _read_url}
    return simple.get(prop.type) or _words_reader(block, prop)


def _words_reader(block: FieldBlock, prop: Property) -> Callable[[str], Outcome]:
    order = whole_number if block.format == WHOLE_NUMBER else given_first(block.format) if block.format else squeeze
    exact = prop.type == "name"

    def read(text: str) -> Outcome:
        value = squeeze(order(text))
        value = title_case(value) if block.case else value
        words = text.strip() if exact else squeeze(text)
        return Outcome((Value(value, None if value == words else words),))

    return read


def _commas(text: str) -> str:
    """Registries set the parts of a place apart by two blanks; a comma says the same to a reader."""
    return re.sub(r"[^\S\n]{2,}", ", ", text.strip())


def _choice_reader(block: FieldBlock, prop: Property) -> Callable[[str], Outcome]:
    words = schema().vocabulary(prop.vocabulary).words
    values = {folded(given): word.lower() for given, word in block.values.items()}
    anything = values.pop("*", None)

    def read(text: str) -> Outcome:
        compared = folded(text)
        word = values.get(compared, compared if compared in words else anything)
        if word is None:
            known = ", ".join(block.values) or ", ".join(words)
            return Outcome((), True, f'"{text[:60]}" is none of: {known}; kept word for word')
        return Outcome((Value(word, None if compared == word else squeeze(text)),))

    return read


def _date_reader(block: FieldBlock, language: str) -> Callable[[str], Outcome]:
    day_first = True if block.order else None

    def read(text: str) -> Outcome:
        written = _MONTH_FIRST.sub(r"\3\2\1\2\4", text) if block.order == "month first" else text
        date, problem = read_date(written, language, day_first)
        if date is None:
            return Outcome((), True, f'"{text[:60]}" is not a date; kept word for word')
        value = _bounded(_cut(date.value, block.precision), block.bound)
        words = squeeze(text)
        sentence = f'"{text[:60]}": {problem}' if problem else ""
        return Outcome((Value(value, None if value == words else words),), False, sentence)

    return read


def _cut(edtf: str, precision: str) -> str:
    """Return a date no more precise than `precision`."""
    if precision == "day":
        return edtf
    length = {"year": 4, "month": 7}[precision]
    ends = [end if end == ".." else end.rstrip("~?%")[:length] for end in edtf.split("/")]
    return ends[0] if len(set(ends)) == 1 else "/".join(ends)


def _bounded(edtf: str, bound: str) -> str:
    """Return `some time after` or `before` a date; of a range the end that is certain."""
    if not bound:
        return edtf
    first, slash, last = edtf.partition("/")
    if bound == "after":
        return edtf if first == ".." else f"{first}/.."
    return edtf if last == ".." else f"../{last if slash else first}"


def _read_number(text: str) -> Outcome:
    number = text.strip().replace(" ", "")
    if _NUMBER.fullmatch(number) is None:
        return Outcome((), True, f'"{text[:60]}" is not a whole number; kept word for word')
    return Outcome((Value(str(int(float(number))), None),))


def _read_number_of_paper(text: str) -> Outcome:
    return Outcome((read_identifier(text),))


def _read_coordinates(text: str) -> Outcome:
    match = _COORDINATES.fullmatch(text.strip())
    if match is None or abs(float(match[1])) > 90 or abs(float(match[2])) > 180:
        return Outcome((), True, f'"{text[:60]}" is no latitude and longitude in degrees; kept word for word')
    return Outcome((Value(f"{match[1]},{match[2]}", None),))


def _read_url(text: str) -> Outcome:
    url = read_url(text)
    if url is None:
        return Outcome((), True, f'"{text[:60]}" is no web address; kept word for word')
    return Outcome((Value(url, None),))

"""Small repairs of how lists write names: the order of the parts, and capitals. The words given are kept beside.

Never decides who is who, and never transliterates: that is the names floor.
"""

import re
from collections.abc import Callable

NAME_FORMAT = re.compile(r"(surname|given)(\s{2,}|\s*[,;/|]\s*)(surname|given)", re.IGNORECASE)
WHOLE_NUMBER = "whole number"  # a format: `1.0`, as programs write 1 into a column with gaps
# Words inside a name or place that stay small in the languages whose registries write everything in capitals.
SMALL_WORDS = frozenset(
    ("de", "del", "la", "las", "lo", "los", "el", "y", "e", "da", "das", "do", "dos", "di", "von", "van", "der", "den")
)
_WORD = re.compile(r"[^\W\d_]+")


def whole_number(text: str) -> str:
    """Return a number without the decimals that say nothing (`12.0` -> `12`); other words stay."""
    return text.strip().removesuffix(".0")


def given_first(name_format: str) -> Callable[[str], str]:
    """Return what puts the given name first, for a format such as `SURNAME  GIVEN` or `Surname, Given`.

    A name without the separator is left as it is. Raises ValueError for a format that is none.
    """
    match = NAME_FORMAT.fullmatch(name_format)
    if match is None or match[1].lower() == match[3].lower():
        raise ValueError("a name format has surname and given once each")
    surname_first = match[1].lower() == "surname"
    between = match[2].strip()
    split = re.compile(re.escape(between) if between else r"\s{2,}")

    def order(text: str) -> str:
        first, second = (part.strip() for part in ([*split.split(text.strip(), maxsplit=1), ""])[:2])
        if not second:
            return first
        return f"{second} {first}" if surname_first else f"{first} {second}"

    return order


def title_case(text: str) -> str:
    """Write words in capitals with a capital letter only (`JUAN DE LA TORRE` -> `Juan de la Torre`); others stay."""
    if not any(word.isupper() for word in text.split()):
        return text
    return _WORD.sub(_title_word, text)


def _title_word(match: re.Match[str]) -> str:
    word = match[0]
    if not word.isupper():
        return word
    before = match.string[: match.start()].rstrip(" ")
    inside = bool(before) and (before[-1].isalpha() or before[-1] in ".'")
    return word.lower() if inside and word.lower() in SMALL_WORDS else word.capitalize()

"""The forms in which a word of a name is compared: as it stands, as pinyin, without an ending that others leave out.

Owns the list `tables/suffixes.tsv` and the order of the forms. Never compares.
"""

from dataclasses import dataclass
from functools import lru_cache

from guvah.names.letters import rows
from guvah.names.scripts import script_of
from guvah.names.symbols import Signs, syllable_signs, word_signs

AS_WRITTEN, PINYIN, STEM, LISTED = range(4)
"""Kinds of form: the first always stands first, so that it marks where a word begins."""
SHORTEST_STEM = {"Hani": 2}
_SHORTEST_STEM = 3
"""Letters that must remain before an ending is taken off."""


@dataclass(frozen=True, slots=True)
class Form:
    """One form of a word: its kind, its signs, and what using it costs in hundredths of a nat.

    AS_WRITTEN as it stands, PINYIN in Chinese syllables, STEM without an ending. LISTED is no form to align: its
    numbers are its keys in the table of equivalents.
    """

    kind: int
    signs: Signs
    cost: int


@lru_cache(maxsize=8)
def _endings(script: str) -> tuple[tuple[str, int], ...]:
    found = [(ending, round(100 * float(cost))) for of, ending, _, cost, *_ in rows("suffixes") if of == script]
    return tuple(sorted(found, key=lambda one: -len(one[0])))


@lru_cache(maxsize=65536)
def stem(word: str) -> tuple[str, int] | None:
    """A normalised word without the longest ending of the list, and what that costs; None if it has none."""
    script = script_of(word)
    for ending, cost in _endings(script):
        if word.endswith(ending) and len(word) - len(ending) >= SHORTEST_STEM.get(script, _SHORTEST_STEM):
            return word[: -len(ending)], cost
    return None


@lru_cache(maxsize=65536)
def forms(word: str, *, syllables: bool) -> tuple[Form, ...]:
    """The forms of one normalised word, as it stands first; () where its script cannot be read."""
    signs = word_signs(word)
    if not signs:
        return ()
    found = [Form(AS_WRITTEN, signs, 0)]
    if syllables and (chinese := syllable_signs(word)):
        found.append(Form(PINYIN, chinese, 0))
    short = stem(word)
    if short and (left := word_signs(short[0])):
        found.append(Form(STEM, left, short[1]))
    return tuple(found)

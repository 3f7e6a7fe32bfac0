"""What two records' names say: their own in every spelling, their father's and mother's.

Owns how name likeness becomes findings. Never compares letters itself: `guvah.names` does, over scripts.

Invariant: comparing two records gives the same findings in either order.
"""

from collections.abc import Sequence
from itertools import product

from guvah.linkage.weights import Reason, reason
from guvah.model.record import Record
from guvah.names.parts import parts
from guvah.names.scripts import script_of
from guvah.names.similarity import similarity

OWN_NAMES = ("name", "alias", "married_name")
MOST_SPELLINGS = 8
"""Spellings of one record that are compared: a list that calls everybody by everything must not cost a minute."""
SAME, CLOSE, ALIKE, SOMEWHAT = 0.9, 0.7, 0.4, 0.1
"""Least likeness (guvah.names.similarity) for each word of the scale."""
_SCALE = (
    (SAME, "name: same", "the same name"),
    (CLOSE, "name: close", "names sound nearly the same"),
    (ALIKE, "name: alike", "names alike"),
    (SOMEWHAT, "name: somewhat alike", "names only somewhat alike"),
    (0.0, "name: different", "different names"),
)
_SHORT_HANZI = 4


def own_names(record: Record) -> tuple[str, ...]:
    """Return every spelling of a record's own name, shown ones first, each once."""
    claims = [claim for prop in OWN_NAMES if prop in record.fields for claim in record.fields[prop].claims]
    return tuple(dict.fromkeys(claim.value for claim in claims))[:MOST_SPELLINGS]


def compare_names(one: Record, other: Record) -> list[Reason]:
    """Return what the two records' own names say; nothing where either has none."""
    pair = _closest(own_names(one), own_names(other))
    if pair is None:
        return []
    likeness, first, second = pair
    said = first if first == second else f"{first} and {second}"
    if likeness >= ALIKE and _is_short(first) and _is_short(second):
        return [reason("name: one short word", f"the same single name: {said}")]
    word, words = next(step[1:] for step in _SCALE if likeness >= step[0])
    return [reason(word, f"{words}: {said}")]


def compare_parents(one: Record, other: Record) -> list[Reason]:
    """Return what the names of father and mother say.

    Where a father's name is already part of both full names (`Memet Eli`, son of Eli), it was counted with the name
    and counts nothing again.
    """
    return _parent("father", one, other) + _parent("mother", one, other)


def _parent(which: str, one: Record, other: Record) -> list[Reason]:
    pair = _closest(_spellings(one, f"{which}_name"), _spellings(other, f"{which}_name"))
    if pair is None:
        return []
    likeness, first, second = pair
    said = first if first == second else f"{first} and {second}"
    if likeness < SOMEWHAT:
        return [reason(f"{which}: different", f"different {which}'s names: {said}")]
    if likeness < ALIKE:
        return []
    if _named_after(one, first, second) and _named_after(other, first, second):
        return [reason(f"{which}: part of the name", f"same {which}'s name, but it is part of both names: {said}")]
    if likeness < CLOSE:
        return [reason(f"{which}: alike", f"{which}'s names alike: {said}")]
    return [reason(f"{which}: same", f"same {which}'s name: {said}")]


def _named_after(record: Record, *parent: str) -> bool:
    """Say whether a word of the record's own names is a word of the parent's."""
    theirs = {word for name in parent for word in parts(name).names}
    mine = {word for name in own_names(record) for word in parts(name).names}
    return any(similarity(word, theirs_word) >= CLOSE for word, theirs_word in product(mine, theirs))


def _closest(ones: Sequence[str], others: Sequence[str]) -> tuple[float, str, str] | None:
    """Return the likeness of the closest two spellings and the two, in text order; None where one side has none."""
    found = [(-similarity(a, b), min(a, b), max(a, b)) for a, b in product(ones, others)]
    if not found:
        return None
    unlikeness, first, second = min(found)
    return -unlikeness, first, second


def _spellings(record: Record, prop: str) -> tuple[str, ...]:
    field = record.fields.get(prop)
    return tuple(claim.value for claim in field.claims[:MOST_SPELLINGS]) if field else ()


def _is_short(name: str) -> bool:
    """Say whether a name is one word that many people bear; a long Chinese one may be two words without their dot."""
    words = parts(name).names
    return len(words) == 1 and (script_of(words[0]) != "Hani" or len(words[0]) <= _SHORT_HANZI)

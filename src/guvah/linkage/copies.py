"""Is one list a copy of another? What two lists share that two who never met would not share.

Owns the findings, each a sentence with its numbers and a weight in bits (as in weights.py), and the word for their sum.
A pure function of linked rows: the same for any order of the pairs. Never decides: a person sets the origin of a list
(`guvah origin`), and corroboration is counted by that alone. Explained in docs/linkage.md, "Is a list a copy?".

Each finding asks of n cases how many are the same, and how much likelier that is for a copy with a few edits than for
lists made independently; the shares assumed for both are in CASES, set by hand and calibrated on simulated lists
(bench/list_copies.py). What the rows were linked by is the same by construction and is no evidence.
"""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from math import log2

from guvah.linkage.copied_cells import Cells, RowPair, compare_cells
from guvah.linkage.row_order import compare_order
from guvah.linkage.weights import Reason

FEWEST = 20
"""With fewer linked rows nothing is said."""
LOOKS, MAY_BE = 10.0, 5.0
"""Bits from which two lists look copied, and may be."""


@dataclass(frozen=True, slots=True)
class Case:
    """The share of cases that are the same in a copy and in independent lists, and the least and most bits."""

    copied: float
    independent: float
    least: float
    most: float


CASES: Mapping[str, Case] = {
    "spelling": Case(0.95, 0.7, -6.0, 8.0),
    "against": Case(0.95, 0.6, -6.0, 8.0),
    "impossible": Case(0.95, 0.1, -6.0, 10.0),
    "text": Case(0.95, 0.1, -6.0, 10.0),
    "detail": Case(0.98, 0.85, -6.0, 8.0),
    "order": Case(0.95, 0.5, 0.0, 8.0),
}
PARTLY: Mapping[str, Case] = {"impossible": Case(0.35, 0.1, -6.0, 12.0), "text": Case(0.35, 0.1, -6.0, 12.0)}
"""The same for a list of which a third was copied: only by what independent lists all but never share."""
_SENTENCES: Mapping[str, str] = {
    "spelling": "{same:,} of {n:,} rare spellings, one letter from a common one, are the same",
    "against": "{same:,} of {n:,} values that another source contradicts are the same",
    "impossible": "{same:,} of {n:,} dates that cannot be are the same",
    "text": "{same:,} of {n:,} long texts are the same to the letter",
    "detail": "{same:,} of {n:,} details that few rows share (days, places, occupations) are the same",
    "order": "where nothing in the rows explains their order, {same:,} of {n:,} follow each other in both lists alike",
}


@dataclass(frozen=True, slots=True)
class Verdict:
    """What two lists look like: `word` for the sum of the reasons in bits, strongest first, and what it rests on.

    `word`: "look copied", "look partly copied" (what speaks against a whole copy is not counted), "may be copied", "no
    sign of copying", or "too few rows linked".
    """

    word: str
    bits: float
    linked: int
    reasons: tuple[Reason, ...]
    shared: str


def copies(pairs: Collection[RowPair], rows: tuple[int, int]) -> Verdict:
    """Return whether two lists of `rows` rows look copied from each other, by their linked rows.

    Invariant: the same for any order of the pairs, and, but for the words, with the lists exchanged.
    """
    linked = sorted(pairs, key=lambda pair: (pair.one.number, pair.other.number))
    shared = _shared(len(linked), rows)
    if len(linked) < FEWEST:
        return Verdict("too few rows linked", 0.0, len(linked), (), shared)
    cells = compare_cells(linked)
    order, why = compare_order(linked)
    whole = [_reason(word, CASES[word], found) for word, found in cells.items()]
    whole.append(_reason("order", CASES["order"], order) if order.n else Reason("order", why, 0.0))
    partly = [_reason(word, case, cells[word]) for word, case in PARTLY.items()]
    if _bits(whole) < LOOKS <= _bits(partly):
        return Verdict("look partly copied", _bits(partly), len(linked), _said(partly), shared)
    return Verdict(_word(_bits(whole)), _bits(whole), len(linked), _said(whole), shared)


def _word(bits: float) -> str:
    return "look copied" if bits >= LOOKS else "may be copied" if bits >= MAY_BE else "no sign of copying"


def _bits(found: Sequence[Reason]) -> float:
    return sum(one.weight for one in found)


def _said(found: Sequence[Reason]) -> tuple[Reason, ...]:
    return tuple(sorted((one for one in found if one.sentence), key=lambda one: (-one.weight, one.word)))


def _reason(word: str, case: Case, cells: Cells) -> Reason:
    """Return a finding: nothing to say where there was nothing to compare."""
    if not cells.n:
        return Reason(word, "", 0.0)
    bits = cells.same * log2(case.copied / case.independent)
    bits += (cells.n - cells.same) * log2((1 - case.copied) / (1 - case.independent))
    return Reason(word, _SENTENCES[word].format(same=cells.same, n=cells.n), max(case.least, min(case.most, bits)))


def _shared(linked: int, rows: Sequence[int]) -> str:
    """Say how much of the smaller list is in the larger: it says nothing by itself, but one must know it."""
    return f"{linked:,} rows are linked, of {min(rows):,} and {max(rows):,}"

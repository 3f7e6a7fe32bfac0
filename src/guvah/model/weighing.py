"""Weighing claims against each other: which is shown first, by which rule, and whether they contradict.

Owns the rules of the vocabulary `rule` and what counts as a contradiction. Never hides a claim: the last is as much
part of the record as the first.
"""

from collections.abc import Mapping, Sequence

import msgspec

from guvah.model import edtf
from guvah.model.kinds import Property, schema
from guvah.model.record import Claim, SourceFacts
from guvah.model.statement import Recorded

BASES = ("inferred", "told by", "saw it", "official document")
"""Basis words, farthest first; what is not stated counts like what is inferred."""

RULES = ("documented", "origins", "closer witness", "graded", "precise", "latest", "value order")
"""The rules in the order they are asked."""

# F and ungraded mean "cannot be judged", which is better than known to be unreliable.
_GRADES = {"A": 5, "B": 4, "C": 3, "D": 1, "E": 0}
_UNGRADED = 2
_UNKNOWN = "unknown"
_CODE_DIGITS = 6


class Weight(msgspec.Struct, frozen=True, order=True, gc=False):
    """What the rules compare, one field a rule in the order of RULES; the greater is shown first."""

    documented: bool
    origins: int
    closeness: int
    grade: int
    exactness: int
    at: str


def basis_rank(basis: str | None) -> int:
    """Return how close to what happened a basis is: 0 inferred or not stated, up to 3 for an official document."""
    if basis:
        for rank in range(len(BASES) - 1, 0, -1):
            if basis.startswith(BASES[rank]):
                return rank
    return 0


def declared(kind: str, prop: str) -> Property | None:
    """Return how a property is declared; None for one that only a newer Guvah knows."""
    known = schema().kinds.get(kind)
    return known.properties.get(prop) if known else None


def weigh(prop: Property | None, said: Sequence[Recorded], sources: Mapping[str, SourceFacts]) -> Weight:
    """Return the weight of one value, given every active recording that says it."""
    facts = [sources.get(item.statement.source) for item in said]
    origins = {fact.origin if fact else item.statement.source for item, fact in zip(said, facts, strict=True)}
    return Weight(
        documented=any(fact.official for fact in facts if fact),
        origins=len(origins),
        closeness=max(basis_rank(item.statement.basis) for item in said),
        grade=max(_GRADES.get(fact.reliability, _UNGRADED) if fact else _UNGRADED for fact in facts),
        exactness=exactness(prop, said[0].statement.value),
        at=max(item.recording.at for item in said),
    )


def deciding_rule(first: Weight, second: Weight) -> str:
    """Return the rule by which the first claim is shown before the second."""
    compared = zip(RULES, msgspec.structs.astuple(first), msgspec.structs.astuple(second), strict=False)
    return next((rule for rule, one, other in compared if one != other), RULES[-1])


def exactness(prop: Property | None, value: str) -> int:
    """Return a figure that is greater for the more precise of two values of a property; 0 where they don't compare."""
    if prop is None:
        return 0
    if prop.type == "date" and edtf.is_date(value):
        return edtf.precision_rank(value)
    if prop.type == "place" and _is_code(value):
        return len(value.rstrip("0"))
    return int(prop.type in {"choice", "yesno"} and value != _UNKNOWN)


def contested(prop: Property | None, claims: Sequence[Claim]) -> bool:
    """Say whether any claim contradicts the shown one. Several values of a `many` property are no contradiction."""
    if prop is None or prop.many:
        return False
    return any(_contradict(prop, claims[0], other) for other in claims[1:])


def _contradict(prop: Property, shown: Claim, other: Claim) -> bool:
    """Words of two languages, dates one day could satisfy, and a county within its prefecture do not contradict."""
    one, two = shown.value, other.value
    if prop.type == "date":
        return not (edtf.is_date(one) and edtf.is_date(two) and edtf.agree(one, two))
    if prop.type == "place" and _is_code(one) and _is_code(two):
        wide, narrow = sorted((one.rstrip("0"), two.rstrip("0")), key=len)
        return not narrow.startswith(wide)
    if prop.type in {"choice", "yesno"}:
        return _UNKNOWN not in {one, two}
    if prop.type in {"text", "name"} and shown.lang and other.lang:
        return shown.lang == other.lang
    return one != two


def _is_code(value: str) -> bool:
    return len(value) == _CODE_DIGITS and value.isascii() and value.isdigit()

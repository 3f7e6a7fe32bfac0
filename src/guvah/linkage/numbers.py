"""Do two people bear one identity number? Equal, a slip apart, or different, the checksum deciding what a slip can be.

Owns how identity numbers become findings. Never puts a number into a sentence, and never refuses one.

Invariant: comparing two records gives the same findings in either order.
"""

from itertools import product

from guvah.linkage.weights import Reason, best, reason
from guvah.model.identifiers import VALID, Identifier, read_identifier
from guvah.model.record import Record

_SHORTEST = 6
_OLD, _NEW = "cn-resident-15", "cn-resident"


def compare_numbers(one: Record, other: Record) -> list[Reason]:
    """Return what the identity numbers say: the pair that fits best."""
    found = [_two_numbers(*pair) for pair in product(_all_numbers(one), _all_numbers(other))]
    return best([each for each in found if each])


def _all_numbers(record: Record) -> list[Identifier]:
    field = record.fields.get("identity_number")
    read = [read_identifier(claim.value) for claim in field.claims] if field else []
    return [number for number in read if len(number.value) >= _SHORTEST]


def _two_numbers(one: Identifier, other: Identifier) -> Reason | None:
    if one.value.casefold() == other.value.casefold() or _reissued(one, other) or _reissued(other, one):
        return reason("number: same", "the same identity number")
    both_valid = one.kind == other.kind != "" and one.grade == other.grade == VALID
    if _one_slip(one.value, other.value) and not both_valid:
        return reason("number: one digit off", "identity numbers that differ by one slip")
    return reason("number: different", "two valid, different identity numbers") if both_valid else None


def _reissued(old: Identifier, new: Identifier) -> bool:
    """Say whether an old number of 15 digits is the newer one without its century and check digit."""
    return (old.kind, new.kind) == (_OLD, _NEW) and old.value == new.value[:6] + new.value[8:17]


def _one_slip(one: str, other: str) -> bool:
    """Say whether one wrong character or two exchanged neighbours explain the difference."""
    if len(one) != len(other):
        return False
    differing = [place for place, (a, b) in enumerate(zip(one, other, strict=True)) if a != b]
    if len(differing) == 2:
        first, second = differing
        return second == first + 1 and one[first] == other[second] and one[second] == other[first]
    return len(differing) == 1

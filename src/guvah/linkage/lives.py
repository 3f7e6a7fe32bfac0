"""What two records' lives say: sex, birth, kin, whether one source tells of both; with places and numbers.

Owns how each property becomes findings. Never reads names and never decides. Dates are EDTF strings as
`guvah.model.edtf` keeps them.

Invariant: comparing two records gives the same findings in either order.
"""

from itertools import product

from guvah.linkage.numbers import compare_numbers
from guvah.linkage.placing import compare_places
from guvah.linkage.weights import Reason, best, reason
from guvah.model import edtf
from guvah.model.ids import kind_of, root_of
from guvah.model.record import Record

_UNKNOWN = ("", "unknown")


def compare_lives(one: Record, other: Record) -> list[Reason]:
    """Return what everything but names and events says about two records."""
    return [
        *_sex(one, other),
        *_birth(one, other),
        *compare_places(one, other),
        *compare_numbers(one, other),
        *_kin(one, other),
        *_common_sources(one, other),
    ]


def _sex(one: Record, other: Record) -> list[Reason]:
    first, second = one.value("sex"), other.value("sex")
    if first in _UNKNOWN or second in _UNKNOWN:
        return []
    if first == second:
        return [reason("sex: same", f"both {first}")]
    return [reason("sex: different", f"one {min(first, second)}, one {max(first, second)}")]


def _birth(one: Record, other: Record) -> list[Reason]:
    dates = product(values(one, "born"), values(other, "born"))
    return best([_two_births(*sorted(pair)) for pair in dates if all(map(edtf.is_date, pair))])


def _two_births(first: str, second: str) -> Reason:
    said = f"born {first} and {second}" if first != second else f"both born {first}"
    one, two = edtf.parts(first), edtf.parts(second)
    plain = not any(date.interval or date.part or date.about or date.doubtful for date in (one, two))
    if plain and one.year == two.year:
        return reason(_same_year(one, two), said)
    if not plain and edtf.agree(first, second):
        return reason("birth: could be the same", said)
    if plain and _one_digit_apart(one, two):
        return reason("birth: one digit apart", f"{said}: the years are one digit apart")
    return reason(_years_apart(first, second), said)


def _same_year(one: edtf.Parts, two: edtf.Parts) -> str:
    """Compare two dates of one year. The first of January often stands for `some time in that year`."""
    if any((date.month, date.day) == (1, 1) or not date.month for date in (one, two)):
        return "birth: same year"
    if one.month != two.month:
        return "birth: same year, other day"
    if one.day and two.day:
        return "birth: same day" if one.day == two.day else "birth: same year, other day"
    return "birth: same month"


def _one_digit_apart(one: edtf.Parts, two: edtf.Parts) -> bool:
    """Say whether a slip in the decade or century explains the years: 1955 and 1975, 1945 and 2045."""
    differing = [a != b for a, b in zip(f"{one.year:04}", f"{two.year:04}", strict=True)]
    return sum(differing) == 1 and not differing[-1] and (one.month, one.day) == (two.month, two.day)


def _years_apart(first: str, second: str) -> str:
    early, late = sorted((first, second), key=lambda each: (edtf.earliest(each), edtf.latest(each)))
    gap = edtf.earliest(late).year - edtf.latest(early).year
    if gap <= 1:
        return "birth: a year apart"
    if gap == 2:
        return "birth: two years apart"
    return "birth: up to five years apart" if gap <= 5 else "birth: far apart"


def _kin(one: Record, other: Record) -> list[Reason]:
    ends = {(link, root_of(target)) for record in (one, other) for link, target in _links(record)}
    relations = sorted(link for link, target in ends if target in (one.id, other.id) and link != "self")
    return [reason("kin: related", f"a source tells them apart: {relations[0]}")] if relations else []


def _links(record: Record) -> list[tuple[str, str]]:
    links = [owned for owned in record.owned if owned.kind == "lnk"]
    return [(link.value("relation") or "related", target) for link in links for target in values(link, "to")]


def _common_sources(one: Record, other: Record) -> list[Reason]:
    common = sorted(_sources(one) & _sources(other))
    if any(kind_of(source) == "tes" for source in common):
        return [reason("source: tells of both", "one testimony tells of both as two people")]
    if any(kind_of(source) == "doc" for source in common):
        return [reason("list: two rows", "one list or document has both, apart")]
    return []


def _sources(record: Record) -> set[str]:
    return {item.statement.source for field in record.fields.values() for claim in field.claims for item in claim.said}


def values(record: Record, prop: str) -> tuple[str, ...]:
    """Return every value claimed for a property, the shown one first."""
    field = record.fields.get(prop)
    return tuple(claim.value for claim in field.claims) if field else ()

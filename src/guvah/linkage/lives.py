"""What two records' lives say: sex, birth, places, identity numbers, kin, and whether one source tells of both.

Owns how each property becomes findings. Never reads names and never decides. Dates are EDTF strings as
`guvah.model.edtf` keeps them.

Invariant: comparing two records gives the same findings in either order.
"""

import unicodedata
from itertools import product

from guvah.linkage.weights import Reason, best, reason
from guvah.model import edtf
from guvah.model.ids import kind_of, root_of
from guvah.model.record import Record

PLACES = ("birth_place", "origin_place", "residence")
_CODE_DIGITS = 6
_SHORTEST_NUMBER = 6
_UNKNOWN = ("", "unknown")


def compare_lives(one: Record, other: Record) -> list[Reason]:
    """Return what everything but names and events says about two records."""
    return [
        *_sex(one, other),
        *_birth(one, other),
        *_places(one, other),
        *_numbers(one, other),
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


def _places(one: Record, other: Record) -> list[Reason]:
    found = []
    for a, b in product(_all_places(one), _all_places(other)):
        (code, words), (other_code, other_words) = sorted((a, b))
        said = words if words == other_words else f"{words} and {other_words}"
        if code and other_code:
            word = _two_codes(code, other_code)
            found += [reason(word, f"places: {said}")] if word else []
        elif _plain(words) == _plain(other_words):
            found.append(reason("place: same words", f"both from {words}"))
    return best([each for each in found if each.word != "place: other prefecture"] or found)


def _all_places(record: Record) -> list[tuple[str, str]]:
    """Return each place of a record as (gazetteer code or '', words)."""
    claims = [claim for prop in PLACES if prop in record.fields for claim in record.fields[prop].claims]
    return [(claim.value if is_code(claim.value) else "", claim.original or claim.value) for claim in claims]


def _two_codes(one: str, other: str) -> str:
    """Compare two gazetteer codes by their parents: two digits a region, four a prefecture, six a county."""
    if one == other and not one.endswith("00"):
        return "place: same county"
    if one[:2] == other[:2] and "00" in (one[2:4], other[2:4]):
        return ""
    return "place: same prefecture" if one[:4] == other[:4] else "place: other prefecture"


def _numbers(one: Record, other: Record) -> list[Reason]:
    found = [_two_numbers(*pair) for pair in product(_all_numbers(one), _all_numbers(other))]
    return best([each for each in found if each])


def _two_numbers(one: str, other: str) -> Reason | None:
    if one == other:
        return reason("number: same", "the same identity number")
    if len(one) != len(other):
        return None
    differing = [place for place, (a, b) in enumerate(zip(one, other, strict=True)) if a != b]
    swapped = len(differing) == 2 and differing[1] == differing[0] + 1 and sorted(one) == sorted(other)
    if len(differing) == 1 or swapped:
        return reason("number: one digit off", "identity numbers that differ by one slip")
    return reason("number: different", "different identity numbers")


def _all_numbers(record: Record) -> list[str]:
    plain = ("".join(c for c in _plain(value) if c.isalnum()) for value in values(record, "identity_number"))
    return [number for number in plain if len(number) >= _SHORTEST_NUMBER]


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


def is_code(value: str) -> bool:
    """Say whether a place's value is a code of the gazetteer."""
    return len(value) == _CODE_DIGITS and value.isascii() and value.isdigit()


def _plain(words: str) -> str:
    return " ".join(unicodedata.normalize("NFKC", words).casefold().split())

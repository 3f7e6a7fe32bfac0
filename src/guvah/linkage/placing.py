"""Do two people come from one place? Compared through the gazetteer: a county lies in its prefecture, by any code.

Owns how places become findings. Never guesses where words lie that the gazetteer does not hold.

Invariant: comparing two records gives the same findings in either order.
"""

import unicodedata
from itertools import product

from guvah.linkage.weights import Reason, best, reason
from guvah.model.atlas import Place, narrowest_common, place_of
from guvah.model.record import Record

PLACES = ("birth_place", "origin_place", "residence")


def compare_places(one: Record, other: Record) -> list[Reason]:
    """Return what the places of birth, origin and residence say: the pair that fits best, whichever they are."""
    found = [_two_places(*sorted(pair)) for pair in product(_all_places(one), _all_places(other))]
    said = [each for each in found if each]
    return best([each for each in said if each.weight > 0] or said)


def _all_places(record: Record) -> list[tuple[str, str]]:
    """Return each place of a record as (value, words as given)."""
    claims = [claim for prop in PLACES if prop in record.fields for claim in record.fields[prop].claims]
    return [(claim.value, claim.original or claim.value) for claim in claims]


def _two_places(one: tuple[str, str], other: tuple[str, str]) -> Reason | None:
    first, second = place_of(one[0]), place_of(other[0])
    if first and second:
        return _two_known(first, second)
    if plain_words(one[1]) == plain_words(other[1]):
        return reason("place: same words", f"both from {min(one[1], other[1])}")
    return None


def _two_known(one: Place, other: Place) -> Reason | None:
    common = narrowest_common([one, other])
    names = sorted((one.name("en"), other.name("en")))
    said = f"{names[0]} and {names[1]}"
    if common is None or common.level == "region":
        wide = "region" in (one.level, other.level) and common is not None
        return None if wide else reason("place: other prefecture", f"from {said}")
    if common.level == "county":
        return reason("place: same county", f"both from {common.name('en')}")
    return reason("place: same prefecture", f"both from {common.name('en')}: {said}")


def plain_words(words: str) -> str:
    """Return words without what does not tell them apart: case, width and spaces."""
    return " ".join(unicodedata.normalize("NFKC", words).casefold().split())

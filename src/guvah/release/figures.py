"""Public figures: how many people, how they are now, from where, when they were taken. Never below five.

Owns which facts of a person are counted. What is counted passed the gate for the audience `statistics`; suppression is
insight's. Never names anybody and never counts more exactly than the prefecture, the year and the decade.
"""

import datetime
from collections.abc import Set as AbstractSet

from guvah.insight.counts import Counted, counts
from guvah.model import edtf
from guvah.model.fold import fold
from guvah.model.record import Record
from guvah.model.status import status
from guvah.release.memory import Memory
from guvah.release.released import ReleasedCount
from guvah.release.shaping import birth_year
from guvah.release.sifting import Occasion, Sieve
from guvah.release.sources import Sight, Sources

DIMENSIONS = ("status", "sex", "place", "taken", "born")
TAKEN = frozenset({"arrest", "detention centre", "camp", "prison", "disappearance"})


def figures(
    memory: Memory, sources: Sources, today: datetime.date, named: AbstractSet[str]
) -> tuple[ReleasedCount, ...]:
    """Return the public figures. `named`: the persons (full ids) whom the public can count by itself."""
    occasion = Occasion("statistics", today, Sight(None, False))
    people = []
    for root in memory.roots("per"):
        recorded = memory.recorded(root)
        sifted = Sieve(recorded, sources, occasion).sift()
        record = fold(root, sifted.passed, sifted.facts)
        if any(one.kind == "epi" and one.value("episode_kind") for one in record.owned):
            people.append(Counted(_facts(record), root in named))
    return tuple(ReleasedCount(one.dimension, one.value, one.count) for one in counts(people, DIMENSIONS))


def _facts(record: Record) -> dict[str, str]:
    born = birth_year(record)
    return {
        "status": status(record).word,
        "sex": record.value("sex"),
        "place": record.value("origin_place") or record.value("birth_place"),
        "taken": _taken(record),
        "born": f"{born[:3]}0s" if born else "",
    }


def _taken(record: Record) -> str:
    """Return the year of the first time somebody was taken, '' where that is not one year."""
    starts = [one.value("start") for one in record.owned if one.value("episode_kind") in TAKEN]
    years = [edtf.parts(start).year for start in starts if edtf.is_date(start) and not edtf.parts(start).interval]
    return str(min(years)) if years else ""

"""Public figures: of how many people what is known about how they are now. Never below five.

Owns which facts of a person are counted. What is counted passed the gate for the audience `statistics`; suppression is
insight's. Never names anybody.
"""

import datetime
from collections.abc import Set as AbstractSet

from guvah.insight.counts import Counted, counts
from guvah.model.fold import fold
from guvah.model.status import status
from guvah.release.memory import Memory
from guvah.release.released import ReleasedCount
from guvah.release.sifting import Occasion, Sieve
from guvah.release.sources import Sight, Sources

DIMENSIONS = ("status", "sex")


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
            facts = {"status": status(record).word, "sex": record.value("sex")}
            people.append(Counted(facts, root in named))
    return tuple(
        ReleasedCount(one.dimension, one.value, one.count)
        for one in counts(people, DIMENSIONS)
        if one.dimension in DIMENSIONS and one.value
    )

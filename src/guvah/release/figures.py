"""Public figures: of how many people what is known about how they are now. Never below five.

Owns which facts of a person are counted. What is counted passed the gate for the audience `statistics`; suppression is
insight's. Never names anybody.
"""

import datetime
from collections.abc import Mapping, Sequence
from collections.abc import Set as AbstractSet
from typing import NamedTuple

from guvah.insight.counts import Counted, counts
from guvah.model.fold import fold
from guvah.model.statement import Recorded
from guvah.model.status import status
from guvah.release.released import ReleasedCount
from guvah.release.sifting import Occasion, Sieve
from guvah.release.sources import Sight, Sources


class Facts(NamedTuple):
    """What is counted of one person."""

    status: str
    sex: str


DIMENSIONS = Facts._fields


def facts_for_counting(
    recorded: Mapping[str, Sequence[Recorded]], sources: Sources, today: datetime.date
) -> Facts | None:
    """Return what is counted of a person, None where nothing that happened to them may be.

    `recorded`: of each of the person's records, by id; several are counted as one.
    """
    occasion = Occasion("statistics", today, Sight(None, False))
    sifted = [Sieve(own, sources, occasion).sift() for own in recorded.values()]
    passed = [one for each in sifted for one in each.passed]
    facts = sources.facts({source for each in sifted for source in each.facts}, occasion.sight)
    root, *others = recorded
    record = fold(root, passed, facts, others)
    if not any(one.kind == "epi" and one.value("episode_kind") for one in record.owned):
        return None
    return Facts(status(record).word, record.value("sex"))


def figures(people: Mapping[str, Facts | None], named: AbstractSet[str]) -> tuple[ReleasedCount, ...]:
    """Return the public figures. `named`: the persons (full ids) whom the public can count by itself."""
    found = [Counted(facts._asdict(), root in named) for root, facts in people.items() if facts is not None]
    return tuple(
        ReleasedCount(one.dimension, one.value, one.count)
        for one in counts(found, DIMENSIONS)
        if one.dimension in DIMENSIONS and one.value
    )

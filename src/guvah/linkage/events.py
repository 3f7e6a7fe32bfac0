"""What happened to two people: were they taken, or did they die, at the same time and at the same place?

Owns how episodes become findings. Never takes a different date for a sign against: people are taken more than once;
only two deaths exclude each other. Never counts the day alone for much: families are taken together.

Invariant: comparing two records gives the same findings in either order.
"""

from itertools import product

from guvah.linkage.lives import values
from guvah.linkage.weights import Reason, best, reason
from guvah.model import edtf
from guvah.model.record import Record

TAKEN = frozenset({"arrest", "disappearance", "detention centre", "camp", "prison"})
"""Episode kinds that different lists use for one and the same beginning."""
_MOST_EVENTS = 24


def compare_events(one: Record, other: Record) -> list[Reason]:
    """Return what the episodes of two records say."""
    found = best([_two_events(*pair) for pair in product(_events(one), _events(other)) if _comparable(*pair)])
    return found + _deaths(one, other) + _facilities(one, other)


def _events(record: Record) -> list[tuple[str, str]]:
    """Return (what happened, date it began) of a record's episodes; what different lists call being taken is one
    thing."""
    episodes = [owned for owned in record.owned if owned.kind == "epi"]
    found = [
        ("taken" if kind in TAKEN else kind, start)
        for episode in episodes
        for kind in values(episode, "episode_kind")
        for start in values(episode, "start")
        if edtf.is_date(start)
    ]
    return list(dict.fromkeys(found))[:_MOST_EVENTS]


def _comparable(one: tuple[str, str], other: tuple[str, str]) -> bool:
    return one[0] == other[0] and edtf.agree(one[1], other[1])


def _two_events(one: tuple[str, str], other: tuple[str, str]) -> Reason:
    first, second = sorted((one[1], other[1]))
    said = f"{one[0]} {first}" if first == second else f"{one[0]} {first} and {second}"
    exactness = min(_exactness(first), _exactness(second))
    word = {2: "event: same day", 1: "event: same month", 0: "event: could be the same"}[exactness]
    return reason(word, said)


def _exactness(date: str) -> int:
    """Return 2 for a day, 1 for a month, 0 for less.

    The first of a month often stands for `some time in that month`.
    """
    read = edtf.parts(date)
    if read.interval or read.part or read.about or read.doubtful or not read.month:
        return 0
    if (read.month, read.day) == (1, 1):
        return 0
    return 2 if read.day > 1 else 1


def _deaths(one: Record, other: Record) -> list[Reason]:
    pairs = list(product(_died(one), _died(other)))
    if not pairs or any(_within_a_year(*pair) for pair in pairs):
        return []
    first, second = sorted(pairs[0])
    return [reason("death: far apart", f"died {first} and {second}")]


def _died(record: Record) -> list[str]:
    return [start for kind, start in _events(record) if kind == "death"]


def _within_a_year(one: str, other: str) -> bool:
    return (
        edtf.agree(one, other)
        or min(
            abs(edtf.earliest(one).year - edtf.latest(other).year),
            abs(edtf.earliest(other).year - edtf.latest(one).year),
        )
        <= 1
    )


def _facilities(one: Record, other: Record) -> list[Reason]:
    common = _held_at(one) & _held_at(other)
    return [reason("facility: same", "held at the same place")] if common else []


def _held_at(record: Record) -> set[str]:
    episodes = [owned for owned in record.owned if owned.kind == "epi"]
    return {facility for episode in episodes for facility in values(episode, "facility")}

"""Which pairs of many records are worth comparing: those that share the rarest keys, a few for each record.

Owns the questions, in SQL that DuckDB and Spark both read. Never compares: a candidate is only where to look. A key
that very many share (one name a hundred thousand times, every birth on 1 January) is left out, and counted.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from guvah.linkage.engines import Engine
from guvah.linkage.evidence.ragged import Whole
from guvah.linkage.keying import Hashes

MOST, WITHIN = 5, 2
"""Candidates of each record in other lists, and in its own; who is a candidate of somebody else has more."""
COMMON = (160, 80, 40, 20)
"""Records that share a key from which it brings nobody together any more: the first number that costs little enough."""
COST, FREE = 100, 60_000_000
"""Pairs of records with a key in common that may be looked at: so many for each record, and so many in any archive."""
SLICE = 100_000
"""Records whose candidates are found at once: what keeps a million of them in memory."""
_FINE = 1000
"""Whole parts of a key's worth: sums of these are the same in any order, on any engine."""

_SIZED = """
create or replace table sized as
select k, sum(1) as borne, cast(round({fine} * ln({size} / sum(1))) as bigint) as worth
from keys group by k having sum(1) between 2 and {most}
"""
_COST = "select coalesce(sum(borne * borne), 0) as cost from sized where borne <= {common}"
_SHARED = """
create or replace table shared as
select keys.n as n, keys.g as g, keys.k as k, sized.worth as worth from keys join sized on keys.k = sized.k
where sized.borne <= {common}
"""
_NEAR = """
with met as (
  select one.n as one, other.n as other, sum(one.worth) as worth,
    max(case when one.g = other.g then 1 else 0 end) as within
  from shared one join shared other on one.k = other.k
  where one.n >= {start} and one.n < {end} and one.n <> other.n
  group by one.n, other.n
), ranked as (
  select one, other, within, row_number() over (partition by one, within order by worth desc, other) as place from met
)
select one, other from ranked where place <= case within when 1 then {within} else {most} end
"""
_IGNORED = "select count(*) as common from (select k from keys group by k having sum(1) > {common}) many"
_UNREACHED = "select count(distinct n) as n from keys"


@dataclass(frozen=True, slots=True)
class Candidates:
    """Pairs of records by number, `one` < `other`, sorted.

    ignored: keys too common to use, because more than `common` records share them; reached: records that have any key.
    """

    one: Whole
    other: Whole
    ignored: int
    common: int
    reached: int


def find_candidates(
    engine: Engine,
    records: Whole,
    keys: Hashes,
    groups: Sequence[int] | Whole,
    tick: Callable[[int, int], None] = lambda _done, _total: None,
) -> Candidates:
    """Return the pairs worth comparing.

    Args:
        engine: where tables are joined.
        records, keys: a row for each key of each record.
        groups: for each record the number of its list.
        tick: told how many records are done, of how many.
    """
    groups = np.asarray(groups, np.int64)
    size = len(groups)
    engine.put("keys", {"n": records.astype(np.int32), "k": keys, "g": groups[records].astype(np.int32)})
    engine.run(_SIZED.format(most=COMMON[0], size=float(max(size, 2)), fine=_FINE))
    common = _common(engine, size)
    engine.run(_SHARED.format(common=common))
    found: list[NDArray[np.int64]] = []
    for start in range(0, size, SLICE):
        sql = _NEAR.format(start=start, end=start + SLICE, most=MOST, within=WITHIN)
        one, other = (column.astype(np.int64) for column in engine.columns(sql))
        found.append(np.minimum(one, other) * size + np.maximum(one, other))
        tick(min(size, start + SLICE), size)
    codes = np.unique(np.concatenate(found)) if found else np.zeros(0, np.int64)
    ignored = int(engine.columns(_IGNORED.format(common=common))[0][0])
    reached = int(engine.columns(_UNREACHED)[0][0])
    return Candidates(codes // max(size, 1), codes % max(size, 1), ignored, common, reached)


def _common(engine: Engine, size: int) -> int:
    """Return from how many records on a key is too common: fewer in a larger archive, to bound the work."""
    for common in COMMON:
        if int(engine.columns(_COST.format(common=common))[0][0]) <= FREE + COST * size:
            return common
    return COMMON[-1]

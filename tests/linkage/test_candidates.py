"""Candidates: who shares the rarest keys; keys that too many share are left out and counted."""

from collections.abc import Iterator
from pathlib import Path

import numpy as np
import pytest

from guvah.linkage import candidates
from guvah.linkage.candidates import COMMON, MOST, WITHIN, Candidates, find_candidates
from guvah.linkage.engines import DuckEngine
from guvah.linkage.keying import Hashing, keys_of
from tests.linkage.made import two_lists


@pytest.fixture
def engine(tmp_path: Path) -> Iterator[DuckEngine]:
    with DuckEngine(tmp_path / "spill") as held:
        yield held


def found(engine: DuckEngine, keys: list[list[int]], groups: list[int] | None = None) -> Candidates:
    rows = [(n, key) for n, own in enumerate(keys) for key in own]
    records, hashes = (np.array(side, np.int64) for side in (zip(*rows, strict=True) if rows else ([], [])))
    return find_candidates(engine, records, hashes, list(range(len(keys))) if groups is None else groups)


def pairs(near: Candidates) -> list[tuple[int, int]]:
    return list(zip(near.one.tolist(), near.other.tolist(), strict=True))


def test_who_shares_a_key_is_a_candidate_once(engine: DuckEngine) -> None:
    """Each pair once, the smaller number first, sorted; nobody with themselves."""
    near = found(engine, [[1, 2], [3], [2, 1], [3, 9]])
    assert pairs(near) == [(0, 2), (1, 3)]
    assert (near.ignored, near.reached) == (0, 4)


def test_the_rarest_keys_come_first(engine: DuckEngine) -> None:
    """Of many who share something the ones who share the most telling keys are compared, the rest is not."""
    crowd = [[7, 100 + n // 2] for n in range(30)]
    near = pairs(found(engine, crowd))
    assert {(n, n + 1) for n in range(0, 30, 2)} <= set(near)
    assert len(near) <= 30 * MOST


def test_rows_of_ones_own_list_have_fewer_places(engine: DuckEngine) -> None:
    """Most of what is looked for is in the other lists."""
    near = pairs(found(engine, [[1]] * 12, [0] * 12))
    assert len(near) <= 12 * WITHIN < 12 * MOST


@pytest.mark.parametrize("rows", [COMMON[0] + 1, 5_000])
def test_a_key_that_very_many_share_brings_nobody_together(engine: DuckEngine, rows: int) -> None:
    """One name a hundred thousand times, every birth on 1 January: no pair, and that is counted."""
    near = found(engine, [[1]] * rows)
    assert (pairs(near), near.ignored, near.reached) == ([], 1, rows)


def test_a_rarer_key_still_brings_together_who_share_a_common_one(engine: DuckEngine) -> None:
    """Two of thousands called the same who were taken in one month."""
    near = found(engine, [[1, 5], [1, 5], *([[1]] * COMMON[0])])
    assert (pairs(near), near.ignored) == ([(0, 1)], 1)


def test_records_without_keys_are_counted_as_not_reached(engine: DuckEngine) -> None:
    """And no records, or one, have no candidates."""
    assert found(engine, [[1], [], [1]]).reached == 2
    none: list[list[list[int]]] = [[], [[1]], [[]]]
    for keys in none:
        near = found(engine, keys)
        assert (pairs(near), near.ignored, near.reached) == ([], 0, len([own for own in keys if own]))


def test_candidates_are_the_same_however_many_are_found_at_once(
    engine: DuckEngine, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Records are gone through in slices, and progress is told."""
    people = two_lists(30)
    records, keys = keys_of(people, Hashing(b"k" * 16))
    whole = pairs(find_candidates(engine, records, keys, [0, 1] * 30))
    told: list[tuple[int, int]] = []
    monkeypatch.setattr(candidates, "SLICE", 17)
    again = find_candidates(engine, records, keys, [0, 1] * 30, lambda done, of: told.append((done, of)))
    assert pairs(again) == whole
    assert {(2 * n, 2 * n + 1) for n in range(30)} <= set(whole)
    assert told == [(17, 60), (34, 60), (51, 60), (60, 60)]


def test_the_more_it_would_cost_the_rarer_a_key_must_be(engine: DuckEngine, monkeypatch: pytest.MonkeyPatch) -> None:
    """Keys that eighty share bring together in a small archive, not where every record has many of them."""
    assert found(engine, [[1]] * 80).common == COMMON[0]
    monkeypatch.setattr("guvah.linkage.candidates.FREE", 40_000)
    few = found(engine, [list(range(12))] * 80)
    assert few.common < 80
    assert (pairs(few), few.ignored) == ([], 12)

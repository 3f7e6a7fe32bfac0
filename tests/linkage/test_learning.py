"""Weights learned by expectation maximisation from an archive's own pairs."""

from collections.abc import Iterator
from pathlib import Path

import numpy as np
import pytest

from guvah.linkage.engines import DuckEngine
from guvah.linkage.evidence.findings import PROPERTIES, Findings
from guvah.linkage.learning import LEAST_MET, LEAST_PAIRS, learn, score
from guvah.linkage.weights import given_weights

NAME, SEX, BORN, FACILITY = (
    [one.prop for one in PROPERTIES].index(prop) for prop in ("name", "sex", "birth", "facility")
)
RARE, DIFFERENT = 0, len(PROPERTIES[NAME].words) - 1


@pytest.fixture
def engine(tmp_path: Path) -> Iterator[DuckEngine]:
    with DuckEngine(tmp_path / "spill") as held:
        yield held


def some(count: int, same: float, seed: int = 1) -> Findings:
    """Candidate pairs, some of one person: their names are rare and alike, their births mostly the same."""
    chance = np.random.default_rng(seed)
    found = np.full((count, len(PROPERTIES)), -1, np.int8)
    one = chance.random(count) < same
    found[:, NAME] = np.where(one, chance.integers(0, 3, count), chance.integers(4, DIFFERENT + 1, count))
    found[:, BORN] = np.where(one & (chance.random(count) < 0.9), 2, chance.integers(5, 10, count))
    found[:, SEX] = np.where(one, 0, chance.integers(0, 2, count))
    return found


def test_splink_scores_as_the_sum_of_weights(engine: DuckEngine) -> None:
    """Whatever is met, and where a property says nothing."""
    chance = np.random.default_rng(2)
    rows = [chance.integers(-1, len(one.words), 500) for one in PROPERTIES if len(one.words) > 1]
    findings = np.full((500, len(PROPERTIES)), -1, np.int8)
    findings[:, [n for n, one in enumerate(PROPERTIES) if len(one.words) > 1]] = np.stack(rows, axis=1)
    weights = given_weights()
    assert score(engine, findings, weights) == pytest.approx(weights.total(findings), abs=1e-6)


def test_an_archive_with_few_records_keeps_the_weights_given(engine: DuckEngine) -> None:
    """Below a few hundred pairs there is nothing to learn from; with none there is nothing to score."""
    assert learn(engine, some(LEAST_PAIRS - 1, 0.3)) == given_weights()
    assert learn(engine, some(0, 0.3)) == given_weights()
    assert score(engine, some(0, 0.3), given_weights()).tolist() == []
    silent = np.full((2, len(PROPERTIES)), -1, np.int8)
    assert score(engine, silent, given_weights()).tolist() == [given_weights().prior] * 2


def test_what_tells_one_person_from_two_is_learned(engine: DuckEngine) -> None:
    """The prior is the share of pairs that are one person; what they have in common speaks for it, else against."""
    learned = learn(engine, some(2_000, 0.25))
    assert 2**learned.prior / (1 + 2**learned.prior) == pytest.approx(0.25, abs=0.05)
    bits = learned.bits
    assert bits[PROPERTIES[NAME].words[RARE]] > 3 > -3 > bits[PROPERTIES[NAME].words[DIFFERENT]]
    assert bits["birth: same year"] > 3 > 0 > bits["birth: far apart"]
    assert bits["sex: same"] == pytest.approx(1.0, abs=0.5)
    assert learned.pairs == 2_000


def test_what_is_seldom_met_keeps_the_weight_given(engine: DuckEngine) -> None:
    """Learned weights change only for findings met often enough."""
    findings = some(1_000, 0.25)
    findings[: LEAST_MET - 1, BORN] = 0
    learned, given = learn(engine, findings).bits, given_weights().bits
    met = {
        one.words[rank] for n, one in enumerate(PROPERTIES) for rank in range(len(one.words))
        if (findings[:, n] == rank).sum() >= LEAST_MET
    }  # fmt: skip
    assert {word for word in given if learned[word] != given[word]} <= met
    assert learned["birth: same day"] == given["birth: same day"]
    assert set(learned) == set(given)


@pytest.mark.parametrize("same", [0.0, 1.0])
def test_an_archive_of_one_kind_of_pairs_is_learned_without_error(engine: DuckEngine, same: float) -> None:
    """Where every pair, or none, is one person, every weight stays finite."""
    learned = learn(engine, some(LEAST_PAIRS, same))
    assert all(np.isfinite(value) for value in (learned.prior, *learned.bits.values()))


def test_one_row_a_thousand_times_is_learned_without_error(engine: DuckEngine) -> None:
    """A list that repeats itself."""
    learned = learn(engine, np.repeat(some(1, 1.0), 1_000, axis=0))
    assert all(np.isfinite(value) for value in (learned.prior, *learned.bits.values()))

"""Where lists are joined: the same answers from DuckDB and from Spark, and nothing but numbers in either."""

import shutil
import subprocess
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import duckdb
import numpy as np
import pytest

from guvah.errors import Unavailable
from guvah.linkage import learning
from guvah.linkage.candidates import find_candidates
from guvah.linkage.engines import DuckEngine, Engine
from guvah.linkage.evidence.findings import Evidence
from guvah.linkage.keying import Hashing, keys_of
from guvah.linkage.learning import learn, score
from tests.linkage.made import two_lists


@pytest.fixture
def duck(tmp_path: Path) -> Iterator[DuckEngine]:
    with DuckEngine(tmp_path / "spill") as held:
        yield held


@pytest.fixture(scope="module")
def spark(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Engine]:
    pytest.importorskip("pyspark", reason="needs pyspark (the extra guvah[spark])")
    if shutil.which("java") is None:
        pytest.skip("needs Java 17 (see packages.txt)")
    told = subprocess.run(["java", "-version"], capture_output=True, text=True, check=False).stderr
    if ' "17' not in told:
        pytest.skip("needs Java 17 (see packages.txt)")
    from guvah.linkage.spark import SparkEngine

    with SparkEngine(tmp_path_factory.mktemp("spark")) as held:
        yield held


def asked(engine: Engine) -> dict[str, Any]:
    """What an engine answers about thirty persons on two lists."""
    people = two_lists(30)
    records, keys = keys_of(people, Hashing(b"k" * 16))
    near = find_candidates(engine, records, keys, [0, 1] * 30)
    findings = Evidence(people).findings(near.one, near.other)
    weights = learn(engine, findings)
    return {
        "pairs": list(zip(near.one.tolist(), near.other.tolist(), strict=True)),
        "left": (near.ignored, near.reached),
        "bits": score(engine, findings, weights).tolist(),
        "numpy": weights.total(findings).tolist(),
        "weights": {"prior": weights.prior, **weights.bits},
    }


@pytest.mark.slow
@pytest.mark.filterwarnings("ignore")
def test_spark_and_duckdb_answer_the_same(duck: DuckEngine, spark: Engine, monkeypatch: pytest.MonkeyPatch) -> None:
    """The same candidates, the same weights learned, the same bits: a group may move to a cluster and find the same."""
    monkeypatch.setattr(learning, "LEAST_PAIRS", 50)
    monkeypatch.setattr(learning, "_ROUNDS", 3)
    here, there = asked(duck), asked(spark)
    assert there["pairs"] == here["pairs"]
    assert there["left"] == here["left"]
    assert there["weights"] == pytest.approx(here["weights"], abs=1e-6)
    assert there["bits"] == pytest.approx(here["bits"], abs=1e-6)
    assert len(here["pairs"]) > 50


def test_columns_come_out_as_they_went_in(duck: DuckEngine) -> None:
    """Whole numbers of 64 bits, every one."""
    numbers = np.array([-(2**63), 0, 2**63 - 1], np.int64)
    duck.put("held", {"k": numbers})
    (found,) = duck.columns("select k from held order by k")
    assert found.tolist() == numbers.tolist()


def test_a_table_is_replaced_by_the_next_of_its_name(duck: DuckEngine) -> None:
    """A second run in one engine does not see the first one's records."""
    for rows in (3, 2):
        duck.put("held", {"k": np.arange(rows)})
    assert duck.columns("select count(*) as n from held")[0].tolist() == [2]


def test_what_is_spilled_goes_to_a_folder_only_its_owner_reads(tmp_path: Path) -> None:
    """Never to the machine's common folder for temporary files."""
    with DuckEngine(tmp_path / "spill") as engine:
        (folder,) = engine.columns("select current_setting('temp_directory') as at")
    assert folder.tolist() == [str(tmp_path / "spill")]
    assert (tmp_path / "spill").stat().st_mode & 0o077 == 0


def test_duckdb_fetches_nothing(duck: DuckEngine) -> None:
    """No extension is looked for on the network."""
    (installs,) = duck.columns("select current_setting('autoinstall_known_extensions') as at")
    (loads,) = duck.columns("select current_setting('autoload_known_extensions') as at")
    assert [bool(installs[0]), bool(loads[0])] == [False, False]


def test_no_room_to_compare_is_said(duck: DuckEngine, monkeypatch: pytest.MonkeyPatch) -> None:
    """A full disk ends in a sentence that says what to do, not in the engine's own words."""

    class Full:
        def execute(self, _sql: str) -> None:
            raise duckdb.IOException("No space left on device")

        def close(self) -> None:
            """Let nothing go."""

    monkeypatch.setattr(duck, "_connection", Full())
    with pytest.raises(Unavailable, match="make space"):
        duck.run("select 1")

"""Learns the weights that come with Guvah, from invented lists over four scripts and the two Argentine registries.

    python -m bench.linkage_weights    writes src/guvah/linkage/weights.json

Owns which lists they are learned from. No truth is used: expectation maximisation sees findings alone. Findings that
these lists seldom have (identity numbers, photographs) keep the weights in the file, which were set by hand.
"""

import tempfile
from pathlib import Path

import numpy as np

from bench.linkage_argentina import registries
from bench.linkage_fictional import world
from bench.linkage_guvah import profiles_of
from bench.linkage_measure import Lists
from guvah.linkage.engines import DuckEngine
from guvah.linkage.evidence.findings import Findings
from guvah.linkage.learning import learn
from guvah.linkage.linking import Linking

FILE = Path(__file__).parents[1] / "src" / "guvah" / "linkage" / "weights.json"
PERSONS, SEED = 10_000, 2
"""Other invented people than those that linking is measured on."""


def main() -> None:
    """Learn and write."""
    lists: list[Lists] = [world(PERSONS, SEED).lists, registries()]
    with tempfile.TemporaryDirectory() as temporary, DuckEngine(Path(temporary) / "spill") as engine:
        found = [_findings(each, Path(temporary), engine) for each in lists]
        weights = learn(engine, np.concatenate(found))
    FILE.write_bytes(weights.encode())
    print(f"learned from {weights.pairs:,} pairs; before anything is compared {weights.prior:+.1f} bits")


def _findings(lists: Lists, folder: Path, engine: DuckEngine) -> Findings:
    profiles, _ = profiles_of(lists, folder)
    return Linking(profiles, engine, lambda _step, _done, _of: None).compared()


if __name__ == "__main__":
    main()

"""The main job on two real registries: the transcript in examples/argentina/README.md, run as it is written."""

from pathlib import Path
from shutil import copytree

import pytest

from tests.journeys.transcript import fits, run, steps_of

ROOT = Path(__file__).parents[2]


@pytest.mark.slow
def test_the_argentine_transcript_runs_as_written(tmp_path: Path) -> None:
    """Every command of the page prints what the page says it prints."""
    steps = steps_of((ROOT / "examples" / "argentina" / "README.md").read_text(encoding="utf-8"))
    folder = tmp_path / "argentina"
    copytree(ROOT / "examples" / "argentina", folder)
    assert len(steps) > 15
    for step, printed in zip(steps, run(steps, folder), strict=True):
        assert fits(step.expected, printed), f"$ {step.command}\n{printed}"

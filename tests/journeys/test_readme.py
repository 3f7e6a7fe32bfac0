"""The first page a newcomer reads: its transcript, run as it is written, in a copy of the fictional examples."""

from pathlib import Path
from shutil import copytree

from tests.journeys.transcript import fits, run, steps_of

ROOT = Path(__file__).parents[2]


def test_the_readme_runs_as_written(tmp_path: Path) -> None:
    """Every command of README.md prints what the page says it prints."""
    steps = steps_of((ROOT / "README.md").read_text(encoding="utf-8"))
    folder = tmp_path / "fictional"
    copytree(ROOT / "examples" / "fictional", folder)
    assert len(steps) > 10
    for step, printed in zip(steps, run(steps, folder), strict=True):
        assert fits(step.expected, printed), f"$ {step.command}\n{printed}"

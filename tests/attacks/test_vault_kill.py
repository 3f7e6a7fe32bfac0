"""kill -9 at random moments: nothing acknowledged is lost. The long form: `python -m tests.vault.kill --tries 100`."""

from pathlib import Path

from tests.vault.archives import founded
from tests.vault.kill import drill


def test_nothing_acknowledged_is_lost(tmp_path: Path) -> None:
    """After each kill every acknowledged entry is signed and readable, and the next writer goes on."""
    founded(tmp_path / "archive")
    outcome = drill(tmp_path / "archive", 12)
    assert outcome.acknowledged > 12
    assert (outcome.unsigned, outcome.lost, outcome.problems) == (0, 0, [])


def test_the_harness_sees_loss(tmp_path: Path) -> None:
    """Control: a writer that acknowledges before the commit does lose entries, and the harness counts them."""
    founded(tmp_path / "archive")
    control = drill(tmp_path / "archive", 8, early=True)
    assert control.lost > 0
    assert control.problems == []

"""An import killed at any moment loses nothing acknowledged and is finished by the same command."""

import random
import signal
import subprocess
import sys
import time
from pathlib import Path

from guvah.casework.import_list import import_list
from guvah.casework.upkeep import verify_archive
from tests.casework.group import PASSPHRASE, Group

ROOT = Path(__file__).parents[2]
ROWS, KILLS = 3_000, 8


def shortened(folder: Path) -> tuple[Path, Path]:
    """The first rows of the registry with its mapping."""
    table, mapping = folder / "ruvte.csv", folder / "ruvte.yaml"
    lines = (ROOT / "examples/argentina/ruvte.csv").read_text(encoding="utf-8").splitlines(keepends=True)
    table.write_text("".join(lines[: ROWS + 1]), encoding="utf-8")
    mapping.write_bytes((ROOT / "examples/argentina/ruvte.yaml").read_bytes())
    return table, mapping


def test_kill_at_any_moment_then_continue(tmp_path: Path) -> None:
    """Killed again and again, then let through: the archive is whole and holds each statement exactly once."""
    table, mapping = shortened(tmp_path)
    killed, whole = Group(tmp_path / "killed", ("ada", "bek")), Group(tmp_path / "whole", ("ada", "bek"))
    passphrase = tmp_path / "passphrase.txt"
    passphrase.write_text(PASSPHRASE, encoding="utf-8")
    command = [str(Path(sys.executable).with_name("guvah")), "-C", str(killed.archive), "--member", "bek"]
    command += ["--passphrase-file", str(passphrase), "import", str(table), "--mapping", str(mapping)]
    chance = random.Random(7)
    ended = []
    for _ in range(KILLS):
        process = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        time.sleep(chance.uniform(0.3, 1.8))
        process.send_signal(signal.SIGKILL)
        ended.append(process.wait())
    assert -signal.SIGKILL in ended, "no try was killed: the harness proves nothing"
    with killed.as_("bek") as session:
        import_list(session, table, mapping)
        held = {root: len(session.index.recorded(root)) for root in session.index.roots("per")}
    with whole.as_("bek") as session:
        report = import_list(session, table, mapping)
        assert report.entities == len(held)
        assert report.statements >= sum(held.values())
        assert sorted(held.values()) == sorted(len(session.index.recorded(root)) for root in session.index.roots("per"))
    assert verify_archive(killed.archive, "ada", PASSPHRASE).problems == []

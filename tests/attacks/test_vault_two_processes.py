"""Two processes at once: one writes, the other is told; whoever dies frees the archive."""

import subprocess
import sys
from pathlib import Path

import pytest

from guvah.errors import Busy
from guvah.vault.verify import verify
from guvah.vault.writing import Writer
from tests.vault.archives import Wall, contents, founded

ROOT = Path(__file__).parents[2]
HOLD = """
import sys
from pathlib import Path
from guvah.vault.keyring import open_member
from guvah.vault.writing import Writer
archive = Path(sys.argv[1])
with Writer(archive, open_member(archive, "example", "vector"), lambda: 0) as writer:
    writer.append("statements", {"case": b"theirs"})
    print("held", flush=True)
    sys.stdin.read()
"""
RACE = """
import sys
from pathlib import Path
from guvah.errors import Busy
from guvah.vault.keyring import open_member
from guvah.vault.writing import Writer
archive = Path(sys.argv[1])
keyring = open_member(archive, "example", "vector")
done = 0
while done < 15:
    try:
        with Writer(archive, keyring, lambda: 0) as writer:
            writer.append("statements", {"case": f"{sys.argv[2]} {done}".encode()})
            done += 1
    except Busy:
        continue
"""


def test_the_second_is_told_and_the_first_undisturbed(tmp_path: Path) -> None:
    """While another process writes, this one gets a sentence; when that process is killed, this one may write."""
    archive = tmp_path / "a"
    keyring = founded(archive)
    with subprocess.Popen(
        [sys.executable, "-c", HOLD, str(archive)], stdin=subprocess.PIPE, stdout=subprocess.PIPE, cwd=ROOT
    ) as process:
        assert process.stdout is not None
        assert process.stdout.readline() == b"held\n"
        with pytest.raises(Busy, match="Another Guvah"), Writer(archive, keyring, Wall()):
            pass
        assert contents(archive, keyring) == [b"theirs"]
        process.kill()
    with Writer(archive, keyring, Wall()) as writer:
        writer.append("statements", {"case": b"ours"})
    assert contents(archive, keyring) == [b"theirs", b"ours"]


def test_two_who_race_lose_nothing(tmp_path: Path) -> None:
    """Two processes that take turns as they can write everything, once, into one sound feed."""
    archive = tmp_path / "a"
    keyring = founded(archive)
    racers = [subprocess.Popen([sys.executable, "-c", RACE, str(archive), name], cwd=ROOT) for name in ("a", "b")]
    assert [racer.wait(60) for racer in racers] == [0, 0]
    expected = [f"{name} {number}".encode() for name in ("a", "b") for number in range(15)]
    assert sorted(contents(archive, keyring)) == sorted(expected)
    assert verify(archive, keyring).sound

"""A disk that is full, at every single write: nothing half written, nothing acknowledged lost."""

import errno
import os
import resource
import subprocess
import sys
from collections.abc import Callable
from io import BytesIO
from pathlib import Path

import pytest

from guvah.errors import Unavailable
from guvah.vault.reading import Reader
from guvah.vault.verify import verify
from guvah.vault.writing import Writer, create_archive
from tests.vault.archives import HANDLE, LOG_N, PASSPHRASE, Wall, contents, founded
from tests.vault.conftest import Office, founded_archive, office

__all__ = ["founded_archive", "office"]


class FullAfter:
    """A disk that refuses the nth call and every later one, of any of the calls that need room."""

    def __init__(self, calls: int, patched: pytest.MonkeyPatch) -> None:
        self.left = calls
        for owner, name in ((os, "fsync"), (Path, "mkdir"), (Path, "rename"), (Path, "open")):
            patched.setattr(owner, name, self._limited(getattr(owner, name)))

    def _limited(self, real: Callable[..., object]) -> Callable[..., object]:
        def limited(*args: object, **options: object) -> object:
            if real.__name__ == "open" and not ({"xb", "wb"} & set(args)):
                return real(*args, **options)
            self.left -= 1
            if self.left < 0:
                raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))
            return real(*args, **options)

        return limited


def test_a_full_disk_at_every_step_of_an_append(office: Office, monkeypatch: pytest.MonkeyPatch) -> None:
    """Wherever the room ends, the append says so, leaves the archive sound, and works once there is room."""
    said = 0
    for calls in range(200):
        acknowledged = contents(office.path, office.keyring)
        with office.writer() as writer, monkeypatch.context() as patched:
            FullAfter(calls, patched)
            try:
                writer.append("statements", {"case": b"%d" % calls, "sealed": b"s"})
            except Unavailable as error:
                said += 1
                assert "No space left" in str(error)
                done = False
            else:
                done = True
        report = verify(office.path, office.keyring)
        assert report.problems == []
        with office.writer():
            pass  # what a crash or a full disk left whole and unsigned is adopted; the rest is gone
        assert contents(office.path, office.keyring)[: len(acknowledged)] == acknowledged
        if done:
            break
    assert said > 10
    assert contents(office.path, office.keyring)[-2:] == [b"%d" % calls, b"s"]


def test_a_full_disk_at_every_step_of_a_blob(office: Office, monkeypatch: pytest.MonkeyPatch) -> None:
    """A blob that does not fit is refused and leaves no file that is named."""
    for calls in range(50):
        with office.writer() as writer, monkeypatch.context() as patched:
            FullAfter(calls, patched)
            try:
                writer.put_blob(BytesIO(bytes(300_000)), "case")
            except Unavailable:
                continue
            break
    assert verify(office.path, office.keyring).sound


def test_a_full_disk_while_founding_leaves_no_archive(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Founding an archive without room leaves nothing at all, or (after its folder has its name) the whole archive."""
    refused = 0
    for calls in range(0, 200, 2):
        path = tmp_path / f"a{calls}"
        with monkeypatch.context() as patched:
            FullAfter(calls, patched)
            try:
                create_archive(path, HANDLE, PASSPHRASE, Wall(), log_n=LOG_N)
            except Unavailable:
                refused += 1
                assert not path.exists() or verify(path, None).sound
                continue
        break
    assert refused > 10
    assert verify(path, None).sound
    assert not [child.name for child in tmp_path.iterdir() if child.name.startswith(".")]


LIMITED = """
import sys, resource, signal, io
from pathlib import Path
from guvah.errors import Unavailable
from guvah.vault.keyring import open_member
from guvah.vault.writing import Writer
archive = Path(sys.argv[1])
signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
resource.setrlimit(resource.RLIMIT_FSIZE, (100_000, 100_000))
with Writer(archive, open_member(archive, "example", "vector"), lambda: 0) as writer:
    writer.append("statements", {"case": b"small enough"})
    for act in (
        lambda: writer.put_blob(io.BytesIO(bytes(500_000)), "case"),
        lambda: writer.append("statements", {"case": __import__("os").urandom(200_000)}),
    ):
        try:
            act()
        except Unavailable as error:
            print("refused")
    writer.append("statements", {"case": b"and on"})
"""


def test_the_operating_systems_own_limit(tmp_path: Path) -> None:
    """With a real limit of the operating system on file sizes the same holds as with a fake one."""
    keyring = founded(tmp_path / "a")
    command = [sys.executable, "-c", LIMITED, str(tmp_path / "a")]
    said = subprocess.run(command, capture_output=True, text=True, check=True, cwd=Path(__file__).parents[2]).stdout
    assert said == "refused\nrefused\n"
    assert contents(tmp_path / "a", keyring) == [b"small enough", b"and on"]
    assert verify(tmp_path / "a", keyring).problems == []
    assert verify(tmp_path / "a", keyring).unnamed == 0
    assert resource.getrlimit(resource.RLIMIT_FSIZE)[0] != 100_000
    assert Reader(tmp_path / "a", None).position()[keyring.feed] == 4
    with Writer(tmp_path / "a", keyring, Wall()):
        pass

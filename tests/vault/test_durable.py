"""On disk before anyone is told; a disk that refuses leaves nothing half written."""

import errno
import os
from pathlib import Path

import pytest

from guvah.errors import DamagedArchive, Unavailable
from guvah.vault import durable


def test_the_order_is_write_sync_rename_sync_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The bytes are synced before the file gets its name, and the folder after; made folders are synced too."""
    acts: list[str] = []
    real_sync, real_rename = os.fsync, Path.rename

    def sync(descriptor: int) -> None:
        acts.append("sync " + Path(f"/proc/self/fd/{descriptor}").readlink().name)
        real_sync(descriptor)

    def rename(self: Path, target: Path) -> Path:
        acts.append(f"rename to {target.name}")
        return real_rename(self, target)

    monkeypatch.setattr(os, "fsync", sync)
    monkeypatch.setattr(Path, "rename", rename)
    base = tmp_path / "base"
    base.mkdir()
    durable.write_file(base / "deep" / "er" / "name", b"content", base / "tmp")
    (temporary,) = {act for act in acts if act.startswith("sync") and len(act) == 5 + 32}
    assert acts == [temporary, "rename to name", "sync base", "sync deep", "sync er"]


def test_nothing_is_written_over(tmp_path: Path) -> None:
    """A name that is taken is refused, its content stays, and no passing file stays."""
    durable.write_file(tmp_path / "name", b"first", tmp_path / "tmp")
    with pytest.raises(DamagedArchive):
        durable.write_file(tmp_path / "name", b"second", tmp_path / "tmp")
    assert (tmp_path / "name").read_bytes() == b"first"
    assert list((tmp_path / "tmp").iterdir()) == []


@pytest.mark.parametrize("refused", ["fsync", "open", "mkdir"])
def test_a_disk_that_refuses_is_unavailable(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, refused: str) -> None:
    """No room, wherever it is noticed, becomes one sentence without a path, and leaves no file."""

    def full(*_args: object, **_options: object) -> int:
        raise OSError(errno.ENOSPC, "No space left on device", "/some/secret/path")

    (tmp_path / "tmp").mkdir()
    with monkeypatch.context() as patched:
        patched.setattr(os if refused == "fsync" else Path, refused, full)
        with pytest.raises(Unavailable, match="No space left") as caught:
            durable.write_file(tmp_path / "new" / "name", b"content", tmp_path / "tmp")
    assert "secret" not in str(caught.value)
    assert [path for path in tmp_path.rglob("*") if path.is_file()] == []


def test_removing_is_lasting_and_counts(tmp_path: Path) -> None:
    """Deleting says how many files there were; what is not there is no error."""
    (tmp_path / "a").write_bytes(b"")
    assert durable.remove_for_good([tmp_path / "a", tmp_path / "b"]) == 1
    assert list(tmp_path.iterdir()) == []

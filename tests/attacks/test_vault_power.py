"""The power goes: a model of a disk that keeps only what was synced, tried at every step of the writing.

The model: a file's bytes last once the file was synced; a name (rename, new folder, deletion) lasts once its folder was
synced; what was not synced may or may not be there. kill -9 cannot show this, because the kernel keeps its buffers.
"""

import os
import random
import shutil
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import pytest

from guvah.vault import durable
from guvah.vault.format import Erased
from guvah.vault.reading import Reader
from guvah.vault.verify import verify
from guvah.vault.writing import Writer
from tests.vault.archives import Wall, founded
from tests.vault.conftest import Office, founded_archive, office
from tests.vault.forge import copied

__all__ = ["founded_archive", "office"]
SEED = 7
ATTEMPTS = 1  # draws for each step; a hundred were tried once


@dataclass(frozen=True, slots=True)
class Act:
    """One thing asked of the disk, or an acknowledgement; paths are relative to the archive."""

    kind: str
    path: str
    content: bytes = b""
    synced: bool = True


class Recorder:
    """Writes down what the vault asks of the disk, in order."""

    def __init__(self, archive: Path, patched: pytest.MonkeyPatch) -> None:
        self.archive, self.acts, self.synced = archive, list[Act](), set[str]()
        self._rename, self._mkdir, self._unlink, self._sync = Path.rename, Path.mkdir, Path.unlink, os.fsync
        for name in ("rename", "mkdir", "unlink"):
            patched.setattr(Path, name, _method(getattr(self, name)))
        patched.setattr(os, "fsync", self.sync)

    def relative(self, path: Path) -> str:
        return str(path.relative_to(self.archive))

    def rename(self, source: Path, target: Path) -> Path:
        synced = str(source) in self.synced
        self.acts.append(Act("name", self.relative(target), source.read_bytes(), synced))
        return self._rename(source, target)

    def mkdir(self, path: Path, *args: object, **options: object) -> None:
        self._mkdir(path, *args, **options)  # type: ignore[arg-type]
        if path.is_relative_to(self.archive):
            self.acts.append(Act("folder", self.relative(path)))

    def unlink(self, path: Path, *args: object, **options: object) -> None:
        self._unlink(path, *args, **options)  # type: ignore[arg-type]
        if path.is_relative_to(self.archive):
            self.acts.append(Act("gone", self.relative(path)))

    def sync(self, descriptor: int) -> None:
        path = Path(f"/proc/self/fd/{descriptor}").readlink()
        self._sync(descriptor)
        if path.is_dir():
            self.acts.append(Act("sync", self.relative(path)))
        else:
            self.synced.add(str(path))

    def acknowledge(self, seq: int) -> None:
        self.acts.append(Act("ack", str(seq)))


class KeepAll(random.Random):
    """The draw of a kill without a power cut: the kernel keeps everything."""

    def random(self) -> float:
        return 0.0


def _method(record: Callable[..., object]) -> Callable[..., object]:
    """Return a function that a class binds, so that the path itself is given too."""

    def bound(path: Path, *args: object, **options: object) -> object:
        return record(path, *args, **options)

    return bound


def after_the_cut(base: Path, target: Path, acts: list[Act], draw: random.Random) -> Path:
    """Return the archive as a disk might show it once the power is back: what was synced, and a draw of the rest."""
    copied(base, target)
    lost: list[str] = []
    for number, act in enumerate(acts):
        if act.kind in {"sync", "ack"}:
            continue
        parent = str(Path(act.path).parent)
        lasting = any(later.kind == "sync" and later.path == parent for later in acts[number + 1 :])
        if any(act.path.startswith(f"{folder}/") for folder in lost) or not (lasting or draw.random() < 0.5):
            lost.append(act.path)
            continue
        _do(target / act.path, act, draw)
    return target


def _do(path: Path, act: Act, draw: random.Random) -> None:
    if act.kind == "folder":
        path.mkdir(exist_ok=True)
    elif act.kind == "gone":
        path.unlink(missing_ok=True)
    else:
        whole = act.synced or draw.random() < 0.5
        path.write_bytes(act.content if whole else act.content[: len(act.content) // 2])


def _story(archive: Path, writer: Writer, recorder: Recorder) -> None:
    """Append, append a batch, append and erase: each acknowledged once the call has returned."""
    recorder.acknowledge(writer.append("statements", {"case": b"one", "sealed": b"1"}).seq)
    with writer.batch():
        numbers = [writer.append("statements", {"case": text}).seq for text in (b"two", b"three")]
    for number in numbers:
        recorder.acknowledge(number)
    gone = writer.append("statements", {"case": b"four"})
    recorder.acknowledge(gone.seq)
    erased = writer.erase([Erased(gone.feed, gone.bodies[0].sha256)], {"case": b"of four"})
    recorder.acknowledge(erased.seq)


def _cuts(office: Office, tmp_path: Path, patched: pytest.MonkeyPatch) -> tuple[Path, list[Act]]:
    base = copied(office.path, tmp_path / "base")
    with office.writer() as writer:
        recorder = Recorder(office.path, patched)
        _story(office.path, writer, recorder)
        patched.undo()
    return base, recorder.acts


def _judge(office: Office, archive: Path, acts: list[Act]) -> str:
    """Return what is wrong with the archive after a cut, or ''."""
    acknowledged = max((int(act.path) for act in acts if act.kind == "ack"), default=-1)
    problems = {found.code for found in verify(archive, office.keyring).problems} - {"V044"}
    if problems:
        return f"unsound: {sorted(problems)}"
    if Reader(archive, office.keyring).position()[office.keyring.feed] <= acknowledged:
        return "lost"
    with Writer(archive, office.keyring, Wall()) as writer:
        writer.append("statements", {"case": b"and on"})
    left = verify(archive, office.keyring).problems
    return f"unsound after going on: {left}" if left else ""


def test_nothing_acknowledged_is_lost_wherever_the_power_goes(
    office: Office, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Whatever the disk kept of what was not synced: the archive is sound, holds all acknowledged, and goes on."""
    base, acts = _cuts(office, tmp_path, monkeypatch)
    draw = random.Random(SEED)
    assert len(acts) > 40
    for cut in range(len(acts) + 1):
        for attempt in range(ATTEMPTS):
            archive = after_the_cut(base, tmp_path / "cut", acts[:cut], draw)
            assert _judge(office, archive, acts[:cut]) == "", (
                f"cut at {cut}, attempt {attempt}: {acts[max(0, cut - 3) : cut]}"
            )
            shutil.rmtree(archive)


def test_a_kill_and_then_a_power_cut(office: Office, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A writer is killed (the buffers stay), the next one goes on, then the power goes: still nothing is lost.

    So the next writer must sync what it takes over from the killed one before it signs anything on top of it.
    """
    base, acts = _cuts(office, tmp_path, monkeypatch)
    draw = random.Random(SEED)
    for cut in range(2, len(acts), 5):
        killed = after_the_cut(base, tmp_path / "killed", acts[:cut], KeepAll())
        with monkeypatch.context() as patched:
            recorder = Recorder(killed, patched)
            with Writer(killed, office.keyring, office.wall) as writer:
                recorder.acknowledge(writer.append("statements", {"case": b"next"}).seq)
        whole = acts[:cut] + recorder.acts
        for later in (whole, whole[: draw.randrange(cut, len(whole))]):
            archive = after_the_cut(base, tmp_path / "cut", later, draw)
            assert _judge(office, archive, later) == "", f"killed at {cut}, cut at {len(later)}"
            shutil.rmtree(archive)
        shutil.rmtree(killed)


@pytest.mark.parametrize("skipped", ["files", "folders"])
def test_the_model_sees_what_a_weaker_order_loses(
    office: Office, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, skipped: str
) -> None:
    """Control: without syncing files, or without syncing folders, the same trial does find loss or damage."""
    real = durable._sync_one
    with monkeypatch.context() as patched:
        if skipped == "folders":
            patched.setattr(durable, "_sync_one", lambda path: None if path.is_dir() else real(path))
        else:
            patched.setattr(durable, "_sync_one", lambda path: real(path) if path.is_dir() else None)
        base, acts = _cuts(office, tmp_path, patched)
    draw, found = random.Random(7), set()
    for cut in range(len(acts) // 2, len(acts) + 1, 5):
        archive = after_the_cut(base, tmp_path / "cut", acts[:cut], draw)
        found.add(_judge(office, archive, acts[:cut]).split(":")[0])
        shutil.rmtree(archive)
    assert found & {"lost", "unsound"}


def test_the_model_replays_what_was_written(office: Office, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """With everything kept, the model's archive is the real one."""
    base, acts = _cuts(office, tmp_path, monkeypatch)
    archive = after_the_cut(base, tmp_path / "all", acts, random.Random(0))
    real = {str(p.relative_to(office.path)) for p in (office.path / "feeds").rglob("*") if p.is_file()}
    assert {str(p.relative_to(archive)) for p in (archive / "feeds").rglob("*") if p.is_file()} == real
    founded(tmp_path / "another")

"""Packing: a tar that is always the same, an encrypted file that is whole or not there."""

import hashlib
import io
import tarfile
from collections.abc import Iterator
from pathlib import Path

import pyrage
import pytest

from guvah.errors import Unavailable, UserError
from guvah.handover.packing import tar_bytes, write_encrypted
from tests.handover.people import IDENTITY

FILES = {"b.txt": b"x" * 700, "a/é.txt": b"", "a.txt": b"1" * 512}


def test_the_tar_is_the_same_for_any_order_and_opens_with_tarfile() -> None:
    """Members are sorted, dated to the second given, owned by nobody; the size is a whole number of records."""
    packed = b"".join(tar_bytes("top", FILES, 1_000))
    assert packed == b"".join(tar_bytes("top", dict(reversed(FILES.items())), 1_000))
    assert len(packed) % 10_240 == 0
    with tarfile.open(fileobj=io.BytesIO(packed)) as tar:
        members = tar.getmembers()
        assert [member.name for member in members] == ["top/a.txt", "top/a/é.txt", "top/b.txt"]
        assert {(m.mtime, m.uid, m.gid, m.uname, m.gname, m.mode) for m in members} == {(1_000, 0, 0, "", "", 0o644)}
        assert [tar.extractfile(member).read() for member in members] == [FILES["a.txt"], b"", FILES["b.txt"]]  # type: ignore[union-attr]


def test_what_is_written_opens_with_the_recipients_key_only(tmp_path: Path) -> None:
    """The file decrypts to the stream for its recipient, to nobody else, and the hash is the file's."""
    out = tmp_path / "p.tar.age"
    sha256 = write_encrypted(iter([b"a" * 200_000, b"", b"b"]), IDENTITY.to_public(), out)
    assert pyrage.decrypt(out.read_bytes(), [IDENTITY]) == b"a" * 200_000 + b"b"
    assert sha256 == hashlib.sha256(out.read_bytes()).hexdigest()
    with pytest.raises(pyrage.DecryptError):
        pyrage.decrypt(out.read_bytes(), [pyrage.x25519.Identity.generate()])


def test_only_its_owner_may_read_the_file(tmp_path: Path) -> None:
    """Other users of the machine cannot open the package."""
    write_encrypted(iter([b"x"]), IDENTITY.to_public(), tmp_path / "p")
    assert (tmp_path / "p").stat().st_mode & 0o777 == 0o600


@pytest.mark.parametrize("kind", ["file", "folder", "link"])
def test_nothing_is_overwritten(tmp_path: Path, kind: str) -> None:
    """A file, a folder or a dangling link of that name stays as it was."""
    out = tmp_path / "p"
    if kind == "file":
        out.write_bytes(b"old")
    elif kind == "folder":
        out.mkdir()
    else:
        out.symlink_to("nowhere")
    with pytest.raises(UserError, match=r"nothing is overwritten"):
        write_encrypted(iter([b"x"]), IDENTITY.to_public(), out)
    assert [path.name for path in tmp_path.iterdir()] == ["p"]


def test_a_missing_folder_is_named_as_the_reason(tmp_path: Path) -> None:
    """Writing into a folder that is not there says so."""
    with pytest.raises(UserError, match=r"does not exist"):
        write_encrypted(iter([b"x"]), IDENTITY.to_public(), tmp_path / "no" / "p")


def test_a_full_disk_leaves_nothing_behind(tmp_path: Path) -> None:
    """Where the stream ends early because of the machine, neither the file nor a part of it remains."""

    def failing() -> Iterator[bytes]:
        yield b"x" * 100_000
        raise OSError(28, "No space left on device")

    with pytest.raises(Unavailable, match=r"nothing was left behind"):
        write_encrypted(failing(), IDENTITY.to_public(), tmp_path / "p")
    assert not list(tmp_path.iterdir())


def test_a_last_write_that_fails_is_not_taken_for_done() -> None:
    """On a device that is always full even the smallest package is refused: age alone would report success."""
    from guvah.handover import packing

    with Path("/dev/full").open("wb", buffering=0) as full:
        written = packing._Written(full)
        pyrage.encrypt_io(packing._Stream([b"few"]), written, [IDENTITY.to_public()])
        with pytest.raises(OSError, match=r"No space left"):
            written.finish()

"""Writing: durable and signed on return, batches, blobs, erasure."""

import os
from io import BytesIO

import pytest

from guvah.errors import BadInput, DamagedArchive, LockedOut, NotAllowed
from guvah.vault import layout
from guvah.vault.format import Erased
from guvah.vault.keyring import open_member
from guvah.vault.verify import verify
from guvah.vault.writing import add_member
from tests.vault.archives import LOG_N, contents
from tests.vault.conftest import Office


def test_what_was_appended_is_read_back(office: Office) -> None:
    """An append is signed and readable on return, each body under its compartment."""
    with office.writer() as writer:
        entry = writer.append("statements", {"case": b"told", "sealed": b"by whom"})
        assert office.reader().position()[entry.feed] == entry.seq + 1
    reader = office.reader()
    read = list(reader.entries({entry.feed: entry.seq}))
    assert read == [entry]
    assert [ref.compartment for ref in entry.bodies] == ["case", "sealed"]
    assert [reader.body(ref) for ref in entry.bodies] == [b"told", b"by whom"]
    assert verify(office.path, office.keyring).sound


def test_entries_name_no_content(office: Office) -> None:
    """What lies in the feed in clear holds nothing of what was said or by whom."""
    with office.writer() as writer:
        entry = writer.append("statements", {"case": "Örnek said so".encode()})
    raw = (office.path / layout.entry_path(entry.feed, entry.seq)).read_bytes()
    assert b"rnek" not in raw
    for path in office.path.rglob("*"):
        assert not path.is_file() or b"rnek said" not in path.read_bytes()
        assert "example" not in path.name


def test_a_batch_has_one_checkpoint(office: Office) -> None:
    """All of a batch becomes visible at once, under one signature."""
    folder = office.path / layout.feed_folder(office.keyring.feed) / "checkpoints"
    before = len(list(folder.rglob("0*")))
    with office.writer() as writer, writer.batch():
        for number in range(5):
            writer.append("statements", {"case": b"%d" % number})
        assert office.reader().position() == {office.keyring.feed: 2}
    assert len(list(folder.rglob("0*"))) == before + 1
    assert contents(office.path, office.keyring) == [b"0", b"1", b"2", b"3", b"4"]


def test_a_batch_that_fails_leaves_nothing(office: Office) -> None:
    """An error inside a batch leaves no entry, no body and no passing file of it."""
    before = _files(office)
    with office.writer() as writer:
        with pytest.raises(RuntimeError), writer.batch():
            writer.append("statements", {"case": b"x"})
            raise RuntimeError
        writer.append("statements", {"case": b"after"})
    assert contents(office.path, office.keyring) == [b"after"]
    assert len(_files(office)) == len(before) + 3, "a body, an entry, a checkpoint"
    assert verify(office.path, office.keyring).unnamed == 0


def test_a_batch_inside_a_batch_is_refused(office: Office) -> None:
    """Batches do not nest: the outer one would claim what the inner one acknowledged."""
    with office.writer() as writer, writer.batch(), pytest.raises(BadInput), writer.batch():
        pass


@pytest.mark.parametrize(("kind", "compartment"), [("gossip", "case"), ("keys", "case"), ("statements", "attic")])
def test_unknown_kinds_and_compartments_are_refused(office: Office, kind: str, compartment: str) -> None:
    """What no reader would accept is not written, and the writer goes on working."""
    with office.writer() as writer:
        with pytest.raises(BadInput):
            writer.append(kind, {"case": b"first", compartment: b"x"})
        writer.append("statements", {"case": b"y"})
    assert contents(office.path, office.keyring) == [b"y"]


def test_a_writer_is_used_inside_with(office: Office) -> None:
    """A writer that does not hold the lock writes nothing."""
    with pytest.raises(BadInput):
        office.writer().append("statements", {"case": b"x"})


def test_a_blob_is_streamed_there_and_back(office: Office) -> None:
    """An attachment comes back as it was, and its entry names the file's hash and size."""
    content = os.urandom(300_001)
    with office.writer() as writer:
        ref = writer.put_blob(BytesIO(content), "sealed")
        entry = writer.append("statements", {"case": b"with a picture"}, [ref])
    out = BytesIO()
    office.reader().blob(entry.blobs[0], out)
    assert out.getvalue() == content
    path = office.path / layout.object_path(entry.feed, layout.BLOBS, ref.sha256)
    assert path.stat().st_size == ref.size
    assert verify(office.path, office.keyring).sound


def test_a_source_that_breaks_leaves_nothing(office: Office) -> None:
    """An attachment that cannot be read to its end is refused and leaves no file."""

    class Broken(BytesIO):
        def read(self, size: int | None = -1) -> bytes:
            raise OSError(5, "input/output error")

    before = _files(office)
    with office.writer() as writer, pytest.raises(BadInput):
        writer.put_blob(Broken(), "case")
    assert _files(office) == before


def test_erasing_removes_for_good_and_the_log_still_holds(office: Office) -> None:
    """The withdrawn body is gone from the disk, what survives is recorded anew, and everything still verifies."""
    with office.writer() as writer:
        gone = writer.append("statements", {"case": b"withdrawn and kept", "sealed": b"untouched"})
        writer.erase([Erased(gone.feed, gone.bodies[0].sha256)], {"case": b"kept"})
    assert not (office.path / layout.object_path(gone.feed, layout.BODIES, gone.bodies[0].sha256)).exists()
    assert sorted(contents(office.path, office.keyring)) == [b"kept", b"untouched"]
    assert verify(office.path, office.keyring).sound
    assert verify(office.path, None).sound


def test_a_reader_never_meets_what_was_erased(office: Office) -> None:
    """An erased body is left out of its entry; asking for it by its old reference says that it is not here."""
    with office.writer() as writer:
        gone = writer.append("statements", {"case": b"withdrawn"})
        writer.erase([Erased(gone.feed, gone.bodies[0].sha256)], {})
    reader = office.reader()
    assert [entry.bodies for entry in reader.entries({gone.feed: gone.seq})] == [(), ()]
    with pytest.raises(DamagedArchive) as caught:
        reader.body(gone.bodies[0])
    assert caught.value.code == "V030"


def test_an_erasure_cut_short_is_finished_on_opening(office: Office) -> None:
    """A crash after the erase entry and before the deletion: the next opening deletes."""
    with office.writer() as writer:
        gone = writer.append("statements", {"case": b"withdrawn"})
        body = office.path / layout.object_path(gone.feed, layout.BODIES, gone.bodies[0].sha256)
        kept = body.read_bytes()
        writer.erase([Erased(gone.feed, gone.bodies[0].sha256)], {})
    body.write_bytes(kept)
    assert {found.code for found in verify(office.path, None).problems} == {"V044"}
    with office.writer():
        assert not body.exists()


def test_erasing_another_feeds_bodies_needs_staff(office: Office) -> None:
    """A member without `staff` erases only what its own feed recorded."""
    with office.writer() as writer:
        theirs = writer.append("statements", {"case": b"x"})
        add_member(writer, "second", "p", office.wall, ["case"], log_n=LOG_N)
    second = open_member(office.path, "second", "p")
    with office.writer(second) as writer:
        with pytest.raises(NotAllowed):
            writer.erase([Erased(theirs.feed, theirs.bodies[0].sha256)], {})
        own = writer.append("statements", {"case": b"y"})
        writer.erase([Erased(own.feed, own.bodies[0].sha256)], {})
    assert contents(office.path, office.keyring) == [b"x"]


def test_erasing_nothing_or_inside_a_batch_is_refused(office: Office) -> None:
    """An erasure names something and stands alone, so that it is on disk before anything is deleted."""
    with office.writer() as writer:
        entry = writer.append("statements", {"case": b"x"})
        with pytest.raises(BadInput):
            writer.erase([], {})
        with writer.batch(), pytest.raises(BadInput):
            writer.erase([Erased(entry.feed, entry.bodies[0].sha256)], {})
    assert contents(office.path, office.keyring) == [b"x"]


def test_a_member_without_keys_can_add_and_not_read(office: Office) -> None:
    """An intake member holds no key at all: it seals to everyone's public keys and reads nothing, not even its own."""
    with office.writer() as writer:
        add_member(writer, "intake", "p", office.wall, [], log_n=LOG_N)
    intake = open_member(office.path, "intake", "p")
    assert intake.compartments == ()
    with office.writer(intake) as writer:
        entry = writer.append("statements", {"case": b"told", "sealed": b"by whom"})
    with pytest.raises(LockedOut):
        office.reader(intake).body(entry.bodies[0])
    assert contents(office.path, office.keyring) == [b"told", b"by whom"]
    report = verify(office.path, intake)
    assert (report.sound, report.locked) == (True, 2)


def _files(office: Office) -> set[str]:
    return {str(path) for path in office.path.rglob("*") if path.is_file() and path.name != "lock"}

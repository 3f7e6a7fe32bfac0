"""The end of a feed after a crash, a rollback, a fork."""

import pytest

from guvah.errors import DamagedArchive, Unavailable
from guvah.vault import durable, journal, layout
from guvah.vault.marks import read_mark
from guvah.vault.verify import verify
from tests.vault.archives import contents
from tests.vault.conftest import Office
from tests.vault.forge import put


def _crash_before_the_checkpoint(office: Office, monkeypatch: pytest.MonkeyPatch, *texts: bytes) -> None:
    """Write entries and lose the power before their checkpoint gets its name."""
    real = durable.place

    def place(moves: list[tuple[object, object]], *pool: object) -> None:
        if "checkpoints" in str(moves[0][1]):
            raise Unavailable("the power went")
        real(moves, *pool)  # type: ignore[arg-type]

    with monkeypatch.context() as patched:
        patched.setattr(journal, "place", place)
        with office.writer() as writer, pytest.raises(Unavailable), writer.batch():
            for text in texts:
                writer.append("statements", {"case": text})


def test_whole_entries_beyond_the_checkpoint_are_adopted(office: Office, monkeypatch: pytest.MonkeyPatch) -> None:
    """Entries that were on disk with their bodies when the power went are signed by their writer on opening."""
    _crash_before_the_checkpoint(office, monkeypatch, b"1", b"2")
    assert verify(office.path, None).unsigned == 2
    assert contents(office.path, office.keyring) == []
    with office.writer() as writer:
        writer.append("statements", {"case": b"3"})
    assert contents(office.path, office.keyring) == [b"1", b"2", b"3"]
    report = verify(office.path, office.keyring)
    assert (report.sound, report.unsigned, report.unnamed) == (True, 0, 0)


def test_an_entry_whose_body_is_not_there_is_taken_away(office: Office, monkeypatch: pytest.MonkeyPatch) -> None:
    """An unsigned entry that lost its body was never acknowledged: it goes, and what follows it too."""
    _crash_before_the_checkpoint(office, monkeypatch, b"1", b"2", b"3")
    feed = office.keyring.feed
    with office.writer(), monkeypatch.context():
        pass
    size = office.reader().position()[feed]
    assert size == 5
    _crash_before_the_checkpoint(office, monkeypatch, b"4", b"5")
    bodies = sorted(
        (office.path / layout.feed_folder(feed) / "bodies").rglob("*/*"), key=lambda path: path.stat().st_mtime_ns
    )
    bodies[-2].unlink()
    with office.writer() as writer:
        writer.append("statements", {"case": b"6"})
    assert contents(office.path, office.keyring) == [b"1", b"2", b"3", b"6"]
    assert verify(office.path, office.keyring).sound


def test_a_garbled_tail_is_taken_away(office: Office) -> None:
    """Rubbish beyond the checkpoint does not keep the writer from going on."""
    put(office.path / layout.entry_path(office.keyring.feed, 2), b"\0" * 512)
    with office.writer() as writer:
        writer.append("statements", {"case": b"x"})
    assert contents(office.path, office.keyring) == [b"x"]


def test_passing_files_are_cleared(office: Office) -> None:
    """What a crash left incomplete is gone after the next opening."""
    put(office.path / layout.tmp_folder() / "abc", b"half")
    with office.writer():
        pass
    assert list((office.path / layout.tmp_folder()).iterdir()) == []


def test_after_a_write_that_failed_half_way_the_writer_stops(office: Office, monkeypatch: pytest.MonkeyPatch) -> None:
    """A writer that does not know what is on disk writes no more until it is opened again."""
    with office.writer() as writer:
        with monkeypatch.context() as patched:
            patched.setattr(journal, "place", _refuse)
            with pytest.raises(Unavailable):
                writer.append("statements", {"case": b"x"})
        with pytest.raises(Unavailable, match="open it again"):
            writer.append("statements", {"case": b"y"})
    with office.writer() as writer:
        writer.append("statements", {"case": b"z"})
    assert contents(office.path, office.keyring) == [b"z"]


def _refuse(_moves: object, *_pool: object) -> None:
    raise Unavailable("no")


def test_the_device_remembers_how_far_it_got(office: Office) -> None:
    """After writing, the mark is the feed's tree; opening again reads none of the old entries."""
    with office.writer() as writer:
        for number in range(70):
            writer.append("statements", {"case": b"%d" % number})
        marked = read_mark(office.path, office.keyring.feed)
        assert marked is not None
        assert marked.size == 64
    tree = read_mark(office.path, office.keyring.feed)
    assert tree is not None
    assert tree.size == 72
    with office.writer() as writer:
        assert writer.journal.end.tree == tree


def test_a_spoiled_mark_is_no_mark(office: Office) -> None:
    """A mark that a power cut spoiled is as if it were not there."""
    for content in (b"", b"{}", b'{"size":3,"peaks":["00"]}', b'{"size":2,"peaks":["zz"]}'):
        put(office.path / layout.mark_path(office.keyring.feed), content)
        assert read_mark(office.path, office.keyring.feed) is None
    with office.writer() as writer:
        assert writer.journal.end.tree.size == 2


def test_a_mark_of_another_history_is_a_fork(office: Office) -> None:
    """A feed whose past is not what this device remembers is not written on."""
    put(office.path / layout.mark_path(office.keyring.feed), b'{"size":2,"peaks":["' + b"0" * 64 + b'"]}')
    with pytest.raises(DamagedArchive) as caught, office.writer():
        pass
    assert caught.value.code == "V014"


def test_a_checkpoint_that_its_entries_do_not_give_is_not_written_on(office: Office) -> None:
    """Where the newest entry was replaced, the writer refuses by its code."""
    path = office.path / layout.entry_path(office.keyring.feed, 1)
    put(path, path.read_bytes().replace(b".000000.", b".000007.", 1))
    with pytest.raises(DamagedArchive) as caught, office.writer():
        pass
    assert caught.value.code == "V022"

"""Clocks set wrong, backups restored, archives of another time or place."""

from pathlib import Path

import pytest

from guvah.errors import DamagedArchive, NewerFormat
from guvah.vault.forks import compare
from guvah.vault.keyring import open_member
from guvah.vault.reading import Reader
from guvah.vault.verify import verify
from guvah.vault.writing import Writer, add_member
from tests.vault.archives import LOG_N, START, Wall, appended, contents, founded
from tests.vault.conftest import Office, founded_archive, office
from tests.vault.forge import copied
from tests.vault.make_vectors import VECTORS

__all__ = ["founded_archive", "office"]
YEAR = 365 * 24 * 3600 * 1000


def test_the_clock_set_back_a_year(office: Office) -> None:
    """Entries written after the clock was set back a year still come after those before, and everything verifies."""
    appended(office.path, office.keyring, b"before", wall=Wall(START + 1000))
    appended(office.path, office.keyring, b"after", wall=Wall(START - YEAR))
    clocks = [entry.hlc for entry in office.reader().entries({})]
    assert clocks == sorted(set(clocks))
    assert contents(office.path, office.keyring) == [b"before", b"after"]
    assert verify(office.path, office.keyring).sound


def test_what_follows_another_feed_sorts_after_it(office: Office) -> None:
    """A device whose clock is a year slow still sorts its answer after what it had seen of the others."""
    with office.writer() as writer:
        add_member(writer, "second", "p", office.wall, ["case"], log_n=LOG_N)
        seen = writer.append("statements", {"case": b"question"})
    second = open_member(office.path, "second", "p")
    with Writer(office.path, second, Wall(START - YEAR)) as writer:
        answer = writer.append("statements", {"case": b"answer"})
    assert answer.hlc > seen.hlc


def test_feeds_restored_without_this_devices_memory(office: Office, tmp_path: Path) -> None:
    """A device whose feeds were restored from a backup is refused before it forks: its own memory is ahead."""
    backup = copied(office.path / "feeds", tmp_path / "backup")
    appended(office.path, office.keyring, b"after the backup", wall=office.wall)
    _replace(office.path / "feeds", backup)
    with pytest.raises(DamagedArchive, match="backup") as caught, office.writer():
        pass
    assert caught.value.code == "V015"
    assert [found.code for found in verify(office.path, None).problems] == ["V015"]


def test_a_whole_device_restored_is_found_by_its_replica(office: Office, tmp_path: Path) -> None:
    """A device restored with its memory forks unnoticed by itself; the first comparison with a replica names it."""
    backup = copied(office.path, tmp_path / "backup")
    appended(office.path, office.keyring, b"lost to the device", wall=office.wall)
    replica = copied(office.path, tmp_path / "replica")
    appended(backup, office.keyring, b"written after restoring", wall=office.wall)
    problems = compare(backup, replica).problems
    assert [(found.code, found.where[-13:]) for found in problems] == [("V014", "00000002.json")]


def test_two_histories_mixed_in_one_folder_are_noticed(office: Office, tmp_path: Path) -> None:
    """A careless copy of one history over the other does not verify, and is not read."""
    other = copied(office.path, tmp_path / "other")
    appended(office.path, office.keyring, b"1", b"2", wall=office.wall)
    appended(other, office.keyring, b"1", b"2", b"3", wall=office.wall)
    for path in (other / "feeds").rglob("*"):
        target = office.path / path.relative_to(other)
        if path.is_file() and not target.exists():
            target.parent.mkdir(parents=True, exist_ok=True)
            target.write_bytes(path.read_bytes())
    codes = {found.code for found in verify(office.path, None).problems}
    assert codes & {"V022", "V014", "V013"}
    with pytest.raises(DamagedArchive):
        list(Reader(office.path, None).entries({}))


def test_a_newer_archive_is_refused_by_reader_writer_and_keys(office: Office) -> None:
    """An archive of a later version is refused with what to do, and left as it is."""
    head = office.path / "guvah.json"
    head.write_bytes(head.read_bytes().replace(b'"version":1', b'"version":2'))
    for act in (office.reader, lambda: open_member(office.path, "example", "vector")):
        with pytest.raises(NewerFormat, match="Update Guvah"):
            act()
    with pytest.raises(NewerFormat), office.writer():
        pass


def test_a_newer_entry_is_refused(office: Office) -> None:
    """One entry of a later version stops reading with what to do; it is never skipped in silence."""
    reader = Reader(VECTORS / "bad" / "V002_newer_format__entry" / "archive", None)
    with pytest.raises(NewerFormat, match="Update Guvah"):
        list(reader.entries({}))


def test_a_feed_of_another_archive_is_not_taken_for_ours(office: Office, tmp_path: Path) -> None:
    """A feed copied over from another archive is named foreign and is not read."""
    founded(tmp_path / "other")
    theirs = next((tmp_path / "other" / "feeds").iterdir())
    copied(theirs, office.path / "feeds" / theirs.name)
    assert {found.code for found in verify(office.path, None).problems} == {"V003", "V006"}
    assert theirs.name not in office.reader().feeds()


def _replace(folder: Path, content: Path) -> None:
    import shutil

    shutil.rmtree(folder)
    shutil.copytree(content, folder)

"""The report: counts, progress, memory of what was seen."""

from pathlib import Path

import pytest

from guvah.vault.marks import read_mark
from guvah.vault.verify import remember, verify
from tests.vault.archives import appended
from tests.vault.conftest import Office
from tests.vault.forge import copied
from tests.vault.make_vectors import VECTORS


def test_the_report_counts_everything(office: Office) -> None:
    """Entries, objects, files and bytes are those that lie there."""
    appended(office.path, office.keyring, b"1", b"2", wall=office.wall)
    report = verify(office.path, None)
    files = [path for path in (office.path / "feeds").rglob("*") if path.is_file()]
    assert (report.entries, report.objects, report.files) == (4, 5, len(files))
    assert report.bytes == sum(path.stat().st_size for path in files)
    assert [(one.feed, one.tree.size) for one in report.feeds] == [(office.keyring.feed, 4)]


def test_progress_rises_to_nearly_all(office: Office) -> None:
    """Progress is given in bytes, rising, never above the whole."""
    appended(office.path, office.keyring, b"1", b"2", wall=office.wall)
    seen: list[tuple[int, int]] = []
    report = verify(office.path, None, lambda done, total: seen.append((done, total)))
    assert [done for done, _ in seen] == sorted(done for done, _ in seen)
    assert {total for _, total in seen} == {report.bytes}
    assert report.bytes // 2 < seen[-1][0] <= report.bytes


def test_a_rollback_is_noticed_by_who_remembers(office: Office, tmp_path: Path) -> None:
    """A replica that was checked remembers, and notices when the feed it is given is shorter or another."""
    old = copied(office.path, tmp_path / "old")
    appended(office.path, office.keyring, b"1", wall=office.wall)
    replica = copied(office.path, tmp_path / "replica")
    (replica / "local" / "marks" / f"{office.keyring.feed}.json").unlink()
    remember(replica, verify(replica, None))
    mark = read_mark(replica, office.keyring.feed)
    assert mark is not None
    assert mark.size == 3
    copied(replica / "local", tmp_path / "memory")
    for path in (old / "local" / "marks").iterdir():
        path.unlink()
    assert verify(old, None).sound
    (old / "local" / "marks" / f"{office.keyring.feed}.json").write_bytes(
        (replica / "local" / "marks" / f"{office.keyring.feed}.json").read_bytes()
    )
    assert {found.code for found in verify(old, None).problems} == {"V015"}


def test_an_unsound_archive_is_not_remembered(tmp_path: Path) -> None:
    """What is wrong today must not become what tomorrow is compared with."""
    archive = copied(VECTORS / "bad" / "V031_body_replaced" / "archive", tmp_path / "a")
    report = verify(archive, None)
    remember(archive, report)
    assert all(read_mark(archive, one.feed) is None for one in report.feeds)


def test_several_faults_are_all_named(tmp_path: Path) -> None:
    """Checking does not stop at the first fault: each is named once, by file."""
    archive = copied(VECTORS / "good" / "letter" / "archive", tmp_path / "a")
    bodies = sorted((archive / "feeds").rglob("bodies/*/*"))
    bodies[0].unlink()
    bodies[1].write_bytes(b"x")
    (archive / "strange.txt").write_bytes(b"")
    assert sorted(found.code for found in verify(archive, None).problems) == ["V004", "V030", "V032"]


def test_a_folder_that_is_not_there_is_no_archive(tmp_path: Path) -> None:
    """Nothing to check is said with the code of no archive."""
    assert [found.code for found in verify(tmp_path / "nowhere", None).problems] == ["V001"]


def test_a_link_is_unexpected_wherever_it_points(tmp_path: Path) -> None:
    """A symbolic link in a feed is never followed and always named."""
    archive = copied(VECTORS / "good" / "letter" / "archive", tmp_path / "a")
    body = next((archive / "feeds").rglob("bodies/*/*"))
    body.rename(tmp_path / "elsewhere")
    body.symlink_to(tmp_path / "elsewhere")
    assert "V004" in {found.code for found in verify(archive, None).problems}


@pytest.mark.parametrize("feed", ["no-hex", "F" * 32])
def test_a_feed_with_an_impossible_name_is_unexpected(tmp_path: Path, feed: str) -> None:
    """A folder under feeds/ whose name no key can have is named, not looked into."""
    archive = copied(VECTORS / "good" / "letter" / "archive", tmp_path / "a")
    (archive / "feeds" / feed).mkdir()
    assert [found.code for found in verify(archive, None).problems] == ["V004"]

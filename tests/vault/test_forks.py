"""Two copies side by side: what one is ahead, and where they have two histories."""

from pathlib import Path

import pytest

from guvah.vault.forks import compare
from tests.vault.archives import appended, founded
from tests.vault.conftest import Office
from tests.vault.forge import copied


def test_a_copy_that_is_behind_is_no_fork(office: Office, tmp_path: Path) -> None:
    """A replica that has less is simply behind, and is told by how much."""
    replica = copied(office.path, tmp_path / "replica")
    appended(office.path, office.keyring, b"1", b"2", wall=office.wall)
    assert compare(replica, office.path).ahead == {office.keyring.feed: 2}
    assert compare(office.path, replica).ahead == {}
    assert compare(office.path, replica).problems == ()


@pytest.mark.parametrize("before", [0, 1, 6])
def test_a_device_restored_from_a_backup_forks(office: Office, tmp_path: Path, before: int) -> None:
    """Two different entries under one number are found at the first of them, however both went on."""
    appended(office.path, office.keyring, *[b"x"] * before, wall=office.wall)
    replica = copied(office.path, tmp_path / "replica")
    appended(replica, office.keyring, b"lost", b"lost too", wall=office.wall)
    appended(office.path, office.keyring, b"after the backup", wall=office.wall)
    problems = compare(office.path, replica).problems
    assert [found.code for found in problems] == ["V014"]
    assert problems[0].where.endswith(f"{2 + before:08d}.json")


def test_another_archive_is_not_compared(office: Office, tmp_path: Path) -> None:
    """Two different archives are not two copies of one."""
    founded(tmp_path / "other")
    assert [found.code for found in compare(office.path, tmp_path / "other").problems] == ["V003"]


def test_a_new_feed_is_ahead_by_all_of_it(office: Office, tmp_path: Path) -> None:
    """A feed that only the other copy has is taken over whole."""
    from guvah.vault.writing import add_member
    from tests.vault.archives import LOG_N

    replica = copied(office.path, tmp_path / "replica")
    with office.writer() as writer:
        added = add_member(writer, "second", "p", office.wall, ["case"], log_n=LOG_N)
    assert compare(replica, office.path).ahead == {office.keyring.feed: 2, added.feed: 1}

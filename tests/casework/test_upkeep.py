"""Checking and rebuilding."""

import pytest

from guvah.casework.upkeep import rebuild_index, verify_archive
from guvah.errors import LockedOut, NotAllowed

from .group import PASSPHRASE, Group


def test_an_archive_is_verified_with_keys_and_blind(telling: Group) -> None:
    """Both find it sound; both know its size."""
    seen: list[tuple[int, int]] = []
    whole = verify_archive(telling.archive, "dil", PASSPHRASE, tick=lambda done, total: seen.append((done, total)))
    blind = verify_archive(telling.archive)
    assert whole.sound
    assert blind.sound
    assert whole.entries == blind.entries > 6
    assert seen
    assert all(done <= total for done, total in seen)


def test_damage_is_in_the_report(telling: Group) -> None:
    """A changed byte is named by its code, without any key."""
    body = next(path for path in sorted(telling.archive.glob("feeds/*/bodies/*/*")) if path.is_file())
    body.write_bytes(body.read_bytes()[:-1] + b"?")
    report = verify_archive(telling.archive)
    assert [problem.code for problem in report.problems] == ["V031"]


def test_a_rebuilt_memory_holds_the_same(telling: Group) -> None:
    """The hash of its content is the one before."""
    with telling.as_("bek") as session:
        before = session.index.dump_hash()
    assert rebuild_index(telling.archive, "bek", PASSPHRASE) == before


def test_who_has_no_memory_rebuilds_none(telling: Group) -> None:
    """Intake machines, and wrong passphrases."""
    with pytest.raises(NotAllowed):
        rebuild_index(telling.archive, "eva", PASSPHRASE)
    with pytest.raises(LockedOut):
        rebuild_index(telling.archive, "bek", "wrong")

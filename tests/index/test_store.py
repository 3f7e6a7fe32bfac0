"""The encrypted file and where it lies."""

from pathlib import Path

import pytest

from guvah.errors import LockedOut, Unavailable
from guvah.index.store import Place, Store, UnreadableError
from tests.index.archive import Keys, Vault, opened, person

CANARY = "Kanarienvogel"


def test_nothing_readable_reaches_the_disk(tmp_path: Path) -> None:
    """No file of the index, its journals included, holds a name or the mark of a database."""
    vault = Vault()
    vault.append(*person(1, CANARY))
    with opened(tmp_path, vault) as index:
        vault.append(*person(2, CANARY))
        index.catch_up()
        files = [path for path in tmp_path.rglob("*") if path.is_file()]
        assert len(files) >= 2
        for path in files:
            content = path.read_bytes().lower()
            assert CANARY.lower().encode() not in content
            assert b"sqlite" not in content
            assert CANARY.lower() not in path.name.lower()


def test_a_file_being_built_is_encrypted(tmp_path: Path) -> None:
    """A crash in the middle of a rebuild leaves nothing readable."""
    building, _ = Place(tmp_path, Keys()).begin()
    store = Store(building, bytes(32), create=True)
    store.many("insert into expiring values(?, ?)", [(n, CANARY) for n in range(20000)])
    assert building.stat().st_size > 100_000
    assert CANARY.encode() not in building.read_bytes()
    store.close()


def test_members_who_open_the_same_share_a_file(tmp_path: Path) -> None:
    """The place depends on the compartments opened, not on the member, and tells nothing of them."""
    everything = Place(tmp_path, Keys())
    assert Place(tmp_path, Keys()).begin() != everything.begin()
    assert Place(tmp_path, Keys()).key == everything.key
    assert Place(tmp_path, Keys(("case",))).key != everything.key
    assert "case" not in everything.begin()[0].name


def test_a_device_that_opens_nothing_has_no_index(tmp_path: Path) -> None:
    """A keyring without compartments is told that it can add, not read."""
    with pytest.raises(LockedOut, match="can add"):
        Place(tmp_path, Keys(()))


def test_another_key_does_not_open_a_file(tmp_path: Path) -> None:
    """A file under another key is unreadable, never half read."""
    Store(tmp_path / "x.db", bytes(32), create=True).close()
    with pytest.raises(UnreadableError):
        list(Store(tmp_path / "x.db", bytes([1] * 32)).execute("select * from meta"))


def test_each_rebuild_is_a_new_generation(tmp_path: Path) -> None:
    """A rebuild takes the next number, even beside one that was interrupted, and clears away all before it."""
    place = Place(tmp_path, Keys())
    interrupted, _ = place.begin()
    building, finished = place.begin()
    assert interrupted.name < building.name
    assert place.newest() is None
    building.rename(finished)
    (tmp_path / "local" / (finished.name + "-wal")).touch()
    assert place.newest() == finished
    place.delete_before(finished)
    assert not interrupted.exists()
    later, _ = place.begin()
    place.delete_before(finished)
    assert later.exists()


def test_a_full_disk_and_a_busy_file_are_told_apart(tmp_path: Path) -> None:
    """A second writer waits, then is told to try again; nothing is folded anew for that."""
    Store(tmp_path / "x.db", bytes(32), create=True).close()
    one, two = Store(tmp_path / "x.db", bytes(32)), Store(tmp_path / "x.db", bytes(32))
    two.connection.set_busy_timeout(1)
    with one.transaction(), pytest.raises(Unavailable, match="Another process") as caught, two.transaction():
        pass
    assert not isinstance(caught.value, UnreadableError)
    full = Store(tmp_path / "y.db", bytes(32), create=True)
    full.run("pragma max_page_count = 60")
    with pytest.raises(Unavailable, match="disk is full"), full.transaction():
        full.many("insert into expiring values(?, ?)", ((n, "x" * 100) for n in range(10000)))


def test_a_failed_transaction_leaves_nothing(tmp_path: Path) -> None:
    """Everything in a transaction is kept or nothing."""
    store = Store(tmp_path / "x.db", bytes(32), create=True)
    store.finish()
    with pytest.raises(ZeroDivisionError), store.transaction():
        store.run("insert into expiring values(1, 'x')")
        raise ZeroDivisionError
    assert store.value("select count(*) from expiring") == 0

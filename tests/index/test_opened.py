"""The life of an open index: made anew where it cannot be used, kept up, shared."""

from pathlib import Path

import pytest

from guvah.errors import DamagedArchive, LockedOut, Unavailable
from guvah.index import Index, open_index
from guvah.index.store import Place, Store
from tests.index.archive import FEEDS, Keys, Vault, opened, person, root


@pytest.fixture
def vault() -> Vault:
    vault = Vault()
    vault.append(*person(1))
    return vault


def told(folder: Path, vault: Vault) -> tuple[set[str], list[str]]:
    """Open the index; return what was told meanwhile and the persons in it."""
    steps: set[str] = set()
    with open_index(folder, Keys(), vault, lambda step, done, total: steps.add(step)) as index:
        return steps, list(index.persons())


def newest(folder: Path) -> Path:
    """Return the file in use."""
    path = Place(folder, Keys()).newest()
    assert path is not None
    return path


def test_an_index_is_kept_between_openings(tmp_path: Path, vault: Vault) -> None:
    """The second opening reads the file of the first and folds nothing."""
    told(tmp_path, vault)
    made = newest(tmp_path)
    steps, persons = told(tmp_path, vault)
    assert (steps, persons) == (set(), [root("per", 1)])
    assert newest(tmp_path) == made


@pytest.mark.parametrize("spoil", ["cut", "noise", "zeros", "one bit"])
def test_a_spoilt_file_is_folded_again(tmp_path: Path, vault: Vault, spoil: str) -> None:
    """A damaged file is replaced from the archive, and it is said so."""
    told(tmp_path, vault)
    path = newest(tmp_path)
    content = bytearray(path.read_bytes())
    if spoil == "cut":
        path.write_bytes(content[: len(content) // 2])
    elif spoil == "noise":
        path.write_bytes(b"not a database at all" * 400)
    elif spoil == "zeros":
        path.write_bytes(bytes(len(content)))
    else:
        content[100] ^= 1
        path.write_bytes(content)
    steps, persons = told(tmp_path, vault)
    assert persons == [root("per", 1)]
    assert any("folded again" in step for step in steps)


@pytest.mark.parametrize("name", ["schema", "archive"])
def test_a_file_of_another_version_or_archive_is_folded_again(tmp_path: Path, vault: Vault, name: str) -> None:
    """Neither an older schema nor another archive's memory is ever read from."""
    told(tmp_path, vault)
    store = Store(newest(tmp_path), Place(tmp_path, Keys()).key)
    store.run("update meta set value = 'other' where name = ?", (name,))
    store.run("delete from document")
    store.close()
    steps, persons = told(tmp_path, vault)
    assert persons == [root("per", 1)]
    assert any("version or archive" in step for step in steps)


def test_damage_met_later_says_what_to_do(tmp_path: Path, vault: Vault) -> None:
    """A question that meets a damaged page is refused with the sentence to rebuild."""
    with opened(tmp_path, vault) as index:
        index._store.run("update document set doc = x'00'")
        with pytest.raises(Unavailable, match="guvah rebuild"):
            index.recorded(root("per", 1))


def test_a_closed_index_answers_nothing(tmp_path: Path, vault: Vault) -> None:
    """After closing, which may happen twice, every question is refused."""
    index = opened(tmp_path, vault)
    index.close()
    index.close()
    with pytest.raises(Unavailable, match="closed"):
        index.position()


def test_keys_that_open_nothing(tmp_path: Path, vault: Vault) -> None:
    """A device that cannot read gets no index."""
    with pytest.raises(LockedOut):
        opened(tmp_path, vault, Keys(()))


def test_only_what_the_keys_open_is_held(tmp_path: Path, vault: Vault) -> None:
    """Bodies of another compartment are left out of the file, not only of the answers."""
    vault.append(*person(2), compartment="sealed")
    with opened(tmp_path, vault, Keys(("case",))) as index:
        assert list(index.persons()) == [root("per", 1)]
        assert index.recorded(root("per", 2)) == []
    with opened(tmp_path, vault) as index:
        assert len(list(index.persons())) == 2


def test_a_reader_sees_what_another_process_folded_in(tmp_path: Path, vault: Vault) -> None:
    """Two open indexes of one file: what one catches up with, the other answers at once, facets too."""
    with opened(tmp_path, vault) as one, opened(tmp_path, vault) as two:
        assert two.facets({})["sex"] == {"": 1}
        vault.append(*person(2, sex="female"))
        one.catch_up()
        assert two.facets({})["sex"] == {"": 1, "female": 1}
        assert two.catch_up() == []
        vault.append(*person(1, sex="male"))
        two.catch_up()
        assert one.facets({"sex": "male"})["status"] == {"unknown": 1}
        assert one.dump_hash() == two.dump_hash()


def test_readers_go_on_while_somebody_rebuilds(tmp_path: Path, vault: Vault) -> None:
    """Whoever has the old file open goes on reading it, and catches up by itself."""
    with opened(tmp_path, vault) as one, opened(tmp_path, vault) as two:
        two.rebuild()
        assert list(one.persons()) == list(two.persons())
        vault.append(*person(2))
        assert one.catch_up() == [root("per", 2)]
        assert len(list(two.persons())) == 1
    assert len(list((tmp_path / "local").glob("*.db"))) == 1


def test_a_body_that_cannot_be_read_stops_catching_up_and_changes_nothing(tmp_path: Path, vault: Vault) -> None:
    """A damaged body is named by its code; the index stays as it was before it."""
    with opened(tmp_path, vault) as index:
        before = index.dump_hash()
        vault.append(*person(2))
        header, _, _ = next(iter(vault.bodies.values())).partition(b"\n")
        line = b'["%s","name",1,"x"]\n' % root("per", 3).encode()
        vault.append(feed=FEEDS[0], body=header + b"\n" + line)
        with pytest.raises(DamagedArchive, match="S006"):
            index.catch_up()
        assert index.dump_hash() == before
        vault.feeds[FEEDS[0]].pop()
        assert index.catch_up() == [root("per", 2)]
        assert isinstance(index, Index)

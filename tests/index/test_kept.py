"""What others keep in this machine's memory, and what was recorded since."""

from pathlib import Path

import pytest

from tests.index.archive import ANN, FEEDS, Keys, Vault, opened, person, root, said

PERSON, OTHER, CAPTURE = root("per", 1), root("per", 2), root("cap", 1)


@pytest.fixture
def vault() -> Vault:
    vault = Vault()
    vault.append(*person(1))
    return vault


def test_what_is_kept_is_there_again_and_in_no_hash(tmp_path: Path, vault: Vault) -> None:
    """Kept by name, across openings; a later value takes the place of the earlier; the fold is the same."""
    with opened(tmp_path, vault) as index:
        before = index.dump_hash()
        assert index.kept.get("site") == b""
        index.kept.put("site", b"one")
        index.kept.put("site", b"two")
        assert index.kept.get("another") == b""
    with opened(tmp_path, vault) as index:
        assert index.kept.get("site") == b"two"
        assert index.dump_hash() == before


def test_what_is_kept_is_forgotten_with_the_file(tmp_path: Path, vault: Vault) -> None:
    """After an erasure or a rebuild nothing is left of what was made from words that may be gone."""
    erased = vault.append(*person(2))
    with opened(tmp_path, vault) as index:
        index.kept.put("site", b"one")
        vault.erase(erased)
        index.catch_up()
        assert index.kept.get("site") == b""
        index.kept.put("site", b"two")
        index.rebuild()
        assert index.kept.get("site") == b""


def test_roots_recorded_of_since(tmp_path: Path, vault: Vault) -> None:
    """Those of new entries of every feed, and only those; none where nothing was added."""
    with opened(tmp_path, vault) as index:
        position = index.position()
        assert index.kept.roots_since(position) == frozenset()
        vault.append(*person(2), feed=FEEDS[0])
        vault.append(said(PERSON, "born", "1985", CAPTURE), said(CAPTURE, "title", "A page", CAPTURE), feed=FEEDS[1])
        index.catch_up()
        assert index.kept.roots_since(position) == frozenset({OTHER, PERSON, CAPTURE})
        assert index.kept.roots_since(index.position()) == frozenset()
        assert index.kept.roots_since({}) is None


@pytest.mark.parametrize("kind", ["admit", "keys", "erase"])
def test_what_is_about_the_archive_itself_may_change_everything(tmp_path: Path, vault: Vault, kind: str) -> None:
    """Who is a member, which keys there are, what was erased."""
    with opened(tmp_path, vault) as index:
        position = index.position()
        vault.add(FEEDS[0], kind)
        index.catch_up()
        assert index.kept.roots_since(position) is None


def test_a_feed_that_became_shorter(tmp_path: Path, vault: Vault) -> None:
    """Whatever was made from the entries that no longer count must be made anew."""
    vault.append(said(OTHER, "name", "Serik Ülgi", ANN), feed=FEEDS[1])
    vault.append(said(OTHER, "born", "1985", ANN), feed=FEEDS[1])
    with opened(tmp_path, vault) as index:
        position = index.position()
        vault.shown = {FEEDS[1]: 1}
        index.catch_up()
        assert index.kept.roots_since(position) is None


def test_a_body_that_cannot_be_opened_yet(tmp_path: Path, vault: Vault) -> None:
    """Nobody can say whom it is about."""
    with opened(tmp_path, vault, Keys(("case", "sealed"))) as index:
        position = index.position()
        late = vault.append(*person(2))
        vault.locked = {ref.sha256 for ref in late.bodies}
        index.catch_up()
        assert index.kept.roots_since(position) is None


def test_a_file_beside_the_index_goes_with_it(tmp_path: Path, vault: Vault) -> None:
    """Its name begins with the index's generation: a rebuild and an erasure delete it, with its journals."""
    erased = vault.append(*person(2))
    with opened(tmp_path, vault) as index:
        for erasing in (False, True):
            path, key = index.kept.beside("pairs")
            assert (path.parent, len(key)) == (tmp_path / "local", 32)
            journal = path.with_name(path.name + "-wal")
            path.write_bytes(b"x")
            journal.write_bytes(b"x")
            if erasing:
                vault.erase(erased)
                index.catch_up()
            else:
                index.rebuild()
            assert not path.exists()
            assert not journal.exists()


def test_each_file_beside_the_index_has_its_own_key(tmp_path: Path, vault: Vault) -> None:
    """Another name, or another set of compartments, is another key; the same is the same at every opening."""
    with opened(tmp_path, vault) as index:
        path, key = index.kept.beside("pairs")
        assert key != index.kept.beside("others")[1]
    with opened(tmp_path, vault) as index:
        assert index.kept.beside("pairs") == (path, key)
    with opened(tmp_path, vault, Keys(("case",))) as fewer:
        assert fewer.kept.beside("pairs")[1] != key
        assert fewer.kept.beside("pairs")[0] != path

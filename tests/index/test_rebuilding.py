"""Folding everything into a new file."""

from pathlib import Path

import pytest

from guvah.errors import DamagedArchive, Unavailable
from guvah.index import hands, rebuild, rebuilding
from tests.index.archive import FEEDS, Keys, Vault, opened, owned, person, root, said
from tests.index.test_dumping import folded_at_once


def large(persons: int = 700) -> Vault:
    """Return an archive in which everybody is told of in two bodies far apart."""
    vault = Vault()
    source = root("doc", 1)
    vault.append(said(source, "title", "A list", source), said(source, "list_id", "a", source))
    for first in range(0, persons, 100):
        vault.append(*(one for n in range(first, first + 100) for one in person(n, f"Memet Örnek{n}", born="1984")))
    for first in range(0, persons, 100):
        vault.append(
            *(said(root("per", n), "born", "1985", source) for n in range(first, first + 100)),
            *(said(owned(root("per", n), "epi", n), "episode_kind", "camp", source) for n in range(first, first + 100)),
            feed=FEEDS[1],
        )
    return vault


def test_other_processes_fold_the_same(tmp_path: Path) -> None:
    """Folded here or by two other processes, the content is the same."""
    vault = large()
    with rebuild(tmp_path, Keys(), vault, workers=2) as index:
        assert index.dump_hash() == folded_at_once(vault)
        assert len(list(index.persons())) == 700
        assert index._packing.dictionary


def test_much_to_read_calls_for_other_processes(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """What was taken up here before they came is not lost."""
    monkeypatch.setattr(rebuilding, "SMALL", 100_000)
    vault = large(300)
    with rebuild(tmp_path, Keys(), vault) as index:
        assert index.dump_hash() == folded_at_once(vault)


@pytest.mark.parametrize("workers", [0, 1])
def test_a_line_that_is_no_statement_is_named_by_its_code(tmp_path: Path, workers: int) -> None:
    """A malformed line stops the rebuild with its code, from another process too, and leaves no file."""
    vault = Vault()
    header = next(iter(Vault().append(*person(1)).bodies), None)
    assert header is not None
    vault.append(*person(1))
    good = next(iter(vault.bodies.values()))
    vault.append(body=good + b'["%s","name",1,"x"]\n' % root("per", 3).encode())
    with pytest.raises(DamagedArchive, match="S006"):
        rebuild(tmp_path, Keys(), vault, workers=workers)
    vault.append(body=good[:-3])
    with pytest.raises(DamagedArchive, match="S005"):
        rebuild(tmp_path, Keys(), vault, workers=workers)
    assert list((tmp_path / "local").iterdir()) == []


def test_a_helper_that_dies_is_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A process that ends too early stops the rebuild with a sentence; the file before it stays in use."""
    vault = large(200)
    with opened(tmp_path, vault) as index:
        before = index.dump_hash()
    monkeypatch.setattr(hands, "_CODE", "raise SystemExit")
    with pytest.raises(Unavailable, match="ended too early"):
        rebuild(tmp_path, Keys(), vault, workers=1)
    with opened(tmp_path, vault) as index:
        assert index.dump_hash() == before


def test_progress_is_told(tmp_path: Path) -> None:
    """Reading, folding and indexing are told with how far they are."""
    told: list[tuple[str, int, int]] = []
    rebuild(tmp_path, Keys(), large(100), lambda *step: told.append(step)).close()
    assert {step for step, _, _ in told} == {"reading", "folding", "indexing"}
    assert all(0 <= done <= total for _, done, total in told)


def test_an_empty_archive(tmp_path: Path) -> None:
    """An archive without a statement has an index that answers, and catches up."""
    vault = Vault()
    vault.add(FEEDS[0], "feed")
    with rebuild(tmp_path, Keys(), vault) as index:
        assert index.facets()["sex"] == {}
        assert index.find("anybody") == []
        vault.append(*person(1))
        assert index.catch_up() == [root("per", 1)]


def test_an_interrupted_rebuild_leaves_the_old_file(tmp_path: Path) -> None:
    """An interruption while folding removes what was being built and keeps what was there."""
    vault = large(100)
    opened(tmp_path, vault).close()
    files = sorted((tmp_path / "local").iterdir())

    def interrupt(step: str, _done: int, _total: int) -> None:
        if step == "indexing":
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        rebuild(tmp_path, Keys(), vault, interrupt)
    assert sorted((tmp_path / "local").iterdir()) == files

"""Which records are one, asked of the file: canonical ids, members, and what was decided about them."""

from pathlib import Path

from guvah.model.pairs import DIFFERENT, UNSURE
from tests.index.archive import opened, said
from tests.index.test_merging import ONE, A, B, C, D, archive, decide, undo


def test_every_id_leads_to_the_smallest(tmp_path: Path) -> None:
    """Also of what a record owns; of who is joined with nobody to itself, and of an unknown one too."""
    vault = archive()
    decide(vault, B, C)
    decide(vault, C, A)
    with opened(tmp_path, vault) as index:
        assert [index.canonical(one) for one in (A, B, C, D)] == [A, A, A, D]
        assert index.canonical(f"{C}/epi-00000001") == A
        assert index.members(C) == (A, B, C)
        assert index.members(D) == (D,)
        assert index.members("per-" + "0" * 16) == ("per-" + "0" * 16,)


def test_decisions_are_gathered_along_the_chain(tmp_path: Path) -> None:
    """Under whichever id they were written, with what was taken back; of others nothing, and without ids everything."""
    vault = archive()
    first = decide(vault, A, B)
    undo(vault, first)
    decide(vault, B, C, UNSURE)
    decide(vault, D, "per-" + "z" * 16, DIFFERENT)
    vault.append(said(A, "retracts", "0" * 64, ONE))
    with opened(tmp_path, vault) as index:
        assert [one.statement.prop for one in index.about_pairs(C)] == ["same_as", "retracts", "retracts", "unsure_of"]
        assert len(index.about_pairs()) == 5
        assert index.paired() == {A, B, C, D, "per-" + "z" * 16}


def test_an_archive_without_decisions_has_none(tmp_path: Path) -> None:
    """A retraction alone is about something else."""
    vault = archive()
    vault.append(said(A, "retracts", "0" * 64, ONE))
    with opened(tmp_path, vault) as index:
        assert index.about_pairs() == index.about_pairs(A) == []
        assert index.paired() == frozenset()

"""Drafts become entries: one, or many of which all or none count."""

import pytest

from guvah.casework import recording
from guvah.casework.recording import batched, record, record_many
from guvah.errors import BadInput
from guvah.model.draft import Draft
from guvah.model.statement import Statement

from .group import NURGUL, TES, Group


def drafts(count: int) -> list[Draft]:
    return [Draft(Statement(NURGUL, "note", f"note {number}", TES), "case") for number in range(count)]


def notes(group: Group) -> int:
    with group.as_("fox") as session:
        return len(session.index.recorded(NURGUL))


def test_many_drafts_become_several_entries(group: Group, monkeypatch: pytest.MonkeyPatch) -> None:
    """Each of some thousand, under one checkpoint."""
    monkeypatch.setattr(recording, "PER_ENTRY", 10)
    with group.as_("bek") as session:
        before = session.index.position()[session.keyring.feed]
        assert record_many(session, drafts(25)) == 25
        assert session.index.position()[session.keyring.feed] == before + 3
    assert notes(group) == 25


def test_where_one_draft_is_refused_none_is_recorded(group: Group, monkeypatch: pytest.MonkeyPatch) -> None:
    """An error in the last part leaves nothing of the first."""
    monkeypatch.setattr(recording, "PER_ENTRY", 10)
    bad = Draft(Statement(NURGUL, "identity_number", "LE 1", TES), "case")
    with group.as_("bek") as session:
        with pytest.raises(BadInput):
            record_many(session, [*drafts(25), bad])
        record(session, drafts(1))
    assert notes(group) == 1


def test_nothing_to_record_is_nothing(group: Group) -> None:
    """No empty entry is written."""
    with group.as_("bek") as session:
        before = session.index.position()
        assert record_many(session, []) == 0
        assert session.index.position() == before


def test_batches_lose_nothing() -> None:
    """Every draft is in exactly one part."""
    parts = list(batched(drafts(23), 10))
    assert [len(part) for part in parts] == [10, 10, 3]
    assert [draft for part in parts for draft in part] == drafts(23)

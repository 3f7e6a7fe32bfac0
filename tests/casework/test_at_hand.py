"""Every decision at hand: known as it is made and taken back, read again only when something was recorded."""

import pytest

from guvah.casework.at_hand import every_decision, what_is_decided
from guvah.casework.link import decide, undo
from guvah.index import Index
from guvah.linkage.decisions import DIFFERENT, SAME
from guvah.model.statement import Recorded

from .group import NURGUL, TES, Group, entity, told

TWIN, THIRD = entity("per", "Nurgul Ornek"), entity("per", "N. Örnek")


@pytest.fixture
def three(telling: Group) -> Group:
    for person in (TWIN, THIRD):
        telling.tell(*told(person, "Nurgul Ornek", TES))
    return telling


def test_decisions_are_known_as_they_are_made_and_taken_back(three: Group) -> None:
    """By this member and by others, in this session and in another."""
    with three.as_("bek") as session:
        assert every_decision(session) == ()
        decide(session, NURGUL, TWIN, "same", "one letter")
        assert [(each.verdict, each.why) for each in every_decision(session)] == [(SAME, "one letter")]
        with three.as_("cem") as other:
            decide(other, NURGUL, THIRD, "different", "two sisters")
            assert [each.verdict for each in every_decision(other)] == [SAME, DIFFERENT]
        session.index.catch_up()
        assert what_is_decided(session).settled(tuple(sorted((TWIN, THIRD))))  # type: ignore[arg-type]
        undo(session, NURGUL, TWIN, "a slip")
        assert [each.verdict for each in every_decision(session)] == [DIFFERENT]


def test_nothing_new_is_not_read_again(three: Group, monkeypatch: pytest.MonkeyPatch) -> None:
    """A page of the queue and the next one cost one reading."""
    read = []
    about_pairs = Index.about_pairs

    def watched(index: Index, *roots: str) -> list[Recorded]:
        read.append(roots)
        return about_pairs(index, *roots)

    monkeypatch.setattr(Index, "about_pairs", watched)
    with three.as_("bek") as session:
        every_decision(session)
        what_is_decided(session)
    assert read == [()]

"""Every decision at hand: known as it is made and taken back, read again only when something was recorded."""

import pytest

from guvah.casework.at_hand import every_decision, what_is_decided
from guvah.casework.link import decide, undo
from guvah.casework.members import add_member
from guvah.index import Index
from guvah.linkage.decisions import DIFFERENT, SAME
from guvah.model.statement import Recorded

from .group import LOG_N, NURGUL, PASSPHRASE, TES, Group, entity, told

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


def test_only_what_a_decision_touches_is_read(three: Group, monkeypatch: pytest.MonkeyPatch) -> None:
    """One pair more costs that pair and what hangs on it; the result is that of reading everything."""
    with three.as_("bek") as session:
        decide(session, NURGUL, TWIN, "same", "one letter")
        every_decision(session)
        decide(session, TWIN, THIRD, "different", "two sisters")
        read = []
        about_pairs = Index.about_pairs

        def watched(index: Index, *roots: str) -> list[Recorded]:
            read.append(roots)
            return about_pairs(index, *roots)

        monkeypatch.setattr(Index, "about_pairs", watched)
        found = every_decision(session), what_is_decided(session)
        assert [bool(roots) for roots in read] == [True]
    with three.as_("bek") as session:
        assert (every_decision(session), what_is_decided(session)) == found


def test_a_new_member_changes_nothing_that_was_decided(three: Group) -> None:
    """An entry about the archive itself makes everything be read again, with the same result."""
    with three.as_("ada") as session:
        decide(session, NURGUL, TWIN, "same", "one letter")
        before = every_decision(session)
        add_member(session, "gul", "editor", PASSPHRASE, log_n=LOG_N)
        assert every_decision(session) == before

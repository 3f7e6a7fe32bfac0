"""Publishing takes two people; taking down takes one."""

import datetime

import pytest

from guvah.casework import approval, publish, review
from guvah.casework.hold import hold, lift_hold
from guvah.errors import BadInput, NotAllowed
from guvah.release.archive import Release
from guvah.release.gate import REASONS
from guvah.release.released import ReleasedPerson

from .group import NURGUL, SERIK, TES, Group, look_and_approve, told

TODAY = datetime.date(2024, 6, 12)


def released(group: Group, by: str = "bek") -> list[ReleasedPerson]:
    with group.as_(by) as session:
        return list(Release(session.index, "public", TODAY).people())


def reviewed(group: Group, *roots: str) -> None:
    with group.as_("cem") as session:
        review.verdict(session, roots or (NURGUL,), "reviewed")


def proposed(group: Group, *roots: str, by: str = "bek") -> publish.Proposed:
    with group.as_(by) as session:
        return publish.propose(session, roots or (NURGUL,))


def approved(group: Group, *roots: str, by: str = "cem") -> approval.Approved:
    with group.as_(by) as session:
        return look_and_approve(session, roots or (NURGUL,))


def test_a_testimony_becomes_public_by_two_people(telling: Group) -> None:
    """Reviewed, proposed by the editor, approved by the reviewer: and every member's machine agrees."""
    reviewed(telling)
    assert proposed(telling).proposed == 1
    assert released(telling) == []
    assert approved(telling).approved == 1
    (person,) = released(telling)
    assert person.names[0].text == "Nurgül Örnek"
    assert released(telling, "dil") == [person], "a custodian, whose keys open more, releases the same"
    assert released(telling, "fox") == [person]


def test_what_is_not_reviewed_is_not_proposed(telling: Group) -> None:
    """The reason is given in the gate's words."""
    assert proposed(telling).left_out == ((REASONS["not reviewed"], 1),)


def test_proposing_twice_proposes_once(telling: Group) -> None:
    """What waits, and what is public just so, is left out with its reason."""
    reviewed(telling)
    proposed(telling)
    assert proposed(telling).left_out == ((publish.WAITS, 1),)
    approved(telling)
    assert proposed(telling).left_out == ((publish.SHOWN, 1),)


def test_what_waits_is_listed_for_the_second_person(telling: Group) -> None:
    """With its name and who proposed it; handles show only to those who hold `staff`."""
    telling.tell(*told(SERIK, "Serik Ülgi", TES))
    reviewed(telling, NURGUL, SERIK)
    proposed(telling, NURGUL, SERIK)
    with telling.as_("dil") as session:
        names = {(one.name, one.proposed_by) for one in publish.waiting(session)}
        assert names == {("Nurgül Örnek", "bek"), ("Serik Ülgi", "bek")}
        chosen = publish.select(session, everyone=True, waiting_only=True)
        assert set(chosen) == {NURGUL, SERIK}
        assert look_and_approve(session, chosen).approved == 2
        assert publish.waiting(session) == ()


def test_withdrawing_needs_nobody_and_stays(telling: Group) -> None:
    """An intake volunteer can take a page down; only a new proposal and approval bring it back."""
    reviewed(telling)
    proposed(telling)
    approved(telling)
    with telling.as_("cem") as session:
        assert publish.unpublish(session, [NURGUL], "the family asked") == 1
    assert released(telling) == []
    proposed(telling)
    approved(telling)
    (person,) = released(telling)
    assert [change.what for change in person.changes] == ["published", "withdrawn", "published"]


def test_a_hold_stops_and_its_lift_lets_go_on(telling: Group) -> None:
    """Without another approval: nothing about the record has changed."""
    reviewed(telling)
    proposed(telling)
    approved(telling)
    with telling.as_("bek") as session:
        hold(session, NURGUL, "a threat")
    assert released(telling) == []
    with telling.as_("bek") as session, pytest.raises(NotAllowed, match="custodian or lead"):
        lift_hold(session, NURGUL, "all is well")
    with telling.as_("dil") as session:
        lift_hold(session, NURGUL, "all is well")
    assert len(released(telling)) == 1


def test_a_held_record_is_not_proposed(telling: Group) -> None:
    """The reason says so."""
    reviewed(telling)
    with telling.as_("bek") as session:
        hold(session, NURGUL, "a threat")
        assert publish.propose(session, [NURGUL]).left_out == ((REASONS["held"], 1),)


def test_nothing_chosen_is_said(telling: Group) -> None:
    """An empty withdrawal is a mistake."""
    with telling.as_("bek") as session, pytest.raises(BadInput):
        publish.unpublish(session, [])

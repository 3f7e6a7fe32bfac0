"""A second person looks, and approves exactly that."""

import pytest

from guvah.casework import approval
from guvah.errors import BadInput, NotAllowed, UserError
from guvah.model.ids import public_id
from guvah.model.statement import Statement

from .group import NURGUL, SERIK, TES, Group, entity, owned, told
from .test_publish import approved, proposed, released, reviewed


def test_nobody_approves_what_they_proposed(telling: Group) -> None:
    """Also not the lead."""
    reviewed(telling)
    proposed(telling, by="ada")
    assert approved(telling, by="ada").refused == ((approval.OWN, 1),)
    assert released(telling) == []


@pytest.mark.parametrize("by", ["bek", "fox", "eva"])
def test_who_may_not_approve_is_told_who_may(telling: Group, by: str) -> None:
    """An editor, an observer, an intake."""
    with pytest.raises(NotAllowed, match="reviewer or custodian or lead"):
        approved(telling, by=by)


def test_a_change_after_the_proposal_must_be_proposed_again(telling: Group) -> None:
    """What the approver would approve is no longer what the archive gives."""
    reviewed(telling)
    proposed(telling)
    telling.tell(Statement(NURGUL, "occupation", "teacher", TES))
    assert approved(telling).refused == ((approval.STALE, 1),)
    proposed(telling)
    assert approved(telling).approved == 1


def test_an_approver_approves_what_they_have_seen(telling: Group) -> None:
    """With the digest that was printed for what they looked at, and with no other; capitals are no matter."""
    reviewed(telling)
    proposed(telling)
    with telling.as_("cem") as session:
        seen = approval.looked_at(session, [NURGUL])
        for other in ("", seen[:32], "0" * 64, approval.looked_at(session, [SERIK])):
            with pytest.raises(UserError, match="look again"):
                approval.approve(session, [NURGUL], other)
        assert approval.approve(session, [NURGUL], f" {seen.upper()}\n").approved == 1


def test_nothing_chosen_is_said(telling: Group) -> None:
    """Where nothing waits there is nothing to have seen; a record that nobody proposed is refused with the reason."""
    with telling.as_("cem") as session:
        with pytest.raises(BadInput, match="publish waiting"):
            approval.approve(session, [], "")
        assert approval.looked_at(session, [NURGUL]) == ""
        assert approval.approve(session, [NURGUL], "").refused == ((approval.NONE, 1),)


def test_the_comparison_shows_what_appears_and_what_stays_back(telling: Group) -> None:
    """Before approval everything is new; afterwards nothing changes."""
    telling.tell(Statement(NURGUL, "note", "not for anybody", TES))
    reviewed(telling)
    proposed(telling)
    with telling.as_("cem") as session:
        lines = "\n".join(approval.compare(session, public_id(NURGUL)).lines())
    assert "+ name: Nurgül Örnek" in lines
    assert "stays back: note (1)" in lines
    assert "not for anybody" not in lines
    approved(telling)
    with telling.as_("cem") as session:
        assert not approval.compare(session, NURGUL).changes


def test_the_approver_sees_links_to_who_is_not_public_yet(telling: Group) -> None:
    """They would appear later without another approval, so they are approved now."""
    link = owned(NURGUL, "lnk", "x")
    telling.tell(
        *told(SERIK, "Serik Ülgi", TES),
        Statement(link, "to", SERIK, TES),
        Statement(link, "relation", "spouse", TES),
        Statement(owned(NURGUL, "epi", "arrest"), "facility", entity("fac", "camp"), TES),
    )
    reviewed(telling)
    proposed(telling)
    with telling.as_("cem") as session:
        lines = list(approval.compare(session, NURGUL).lines())
    assert any(line.startswith("  + relations: spouse") and "not public yet" in line for line in lines)
    assert any(line.startswith("  + arrest 2017-23, facility:") and "not public yet" in line for line in lines)
    approved(telling)
    (person,) = released(telling)
    assert person.relations == ()
    with telling.as_("cem") as session:
        assert not approval.compare(session, NURGUL).changes

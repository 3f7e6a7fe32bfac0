"""Letting in, changing roles, letting go."""

import pytest

from guvah.casework.members import COMPARTMENTS, add_member, change_role, let_go, members
from guvah.casework.recording import record
from guvah.casework.session import open_session
from guvah.errors import BadInput, LockedOut, NotAllowed
from guvah.model.roster import ROLES

from .group import LOG_N, NURGUL, PASSPHRASE, Group
from .group import ROLES as GROUP_ROLES


@pytest.mark.parametrize("name", sorted(GROUP_ROLES))
def test_a_role_opens_its_compartments_and_no_more(group: Group, name: str) -> None:
    """Only who answers for members holds `staff`: it is also the power to admit and to erase."""
    with group.as_(name) as session:
        assert session.keyring.compartments == COMPARTMENTS[GROUP_ROLES[name]]


@pytest.mark.parametrize("name", ["bek", "cem", "eva", "fox"])
def test_who_may_not_let_in_is_told_who_may(group: Group, name: str) -> None:
    """Custodian or lead."""
    with group.as_(name) as session, pytest.raises(NotAllowed, match="custodian or lead"):
        add_member(session, "gul", "editor", PASSPHRASE, log_n=LOG_N)


def test_members_are_listed_with_their_roles(group: Group) -> None:
    """Handles, for those who may read them."""
    with group.as_("dil") as session:
        assert {member.handle: member.role for member in members(session)} == GROUP_ROLES


def test_a_handle_is_taken_once_and_a_role_must_be_known(group: Group) -> None:
    """Nothing is written for a mistake."""
    with group.as_("dil") as session:
        for handle, role in (("bek", "editor"), ("gul", "chief")):
            with pytest.raises(BadInput):
                add_member(session, handle, role, PASSPHRASE, log_n=LOG_N)


def test_nobody_changes_their_own_role(group: Group) -> None:
    """Another custodian or lead does."""
    for name in ("ada", "dil"):
        with group.as_(name) as session, pytest.raises(NotAllowed, match="Nobody"):
            change_role(session, name, "lead")


@pytest.mark.parametrize("role", ROLES)
def test_a_new_role_comes_with_its_keys(group: Group, role: str) -> None:
    """An observer becomes whatever the custodian says, keys included."""
    with group.as_("dil") as session:
        change_role(session, "fox", role)
    with group.as_("fox") as session:
        assert session.role == role
        assert set(COMPARTMENTS[role]) <= set(session.keyring.compartments)


def test_who_is_let_go_writes_nothing_more_and_reads_nothing_new(group: Group) -> None:
    """Their feed ends, and what is sealed from now on is sealed to new keys."""
    with group.as_("dil") as session:
        let_go(session, "bek")
        record(session, [session.decision(NURGUL, "hold", "held", why="new")])
        with pytest.raises(NotAllowed):
            let_go(session, "dil")
        with pytest.raises(BadInput):
            let_go(session, "nobody")
    with group.as_("cem") as session:
        assert len(session.index.recorded(NURGUL)) == 1
    with pytest.raises((LockedOut, NotAllowed)), open_session(group.archive, "bek", PASSPHRASE) as session:
        record(session, [session.decision(NURGUL, "hold", "held", why="still here")])

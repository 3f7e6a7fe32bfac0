"""One member at work: what keys, memory and role make of a session."""

import pytest

from guvah.casework.collect import add_testimony
from guvah.casework.founding import found
from guvah.casework.recording import ids_key, record
from guvah.casework.session import member_id, open_session
from guvah.errors import BadInput, Busy, LockedOut, NotAllowed
from guvah.model.statement import Statement

from .group import LOG_N, NURGUL, PASSPHRASE, ROLES, TES, Group


def test_the_founder_leads(group: Group) -> None:
    """Founding an archive makes one lead whose handle only holders of `staff` can read."""
    with group.as_("ada") as session:
        assert (session.handle, session.role) == ("ada", "lead")
        assert session.member == member_id(session.keyring.feed)
    with group.as_("bek") as session:
        assert {member.handle for member in session.roster.members()} == {""}


@pytest.mark.parametrize("name", sorted(ROLES))
def test_everybody_has_the_role_they_were_given(group: Group, name: str) -> None:
    """Who cannot read the roster is treated as intake: they bring in, and read nothing."""
    with group.as_(name) as session:
        assert session.role == ROLES[name]
        assert session.remembers is (name != "eva")


def test_an_intake_machine_adds_and_cannot_read(group: Group) -> None:
    """Its keys open nothing, so there is no memory to ask."""
    with group.as_("eva") as session:
        record(session, [session.decision(NURGUL, "hold", "held", why="a threat")])
        with pytest.raises(LockedOut):
            _ = session.index
        with pytest.raises(NotAllowed):
            session.require("read")


def test_a_wrong_passphrase_and_a_wrong_handle_open_nothing(group: Group) -> None:
    """The same sentence for both kinds would help a thief less; both are refused."""
    for handle, passphrase in (("ada", "not this"), ("nobody", PASSPHRASE)):
        with pytest.raises(LockedOut), open_session(group.archive, handle, passphrase):
            pass


def test_who_was_let_go_is_told_so(group: Group) -> None:
    """The door does not open for somebody without a role."""
    with group.as_("ada") as session:
        gone = next(member for member in session.roster.members() if member.handle == "bek")
    group.tell(Statement(gone.id, "left", "yes", gone.id), by="ada")
    with pytest.raises(NotAllowed, match="no role"), open_session(group.archive, "bek", PASSPHRASE):
        pass


def test_what_was_recorded_is_remembered_at_once(group: Group) -> None:
    """Visible in the same session, and in every other one when it opens."""
    with group.as_("bek") as session:
        group.tell(Statement(NURGUL, "name", "Nurgül Örnek", TES))
        session.remember()
        assert session.index.record(NURGUL).value("name") == "Nurgül Örnek"
        assert session.index.find("Nurgül")


def test_two_do_not_write_at_once(group: Group) -> None:
    """The second is told that somebody else is at it; nothing waits for ever."""
    with group.as_("bek") as first, first.writing(), group.as_("cem") as second, pytest.raises(Busy):
        record(second, [second.decision(NURGUL, "hold", "held", why="a threat")])


def test_writing_inside_writing_is_one_writing(group: Group) -> None:
    """Verbs that use other verbs share the open feed."""
    with group.as_("bek") as session, session.writing() as outer, session.writing() as inner:
        assert outer is inner


def test_ids_of_lists_are_the_archives_own(group: Group) -> None:
    """The same for every member who can read; for one who cannot, new each time."""
    keys = []
    for name in ("bek", "dil", "eva", "eva"):
        with group.as_(name) as session:
            keys.append(ids_key(session))
    assert keys[0] == keys[1]
    assert len(set(keys)) == 3


def test_an_archive_is_not_founded_over_something(group: Group) -> None:
    """A folder that holds something is left as it is."""
    with pytest.raises(BadInput):
        found(group.archive, "ada", PASSPHRASE, log_n=LOG_N)


def test_a_form_that_is_not_there_is_named(group: Group) -> None:
    """The file's name, and what to do."""
    with group.as_("bek") as session, pytest.raises(BadInput, match=r"missing\.yaml"):
        add_testimony(session, group.archive / "missing.yaml")

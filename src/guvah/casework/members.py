"""Letting members in, giving them roles, letting them go.

Owns which compartments a role opens and what the roster is told. Never lets anybody give a role to themselves: readers
would ignore it (`model/roster.py`), so it is refused here with a sentence.
"""

from collections.abc import Mapping

from guvah.casework.founding import Newcomer, introduction
from guvah.casework.recording import record
from guvah.casework.session import CASE, Session, member_id
from guvah.errors import BadInput, NotAllowed
from guvah.model.draft import Draft
from guvah.model.roster import ROLES, MemberView
from guvah.model.statement import Statement
from guvah.vault.sealing import LOG_N
from guvah.vault.writing import Introduction, admit, dismiss
from guvah.vault.writing import add_member as admit_new

# `staff` is also the power to admit and dismiss feeds, so only those who answer for the members hold it.
COMPARTMENTS: Mapping[str, tuple[str, ...]] = {
    "intake": (),
    "observer": ("case",),
    "editor": ("case",),
    "reviewer": ("case",),
    "custodian": ("case", "sealed", "staff"),
    "lead": ("case", "sealed", "staff"),
}


def add_member(session: Session, handle: str, role: str, passphrase: str, *, log_n: int = LOG_N) -> str:
    """Let a member in on this device; return their id. The new member types the passphrase.

    Raises NotAllowed, BadInput (unknown role, handle taken).
    """
    session.require("add member")
    _check_role(role)
    if any(member.handle == handle for member in session.roster.members()):
        raise BadInput("a member of that handle is already in; choose another")
    with session.writing() as writer:
        new = admit_new(
            writer, handle, passphrase, session.clock, COMPARTMENTS[role], log_n=log_n, random=session.random
        )
        member = member_id(new.feed)
        record(session, introduction(session, Newcomer(member, new.feed, handle, new.recipient, role)))
    return member


def change_role(session: Session, handle: str, role: str) -> None:
    """Give a member another role, with the keys it needs; keys once held are not taken back by a smaller role."""
    session.require("add member")
    _check_role(role)
    member = find_member(session, handle)
    if member.id == session.member:
        raise NotAllowed("Nobody gives themselves a role: another custodian or lead does. Nothing was written.")
    with session.writing() as writer:
        for feed in member.feeds:
            recipient = writer.charter.members.get(feed, "")
            if recipient and not all(writer.charter.holds(feed, one) for one in COMPARTMENTS[role]):
                admit(writer, Introduction(feed, recipient), COMPARTMENTS[role])
        record(session, [Draft(Statement(member.id, "role", role, session.member, _now(session)), CASE)])


def let_go(session: Session, handle: str) -> None:
    """Let a member go: their feeds end here, and every key they held is changed for what is written from now on."""
    session.require("add member")
    member = find_member(session, handle)
    if member.id == session.member:
        raise NotAllowed("Nobody lets themselves go: another custodian or lead does. Nothing was written.")
    with session.writing() as writer:
        record(session, [Draft(Statement(member.id, "left", "yes", session.member, _now(session)), CASE)])
        for feed in member.feeds:
            dismiss(writer, feed)
    session.remember()


def members(session: Session) -> tuple[MemberView, ...]:
    """Return the members by handle; handles show only to those who hold `staff`."""
    session.require("read")
    return session.roster.members()


def find_member(session: Session, handle: str) -> MemberView:
    """Return a member by handle or id. Raises BadInput."""
    found = [member for member in session.roster.members() if handle in (member.handle, member.id)]
    if not found:
        raise BadInput("there is no member of that handle; `guvah member list` shows them")
    return found[0]


def _check_role(role: str) -> None:
    if role not in ROLES:
        raise BadInput(f"there is no such role; the roles are {', '.join(ROLES)}")


def _now(session: Session) -> str:
    """Return a locator that makes a repeated grant a statement of its own."""
    return str(session.clock())

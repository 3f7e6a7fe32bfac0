"""Who was a member in which role when: read from the signed staff statements, so that a decision counts by who took it.

Owns which grants count and which roles' decisions are believed. Never trusts the member a body names (`by`): what
counts is the feed, whose key only that member's passphrase opens. Explained in docs/gate.md, "Who decides".

Invariants: the founder's feed is a lead's from the start; every other feed has a role only by a grant of a feed that
was a lead's or custodian's at that moment; nobody grants themselves a role; a feed belongs to the first member it was
given to.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Protocol

from guvah.model.statement import Recorded, Recording

ROLES = ("intake", "editor", "reviewer", "custodian", "lead", "observer")
GRANTERS = frozenset({"custodian", "lead"})
# Whose decisions open the gate, join two records, or settle a disagreement. What only takes away, or parts, counts from
# every member and is not listed.
DECIDERS: Mapping[str, frozenset[str]] = {
    "consent": frozenset({"intake", "editor", "custodian", "lead"}),
    "review": frozenset({"reviewer", "lead"}),
    "origin": frozenset({"editor", "reviewer", "lead"}),
    "lift_hold": frozenset({"custodian", "lead"}),
    "propose": frozenset({"editor", "reviewer", "custodian", "lead"}),
    "approve": frozenset({"reviewer", "custodian", "lead"}),
    "link": frozenset({"editor", "reviewer", "custodian", "lead"}),
    "settle": frozenset({"custodian", "lead"}),
}


class Memory(Protocol):
    """What reading the roster needs of a memory."""

    def founder(self) -> str:
        """Return the feed that founded the archive."""

    def roots(self, kind: str, /) -> Iterable[str]:
        """Return the root entities of a kind code."""

    def recorded(self, root: str, /) -> Sequence[Recorded]:
        """Return every recording under a root."""


@dataclass(slots=True)
class _Tenure:
    """One member's roles: clock of the grant and the role, oldest first."""

    handle: str = ""
    roles: list[tuple[str, str]] = field(default_factory=list)
    feeds: list[str] = field(default_factory=list)

    def role_at(self, at: str) -> str:
        return next((role for granted, role in reversed(self.roles) if granted <= at), "")


@dataclass(frozen=True, slots=True)
class MemberView:
    """A member as the roster shows one. `role` is '' for somebody who has left."""

    id: str
    handle: str
    role: str
    feeds: tuple[str, ...]


class Roster:
    """Who is who among the members, at any moment of the archive's clock."""

    def __init__(self, members: Mapping[str, _Tenure], feeds: Mapping[str, str]) -> None:
        self._members = members
        self._feeds = feeds

    def member_of(self, feed: str) -> str:
        """Return the member whose feed this is, '' where nobody entitled has said so."""
        return self._feeds.get(feed, "")

    def role_at(self, feed: str, at: str) -> str:
        """Return the role the feed's member had at a clock (a hybrid logical clock string), '' for none."""
        tenure = self._members.get(self.member_of(feed))
        return tenure.role_at(at) if tenure else ""

    def role_now(self, feed: str) -> str:
        """Return the role the feed's member has after everything recorded."""
        return self.role_at(feed, "~")

    def counts(self, recording: Recording, decision: str) -> bool:
        """Say whether a decision (a key of DECIDERS) in this recording was its member's to take."""
        return self.role_at(recording.feed, recording.at) in DECIDERS.get(decision, frozenset())

    def different_people(self, one: Recording, other: Recording) -> bool:
        """Say whether two recordings are two known members' with two keys."""
        members = self.member_of(one.feed), self.member_of(other.feed)
        return one.feed != other.feed and "" not in members and members[0] != members[1]

    def members(self) -> tuple[MemberView, ...]:
        """Return every member, by handle."""
        views = (
            MemberView(member, tenure.handle, tenure.role_at("~"), tuple(tenure.feeds))
            for member, tenure in self._members.items()
        )
        return tuple(sorted(views, key=lambda view: (view.handle, view.id)))


def read_roster(founder: str, recorded: Iterable[Recorded]) -> Roster:
    """Read who is who from every recorded statement about members. `founder` is the feed that founded the archive."""
    members: dict[str, _Tenure] = {}
    feeds: dict[str, str] = {}
    for one in _in_order(recorded):
        statement, recording = one.statement, one.recording
        founding = recording.feed == founder and founder not in feeds
        if founding and (statement.prop, statement.value) == ("feed", founder):
            members[statement.entity] = _Tenure(roles=[("", "lead")], feeds=[founder])
            feeds[founder] = statement.entity
        elif _may_grant(members, feeds, recording):
            _grant(members, feeds, one)
    return Roster(members, feeds)


def read_members(memory: Memory) -> Roster:
    """Read who is who as far as this memory holds the statements about members."""
    recorded = (one for root in memory.roots("mem") for one in memory.recorded(root))
    return read_roster(memory.founder(), recorded)


def _in_order(recorded: Iterable[Recorded]) -> Sequence[Recorded]:
    return sorted(recorded, key=lambda one: (one.recording.at, one.recording.seq, one.statement.prop != "feed"))


def _may_grant(members: Mapping[str, _Tenure], feeds: Mapping[str, str], recording: Recording) -> bool:
    granter = members.get(feeds.get(recording.feed, ""))
    return granter is not None and granter.role_at(recording.at) in GRANTERS


def _grant(members: dict[str, _Tenure], feeds: dict[str, str], one: Recorded) -> None:
    statement, at = one.statement, one.recording.at
    tenure = members.setdefault(statement.entity, _Tenure())
    to_oneself = feeds[one.recording.feed] == statement.entity
    if statement.prop == "role" and statement.value in ROLES and not to_oneself:
        tenure.roles.append((at, statement.value))
    elif statement.prop == "left" and statement.value == "yes":
        tenure.roles.append((at, ""))
    elif statement.prop == "feed" and statement.value not in feeds:
        feeds[statement.value] = statement.entity
        tenure.feeds.append(statement.value)
    elif statement.prop == "handle" and not tenure.handle:
        tenure.handle = statement.value

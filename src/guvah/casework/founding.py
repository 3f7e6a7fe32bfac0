"""Founding an archive, and what the roster is told of a member.

Owns the first statements of an archive. Never decides who becomes a member.
"""

import os
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from guvah.casework.recording import record
from guvah.casework.session import CASE, Random, Session, wall_clock
from guvah.model.draft import Draft
from guvah.model.statement import Statement
from guvah.vault.sealing import LOG_N
from guvah.vault.writing import create_archive


def found(
    archive: Path,
    handle: str,
    passphrase: str,
    *,
    clock: Callable[[], int] = wall_clock,
    random: Random = os.urandom,
    log_n: int = LOG_N,
) -> str:
    """Found an archive at a new or empty folder with one member, its lead; return the member's id.

    `log_n` is the work factor of the passphrase (2^log_n). Raises BadInput, Unavailable.
    """
    keyring = create_archive(archive, handle, passphrase, clock, log_n=log_n, random=random)
    with Session(archive, keyring, clock, random) as session:
        feed, member = session.keyring.feed, session.member
        record(session, introduction(session, Newcomer(member, feed, handle, session.keyring.recipient, "lead")))
    return member


@dataclass(frozen=True, slots=True)
class Newcomer:
    """A member as the roster is told of one."""

    member: str
    feed: str
    handle: str
    recipient: str
    role: str


def introduction(session: Session, new: Newcomer) -> list[Draft]:
    """Return what the roster is told of a new member; handle and key are for `staff`, the rest for every reader."""
    said = (
        ("feed", new.feed, CASE),
        ("role", new.role, CASE),
        ("handle", new.handle, "staff"),
        ("recipient", new.recipient, "staff"),
    )
    by = session.member
    return [Draft(Statement(new.member, prop, value, by), compartment) for prop, value, compartment in said]

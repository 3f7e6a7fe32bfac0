"""The proposal that waits for a second person, if any.

Owns which proposal of a record is the one to approve: the newest by a member who may propose, that nobody has approved
and nobody has withdrawn since. Never approves.
"""

import datetime
from dataclasses import dataclass

from guvah.casework.session import Session
from guvah.release.cut import Cut, read_cut
from guvah.release.records import day_of
from guvah.release.standing import publications, withdrawals


@dataclass(frozen=True, slots=True)
class Pending:
    """A waiting proposal: what would be shown (digest), from which cut, proposed when (UTC day) and by whom."""

    digest: str
    cut: Cut
    day: datetime.date
    by: str
    feed: str


def pending_of(session: Session, root: str, audience: str = "public") -> Pending | None:
    """Return the proposal that waits for a record, None where none does."""
    recorded = session.index.recorded(root)
    proposals = [
        one
        for one in recorded
        if one.statement.prop == "publication.proposed"
        and one.statement.value.startswith(f"{audience}:")
        and session.roster.counts(one.recording, "propose")
    ]
    if not proposals:
        return None
    newest = max(proposals, key=lambda one: one.recording.at)
    cut = read_cut(newest.statement.locator or "")
    done = {(each.digest, each.cut) for each in publications(recorded, audience, session.roster)}
    if (newest.statement.value, cut) in done or not all(cut.holds(one) for one in withdrawals(recorded)):
        return None
    feed = newest.recording.feed
    return Pending(newest.statement.value, cut, day_of(newest.recording.at), session.roster.member_of(feed), feed)


def today(session: Session) -> datetime.date:
    """Return today's date by the session's clock, in UTC."""
    return datetime.datetime.fromtimestamp(session.clock() / 1000, datetime.UTC).date()

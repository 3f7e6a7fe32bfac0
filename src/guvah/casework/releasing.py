"""Giving the released values to whoever makes something of them: the site, a package for a recipient.

Owns the two verbs and the record of what was handed over. Never decides what may leave (`release` does) and never
sees a page.
"""

import datetime
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import NamedTuple

import msgspec

from guvah.casework import subjects
from guvah.casework.pending import today
from guvah.casework.recording import record
from guvah.casework.session import CASE, Session
from guvah.errors import BadInput
from guvah.handover.package import PackageReceipt, make_package
from guvah.handover.recipient import Recipient
from guvah.model.draft import Draft
from guvah.model.ids import new_id
from guvah.model.statement import Statement
from guvah.release.archive import Release
from guvah.release.known import recall
from guvah.release.released import ReleasedArchive, ReleasedFacility
from guvah.release.renewal import Renewal

PUBLIC = "public"
_KEPT = "release/public"
_READS_WHAT_IS_PUBLIC = frozenset({PUBLIC, "partner", "media"})


class About(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """What the site says of itself: its title, how to reach the group, whether everybody in it is invented."""

    title: str
    contact: str
    fictional: bool = False


class Public(NamedTuple):
    """Everything the public may see. `everybody.people(known)` yields whoever is not as is known already."""

    archive: ReleasedArchive
    everybody: Renewal
    facilities: tuple[ReleasedFacility, ...]


@dataclass(frozen=True, slots=True)
class Agreement:
    """Who is given something, and what was agreed with them. `expires` is the last day (UTC, inclusive)."""

    handle: str
    age_recipient: str
    audience: str
    purpose: str
    expires: datetime.date


def read_about(path: Path) -> About:
    """Read the site's own description (YAML). Raises BadInput."""
    try:
        return msgspec.yaml.decode(path.read_bytes(), type=About)
    except OSError as error:
        raise BadInput("it cannot be read; check the name", path.name) from error
    except msgspec.DecodeError as error:
        raise BadInput("it needs title and contact, and may say fictional: yes; nothing else", path.name) from error


@contextmanager
def public_release(session: Session, about: About) -> Iterator[Public]:
    """Give what the public may see today; judged anew is only who changed since the last time.

    What was found is kept in this machine's memory when the block ends well. Raises NotAllowed.
    """
    session.require("build site")
    index = session.index
    position, kept = index.position(), index.kept.get(_KEPT)
    before = recall(kept, PUBLIC)
    release = Release(index, PUBLIC, today(session))
    everybody = Renewal(release, index, before, index.kept.roots_since(before.position), position)
    head = session.reader.checkpoint(index.founder())
    archive = release.archive(about.title, about.contact, head, fictional=about.fictional)
    yield Public(archive, everybody, tuple(release.facilities()))
    now = everybody.known.written()
    if now != kept:
        index.kept.put(_KEPT, now)


def hand_over(
    session: Session, ids: Sequence[str], agreement: Agreement, about: About, out: Path, *, clock: Callable[[], int]
) -> PackageReceipt:
    """Make a package of released people for one recipient, encrypted to them, and record what was given to whom.

    Raises NotAllowed, BadInput, UserError (agreement, key, nobody released), Unavailable; then nothing was handed over.
    """
    session.require("hand over")
    released_for = PUBLIC if agreement.audience in _READS_WHAT_IS_PUBLIC else agreement.audience
    release = Release(session.index, released_for, today(session))
    roots = subjects.together(session, subjects.records(subjects.resolve(session, ids)))
    people = list({person.id: person for person in map(release.person, roots) if person is not None}.values())
    archive = release.archive(about.title, about.contact, "", fictional=about.fictional)
    recipient = Recipient(
        agreement.handle, agreement.age_recipient, agreement.audience, agreement.purpose, agreement.expires
    )
    receipt = make_package(people, archive, recipient, out, clock(), released_for=released_for)
    try:
        record(session, _action(session, roots, agreement, receipt))
    except BaseException:
        out.unlink(missing_ok=True)
        raise
    return receipt


def _action(session: Session, roots: Sequence[str], agreement: Agreement, receipt: PackageReceipt) -> Iterator[Draft]:
    action = new_id("act", session.random(16))
    said = [
        ("action_kind", "handed over"),
        ("recipient", agreement.handle),
        ("date", today(session).isoformat()),
        ("reference", receipt.seal),
        ("note", agreement.purpose),
        *(("concerns", root) for root in roots),
    ]
    for prop, value in said:
        yield Draft(Statement(action, prop, value, session.member), CASE)

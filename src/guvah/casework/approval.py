"""Approving: a second person looks at what another proposed, and approves exactly that.

Owns the comparison they read, the one digest of all they were shown (`looked_at`), and the verb, which takes that
digest: where anything else waits by then, nothing is approved. Readers check all of it again (`release/standing.py`).
"""

import hashlib
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from guvah.casework import subjects
from guvah.casework.pending import Pending, pending_of, today
from guvah.casework.publish import PUBLIC, check_audience
from guvah.casework.recording import record_many
from guvah.casework.session import Session, Tick
from guvah.errors import BadInput, UserError
from guvah.release.archive import Release
from guvah.release.diff import Diff, diff
from guvah.release.digest import digest
from guvah.release.sifting import Occasion
from guvah.release.sources import Sight

OWN = "it is your own proposal: another member approves it"
NONE = "nobody has proposed it"
STALE = "it has changed since it was proposed: propose it again"
_DOMAIN = "guvah/looked-at/1"


@dataclass(frozen=True, slots=True)
class Approved:
    """What became of an approval: how many records, and for what reason others were refused."""

    approved: int
    refused: tuple[tuple[str, int], ...]


def compare(session: Session, subject: str, *, audience: str = PUBLIC) -> Diff:
    """Return what the public would see, field by field: of a waiting proposal as it was proposed, else as it stands."""
    (found,) = compare_each(session, (subjects.one(session, subject),), audience=audience)
    return found


def compare_each(session: Session, roots: Iterable[str], *, audience: str = PUBLIC) -> Iterator[Diff]:
    """Yield the same for many records in turn; what they share is read once."""
    session.require("read")
    check_audience(audience)
    release = Release(session.index, audience, today(session))
    for root in roots:
        yield _compared(session, release, root)


def _compared(session: Session, release: Release, root: str) -> Diff:
    recorded = session.index.recorded(root)
    before = release.current(root, recorded)
    pending = pending_of(session, root, release.audience)
    cut, day = (pending.cut, pending.day) if pending else (session.cut(), today(session))
    occasion = Occasion(release.audience, day, Sight(cut, True))
    found = release.seen(root, recorded, occasion)
    shown = release.for_approval(before), release.for_approval(found)
    return diff(*shown, found.back, pending.digest if pending else "")


def looked_at(session: Session, roots: Sequence[str], *, audience: str = PUBLIC) -> str:
    """Return one digest of all that waits for these records, '' where nothing does: what `approve` must be told.

    SHA-256 over `guvah/looked-at/1`, the audience and a line `<root> <digest>` for each, sorted; 64 hex digits, because
    a proposer who could choose among shorter ones could show one record and have another approved.
    """
    session.require("read")
    waiting = [(root, pending_of(session, root, audience)) for root in sorted(set(roots))]
    lines = [f"{root} {pending.digest}" for root, pending in waiting if pending is not None]
    return hashlib.sha256("\n".join((_DOMAIN, audience, *lines)).encode()).hexdigest() if lines else ""


def approve(
    session: Session,
    roots: Sequence[str],
    seen: str,
    *,
    audience: str = PUBLIC,
    tick: Tick | None = None,
) -> Approved:
    """Approve what another member proposed; `seen` is the digest that was printed with what was looked at.

    Each proposal must still be exactly what the archive gives, at its own cut and now. Raises NotAllowed, BadInput
    (nothing chosen), UserError where what waits is not what was seen; then nothing is approved.
    """
    session.require("approve")
    check_audience(audience)
    if not roots:
        raise BadInput("nothing that waits was chosen; `guvah publish waiting` lists what does")
    waits = looked_at(session, roots, audience=audience)
    if waits and seen.strip().lower() != waits:
        raise UserError(
            "what waits now is not what you have seen: look again with `guvah publish diff`, which prints the digest "
            "to approve with. Nothing was approved."
        )
    refused: Counter[str] = Counter()
    release = Release(session.index, audience, today(session))
    drafts = []
    for done, root in enumerate(roots, 1):
        pending = pending_of(session, root, audience)
        reason = _refusal(session, release, root, pending)
        if reason or pending is None:
            refused[reason] += 1
        else:
            drafts.append(session.decision(root, "publication.approved", pending.digest, locator=pending.cut.words))
        if tick is not None and (done % 50 == 0 or done == len(roots)):
            tick(done, len(roots))
    count = record_many(session, drafts)
    return Approved(count, tuple(refused.most_common()))


def _refusal(session: Session, release: Release, root: str, pending: Pending | None) -> str:
    if pending is None:
        return NONE
    if pending.by == session.member or pending.feed == session.keyring.feed:
        return OWN
    recorded = session.index.recorded(root)
    occasions = [(pending.cut, pending.day)]
    if not release.unchanged_since(recorded, pending.cut):
        occasions.append((session.cut(), today(session)))
    for cut, day in occasions:
        found = release.seen(root, recorded, Occasion(release.audience, day, Sight(cut, True)))
        if found.shown is None or digest(found.shown, release.audience) != pending.digest:
            return STALE
    return ""

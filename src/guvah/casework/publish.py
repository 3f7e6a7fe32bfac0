"""Publishing: one member proposes exactly what would be shown, and anybody takes it down.

Owns proposing, what waits, and withdrawing; approving is approval.py. The proposal names a digest of every word and the
cut it was made from. Readers check all of it again (`release/standing.py`): writing past these verbs gains nothing.
"""

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from guvah.casework import subjects
from guvah.casework.pending import pending_of, today
from guvah.casework.recording import record_many
from guvah.casework.session import Session, Tick
from guvah.errors import BadInput
from guvah.model.draft import Draft
from guvah.model.ids import kind_of, public_id
from guvah.release.archive import Release
from guvah.release.candidate import Candidate
from guvah.release.digest import digest
from guvah.release.gate import REASONS
from guvah.release.sifting import Occasion
from guvah.release.sources import Sight
from guvah.release.standing import current_approval

PUBLIC = "public"
AUDIENCES = (PUBLIC, "wgeid", "wgad", "special_procedures")
SHOWN = "it is public just so already"
WAITS = "it is proposed just so already"


@dataclass(frozen=True, slots=True)
class Proposed:
    """What became of a proposal: how many records, and for what reason others were left out."""

    proposed: int
    left_out: tuple[tuple[str, int], ...]


@dataclass(frozen=True, slots=True)
class Waiting:
    """A record that waits for a second person. `proposed_by` is a handle where this member may know it, else an id."""

    id: str
    public_id: str
    name: str
    proposed_by: str
    digest: str


def select(
    session: Session,
    ids: Sequence[str] = (),
    *,
    from_list: str = "",
    everyone: bool = False,
    waiting_only: bool = False,
) -> tuple[str, ...]:
    """Return the persons and facilities meant: by id, by list, or all that are reviewed, or that wait.

    An id means every record of its person: what the public sees of one is put together from all of them.
    """
    if from_list:
        found: Iterable[str] = subjects.of_list(session, from_list)
    elif everyone:
        found = (root for kind in ("per", "fac") for root in session.index.roots(kind))
    elif waiting_only and not ids:
        found = ()
    else:
        found = subjects.together(session, subjects.resolve(session, ids))
    if everyone and not waiting_only:
        found = [root for root in found if _is_reviewed(session, root)]
    if waiting_only and (everyone or from_list):
        found = [root for root in found if pending_of(session, root) is not None]
    return tuple(root for root in found if kind_of(root) in ("per", "fac"))


def propose(session: Session, roots: Sequence[str], *, audience: str = PUBLIC, tick: Tick | None = None) -> Proposed:
    """Propose records for publication, exactly as they stand now. Raises NotAllowed."""
    session.require("propose")
    check_audience(audience)
    if not roots:
        raise BadInput("nothing was chosen: name persons or facilities, or use --list or --all (what is reviewed)")
    left_out: Counter[str] = Counter()
    count = record_many(session, list(_proposals(session, roots, audience, left_out, tick)))
    return Proposed(count, tuple(left_out.most_common()))


def check_audience(audience: str) -> None:
    """Refuse an audience that nothing is published for. Raises BadInput."""
    if audience not in AUDIENCES:
        raise BadInput(
            f"something is published for: {', '.join(AUDIENCES)}; partners and media are given what is public"
        )


def _proposals(
    session: Session, roots: Sequence[str], audience: str, left_out: Counter[str], tick: Tick | None
) -> Iterator[Draft]:
    release = Release(session.index, audience, today(session))
    cut = session.cut()
    occasion = Occasion(audience, today(session), Sight(cut, True))
    for done, root in enumerate(roots, 1):
        found = release.seen(root, session.index.recorded(root), occasion)
        value = digest(found.shown, audience) if found.shown else ""
        reason = _needless(session, release, root, value) if value else _why_not(found)
        if reason:
            left_out[reason] += 1
        else:
            yield session.decision(root, "publication.proposed", value, locator=cut.words)
        if tick is not None and (done % 50 == 0 or done == len(roots)):
            tick(done, len(roots))


def _needless(session: Session, release: Release, root: str, value: str) -> str:
    """Return why proposing this digest would change nothing, '' where it would."""
    approval = current_approval(session.index.recorded(root), release.audience, release.roster)
    joins = release.identities.joins
    now = joins(root, session.cut())  # the same join decided anew is inside no earlier cut
    if approval is not None and approval.digest == value and joins(root, approval.cut) == now:
        return SHOWN
    waits = pending_of(session, root, release.audience)
    return WAITS if waits is not None and waits.digest == value and joins(root, waits.cut) == now else ""


def _why_not(found: Candidate) -> str:
    """Return why nothing of a record may be shown: what the gate said most often of its names, else of anything."""
    of_names = [back for back in found.back if back.prop == "name"]
    reasons = Counter(reason for back in of_names or found.back for reason in back.reasons)
    return REASONS[reasons.most_common(1)[0][0]] if reasons else "nothing is recorded that could be shown"


def waiting(session: Session) -> tuple[Waiting, ...]:
    """Return what waits for a second person, in the order of ids."""
    session.require("read")
    handles = {member.id: member.handle for member in session.roster.members()}
    found = []
    for root in select(session, everyone=True, waiting_only=True):
        pending = pending_of(session, root)
        if pending is not None:
            by = handles.get(pending.by) or pending.by
            name = session.index.record(root).value("name")
            found.append(Waiting(root, public_id(root), name, by, pending.digest))
    return tuple(found)


def unpublish(session: Session, roots: Sequence[str], why: str = "", *, audience: str = PUBLIC) -> int:
    """Take records off the site; needs nobody's approval. Return how many. Raises NotAllowed, BadInput."""
    session.require("unpublish")
    if not roots:
        raise BadInput("name the persons or facilities to withdraw")
    words = session.cut().words
    value = f"{audience}:"
    decide = session.decision
    return record_many(
        session, [decide(root, "publication.withdrawn", value, why=why, locator=words) for root in roots]
    )


def _is_reviewed(session: Session, root: str) -> bool:
    said = (one.statement for one in session.index.recorded(root))
    return any(statement.prop == "review.verdict" for statement in said)

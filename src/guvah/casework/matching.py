"""The work of saying who is who, as a door shows it: what waits, two records side by side, the answer.

Owns what a door needs in one place, in frozen values: the terminal (`guvah match`) and the desk use exactly these.
Never scores, never decides by itself; decisions are written by `link.py`. Limits: what waits was found by the last
`guvah link` on this machine.
"""

import datetime
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from itertools import islice

from guvah.casework import link, subjects
from guvah.casework.at_hand import every_decision, what_is_decided
from guvah.casework.decided import Said, about
from guvah.casework.proposing import kept_proposals, weights_of
from guvah.casework.session import Session
from guvah.casework.side_by_side import Row, plain_row, rows
from guvah.casework.wording import short
from guvah.errors import UserError
from guvah.linkage.decisions import Pair, pair_of
from guvah.linkage.evidence.profile import profile
from guvah.linkage.kept import Proposals, Proposed
from guvah.linkage.proposals import bearers_of
from guvah.linkage.queue import Decided, Standing, waiting
from guvah.linkage.score import compare
from guvah.linkage.waterfall import Waterfall, in_words, safe, waterfall
from guvah.linkage.waterfall_picture import picture
from guvah.linkage.weights import level
from guvah.model.decisions import RETRACTS, decision_props
from guvah.model.fold import fold
from guvah.model.ids import kind_of
from guvah.model.kinds import schema
from guvah.model.record import Record
from guvah.release.standing import current_approval

NOTHING_KEPT = "Nothing was compared yet on this machine, or it was deleted since: run `guvah link` first."
LAST_REASONS = 5


@dataclass(frozen=True, slots=True)
class Side:
    """One of two records. `public`: its publication stands."""

    id: str
    public_id: str
    name: str
    public: bool


@dataclass(frozen=True, slots=True)
class Waiting:
    """A pair that waits for somebody. `standing`: open, conflict (members disagree) or unsure; `why` in one line."""

    one: Side
    other: Side
    standing: Standing
    probability: float
    level: str
    why: str


@dataclass(frozen=True, slots=True)
class Beside:
    """Two records side by side with all that is needed to decide; `picture` is an SVG of `way`."""

    one: Side
    other: Side
    rows: tuple[Row, ...]
    said: tuple[Said, ...]
    way: Waterfall
    picture: str


def compared_on(session: Session) -> str:
    """Return the UTC day of the last comparison of everything. Raises NotAllowed, UserError where there was none."""
    with kept_proposals(session) as kept:
        run = kept.run()
    if run is None:
        raise UserError(NOTHING_KEPT)
    return _day(run.at)


def queue(session: Session, offset: int = 0, limit: int = 20) -> tuple[Waiting, ...]:
    """Return the pairs that wait, those that help most first: conflicts, then open ones, then unsure ones.

    Raises NotAllowed, UserError where nothing was compared yet.
    """
    with kept_proposals(session) as kept:
        if kept.run() is None:
            raise UserError(NOTHING_KEPT)
        found = islice(_in_order(session, kept, what_is_decided(session)), offset, offset + limit)
        return tuple(_waiting(session, pair, standing) for pair, standing in found)


def pair(session: Session, one: str, other: str) -> Beside:
    """Return two records side by side, as they are now, in the order in which they are named.

    Raises NotAllowed, BadInput (the same record twice, records of two kinds), UserError (no such record).
    """
    session.require("read")
    ids = subjects.one(session, one), subjects.one(session, other)
    smaller = pair_of(*ids)
    left, right = _apart(session, *ids)
    found = _compared(session, smaller)
    findings = (*found.reasons, *found.against)
    way = waterfall(found)
    sides = _side(session, ids[0], left), _side(session, ids[1], right)
    return Beside(
        *sides,
        (*rows(left, right, findings, lambda id: _name(session, id)), *_about(session, (left, right), sides)),
        tuple(said for said in about(session, smaller[0]) if (said.one, said.other) == smaller),
        way,
        picture(way),
    )


def decide(session: Session, one: str, other: str, word: str, why: str) -> str:
    """Decide that two records are the `same`, `different`, or that one is `unsure`; return what follows, as a sentence.

    Raises as `link.decide`.
    """
    return link.decide(session, one, other, word, why)


def undo(session: Session, one: str, other: str, why: str) -> str:
    """Take the decision about two records back; return what follows, as a sentence. Raises as `link.undo`."""
    return link.undo(session, one, other, why)


def last_reasons(session: Session) -> tuple[str, ...]:
    """Return the reasons this member gave last, the latest first, each once: most decisions are made for few."""
    session.require("read")
    own = (each.why for each in reversed(every_decision(session)) if each.by == session.member and each.why)
    return tuple(islice(dict.fromkeys(map(safe, own)), LAST_REASONS))


def _in_order(session: Session, kept: Proposals, known: Decided) -> Iterator[tuple[Proposed, Standing]]:
    for conflict in known.conflicts:
        if _there(session, conflict):
            yield kept.pair(*conflict) or _scored(session, conflict), "conflict"
    for each, standing in waiting(kept.by_help(), known):
        if _there(session, (each.one, each.other)):
            yield each, standing


def _there(session: Session, ids: Pair) -> bool:
    """Say whether something is recorded of both: what was compared may have been taken out of the archive since."""
    return all(session.index.recorded(id) for id in ids)


def _compared(session: Session, ids: Pair) -> Proposed:
    """Return what the last comparison found; of records it did not pair, or that are more now, what is found now."""
    with kept_proposals(session) as kept:
        run, found = kept.run(), kept.pair(*ids)
    if run is None or found is None or any(_is_more(session, id, run.position) for id in ids):
        return _scored(session, ids)
    return found


def _is_more(session: Session, id: str, position: Mapping[str, int]) -> bool:
    """Say whether a record was joined with others, or anything but a decision was recorded of it since a position."""
    return len(session.index.members(id)) > 1 or any(
        item.recording.seq >= position.get(item.recording.feed, 0)
        for item in session.index.recorded(id)
        if item.statement.prop not in decision_props() or item.statement.prop == RETRACTS
    )


def _scored(session: Session, ids: Pair) -> Proposed:
    records = _apart(session, *ids)
    bearers = bearers_of(session.index, map(profile, records))
    return Proposed.of(*ids, compare(*records, weights_of(session), bearers))


def _waiting(session: Session, found: Proposed, standing: Standing) -> Waiting:
    one, other = (_side(session, id, session.index.record(id)) for id in (found.one, found.other))
    return Waiting(one, other, standing, found.probability, level(found.probability), in_words(found))


def _apart(session: Session, one: str, other: str) -> tuple[Record, Record]:
    """Return two records, each with all that is the same person; of two that are one already each by itself."""
    index = session.index
    if index.canonical(one) != index.canonical(other):
        return index.record(one), index.record(other)
    recorded = {id: index.recorded(id) for id in (one, other)}
    left, right = (
        fold(id, said, index.sources(each.statement.source for each in said)) for id, said in recorded.items()
    )
    return left, right


def _side(session: Session, id: str, record: Record) -> Side:
    """Return a record under the id that it was named by: that is what a decision is about."""
    approval = current_approval(session.index.recorded(id), "public", session.roster)
    return Side(id, short(id), safe(record.value("name")) or "no name", approval is not None)


def _name(session: Session, id: str) -> str:
    return session.index.record(id).value("name") if session.index.recorded(id) else ""


def _about(session: Session, records: tuple[Record, Record], sides: tuple[Side, Side]) -> Iterator[Row]:
    """Yield what stands under the properties: who says so, and whether it is public."""
    yield plain_row("Who says so", *((_title(session, source) for source in _sources(each)) for each in records))
    yield plain_row("Public", *(("yes" if side.public else "no",) for side in sides))


def _sources(record: Record) -> list[str]:
    fields = (field for part in (record, *record.owned) for field in part.fields.values())
    said = (item.statement.source for field in fields for claim in field.claims for item in claim.said)
    return sorted(set(said))


def _title(session: Session, source: str) -> str:
    known = session.index.record(source).value("title") if session.index.recorded(source) else ""
    return known or f"{schema().kind(kind_of(source)).label['en'].lower()} {source}"


def _day(milliseconds: int) -> str:
    return datetime.datetime.fromtimestamp(milliseconds / 1000, datetime.UTC).date().isoformat()

"""What was decided about who is who, with who said it, when and why; and where members disagree.

Owns the reading side of linkage's decisions for whoever shows them: the terminal, the queue, the desk. Never decides
and never writes: link.py does.
"""

import datetime
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from guvah.casework import subjects
from guvah.casework.session import Session
from guvah.linkage.clusters import Contradiction, chains
from guvah.linkage.decisions import DIFFERENT, SAME, UNSURE, Conflict, Decision, conflicts, read_decisions, standing
from guvah.model.ids import public_id
from guvah.release.records import day_of

WORDS: Mapping[str, str] = {SAME: "same", DIFFERENT: "different", UNSURE: "unsure"}


@dataclass(frozen=True, slots=True)
class Said:
    """One member's word on two records. `by` is a handle where this member may know it, else an id; `day` is UTC.

    `counts` is False where a settlement, or the same member later, has set it aside.
    """

    one: str
    other: str
    word: str
    by: str
    day: datetime.date
    why: str
    settles: bool
    counts: bool

    @property
    def sentence(self) -> str:
        """Say it in a line, in public ids."""
        pair = f"{public_id(self.one)} and {public_id(self.other)}"
        verb = "settles it" if self.settles else "says"
        aside = "" if self.counts else "; set aside since"
        return f"{pair}: {self.by} {verb}: {self.word} ({self.day.isoformat()}){aside}: {self.why}".removesuffix(": ")


@dataclass(frozen=True, slots=True)
class Disagreement:
    """Two records that are shown apart because members stand against each other, or against a chain of decisions."""

    one: str
    other: str
    sentence: str
    said: tuple[Said, ...]


def about(session: Session, subject: str) -> tuple[Said, ...]:
    """Return every decision that stands about one person or place, under any of its ids, oldest first."""
    session.require("read")
    members = session.index.members(subjects.one(session, subject))
    made = read_decisions(session.index.about_pairs(*members), session.roster)
    near = [one for one in made if not set(one.pair).isdisjoint(members)]
    return tuple(_said(session, near))


def disagreements(session: Session, *subject: str) -> tuple[Disagreement, ...]:
    """Return every pair that members disagree about and every chain that contradicts itself; of one subject, or all."""
    session.require("read")
    roots = [root for each in subject for root in session.index.members(subjects.one(session, each))]
    made = read_decisions(session.index.about_pairs(*roots), session.roster)
    found = [_of_conflict(session, one) for one in conflicts(made)]
    found += [_of_chain(session, one) for one in chains(made)]
    return tuple(one for one in found if not roots or _bears_on(one, roots))


def _bears_on(one: Disagreement, roots: Iterable[str]) -> bool:
    named = {entity for said in one.said for entity in (said.one, said.other)}
    return not named.isdisjoint(roots)


def _of_conflict(session: Session, conflict: Conflict) -> Disagreement:
    one, other = conflict.pair
    said = tuple(_said(session, [*conflict.same, *conflict.different]))
    who = "; ".join(f"{each.by} says {each.word}" for each in said)
    sentence = f"{public_id(one)} and {public_id(other)} are in conflict: {who}. They are shown apart."
    return Disagreement(one, other, sentence, said)


def _of_chain(session: Session, found: Contradiction) -> Disagreement:
    said = tuple(_said(session, [*found.chain, found.different]))
    sentence = f"decisions contradict each other: {found.sentence}. All of them are shown apart."
    return Disagreement(*found.different.pair, sentence, said)


def _said(session: Session, made: Iterable[Decision]) -> Iterable[Said]:
    handles = {member.id: member.handle for member in session.roster.members()}
    kept = tuple(made)
    counting = {one.statement for held in standing(kept).values() for one in held}
    for one in kept:
        yield Said(
            one.one,
            one.other,
            WORDS[one.verdict],
            handles.get(one.by) or one.by,
            day_of(one.at),
            one.why,
            settles=bool(one.overrules),
            counts=one.statement in counting,
        )

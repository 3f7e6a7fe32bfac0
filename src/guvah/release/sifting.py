"""From everything recorded under a root to what passes the gate: judged one by one, then made fit for its audience.

Owns which facts the gate is told of each statement, and the rewriting of what passed: places coarsened, words and
details dropped. Never folds and never shows. What leaves here is a new list of recordings; the ordinary fold then
counts tiers, origins and conflicts from these alone.
"""

import datetime
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

import msgspec

from guvah.model.ids import is_id
from guvah.model.record import SourceFacts
from guvah.model.statement import Recorded, Statement, statement_id
from guvah.model.weighing import BASES
from guvah.release.gate import Case, Verdict, judge
from guvah.release.natures import Nature, is_content, nature_of
from guvah.release.places import coarsen
from guvah.release.sources import Sight, Sources, SourceView
from guvah.release.standing import (
    active_then,
    held,
    reviewed_now,
    reviewed_then,
    sealed_since,
    taken_back_since,
    within,
)

_GRADE = "review.credibility"
_VERDICT = "review.verdict"


@dataclass(frozen=True, slots=True)
class Occasion:
    """For whom, on which day (UTC), through which sight, and whether two people stand behind it."""

    audience: str
    day: datetime.date
    sight: Sight
    approved: bool = True


@dataclass(frozen=True, slots=True)
class StaysBack:
    """One statement that does not leave, and the gate's reasons."""

    entity: str
    prop: str
    reasons: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Sifted:
    """What passed, already rewritten; what the fold must know of its sources; what stays back and why."""

    passed: tuple[Recorded, ...]
    facts: dict[str, SourceFacts]
    back: tuple[StaysBack, ...]


class Sieve:
    """Sifts one root on one occasion. The root's own standing is read once."""

    def __init__(self, recorded: Sequence[Recorded], sources: Sources, occasion: Occasion) -> None:
        self._sources = sources
        self._roster = roster = sources.roster
        self._occasion = occasion
        self._seen = seen = within(occasion.sight.cut)
        self._verdicts: dict[tuple[Nature, str, bool, bool, bool, str], Verdict] = {}
        then = occasion.sight.then
        decided = [one for one in recorded if not is_content(one.statement)]
        self._standing = active_then(recorded, seen)
        self._reviewed = (reviewed_then if then else reviewed_now)(decided, seen, roster)
        self._held = held(decided, seen if then else within(None), roster)
        self._gone = frozenset[str]() if then else taken_back_since(recorded, seen)
        self._stricter = frozenset[Statement]() if then else sealed_since(recorded, seen)

    def sift(self) -> Sifted:
        """Judge every statement of the root and return what passed, rewritten, and what stays back."""
        grades = self._grades()
        passed: list[Recorded] = []
        back: list[StaysBack] = []
        sources: dict[str, None] = {}
        for one in self._standing:
            statement = one.statement
            if not is_content(statement):
                continue
            view = self.view(statement.source)
            verdict = self.judge(one, view)
            fit = rewrite(statement, nature_of(statement), verdict.level) if verdict.allowed else None
            if fit is None:
                reasons = verdict.reasons or ("place coarser than exact",)
                back.append(StaysBack(statement.entity, statement.prop, reasons))
                continue
            sources[statement.source] = None
            passed.append(one if fit is statement else Recorded(fit, one.recording))
            if grades:
                passed.extend(_regraded(grades, statement, fit))
        facts = self._sources.facts(sources, self._occasion.sight)
        return Sifted((*passed, *self._verdict()), facts, tuple(back))

    def view(self, source: str) -> SourceView:
        """Return a source as this occasion sees it."""
        return self._sources.view(source, self._occasion.sight)

    def judge(self, one: Recorded, view: SourceView) -> Verdict:
        """Ask the gate about one recording of the root or of one of its sources."""
        nature = nature_of(one.statement)
        case = (
            nature,
            "sealed" if self._stricter and one.statement in self._stricter else one.recording.compartment,
            self._is_gone(one, view),
            self._seen(one.recording),
            nature.nature == "photo" and _confirmed(one, view),
            one.statement.source,
        )
        verdict = self._verdicts.get(case)
        if verdict is None:
            verdict = self._verdicts[case] = self._ask(case, view)
        return verdict

    def _is_gone(self, one: Recorded, view: SourceView) -> bool:
        gone = self._gone or view.taken_back
        return bool(gone) and not {statement_id(one.statement)}.isdisjoint(self._gone | view.taken_back)

    def _ask(self, case: tuple[Nature, str, bool, bool, bool, str], view: SourceView) -> Verdict:
        nature, compartment, gone, inside_cut, confirmed, _ = case
        facts = Case(
            nature=nature.nature,
            sensitivity=nature.sensitivity,
            compartment=compartment,
            consent=view.consent,
            held=self._held or view.held,
            retracted=gone,
            reviewed=self._reviewed,
            approved=self._occasion.approved,
            inside_cut=inside_cut,
            confirmed=confirmed,
        )
        return judge(facts, self._occasion.audience, self._occasion.day)

    def _grades(self) -> dict[str, Recorded]:
        """Return who graded which statement (by its id), as far as entitled members did; the latest holds."""
        return {
            one.statement.locator or "": one
            for one in self._standing
            if one.statement.prop == _GRADE and self._roster.counts(one.recording, "review")
        }

    def _verdict(self) -> Iterable[Recorded]:
        """Return the verdict on the root, so that the fold knows it was reviewed."""
        found = (one for one in self._standing if one.statement.prop == _VERDICT)
        return (one for one in found if self._reviewed and one.statement.value == "reviewed")


def rewrite(statement: Statement, nature: Nature, level: str) -> Statement | None:
    """Return an allowed statement as its audience may see it; None where nothing of it is left.

    The locator is dropped (it names files and rows), the basis keeps its first word, a place the level agreed to.
    """
    value, original = statement.value, statement.original
    if nature.nature == "place" and level != "exact":
        coarse = coarsen(value, level)
        if coarse is None:
            return None
        value, original = coarse, None
    if is_id(value):
        original = None  # the words could name somebody or something that is not released
    return msgspec.structs.replace(
        statement, value=value, original=original, locator=None, basis=plain_basis(statement.basis)
    )


def plain_basis(basis: str | None) -> str | None:
    """Return how somebody knows as one word of the vocabulary, without who told them or where they saw it."""
    return next((word for word in BASES if basis and basis.startswith(word)), None)


def _regraded(grades: dict[str, Recorded], statement: Statement, fit: Statement) -> Iterable[Recorded]:
    """Let a grade follow its statement to the rewritten one."""
    grade = grades.get(statement_id(statement))
    if grade is not None:
        yield Recorded(msgspec.structs.replace(grade.statement, locator=statement_id(fit)), grade.recording)


def _confirmed(one: Recorded, view: SourceView) -> bool:
    """Say whether somebody confirmed whom a picture shows."""
    entity = one.statement.entity
    return any(
        said.statement.entity == entity and said.statement.prop == "confirmed" and said.statement.value == "yes"
        for said in view.about
    )

"""What a release knows of a source: what it agreed to, then and now, how it is graded, and what describes it.

Owns reading a source's recordings once for every cut they are asked about. Never judges and never shows anything.
"""

import datetime
from collections.abc import Sequence
from dataclasses import dataclass
from typing import NamedTuple

import msgspec

from guvah.model.consent import Consent
from guvah.model.ids import kind_of
from guvah.model.record import SourceFacts
from guvah.model.roster import Roster
from guvah.model.statement import Recorded, Statement
from guvah.release.consent import NO_CONSENT
from guvah.release.cut import Cut
from guvah.release.memory import Memory
from guvah.release.natures import SOURCE_KINDS, is_content
from guvah.release.standing import active_then, consent_now, consent_then, held, sealed_since, taken_back_since, within

_ROW = "row"
_REMEMBERED = 50_000


class Sight(NamedTuple):
    """One way of looking: what an approval saw (`then`), or the same minus what was taken away since."""

    cut: Cut | None
    then: bool


@dataclass(frozen=True, slots=True)
class SourceView:
    """One source through one sight. `about` is what stands about it, its relations to persons included."""

    facts: SourceFacts
    consent: Consent
    held: bool
    about: tuple[Recorded, ...]
    taken_back: frozenset[str]
    first_at: str


NOBODY = SourceView(SourceFacts("", "", ""), NO_CONSENT, True, (), frozenset(), "")


class Sources:
    """Sources read once and remembered for the time of one release."""

    def __init__(self, memory: Memory, roster: Roster) -> None:
        self._memory = memory
        self.roster = roster
        self._recorded: dict[str, Sequence[Recorded]] = {}
        self._views: dict[tuple[str, Sight], SourceView] = {}
        self._ends: set[datetime.date] = set()

    def watch(self) -> set[datetime.date]:
        """Return a set that fills with the last day of every consent asked about until the next call."""
        self._ends = set()
        return self._ends

    def view(self, source: str, sight: Sight) -> SourceView:
        """Return a source through a sight. What is no source (a member, an unknown id) has agreed to nothing."""
        if source[:3] not in SOURCE_KINDS:
            return NOBODY
        found = self._views.get((source, sight))
        if found is None:
            if len(self._views) >= _REMEMBERED:
                self._views.clear()
            found = self._views[source, sight] = self._read(source, sight)
        if found.consent.until is not None:
            self._ends.add(found.consent.until)
        return found

    def facts(self, source: str, sight: Sight) -> SourceFacts:
        """Return what the fold must know of a source, its origin followed to the end of the chain."""
        facts = self.view(source, sight).facts
        path = [source]
        while (origin := self.view(path[-1], sight).facts.origin) not in ("", path[-1]):
            if origin in path:
                return msgspec.structs.replace(facts, origin=min(path[path.index(origin) :]))
            path.append(origin)
        return msgspec.structs.replace(facts, origin=path[-1])

    def unchanged(self, source: str, sight: Sight) -> bool:
        """Say whether the source looks the same now as it did then."""
        then, now = self.view(source, Sight(sight.cut, True)), self.view(source, Sight(sight.cut, False))
        return (then.consent, then.held, then.taken_back, then.about) == (
            now.consent,
            now.held,
            now.taken_back,
            now.about,
        )

    def _read(self, source: str, sight: Sight) -> SourceView:
        recorded = self._recorded.get(source)
        if recorded is None:
            everything = self._memory.recorded(source)
            recorded = self._recorded[source] = [one for one in everything if one.statement.prop != _ROW]
        seen = within(sight.cut)
        decided = [one for one in recorded if not is_content(one.statement)]
        standing = active_then(recorded, seen)
        sealed = frozenset[Statement]() if sight.then else sealed_since(recorded, seen)
        return SourceView(
            facts=_facts(source, standing, self.roster),
            consent=(consent_then if sight.then else consent_now)(decided, seen, self.roster),
            held=held(decided, seen if sight.then else within(None), self.roster),
            about=tuple(one for one in standing if is_content(one.statement) and one.statement not in sealed),
            taken_back=frozenset() if sight.then else taken_back_since(recorded, seen),
            first_at=min((one.recording.at for one in standing), default=""),
        )


def _facts(source: str, standing: Sequence[Recorded], roster: Roster) -> SourceFacts:
    """Read origin, reliability and whether the source is an official document, as far as was seen."""
    said = {one.statement.prop: one for one in standing if one.statement.entity == source}
    graded = [one for one in standing if one.statement.prop == "review.reliability"]
    grades = [one.statement.value for one in graded if roster.counts(one.recording, "review")]
    kind = kind_of(source)
    official = kind == "doc" and "official" in said and said["official"].statement.value == "yes"
    origin = said["origin"].statement.value if "origin" in said else source
    return SourceFacts(source, kind, origin, grades[-1] if grades else "", official)

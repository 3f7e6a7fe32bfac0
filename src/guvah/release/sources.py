"""What a release knows of a source: what it agreed to, then and now, how it is graded, and what describes it.

Owns reading a source's recordings once for every cut they are asked about, and which sources are of one origin. Never
judges and never shows anything.

Invariant: since an approval, sources can only come to be of one origin, never of two: corroboration may be lost without
anybody's approval, and is never gained.
"""

import datetime
from collections.abc import Iterable, Iterator, Mapping, Sequence
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
_ORIGIN = "review.origin"
_REMEMBERED = 50_000

_NOW = -1
_End = tuple[int, str]
"""Where the chain of a source's origins ends: as the approval of this place saw it, or as it is _NOW."""


class Sight(NamedTuple):
    """One way of looking: what an approval saw (`then`), or the same minus what was taken away since."""

    cut: Cut | None
    then: bool


@dataclass(frozen=True, slots=True)
class SourceView:
    """One source through one sight. `about` is what stands about it, its relations to persons included.

    `facts` are those an approval saw, `origin_now` the origin after all that was recorded since.
    """

    facts: SourceFacts
    origin_now: str
    consent: Consent
    held: bool
    about: tuple[Recorded, ...]
    taken_back: frozenset[str]
    first_at: str


NOBODY = SourceView(SourceFacts("", "", ""), "", NO_CONSENT, True, (), frozenset(), "")


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

    def facts(self, sources: Iterable[str], sight: Sight) -> dict[str, SourceFacts]:
        """Return what the fold must know of these sources, those of one origin with the same one.

        Through the sight of now, two sources are of one origin if the approval saw them so or it was found since.
        """
        return self.of_one_origin({source: self.view(source, sight).facts for source in sources}, [sight])

    def of_one_origin(self, facts: Mapping[str, SourceFacts], sights: Sequence[Sight]) -> dict[str, SourceFacts]:
        """Return these facts with one origin for those that any of these sights sees as of one."""
        ends = {source: tuple(self._ends_of(source, sights)) for source in facts}
        label = _joined(ends)
        return {source: msgspec.structs.replace(known, origin=label[source]) for source, known in facts.items()}

    def _ends_of(self, source: str, sights: Sequence[Sight]) -> Iterator[_End]:
        for place, sight in enumerate(sights):
            yield place, self._end(source, sight)
            if not sight.then:
                yield _NOW, self._end(source, sight, now=True)

    def _end(self, source: str, sight: Sight, *, now: bool = False) -> str:
        """Return the origin at the end of the chain, as the approval saw it or as it is now; of a circle the least."""
        path = [source]
        while (origin := self._next(path[-1], sight, now)) not in ("", path[-1]):
            if origin in path:
                return min(path[path.index(origin) :])
            path.append(origin)
        return path[-1]

    def _next(self, source: str, sight: Sight, now: bool) -> str:
        view = self.view(source, sight)
        return view.origin_now if now else view.facts.origin

    def unchanged(self, source: str, sight: Sight) -> bool:
        """Say whether the source looks the same now as it did then."""
        if self._end(source, sight) != self._end(source, sight, now=True):
            return False
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
        facts = _facts(source, standing, self.roster)
        return SourceView(
            facts=facts,
            origin_now=facts.origin
            if sight.then
            else _origin(source, active_then(recorded, within(None)), self.roster),
            consent=(consent_then if sight.then else consent_now)(decided, seen, self.roster),
            held=held(decided, seen if sight.then else within(None), self.roster),
            about=tuple(one for one in standing if is_content(one.statement) and one.statement not in sealed),
            taken_back=frozenset() if sight.then else taken_back_since(recorded, seen),
            first_at=min((one.recording.at for one in standing), default=""),
        )


def _joined(ends: Mapping[str, tuple[_End, ...]]) -> dict[str, str]:
    """Return a label for each source: the same for two that share an end, also through others."""
    label: dict[_End, str] = {}
    for source in sorted(ends):
        met = {label[end] for end in ends[source] if end in label}
        name = min((source, *met))
        label = {end: name if held in met else held for end, held in label.items()}
        label |= dict.fromkeys(ends[source], name)
    return {source: label[of_source[0]] for source, of_source in ends.items()}


def _facts(source: str, standing: Sequence[Recorded], roster: Roster) -> SourceFacts:
    """Read origin, reliability and whether the source is an official document, as far as was seen."""
    said = {one.statement.prop: one for one in standing if one.statement.entity == source}
    graded = [one for one in standing if one.statement.prop == "review.reliability"]
    grades = [one.statement.value for one in graded if roster.counts(one.recording, "review")]
    kind = kind_of(source)
    official = kind == "doc" and "official" in said and said["official"].statement.value == "yes"
    return SourceFacts(source, kind, _origin(source, standing, roster), grades[-1] if grades else "", official)


def _origin(source: str, standing: Sequence[Recorded], roster: Roster) -> str:
    """Return the origin that was decided by who may, else the stated one, else the source itself."""
    own = [one for one in standing if one.statement.entity == source]
    decided = [one for one in own if one.statement.prop == _ORIGIN and roster.counts(one.recording, "origin")]
    found = decided or [one for one in own if one.statement.prop == "origin"]
    return found[-1].statement.value if found else source

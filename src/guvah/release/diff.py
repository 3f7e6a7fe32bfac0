"""What an approver reads: field by field what the public would see before and after, and what stays back and why.

Owns the comparison of two Released values. Never decides and never shows the content of what stays back: only which
property it is and the gate's reasons.
"""

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from guvah.release.gate import REASONS
from guvah.release.released import (
    ReleasedClaim,
    ReleasedEpisode,
    ReleasedFacility,
    ReleasedField,
    ReleasedName,
    ReleasedPerson,
    ReleasedPlace,
    ReleasedSource,
)
from guvah.release.sifting import StaysBack

Released = ReleasedPerson | ReleasedFacility
_Place = tuple[str, str]


@dataclass(frozen=True, slots=True)
class Change:
    """One thing the public would see otherwise. `where` is '' for the record itself, else what the field belongs to."""

    where: str
    prop: str
    before: tuple[str, ...]
    after: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Kept:
    """Statements of one property that stay back for the same reasons."""

    prop: str
    reasons: tuple[str, ...]
    statements: int


@dataclass(frozen=True, slots=True)
class Diff:
    """The whole comparison; without changes nothing would change. `digest`: of the waiting proposal, or ''."""

    id: str
    changes: tuple[Change, ...]
    kept: tuple[Kept, ...]
    digest: str = ""

    def lines(self) -> Iterator[str]:
        """Yield the comparison as text, one line a change: `+` appears, `-` disappears."""
        yield self.id
        for change in self.changes:
            place = f"{change.where}, {change.prop}" if change.where else change.prop
            yield from (f"  - {place}: {words}" for words in change.before if words not in change.after)
            yield from (f"  + {place}: {words}" for words in change.after if words not in change.before)
        if not self.changes:
            yield "  nothing the public sees would change"
        for kept in self.kept:
            why = "; ".join(REASONS[reason] for reason in kept.reasons)
            yield f"  stays back: {kept.prop} ({kept.statements}): {why}"
        if self.digest:
            yield f"  proposed as {self.digest}"


def diff(before: Released | None, after: Released | None, back: Iterable[StaysBack] = (), digest: str = "") -> Diff:
    """Compare what is shown with what would be shown. None on either side: nothing is shown there."""
    old, new = _seen(before), _seen(after)
    changes = tuple(
        Change(where, prop, old.get((where, prop), ()), new.get((where, prop), ()))
        for where, prop in dict.fromkeys((*new, *old))
        if old.get((where, prop)) != new.get((where, prop))
    )
    shown = after or before
    return Diff(shown.id if shown else "", changes, _kept(back), digest)


def changed_properties(before: Released, after: Released) -> tuple[str, ...]:
    """Return the names of the properties of the schema that differ, sorted."""
    fields = {field for field in _properties(before) ^ _properties(after)}
    return tuple(sorted({prop for prop, _ in fields}))


def _properties(shown: Released) -> set[tuple[str, str]]:
    seen = _seen(shown)
    known = {field.prop for field in _all_fields(shown)}
    return {(prop, f"{where}{words}") for (where, prop), words in seen.items() if prop in known}


def _all_fields(shown: Released) -> Iterator[ReleasedField]:
    yield from shown.fields
    if isinstance(shown, ReleasedPerson):
        for episode in shown.episodes:
            yield from episode.fields


def _seen(shown: Released | None) -> dict[_Place, tuple[str, ...]]:
    """Return everything a reader sees, place by place, as words."""
    if shown is None:
        return {}
    seen: dict[_Place, tuple[str, ...]] = {}
    for field in shown.fields:
        seen["", field.prop] = _field_words(field)
    seen["", "names"] = tuple(_name_words(name) for name in shown.names)
    seen["", "place on the map"] = (_place_words(shown.place),)
    if isinstance(shown, ReleasedPerson):
        _see_person(shown, seen)
    seen["", "sources"] = tuple(_source_words(source) for source in shown.sources)
    seen["", "the same person as" if isinstance(shown, ReleasedPerson) else "the same place as"] = shown.same
    return {place: words for place, words in seen.items() if any(words)}


def _see_person(person: ReleasedPerson, seen: dict[_Place, tuple[str, ...]]) -> None:
    seen["", "status"] = (" ".join(part for part in (person.status, person.status_detail, person.last_news) if part),)
    seen["", "summary"] = (" ".join(part for part in (person.sex, person.birth_year, person.tier) if part),)
    counts: Counter[str] = Counter()
    for episode in person.episodes:
        where = _episode_words(episode)
        counts[where] += 1
        if counts[where] > 1:
            where = f"{where} ({counts[where]})"
        for field in episode.fields:
            seen[where, field.prop] = _field_words(field)
    seen["", "relations"] = tuple(
        f"{relation.relation}: {relation.person} {_spellings(relation.name, relation.names)}".strip()
        for relation in person.relations
    )
    seen["", "quotes"] = tuple(f"{quote.text} ({quote.lang}) [{quote.source}]" for quote in person.quotes)


def _episode_words(episode: ReleasedEpisode) -> str:
    start = next((field.claims[0].value for field in episode.fields if field.prop == "start" and field.claims), "")
    return f"{episode.kind} {start}".strip()


def _spellings(shown: str, names: Iterable[ReleasedName]) -> str:
    """Return a name of somebody else with its other spellings in the order of their page."""
    return " / ".join((shown, *(_name_words(name) for name in names if name.text != shown or name.lang)))


def _name_words(name: ReleasedName) -> str:
    return f"{name.text} ({name.lang})" if name.lang else name.text


def _source_words(source: ReleasedSource) -> str:
    parts = (
        source.label, source.title, source.publisher, source.date, source.url, source.language, source.licence,
        source.id,
    )  # fmt: skip
    grade = f"graded {source.reliability}" if source.reliability else ""
    return f"{source.key}: " + ", ".join(part for part in (source.kind, *parts, grade) if part)


def _place_words(place: ReleasedPlace | None) -> str:
    if place is None:
        return ""
    names = " / ".join(f"{name} ({language})" for language, name in place.names)
    where = f"{place.lat}, {place.lon}" if (place.lat, place.lon) != (None, None) else ""
    return ", ".join(part for part in (place.words, place.code, names, where) if part)


def _field_words(field: ReleasedField) -> tuple[str, ...]:
    how = ", ".join(part for part in (field.tier, field.rule, "contested" if field.contested else "") if part)
    return (*(_claim_words(claim) for claim in field.claims), f"{{{how}}}")


def _claim_words(claim: ReleasedClaim) -> str:
    given = f"({_spellings(claim.words, claim.names)})" if claim.words or claim.names else ""
    place = f"<{_place_words(claim.place)}>" if claim.place else ""
    grade = f"credibility {claim.credibility}" if claim.credibility else ""
    origins = f"{claim.origins} origins" if claim.origins > 1 else ""
    parts = (claim.value, given, claim.lang, place, f"[{' '.join(claim.sources)}]", origins, claim.basis, grade)
    return " ".join(part for part in parts if part)


def _kept(back: Iterable[StaysBack]) -> tuple[Kept, ...]:
    counts = Counter((one.prop, one.reasons) for one in back)
    return tuple(Kept(prop, reasons, count) for (prop, reasons), count in sorted(counts.items()))

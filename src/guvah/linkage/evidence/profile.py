"""What linkage looks at in one record, taken out of its statements once.

Owns which claims count as evidence. Never compares and never decides. Dates are EDTF strings (guvah.model.edtf); a
profile lives in memory or in an encrypted file only: it holds names. The same for any order of statements.
"""

import re
from collections.abc import Iterable, Iterator, Mapping

import msgspec

from guvah.linkage.evidence.vocabulary import name_words, sounds
from guvah.model import edtf
from guvah.model.ids import kind_of, root_of
from guvah.model.record import Record
from guvah.model.statement import Statement

MOST_SPELLINGS = 8
"""Spellings of one record that are compared: a list that calls everybody by everything must not cost a minute."""
MOST_EVENTS = 24
HOMES = ("birth_place", "origin_place", "residence")
TAKEN = frozenset({"arrest", "disappearance", "detention centre", "camp", "prison"})
"""Episode kinds that different lists use for one and the same beginning."""
_AGE = re.compile(r"\s*(\d{1,3})(?!\d)(?!\s*(?:d[ií]as?|mes(?:es)?|days?|months?)\b)", re.IGNORECASE)
_OLDEST = 110
_UNKNOWN = frozenset({"", "unknown"})

Values = Mapping[str, tuple[str, ...]]
"""Property -> its values."""


class Profile(msgspec.Struct, frozen=True, array_like=True):
    """One record as linkage sees it. `lists` are the sources that list many, `told_by` those that tell of few.

    `born` are dates said; `born_by_age` the years that an age and the date it was told for leave. Places are gazetteer
    codes, or words. `kin` are the ids of relatives.
    """

    id: str
    names: tuple[str, ...] = ()
    father: tuple[str, ...] = ()
    mother: tuple[str, ...] = ()
    sex: str = ""
    born: tuple[str, ...] = ()
    born_by_age: tuple[str, ...] = ()
    homes: tuple[str, ...] = ()
    taken_at: tuple[str, ...] = ()
    events: tuple[tuple[str, str], ...] = ()
    facilities: tuple[str, ...] = ()
    numbers: tuple[str, ...] = ()
    photos: tuple[str, ...] = ()
    kin: tuple[str, ...] = ()
    lists: tuple[str, ...] = ()
    told_by: tuple[str, ...] = ()


def profile(record: Record) -> Profile:
    """Return what linkage looks at in a record of a person."""
    parts = (record, *record.owned)
    said = (item.statement for part in parts for field in part.fields.values() for claim in field.claims
            for item in claim.said)  # fmt: skip
    return profile_of(record.id, said)


def profile_of(root: str, standing: Iterable[Statement]) -> Profile:
    """Return what linkage looks at in what stands about a person and what it owns."""
    sources: set[str] = set()
    told: dict[str, dict[str, list[str]]] = {}
    for statement in standing:
        sources.add(statement.source)
        own_values = told.setdefault(statement.entity, {})
        if statement.prop in own_values:
            own_values[statement.prop].append(statement.value)
        else:
            own_values[statement.prop] = [statement.value]
    parts = {entity: {prop: _each_once(values) for prop, values in own.items()} for entity, own in told.items()}
    own = parts.get(root, {})
    owned = [fields for entity, fields in sorted(parts.items()) if entity != root]
    events = tuple(sorted(set(_events(owned))))[:MOST_EVENTS]
    sex = own.get("sex", ())
    return Profile(
        root,
        names=tuple(dict.fromkeys(_names(own)))[:MOST_SPELLINGS],
        father=_first(own, "father_name"),
        mother=_first(own, "mother_name"),
        sex=sex[0] if len(sex) == 1 and sex[0] not in _UNKNOWN else "",
        born=tuple(date for date in own.get("born", ()) if edtf.is_date(date)),
        born_by_age=tuple(sorted(set(_years_by_age(own.get("age_at_event", ()), events)))),
        homes=_first(own, *HOMES),
        taken_at=tuple(sorted({at for part in owned if _taken(part) for at in part.get("place", ())})),
        events=events,
        facilities=tuple(sorted({at for part in owned for at in part.get("facility", ())})),
        numbers=own.get("identity_number", ()),
        photos=own.get("photo_url", ()),
        kin=tuple(sorted({root_of(to) for part in owned if "relation" in part for to in part.get("to", ())} - {root})),
        lists=tuple(sorted(source for source in sources if kind_of(source) == "doc")),
        told_by=tuple(sorted(source for source in sources if kind_of(source) == "tes")),
    )


def _each_once(values: list[str]) -> tuple[str, ...]:
    return tuple(values) if len(values) == 1 else tuple(sorted(set(values)))


def _names(own: Values) -> Iterator[str]:
    """Yield the names that somebody may be listed under: with the father's too, where it is not part of them.

    A married name is a surname more, never a name by itself: the husband bears it too. A nickname of one word names too
    many where there is a fuller name.
    """
    names = own.get("name", ())
    yield from names
    yield from (alias for alias in own.get("alias", ()) if len(alias.split()) > 1 or not names)
    for father in own.get("father_name", ()):
        yield from (f"{name} {name_words(father)[0]}" for name in names if not _bears(name, father))
    for married in own.get("married_name", ()):
        yield from (f"{name} {married}" for name in names)


def _bears(name: str, father: str) -> bool:
    """Say whether the father's first word, by sound, is part of a name; or there is none."""
    words = name_words(father)
    own = {sound for word in name_words(name) for sound in sounds(word)}
    return not words or not own.isdisjoint(sounds(words[0]))


def _first(own: Values, *props: str) -> tuple[str, ...]:
    return tuple(dict.fromkeys(value for prop in props for value in own.get(prop, ())))[:MOST_SPELLINGS]


def _taken(part: Values) -> bool:
    return not TAKEN.isdisjoint(part.get("episode_kind", ()))


def _events(owned: Iterable[Values]) -> Iterator[tuple[str, str]]:
    """Yield (what happened, date it began); what different lists call being taken is one thing."""
    for part in owned:
        for kind in part.get("episode_kind", ()):
            for start in part.get("start", ()):
                if edtf.is_date(start):
                    yield ("taken" if kind in TAKEN else kind), start


def _years_by_age(ages: Iterable[str], events: Iterable[tuple[str, str]]) -> Iterator[str]:
    """Yield the two years in which somebody of this age may have been born; ages are told for being taken, or death."""
    told = list(events)
    dated = [year for wanted in ("taken", "death") for kind, date in told if kind == wanted
             if (year := edtf.parts(date).year)]  # fmt: skip
    for said in ages:
        found = _AGE.match(said)
        if found and dated and 0 < int(found[1]) <= _OLDEST:
            year = dated[0] - int(found[1])
            yield f"{year - 1:04}/{year:04}"

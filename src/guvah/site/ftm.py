"""People in the exchange format of investigative databases: FollowTheMoney entities, one JSON object a line.

Owns the mapping from released values to the schemata Person, Event, Family, Associate and Organization of
followthemoney 4.11. FollowTheMoney has no sources a value, no partial dates beyond year, month and day, and no
conflicts: only shown values go there, and a date never gains precision (autumn 2017 becomes 2017).
"""

import re
from collections.abc import Iterable, Iterator, Mapping

import msgspec

from guvah.release.released import ReleasedEpisode, ReleasedFacility, ReleasedPerson, ReleasedSource
from guvah.site.labels import Labels
from guvah.site.paths import web_link
from guvah.site.summary import first_claims

FAMILY = frozenset({
    "spouse", "parent", "child", "sibling", "grandparent", "grandchild", "uncle_aunt", "nephew_niece", "cousin",
    "in_law", "relative", "guardian",
})  # fmt: skip
_TEXTS: Mapping[str, str] = {
    "alias": "alias", "father_name": "fatherName", "mother_name": "motherName", "married_name": "alias",
    "birth_place": "birthPlace", "ethnicity": "ethnicity", "religion": "religion", "occupation": "profession",
    "education": "education", "origin_place": "address",
}  # fmt: skip
_GENDERS = frozenset({"male", "female", "other"})
_DATE = re.compile(r"(\d{4})(?:-(\d\d)(?:-(\d\d))?)?")
_ENCODER = msgspec.json.Encoder()

Properties = dict[str, list[str]]


def person_lines(person: ReleasedPerson, english: Labels) -> bytes:
    """Return a person, what happened to them and whom they are connected with, each on a line of its own."""
    first, *others = _of_person(person, english)
    return _line(*first, person.same) + b"".join(_line(*entity) for entity in others)


def facility_line(facility: ReleasedFacility) -> bytes:
    """Return a facility as an Organization on one line."""
    found: Properties = {}
    for name in facility.names:
        _add(found, "name", name.text)
    if facility.place:
        _add(found, "address", facility.place.words)
    _add_links(found, facility.sources)
    return _line(facility.id, "Organization", found, facility.same)


def date(edtf: str) -> str:
    """Return a date in ISO form with no more than was known, '' where not even the year is; intervals give nothing."""
    match = _DATE.match(edtf)
    if match is None or "/" in edtf:
        return ""
    if match[2] and int(match[2]) > 12:
        return match[1]
    return match[0]


def _of_person(person: ReleasedPerson, english: Labels) -> Iterator[tuple[str, str, Properties]]:
    known = first_claims(person)
    found: Properties = {}
    for name in person.names:
        _add(found, "name", name.text)
    for prop, theirs in _TEXTS.items():
        if prop in known:
            claim = known[prop]
            _add(found, theirs, claim.place.words if claim.place else claim.value)
    if person.sex in _GENDERS:
        _add(found, "gender", person.sex)
    _add(found, "birthDate", date(known["born"].value if "born" in known else person.birth_year))
    status = english.word("status", person.status) if person.status else ""
    _add(found, "status", f"{status}, {person.status_detail}" if person.status_detail else status)
    _add(found, "modifiedAt", max((change.date for change in person.changes), default=""))
    _add_links(found, person.sources)
    yield person.id, "Person", found
    for number, episode in enumerate(person.episodes, start=1):
        yield f"{person.id}-e{number}", "Event", _event(person, episode, english)
    for link in person.relations:
        family = link.relation in FAMILY
        yield (
            f"{person.id}-{link.person}",
            "Family" if family else "Associate",
            {
                "person": [person.id],
                "relative" if family else "associate": [link.person],
                "relationship": [english.word("relation", link.relation)],
            },
        )


def _event(person: ReleasedPerson, episode: ReleasedEpisode, english: Labels) -> Properties:
    known = first_claims(episode)
    found: Properties = {}
    _add(found, "name", english.word("episode_kind", episode.kind))
    found["involved"] = [person.id]
    for prop, theirs in (("start", "startDate"), ("end", "endDate")):
        if prop in known:
            _add(found, theirs, date(known[prop].value))
    for prop in ("place", "facility"):
        if prop in known:
            claim = known[prop]
            _add(found, "location", claim.place.words if claim.place else claim.words)
    for prop in ("reason_given", "reason_suspected", "charge", "sentence", "outcome"):
        if prop in known:
            _add(found, "description", f"{english.property('epi', prop).name}: {known[prop].value}")
    if "authority" in known:
        _add(found, "notes", f"{english.property('epi', 'authority').name}: {known['authority'].value}")
    return found


def _add(found: Properties, prop: str, value: str) -> None:
    text = " ".join(value.split())
    if text and text not in found.get(prop, ()):
        found.setdefault(prop, []).append(text)


def _add_links(found: Properties, sources: Iterable[ReleasedSource]) -> None:
    for source in sources:
        _add(found, "sourceUrl", web_link(source.url))


def _line(identity: str, schema: str, properties: Properties, same: Iterable[str] = ()) -> bytes:
    """Return an entity; the other ids it is known by are its `referents`, as nomenklatura writes them."""
    entity: dict[str, object] = {"id": identity, "schema": schema, "properties": properties}
    others = list(same)
    return _ENCODER.encode(entity | {"referents": others} if others else entity) + b"\n"

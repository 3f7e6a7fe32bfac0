"""From a folded record of what passed to Released values: fields, claims, episodes.

Owns the step from model words to Released words, the same for persons and facilities. Never asks the gate: whatever is
in the record it is given has passed already.
"""

import dataclasses
import re
from collections.abc import Mapping

from guvah.model import edtf
from guvah.model.ids import is_id, kind_of, public_id
from guvah.model.kinds import schema
from guvah.model.record import Claim, Field, Record
from guvah.model.weighing import basis_rank
from guvah.release.places import released_place
from guvah.release.released import ReleasedClaim, ReleasedEpisode, ReleasedField, ReleasedName, ReleasedPlace

Keys = Mapping[str, str]
_UNSHOWN = 999
_BOTH_WAYS = frozenset(
    {
        "spouse",
        "sibling",
        "cousin",
        "in_law",
        "relative",
        "friend",
        "neighbour",
        "colleague",
        "acquaintance",
        "held_with",
    }
)
_REVERSED = {"parent": "child", "grandparent": "grandchild", "uncle_aunt": "nephew_niece"}
_REVERSED |= {after: before for before, after in _REVERSED.items()}
_LAT_LON = re.compile(r"(-?\d{1,2}(?:\.\d+)?),\s*(-?\d{1,3}(?:\.\d+)?)")


def shape_fields(record: Record, keys: Keys) -> tuple[ReleasedField, ...]:
    """Return a record's fields in the order of the schema. `keys` says how each source is called on this page."""
    declared = schema().kind(record.kind).properties

    def order(field: Field) -> tuple[int, str]:
        return declared[field.prop].show or _UNSHOWN, field.prop

    fields = (field for field in record.fields.values() if field.prop in declared)
    return tuple(_field(field, declared[field.prop].type, keys) for field in sorted(fields, key=order))


def _field(field: Field, value_type: str, keys: Keys) -> ReleasedField:
    claims = tuple(_claim(claim, value_type, keys) for claim in field.claims)
    return ReleasedField(field.prop, field.tier, field.contested, field.rule, claims)


def _claim(claim: Claim, value_type: str, keys: Keys) -> ReleasedClaim:
    entity = value_type == "entity" and is_id(claim.value)
    closest = max((one.statement.basis or "" for one in claim.said), key=basis_rank)
    sources = {keys[one.statement.source] for one in claim.said if one.statement.source in keys}
    return ReleasedClaim(
        value=public_id(claim.value) if entity else claim.value,
        type=value_type,
        words="" if entity or claim.original == claim.value else claim.original or "",
        lang=claim.lang or "",
        place=released_place(claim.value, claim.original or "") if value_type == "place" else None,
        sources=tuple(sorted(sources, key=_key_order)),
        basis=closest,
        credibility=claim.credibility,
    )


def _key_order(key: str) -> tuple[str, int]:
    return key[:1], int(key[1:])


def shape_names(record: Record) -> tuple[ReleasedName, ...]:
    """Return a record's names, the shown one first."""
    field = record.fields.get("name")
    return tuple(ReleasedName(claim.value, claim.lang or "") for claim in field.claims) if field else ()


def shape_episodes(record: Record, keys: Keys) -> tuple[ReleasedEpisode, ...]:
    """Return what happened, in the fold's order; left out where nobody may be cited for what it was."""
    return tuple(
        ReleasedEpisode(one.value("episode_kind"), shape_fields(one, keys))
        for one in record.owned
        if one.kind == "epi" and one.value("episode_kind")
    )


def shown_place(record: Record, props: tuple[str, ...]) -> ReleasedPlace | None:
    """Return the first of these places that the record shows."""
    for prop in props:
        if prop in record.fields:
            claim = record.fields[prop].claims[0]
            return released_place(claim.value, claim.original or "")
    return None


def last_place(record: Record) -> ReleasedPlace | None:
    """Return where something last happened to a person."""
    return next((place for one in reversed(record.owned) if (place := shown_place(one, ("place",)))), None)


def facility_place(record: Record) -> ReleasedPlace | None:
    """Return where a facility is; its own coordinates, where released, are used instead of the gazetteer's."""
    place = shown_place(record, ("place",))
    match = _LAT_LON.fullmatch(record.value("lat_lon"))
    if match is None:
        return place
    return dataclasses.replace(place or ReleasedPlace(""), lat=float(match[1]), lon=float(match[2]))


def birth_year(record: Record) -> str:
    """Return the year of birth with its marks of doubt as far as one year is known, else ''."""
    born = record.value("born")
    if not edtf.is_date(born):
        return ""
    read = edtf.parts(born)
    return "" if read.interval else f"{read.year:04d}"


def relation_targets(record: Record) -> tuple[tuple[str, str], ...]:
    """Return (what the other is to this person, their id) of each link to a person.

    A link says what this person is to the other; where the other way round has no word, the link is left out.
    """
    links = (one for one in record.owned if one.kind == "lnk")
    found = ((other_way_round(one.value("relation")), one.value("to")) for one in links)
    return tuple((word, to) for word, to in found if word and is_id(to) and kind_of(to) == "per")


def other_way_round(relation: str) -> str:
    """Return what the other is to somebody who is their `relation` (child -> parent), '' where that has no word."""
    return relation if relation in _BOTH_WAYS else _REVERSED.get(relation, "")

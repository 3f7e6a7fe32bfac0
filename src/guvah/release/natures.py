"""What kind of thing a statement is to the gate: its nature and how far its property may go.

Owns the step from a property of the schema to what the gate asks. Never judges. A property the schema does not know is
treated like the strictest one.
"""

import functools
from typing import NamedTuple

from guvah.model.decisions import decision_props
from guvah.model.ids import kind_of
from guvah.model.kinds import schema
from guvah.model.statement import Statement

SOURCE_KINDS = frozenset({"tes", "doc", "cap", "med", "den"})
# Words that name an exact place though their type is text.
_SPOTS = frozenset({("fac", "address"), ("fac", "lat_lon"), ("pla", "lat_lon"), ("pla", "code"), ("epi", "facility")})
# Who speaks, or could tell who speaks. The title of a testimony is free text of whoever typed it in.
_TESTIFIER = frozenset({("tes", "testifier"), ("tes", "interviewer"), ("tes", "interpreter"), ("tes", "title")})
_NEVER = frozenset({"blob", "identifier"})


class Nature(NamedTuple):
    """What the gate is told of a statement's property: `nature` as in gate.Case, and its sensitivity."""

    nature: str
    sensitivity: str


UNKNOWN = Nature("plain", "staff")


def nature_of(statement: Statement) -> Nature:
    """Return the nature and sensitivity of a statement."""
    entity = statement.entity
    found = _nature(entity[:3], kind_of(entity), statement.prop)
    if statement.prop == "to" and found.nature == "plain" and kind_of(statement.value) == "fac":
        return Nature("spot", found.sensitivity)
    return found


@functools.cache
def _nature(root: str, kind: str, prop: str) -> Nature:
    """Return the nature of a property of `kind` kept under a root of kind `root`."""
    known = schema().kinds.get(kind)
    declared = known.properties.get(prop) if known else None
    if declared is None:
        return UNKNOWN
    sensitivity = "sealed" if declared.type in _NEVER else declared.sensitivity
    return Nature(_kind_of_thing(root, kind, prop, declared.type), sensitivity)


def _kind_of_thing(root: str, kind: str, prop: str, value_type: str) -> str:
    if (kind, prop) in _TESTIFIER:
        return "testifier"
    if root == "tes" and kind == "lnk":
        return "relation"
    if (kind, prop) == ("tes", "narrative"):
        return "quote"
    if kind == "med" or prop == "photo_url":
        return "photo"
    if value_type == "place":
        return "place"
    return "spot" if (kind, prop) in _SPOTS else "plain"


def is_content(statement: Statement) -> bool:
    """Say whether a statement says something about its entity, rather than what the group decided about it."""
    return statement.prop not in decision_props()

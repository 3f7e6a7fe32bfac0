"""What an approval signs: one digest of everything a released value would show.

Owns the canonical form and the digest. Never decides what is shown. Written as `<audience>:<64 hex digits>` in
publication decisions. Spec: docs/gate.md, "The digest".

Invariants: any change of any field changes the digest (test: every field of every Released type is changed once); a
field added later with a default does not, so that an update of Guvah does not undo every approval.
"""

import functools
import hashlib
from collections.abc import Callable
from dataclasses import fields, is_dataclass
from operator import attrgetter
from typing import Any

import msgspec

from guvah.errors import BadInput

_DOMAIN = b"guvah/released/1\n"
_ENCODER = msgspec.json.Encoder()
_PLAIN = frozenset({str, int, float, bool, type(None)})


def digest(released: object, audience: str) -> str:
    """Return the digest of a ReleasedPerson or ReleasedFacility as shown to an audience."""
    framed = b"%b%b\n%b" % (_DOMAIN, audience.encode(), _ENCODER.encode(plain(released)))
    return f"{audience}:{hashlib.sha256(framed).hexdigest()}"


def plain(value: object) -> object:
    """Return a value as nested lists in the order of its fields; fields at the end that have their default are cut."""
    if type(value) in _PLAIN:
        return value
    if isinstance(value, tuple):
        return [plain(item) for item in value]
    kind: Any = type(value)
    read, defaults = _shape(kind)
    given = read(value)
    count = len(given)
    while count and given[count - 1] == defaults[count - 1]:
        count -= 1
    return [plain(item) for item in given[:count]]


@functools.cache
def _shape(kind: type[Any]) -> tuple[Callable[[object], tuple[Any, ...]], tuple[object, ...]]:
    """Return how to read all fields of a Released type at once, and their defaults."""
    if not is_dataclass(kind):
        raise BadInput(f"{kind.__name__} is not something that is released")
    names = [field.name for field in fields(kind)]
    defaults = tuple(field.default for field in fields(kind))
    if len(names) == 1:
        name = names[0]
        return (lambda value: (getattr(value, name),)), defaults
    return attrgetter(*names), defaults

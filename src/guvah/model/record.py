"""What a fold gives: a record, its fields, the claims in each field, and what is known of a source.

Owns the value types between the fold and everyone who reads a record. Never folds and never decides what is shown.
"""

from collections.abc import Mapping

import msgspec

from guvah.model.statement import Recorded


class SourceFacts(msgspec.Struct, frozen=True, gc=False):
    """What the fold needs to know of a source.

    `origin` is the independent origin (the source's own id where nothing else was said), `reliability` the Admiralty
    letter or '', `official` whether the source is an official document.
    """

    id: str
    kind: str
    origin: str
    reliability: str = ""
    official: bool = False


class Claim(msgspec.Struct, frozen=True, gc=False):
    """One value of a property with everyone who says it; `credibility` is its best Admiralty figure or ''."""

    value: str
    original: str | None
    lang: str | None
    said: tuple[Recorded, ...]
    origins: frozenset[str]
    credibility: str = ""


class Field(msgspec.Struct, frozen=True, gc=False):
    """One property: the shown claim first. `tier` and `rule` are words of the vocabularies of those names."""

    prop: str
    claims: tuple[Claim, ...]
    tier: str
    contested: bool
    rule: str


class Record(msgspec.Struct, frozen=True, gc=False):
    """The view of one entity over all its active statements; `owned` are its episodes and links, oldest start first."""

    id: str
    kind: str
    fields: Mapping[str, Field]
    owned: tuple["Record", ...] = ()

    def value(self, prop: str) -> str:
        """Return the shown value of a property, '' where nobody said anything."""
        field = self.fields.get(prop)
        return field.claims[0].value if field else ""

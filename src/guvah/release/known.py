"""What a release remembers of itself, so that the next one judges only who changed.

Owns the values and their encoding. It is kept in this machine's encrypted memory and nowhere else: it names records by
their full ids. Never judges; what is remembered by another program, or in another form, is forgotten.
"""

import datetime
from collections.abc import Mapping

import msgspec

from guvah.release.card import Card
from guvah.release.figures import Facts
from guvah.release.program import files_digest
from guvah.release.released import ReleasedFacility

_ENCODER = msgspec.msgpack.Encoder()


class KnownPerson(msgspec.Struct, frozen=True, array_like=True, gc=False):
    """One person in a release. `digest` is of the whole released record, b"" where nothing is released.

    `until` is the first day (UTC, inclusive) after which a consent that counted here has ended, None for no such day;
    `leads_to` the record whose page shows this one too, '' for none: then `card` is None.
    """

    card: Card | None
    digest: bytes
    counted: Facts | None
    until: datetime.date | None
    leads_to: str = ""


class KnownFacility(msgspec.Struct, frozen=True, array_like=True, gc=False):
    """One facility in a release, without its people."""

    shown: ReleasedFacility | None
    until: datetime.date | None
    leads_to: str = ""


class Known(msgspec.Struct, array_like=True):
    """A whole release, by full id. `position` is how many entries of each feed it was made from."""

    program: str = ""
    audience: str = ""
    position: dict[str, int] = msgspec.field(default_factory=dict)
    people: dict[str, KnownPerson] = msgspec.field(default_factory=dict)
    facilities: dict[str, KnownFacility] = msgspec.field(default_factory=dict)

    def written(self) -> bytes:
        """Return it as it is kept."""
        return _ENCODER.encode(self)


_DECODER = msgspec.msgpack.Decoder(Known)


def this_program() -> str:
    """Return the digest of the program that judges."""
    return files_digest("guvah.release", "guvah.model", "guvah.insight")


def recall(kept: bytes, audience: str) -> Known:
    """Return what the last release to an audience remembered, nothing where another program made it."""
    try:
        known = _DECODER.decode(kept) if kept else Known()
    except msgspec.DecodeError:  # written by another version
        return Known()
    return known if (known.program, known.audience) == (this_program(), audience) else Known()


def begun(audience: str, position: Mapping[str, int]) -> Known:
    """Return a release's memory with nobody in it yet."""
    return Known(this_program(), audience, dict(position))

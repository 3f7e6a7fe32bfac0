"""The atom: source S says that property P of entity E is V.

Owns the statement, its identity and its line in a body. Never decides what is true, never reads a clock, a disk or a
key. Spec: docs/spec/statement.md.

Invariants: equal content <=> equal id; a line is canonical (one statement has exactly one encoding); nothing here
changes a statement once made.
"""

import hashlib

import msgspec

ID_DOMAIN = b"guvah/statement/1\n"


class Statement(msgspec.Struct, frozen=True, array_like=True, forbid_unknown_fields=True, gc=False):
    """What one source says about one property of one entity; field order is the order of a body's line."""

    entity: str
    prop: str
    value: str
    source: str
    locator: str | None = None
    original: str | None = None
    lang: str | None = None
    basis: str | None = None


class Recording(msgspec.Struct, frozen=True, gc=False):
    """How a statement came into the archive: the entry that holds it. `at` is the entry's hybrid logical clock."""

    feed: str
    seq: int
    at: str
    by: str
    compartment: str


class Recorded(msgspec.Struct, frozen=True, gc=False):
    """A statement with the recording it came from."""

    statement: Statement
    recording: Recording


_ENCODER = msgspec.json.Encoder()
_DECODER = msgspec.json.Decoder(Statement)


def encode_line(statement: Statement) -> bytes:
    """Return the one canonical line for a statement: a JSON array without spaces and without trailing nulls."""
    fields = list(msgspec.structs.astuple(statement))
    while fields[-1] is None:
        fields.pop()
    return _ENCODER.encode(fields)


def decode_line(untrusted_line: bytes) -> Statement:
    """Read one line of a body. Raises msgspec.DecodeError where it is no statement."""
    return _DECODER.decode(untrusted_line)


def statement_id(statement: Statement) -> str:
    """Return the statement's id: hex SHA-256 over the domain and each field framed by its length.

    `null` is framed apart from the empty string, so no two different statements share an id.
    """
    digest = hashlib.sha256(ID_DOMAIN)
    for field in msgspec.structs.astuple(statement):
        if field is None:
            digest.update(b"-;")
        else:
            data = field.encode()
            digest.update(b"%d:" % len(data))
            digest.update(data)
    return digest.hexdigest()

"""The content of a body: a header line and one canonical statement a line.

Owns how statements become bytes and which bytes are refused. Never compresses, encrypts, or reads a disk: that is the
vault's, to which these are opaque bytes. Spec, with every code: docs/spec/statement.md.

Invariant: what decode_body accepts, encode_body gives back byte for byte.
"""

import re
from collections.abc import Iterable, Sequence

import msgspec

from guvah.errors import BadInput, DamagedArchive, NewerFormat
from guvah.model.ids import is_id, kind_of
from guvah.model.statement import Statement, decode_line, encode_line

VERSION = "statements/1"

_CLOCK = re.compile(r"[0-9]{13}\.[0-9]{6}\.[0-9a-f]{32}")
_FAMILY = "statements/"
_PROP = re.compile(r"[a-z][a-z0-9_]*(?:\.[a-z][a-z0-9_]*)?")
_ENCODER = msgspec.json.Encoder()
_DECODER = msgspec.json.Decoder(Statement)
_MIN_FIELDS = 4
_MAX_OPTIONAL = 4


class Header(msgspec.Struct, frozen=True, forbid_unknown_fields=True, omit_defaults=True):
    """The first line of a body. `guvah` is the format, `by` the member who recorded it.

    `at` is set only where statements are recorded again because their first body is erased: the clock reading of the
    entry that first held them, so that an old decision does not become the latest.
    """

    guvah: str
    by: str
    at: str | None = None


_HEADER_DECODER = msgspec.json.Decoder(Header)


def _lines(statements: Sequence[Statement]) -> bytes:
    """Return the canonical lines: all encoded at once, then trailing nulls cut (no string holds a raw newline)."""
    data = _ENCODER.encode_lines(statements)
    for count in range(_MAX_OPTIONAL, 0, -1):
        data = data.replace(b",null" * count + b"]\n", b"]\n")
    return data


def encode_body(by: str, statements: Iterable[Statement], at: str | None = None) -> bytes:
    """Return the body in which member `by` records these; `at` only after an erasure (see Header).

    Raises BadInput for what could not be read back.
    """
    given = tuple(statements)
    header = Header(VERSION, by, at)
    body = _ENCODER.encode(header) + b"\n" + _lines(given)
    problem = _first_problem(body, header, given)
    if problem:
        raise BadInput(problem[1])
    return body


def decode_body(untrusted_body: bytes, *, strict: bool = True) -> tuple[Header, list[Statement]]:
    """Read a body; with `strict=False` (a fold over bodies once verified) canonical form and ids are not checked again.

    Raises DamagedArchive with a code S001 to S014, NewerFormat for a later version.
    """
    first, newline, rest = untrusted_body.partition(b"\n")
    header = _decode_header(first, newline)
    if rest and not rest.endswith(b"\n"):
        raise DamagedArchive("S005", "the last line of a body is cut off")
    try:
        statements = _DECODER.decode_lines(rest)
    except UnicodeDecodeError as error:
        raise DamagedArchive("S001", "a body is not UTF-8") from error
    except msgspec.MsgspecError as error:
        raise _why_no_statement(rest) from error
    if strict:
        _check(untrusted_body, header, statements)
    return header, statements


def _decode_header(line: bytes, newline: bytes) -> Header:
    try:
        header = _HEADER_DECODER.decode(line)
    except UnicodeDecodeError as error:
        raise DamagedArchive("S001", "the header of a body is not UTF-8") from error
    except msgspec.MsgspecError as error:
        raise DamagedArchive("S002", "a body does not begin with its header") from error
    if header.guvah != VERSION:
        version = header.guvah.removeprefix(_FAMILY)
        if header.guvah.startswith(_FAMILY) and version.isascii() and version.isdigit():
            raise NewerFormat("this body was written by a newer Guvah: update, then read it again (S003)")
        raise DamagedArchive("S002", "a body does not begin with its header")
    if not newline or _ENCODER.encode(header) != line:
        raise DamagedArchive("S004", "the header of a body is not in canonical form")
    return header


def _why_no_statement(rest: bytes) -> DamagedArchive:
    for number, line in enumerate(rest.split(b"\n")[:-1], start=2):
        try:
            fields = msgspec.json.decode(line)
            if isinstance(fields, list) and not _MIN_FIELDS <= len(fields) <= _MIN_FIELDS + _MAX_OPTIONAL:
                return DamagedArchive("S007", f"line {number} of a body has too few or too many fields")
            decode_line(line)
        except UnicodeDecodeError:
            return DamagedArchive("S001", f"line {number} of a body is not UTF-8")
        except msgspec.MsgspecError:
            if line:  # an empty line has its own code and may stand before the line that could not be read
                return DamagedArchive("S006", f"line {number} of a body is no statement")
    return DamagedArchive("S006", "a body holds a line that is no statement")


def _check(body: bytes, header: Header, statements: Sequence[Statement]) -> None:
    _, _, rest = body.partition(b"\n")
    if _lines(statements) != rest:
        raise _why_not_canonical(rest)
    problem = _first_problem(body, header, statements)
    if problem:
        raise DamagedArchive(*problem)


def _why_not_canonical(rest: bytes) -> DamagedArchive:
    for number, line in enumerate(rest.split(b"\n")[:-1], start=2):
        if not line:
            return DamagedArchive("S008", f"line {number} of a body is empty")
        try:
            canonical = encode_line(decode_line(line)) == line
        except msgspec.DecodeError:
            canonical = False  # several statements on one line: readable as a stream, not as a line
        if not canonical:
            return DamagedArchive("S009", f"line {number} of a body is not in canonical form")
    return DamagedArchive("S009", "a body is not in canonical form")


def _first_problem(body: bytes, header: Header, statements: Sequence[Statement]) -> tuple[str, str] | None:
    if not is_id(header.by) or kind_of(header.by) != "mem":
        return "S010", "the header of a body names no member"
    if header.at is not None and not _CLOCK.fullmatch(header.at):
        return "S014", "the header of a body holds something that is no clock reading"
    if b"\\u0000" in body and any(field and "\0" in field for s in statements for field in msgspec.structs.astuple(s)):
        return "S011", "a field of a statement holds a NUL character"
    names = {s.entity for s in statements} | {s.source for s in statements}
    if not all(map(is_id, names)):
        return "S012", "an entity or a source of a statement is no id"
    if not all(map(_PROP.fullmatch, {s.prop for s in statements})):
        return "S013", "a property of a statement is not a name"
    return None

"""Entries: the small canonical JSON that names everything else. Spec: docs/spec/vault.md, "The entry".

Owns the entry's fields, its one encoding, and which fields a kind has. Never holds personal data, never reads a file.

Canonical: UTF-8 JSON without spaces, fields in the order below, a field that has its default left out, nothing after
the closing brace. What does not encode to its own bytes again is rejected.
"""

from typing import Annotated, Any

import msgspec

from guvah.errors import NewerFormat
from guvah.vault.codes import Code, damaged
from guvah.vault.layout import BLOBS, BODIES, KEYS

VERSION = 1
FORMAT = "guvah-vault"
LAST_SEQ = 99_999_999
COMPARTMENTS = ("case", "sealed", "staff")

Hex32 = Annotated[str, msgspec.Meta(pattern=r"\A[0-9a-f]{32}\Z")]
Hex64 = Annotated[str, msgspec.Meta(pattern=r"\A[0-9a-f]{64}\Z")]
Recipient = Annotated[str, msgspec.Meta(pattern=r"\Aage1[02-9ac-hj-np-z]{58}\Z")]
Compartment = Annotated[str, msgspec.Meta(pattern=r"\A[a-z]{1,32}\Z")]
Epoch = Annotated[int, msgspec.Meta(ge=1, le=99_999)]
Seq = Annotated[int, msgspec.Meta(ge=0, le=LAST_SEQ)]
Size = Annotated[int, msgspec.Meta(ge=0, le=2**53 - 1)]
Clock = Annotated[str, msgspec.Meta(pattern=r"\A[0-9]{13}\.[0-9]{6}\.[0-9a-f]{32}\Z")]


class ArchiveHead(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """The file guvah.json."""

    format: str
    version: int
    archive: Hex32


class BodyRef(msgspec.Struct, frozen=True, gc=False):
    """A sealed body: its compartment and epoch, the hash and size (bytes) of the file as it lies on disk."""

    compartment: Compartment
    epoch: Epoch
    sha256: Hex64
    size: Size


class BlobRef(msgspec.Struct, frozen=True, gc=False):
    """A sealed attachment: as a body, but streamed and not compressed."""

    compartment: Compartment
    epoch: Epoch
    sha256: Hex64
    size: Size


class KeyWrap(msgspec.Struct, frozen=True, gc=False):
    """A compartment's identity, sealed to one recipient: the file's hash and size."""

    to: Recipient
    sha256: Hex64
    size: Size


class KeyGrant(msgspec.Struct, frozen=True):
    """An epoch of a compartment: its public key, and for whom the secret one was wrapped here."""

    compartment: Compartment
    epoch: Epoch
    recipient: Recipient
    wraps: tuple[KeyWrap, ...]


class Admission(msgspec.Struct, frozen=True, gc=False):
    """A feed that may write from now on, and the public key of its member for wrapped keys."""

    feed: Hex32
    recipient: Recipient


class Dismissal(msgspec.Struct, frozen=True, gc=False):
    """A feed of which only the first `size` entries count."""

    feed: Hex32
    size: Size


class Erased(msgspec.Struct, frozen=True, gc=False):
    """A body or blob that is to be deleted everywhere: the feed under which it lies and its hash."""

    feed: Hex32
    sha256: Hex64


class Link(msgspec.Struct, frozen=True, gc=False):
    """The feed's newest control entry (any kind but "statements") before this one, by number and leaf hash."""

    seq: Seq
    leaf: Hex64


class Entry(msgspec.Struct, frozen=True, omit_defaults=True):
    """One act of one feed. `prev` is the leaf hash of the entry before; fields a kind does not have stay empty."""

    v: int
    feed: Hex32
    seq: Seq
    hlc: Clock
    kind: str
    prev: Hex64 | None = None
    control: Link | None = None
    archive: Hex32 | None = None
    public: Hex64 | None = None
    recipient: Recipient | None = None
    admits: tuple[Admission, ...] = ()
    dismisses: tuple[Dismissal, ...] = ()
    keys: tuple[KeyGrant, ...] = ()
    erases: tuple[Erased, ...] = ()
    bodies: tuple[BodyRef, ...] = ()
    blobs: tuple[BlobRef, ...] = ()

    @property
    def is_control(self) -> bool:
        """Say whether this entry says who may write, read or what is erased: any kind but "statements"."""
        return self.kind != "statements"


FIELDS_OF_KIND = {
    "feed": frozenset({"archive", "public", "recipient"}),
    "statements": frozenset({"bodies", "blobs"}),
    "keys": frozenset({"keys"}),
    "members": frozenset({"admits", "dismisses"}),
    "erase": frozenset({"erases", "bodies", "blobs"}),
}
NEEDED_FIELDS = {
    "feed": frozenset({"archive", "public", "recipient"}),
    "statements": frozenset(),
    "keys": frozenset({"keys"}),
    "members": frozenset(),
    "erase": frozenset({"erases"}),
}
EVERY_KIND = frozenset({"v", "feed", "seq", "hlc", "kind", "prev", "control"})
STRUCTS = (ArchiveHead, BodyRef, BlobRef, KeyWrap, KeyGrant, Admission, Dismissal, Erased, Link, Entry)
KNOWN_NAMES = frozenset(name for struct in STRUCTS for name in struct.__struct_fields__)

_ENCODER = msgspec.json.Encoder()
_DECODER = msgspec.json.Decoder(Entry)
_HEAD_DECODER = msgspec.json.Decoder(ArchiveHead)


def encode_entry(entry: Entry) -> bytes:
    """Return the entry's one encoding."""
    return _ENCODER.encode(entry)


def decode_entry(untrusted_bytes: bytes, where: str = "entry") -> Entry:
    """Read one entry strictly. Raises DamagedArchive (V020, V021, V026-V028) or NewerFormat, naming `where`."""
    try:
        entry = _DECODER.decode(untrusted_bytes)
    except (msgspec.DecodeError, UnicodeDecodeError, RecursionError) as error:
        _refuse_newer(untrusted_bytes, where)
        raise damaged(_why_malformed(untrusted_bytes), where) from error
    if entry.v != VERSION or _ENCODER.encode(entry) != untrusted_bytes:
        _refuse_newer(untrusted_bytes, where)
        code = _why_malformed(untrusted_bytes)
        raise damaged(code if code is Code.UNKNOWN_KEY else Code.ENTRY_NOT_CANONICAL, where)
    _check_kind(entry, where)
    return entry


def encode_head(archive_id: str) -> bytes:
    """Return the bytes of guvah.json."""
    return _ENCODER.encode(ArchiveHead(FORMAT, VERSION, archive_id)) + b"\n"


def decode_head(untrusted_bytes: bytes) -> str:
    """Return the archive id from guvah.json. Raises DamagedArchive (V001) or NewerFormat."""
    try:
        loose = msgspec.json.decode(untrusted_bytes)
        if isinstance(loose, dict) and loose.get("format") == FORMAT and _is_newer(loose.get("version")):
            raise NewerFormat("This archive was written by a newer Guvah. Update Guvah on this machine, then open it.")
        head = _HEAD_DECODER.decode(untrusted_bytes)
    except (msgspec.DecodeError, UnicodeDecodeError, RecursionError) as error:
        raise damaged(Code.NO_ARCHIVE, "guvah.json") from error
    if encode_head(head.archive) != untrusted_bytes:
        raise damaged(Code.NO_ARCHIVE, "guvah.json")
    return head.archive


def objects_of(entry: Entry) -> list[tuple[str, str]]:
    """Return (shelf, hash) of every object that an entry names."""
    bodies = [(BODIES, body.sha256) for body in entry.bodies]
    blobs = [(BLOBS, blob.sha256) for blob in entry.blobs]
    return bodies + blobs + [(KEYS, wrap.sha256) for grant in entry.keys for wrap in grant.wraps]


def _check_kind(entry: Entry, where: str) -> None:
    if entry.kind not in FIELDS_OF_KIND:
        raise damaged(Code.UNKNOWN_KIND, where)
    present = {name for name in Entry.__struct_fields__ if getattr(entry, name) not in (None, ())} - EVERY_KIND
    if not NEEDED_FIELDS[entry.kind] <= present <= FIELDS_OF_KIND[entry.kind]:
        raise damaged(Code.FIELDS_OF_OTHER_KIND, where)
    if (entry.seq == 0) != (entry.kind == "feed") or (entry.seq == 0) != (entry.prev is None):
        raise damaged(Code.FIRST_ENTRY_WRONG, where)
    if (entry.seq == 0) != (entry.control is None):
        raise damaged(Code.LINK_WRONG, where)


def _refuse_newer(untrusted_bytes: bytes, where: str) -> None:
    loose = _loosely(untrusted_bytes)
    if isinstance(loose, dict) and _is_newer(loose.get("v")):
        raise NewerFormat(f"{where}: written by a newer Guvah. Update Guvah on this machine, then open the archive.")


def _is_newer(version: object) -> bool:
    return isinstance(version, int) and not isinstance(version, bool) and version > VERSION


def _why_malformed(untrusted_bytes: bytes) -> Code:
    return Code.UNKNOWN_KEY if _unknown_name(_loosely(untrusted_bytes)) else Code.ENTRY_MALFORMED


def _loosely(untrusted_bytes: bytes) -> Any:
    try:
        return msgspec.json.decode(untrusted_bytes)
    except (msgspec.DecodeError, UnicodeDecodeError, RecursionError):
        return None


def _unknown_name(loose: object) -> bool:
    if isinstance(loose, dict):
        return any(name not in KNOWN_NAMES or _unknown_name(inner) for name, inner in loose.items())
    return isinstance(loose, list) and any(_unknown_name(inner) for inner in loose)

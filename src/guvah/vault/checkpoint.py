"""A feed's signed head and what partners add to it. Spec: C2SP tlog-checkpoint and tlog-cosignature.

Owns the checkpoint's text, its signing and checking, Ed25519 cosignatures. Never reads a file or the entries.

The note has one extension line, `entry <hex leaf hash of the last entry>`: with each entry naming the one before, a
reader can authenticate new entries without reading the old ones. Whoever holds the entries can audit the line.
"""

import base64
import binascii
import re
from dataclasses import dataclass

from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

from guvah.errors import BadInput
from guvah.vault.note import COSIGNATURE, BadNoteError, Note, Signature, key_id, parse_note, sign, signed_by, verified

SIZE = re.compile(r"[1-9][0-9]{0,7}\Z")
LAST = re.compile(r"entry ([0-9a-f]{64})\Z")


@dataclass(frozen=True, slots=True)
class Checkpoint:
    """The head of one feed: how many entries, the root over them (32 bytes), the last one's leaf hash (32 bytes)."""

    origin: str
    size: int
    root: bytes
    last: bytes

    def text(self) -> str:
        """Return the note text."""
        return f"{self.origin}\n{self.size}\n{base64.b64encode(self.root).decode()}\nentry {self.last.hex()}\n"


@dataclass(frozen=True, slots=True)
class Cosigner:
    """A partner whose cosignatures count: its key name and its Ed25519 public key (32 bytes)."""

    name: str
    public: bytes

    def key_id(self) -> bytes:
        """Return the four-byte id of this key as a cosigner."""
        return key_id(self.name, COSIGNATURE, self.public)


def parse_cosigner(untrusted_key: str) -> Cosigner:
    """Read a partner's key as C2SP writes it, `name+id+base64`. Raises BadInput."""
    name, _, rest = untrusted_key.strip().partition("+")
    claimed, _, encoded = rest.partition("+")
    try:
        raw = base64.b64decode(encoded, validate=True)
    except (binascii.Error, ValueError) as error:
        raise BadInput("this is no cosigner's key: copy the whole line `name+id+key`") from error
    cosigner = Cosigner(name, raw[1:])
    if len(raw) != 33 or raw[0] != COSIGNATURE or cosigner.key_id().hex() != claimed or name.split() != [name]:
        raise BadInput("this is no Ed25519 cosigner's key, or it was copied wrongly")
    return cosigner


def origin_of(archive_id: str, feed: str) -> str:
    """Return the origin line, which is also the name of the feed's key."""
    return f"guvah/{archive_id}/{feed}"


def signed(checkpoint: Checkpoint, seed: bytes) -> Note:
    """Return the checkpoint as a note with the feed's signature; `seed` is the feed's 32-byte Ed25519 seed."""
    text = checkpoint.text()
    return Note(text, (sign(text, checkpoint.origin, seed),))


def parse_checkpoint(untrusted_text: str) -> Checkpoint:
    """Read the text of a checkpoint. Raises BadNoteError."""
    lines = untrusted_text.split("\n")
    if len(lines) != 5 or lines[4]:
        raise BadNoteError("not the four lines of a checkpoint")
    last = LAST.match(lines[3])
    if not SIZE.match(lines[1]) or not last or not lines[0]:
        raise BadNoteError("not a size, or not a last entry")
    try:
        root = base64.b64decode(lines[2], validate=True)
    except (binascii.Error, ValueError) as error:
        raise BadNoteError("the root is not base64") from error
    checkpoint = Checkpoint(lines[0], int(lines[1]), root, bytes.fromhex(last[1]))
    if len(root) != 32 or checkpoint.text() != untrusted_text:
        raise BadNoteError("not canonical")
    return checkpoint


def read_checkpoint(untrusted_bytes: bytes) -> tuple[Checkpoint, Note]:
    """Read a checkpoint file without believing it yet. Raises BadNoteError."""
    note = parse_note(untrusted_bytes)
    return parse_checkpoint(note.text), note


def signed_by_feed(note: Note, origin: str, public: bytes) -> bool:
    """Say whether the note carries the feed's good signature."""
    return signed_by(note, origin, public)


def cosign(note: Note, name: str, seed: bytes, seconds: int) -> Note:
    """Return the note with one more line: the cosigner's statement that at `seconds` (POSIX, UTC) it saw this head."""
    private = Ed25519PrivateKey.from_private_bytes(seed)
    public = private.public_key().public_bytes_raw()
    signature = seconds.to_bytes(8, "big") + private.sign(_cosigned_message(note.text, seconds))
    return Note(note.text, (*note.signatures, Signature(name, key_id(name, COSIGNATURE, public), signature)))


def cosigned_at(note: Note, cosigner: Cosigner) -> int | None:
    """Return when the cosigner signed this note (POSIX seconds, UTC), or None where no good line of it is there."""
    for line in note.signatures:
        if line.name == cosigner.name and line.key_id == cosigner.key_id() and len(line.signature) == 72:
            seconds = int.from_bytes(line.signature[:8], "big")
            if verified(cosigner.public, line.signature[8:], _cosigned_message(note.text, seconds)):
                return seconds
    return None


def _cosigned_message(text: str, seconds: int) -> bytes:
    return f"cosignature/v1\ntime {seconds}\n{text}".encode()

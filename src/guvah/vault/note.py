"""Signed notes: a text and signatures under it. Spec: C2SP signed-note; Ed25519 signatures (type 0x01) only.

Owns the note's bytes, key names and ids, making and checking of Ed25519 lines. Never knows what the text says.
"""

import base64
import binascii
import hashlib
from collections.abc import Sequence
from dataclasses import dataclass

from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey, Ed25519PublicKey

ED25519 = 0x01
COSIGNATURE = 0x04
DASH = "\u2014 "
MOST_BYTES = 64 * 1024
MOST_SIGNATURES = 64


class BadNoteError(ValueError):
    """These bytes are no signed note. Never leaves the vault: its readers turn it into a code."""


@dataclass(frozen=True, slots=True)
class Signature:
    """One line under a note: the key's name, its four-byte id, and what the key made of the text."""

    name: str
    key_id: bytes
    signature: bytes

    def line(self) -> str:
        """Return the signature line with its newline."""
        return f"{DASH}{self.name} {base64.b64encode(self.key_id + self.signature).decode()}\n"


@dataclass(frozen=True, slots=True)
class Note:
    """A text (ending in a newline) and the signatures under it, none of them checked yet."""

    text: str
    signatures: tuple[Signature, ...]

    def encode(self) -> bytes:
        """Return the note's bytes."""
        return (self.text + "\n" + "".join(signature.line() for signature in self.signatures)).encode()


def key_id(name: str, kind: int, public: bytes) -> bytes:
    """Return the four bytes that, with its name, point at a key."""
    return hashlib.sha256(name.encode() + b"\n" + bytes([kind]) + public).digest()[:4]


def verifier_key(name: str, kind: int, public: bytes) -> str:
    """Return the key as text to hand to a partner: name, id and key material, `name+id+base64`."""
    return f"{name}+{key_id(name, kind, public).hex()}+{base64.b64encode(bytes([kind]) + public).decode()}"


def sign(text: str, name: str, seed: bytes) -> Signature:
    """Sign a text with the Ed25519 key of a 32-byte seed under the key name `name`."""
    private = Ed25519PrivateKey.from_private_bytes(seed)
    public = private.public_key().public_bytes_raw()
    return Signature(name, key_id(name, ED25519, public), private.sign(text.encode()))


def verified(public: bytes, signature: bytes, message: bytes) -> bool:
    """Say whether `signature` is the Ed25519 key's over `message`."""
    try:
        Ed25519PublicKey.from_public_bytes(public).verify(signature, message)
    except (InvalidSignature, ValueError):
        return False
    return True


def signed_by(note: Note, name: str, public: bytes) -> bool:
    """Say whether the note carries a good signature of this key; every line that names this key must be good."""
    wanted = key_id(name, ED25519, public)
    lines = [line for line in note.signatures if line.name == name and line.key_id == wanted]
    return bool(lines) and all(verified(public, line.signature, note.text.encode()) for line in lines)


def parse_note(untrusted_bytes: bytes) -> Note:
    """Read a signed note. Raises BadNoteError; what is returned encodes to the same bytes again."""
    if len(untrusted_bytes) > MOST_BYTES:
        raise BadNoteError("too long")
    try:
        untrusted = untrusted_bytes.decode()
    except UnicodeDecodeError as error:
        raise BadNoteError("not UTF-8") from error
    if any(letter < " " and letter != "\n" for letter in untrusted):
        raise BadNoteError("control characters")
    text, blank, lines = untrusted.rpartition("\n\n")
    if not blank or not lines.endswith("\n"):
        raise BadNoteError("no signature lines")
    note = Note(text + "\n", _signatures(lines[:-1].split("\n")))
    if note.encode() != untrusted_bytes:
        raise BadNoteError("not canonical")
    return note


def _signatures(lines: Sequence[str]) -> tuple[Signature, ...]:
    if len(lines) > MOST_SIGNATURES:
        raise BadNoteError("too many signatures")
    return tuple(_signature(line) for line in lines)


def _signature(line: str) -> Signature:
    name, space, encoded = line.removeprefix(DASH).rpartition(" ")
    if not line.startswith(DASH) or not space or not name or "+" in name or name.split() != [name]:
        raise BadNoteError("not a signature line")
    try:
        raw = base64.b64decode(encoded, validate=True)
    except (binascii.Error, ValueError) as error:
        raise BadNoteError("not base64") from error
    if len(raw) < 5:
        raise BadNoteError("a signature too short")
    return Signature(name, raw[:4], raw[4:])

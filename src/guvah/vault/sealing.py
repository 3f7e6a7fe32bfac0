"""Sealing bytes with age, and only with age: any age tool opens what is made here. Spec: C2SP age.md.

Owns bodies (age over one zstd frame), wrapped keys, and passphrase files. Never chooses a key, never reads a file.

The library seals small things and opens everything but passphrase files; those, and streams, are agefile.py's.
"""

from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import Protocol

import pyrage
import zstandard

from guvah.errors import BadInput, LockedOut
from guvah.vault import agefile
from guvah.vault.bech32 import encode_identity

LOG_N = 18
MOST_BODY = 256 * 1024 * 1024
LEVEL = 3


class Identity(Protocol):
    """A secret X25519 key as pyrage holds it; its text is AGE-SECRET-KEY-1..."""

    def to_public(self) -> object:
        """Return the public key; its text is age1..."""


class NotZstdError(ValueError):
    """What was opened is no single checksummed zstd frame of a sane size; the reader makes a code of it."""


def new_identity(random: Callable[[int], bytes]) -> Identity:
    """Return a new X25519 identity from 32 random bytes."""
    return identity_of(random(32))


def identity_of(secret: bytes) -> Identity:
    """Return the X25519 identity of 32 secret bytes."""
    return parse_identity(encode_identity(secret))


def parse_identity(untrusted_identity: str) -> Identity:
    """Return the identity written as AGE-SECRET-KEY-1... Raises BadInput."""
    try:
        identity: Identity = pyrage.x25519.Identity.from_str(untrusted_identity.strip())
    except pyrage.IdentityError as error:
        raise BadInput("this is no age identity") from error
    return identity


def recipient_of(identity: Identity) -> str:
    """Return the public key (age1...) of an identity."""
    return str(identity.to_public())


def seal(content: bytes, recipient: str) -> bytes:
    """Return an age file of the bytes for one recipient."""
    return bytes(pyrage.encrypt(content, [pyrage.x25519.Recipient.from_str(recipient)]))


def unseal(untrusted_sealed: bytes, identities: Sequence[Identity]) -> bytes:
    """Return what an age file holds. Raises LockedOut where none of the identities opens it or it was changed."""
    try:
        return bytes(pyrage.decrypt(untrusted_sealed, list(identities)))
    except pyrage.DecryptError as error:
        raise LockedOut("the key at hand does not open this") from error


def seal_body(content: bytes, recipient: str) -> bytes:
    """Return the body file: one zstd frame with checksum and content size, sealed to the recipient."""
    if len(content) > MOST_BODY:
        raise BadInput(f"a body holds at most {MOST_BODY // 1024 // 1024} MiB: divide it")
    return seal(compressed(content), recipient)


def compressed(content: bytes, level: int = LEVEL) -> bytes:
    """Return one zstd frame with checksum and content size."""
    return zstandard.ZstdCompressor(level=level, write_checksum=True, write_content_size=True).compress(content)


def unseal_body(untrusted_sealed: bytes, identities: Sequence[Identity]) -> bytes:
    """Return a body's bytes. Raises LockedOut or NotZstdError."""
    frame = unseal(untrusted_sealed, identities)
    try:
        header = zstandard.get_frame_parameters(frame)
        if not header.has_checksum or header.content_size > MOST_BODY:
            raise NotZstdError("no checksum, or too large")
        content = zstandard.ZstdDecompressor().decompress(frame, allow_extra_data=False)
    except zstandard.ZstdError as error:
        raise NotZstdError("not one zstd frame") from error
    if len(content) != header.content_size:
        raise NotZstdError("not the size that the frame states")
    return content


def seal_with_passphrase(content: bytes, passphrase: str, random: Callable[[int], bytes], log_n: int = LOG_N) -> bytes:
    """Return an age passphrase file with scrypt work factor 2^log_n (r=8, p=1): `age -d` asks for the passphrase.

    Raises BadInput for an empty passphrase.
    """
    if not passphrase:
        raise BadInput("a passphrase is needed: several words that nobody else knows")
    file_key = random(16)
    stanza = agefile.passphrase_stanza(passphrase, file_key, log_n, random)
    return b"".join(agefile.sealed(stanza, file_key, [content], random))


def seal_stream(content: Iterable[bytes], recipient: str, random: Callable[[int], bytes]) -> Iterator[bytes]:
    """Yield the age file of what comes in pieces, for one recipient, in constant memory."""
    file_key = random(16)
    return agefile.sealed(agefile.recipient_stanza(recipient, file_key, random), file_key, content, random)


def open_with_passphrase(untrusted_sealed: bytes, passphrase: str) -> bytes:
    """Return what an age passphrase file of up to 64 KiB holds. Raises LockedOut."""
    try:
        return agefile.open_passphrase_file(untrusted_sealed, passphrase)
    except agefile.NotOpenedError as error:
        raise LockedOut("The passphrase does not open this. Check the keyboard's language and try again.") from error

"""Age files where the library at hand is not enough: header, stanzas, payload. Spec: C2SP age.md, with its STREAM.

Owns passphrase files with a chosen work factor, and streams sealed at several times the library's speed. Opens nothing
but a small passphrase file: the library measures the machine before it accepts a work factor, and on a busy or slow one
it refuses the right passphrase. Everything that comes from others is opened by the library.
"""

import base64
import binascii
import hashlib
import hmac
import re
from collections.abc import Callable, Iterable, Iterator

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.asymmetric.x25519 import X25519PrivateKey, X25519PublicKey
from cryptography.hazmat.primitives.ciphers.aead import ChaCha20Poly1305
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.hkdf import HKDF

from guvah.vault.bech32 import decode_recipient

CHUNK = 64 * 1024
VERSION_LINE = "age-encryption.org/v1"
MOST_LOG_N = 20
"""The most work a passphrase file may ask for (1 GiB of memory): what asks for more was not made by Guvah."""

Random = Callable[[int], bytes]
_PASSPHRASE_FILE = re.compile(
    rb"(?P<header>age-encryption\.org/v1\n"
    rb"-> scrypt (?P<salt>[A-Za-z0-9+/]{22}) (?P<log_n>[1-9][0-9]?)\n(?P<wrapped>[A-Za-z0-9+/]{43})\n---)"
    rb" (?P<mac>[A-Za-z0-9+/]{43})\n(?P<nonce>.{16})(?P<payload>.{16,%d})" % (CHUNK + 16),
    re.DOTALL,
)


class NotOpenedError(ValueError):
    """This is no small passphrase file, or the passphrase does not open it; which of the two is not said."""


def passphrase_stanza(passphrase: str, file_key: bytes, log_n: int, random: Random) -> str:
    """Return the scrypt stanza (N = 2^log_n, r = 8, p = 1) that wraps the 16-byte file key."""
    salt = random(16)
    return f"-> scrypt {_base64(salt)} {log_n}\n{_wrapped(_stretched(passphrase, salt, log_n), file_key)}\n"


def open_passphrase_file(untrusted: bytes, passphrase: str) -> bytes:
    """Return what a passphrase file of one chunk (up to 64 KiB) holds. Raises NotOpenedError.

    Accepts exactly what `passphrase_stanza` and `sealed`, or `age -p`, write; nothing is derived for any other form.
    """
    parts = _PASSPHRASE_FILE.fullmatch(untrusted)
    if parts is None or int(parts["log_n"]) > MOST_LOG_N:
        raise NotOpenedError
    wrap_key = _stretched(passphrase, _unbase64(parts["salt"]), int(parts["log_n"]))
    try:
        file_key = ChaCha20Poly1305(wrap_key).decrypt(bytes(12), _unbase64(parts["wrapped"]), None)
        mac = hmac.digest(derive(file_key, b"", b"header"), parts["header"], "sha256")
        if not hmac.compare_digest(mac, _unbase64(parts["mac"])):
            raise NotOpenedError
        cipher = ChaCha20Poly1305(derive(file_key, parts["nonce"], b"payload"))
        return cipher.decrypt(bytes(11) + b"\x01", parts["payload"], None)
    except InvalidTag as error:
        raise NotOpenedError from error


def _stretched(passphrase: str, salt: bytes, log_n: int) -> bytes:
    return hashlib.scrypt(
        passphrase.encode(),
        salt=f"{VERSION_LINE}/scrypt".encode() + salt,
        n=1 << log_n,
        r=8,
        p=1,
        maxmem=(1 << log_n) * 1024 + (1 << 20),
        dklen=32,
    )


def recipient_stanza(recipient: str, file_key: bytes, random: Random) -> str:
    """Return the X25519 stanza that wraps the file key for an age public key (age1...)."""
    public = decode_recipient(recipient)
    ephemeral = X25519PrivateKey.from_private_bytes(random(32))
    share = ephemeral.public_key().public_bytes_raw()
    shared = ephemeral.exchange(X25519PublicKey.from_public_bytes(public))
    wrap_key = derive(shared, share + public, f"{VERSION_LINE}/X25519".encode())
    return f"-> X25519 {_base64(share)}\n{_wrapped(wrap_key, file_key)}\n"


def sealed(stanza: str, file_key: bytes, content: Iterable[bytes], random: Random) -> Iterator[bytes]:
    """Yield the bytes of an age file: header, then the payload of `content` given in pieces of any size."""
    header = f"{VERSION_LINE}\n{stanza}---".encode()
    mac = hmac.digest(derive(file_key, b"", b"header"), header, "sha256")
    nonce = random(16)
    yield header + b" " + _base64(mac).encode() + b"\n" + nonce
    cipher = ChaCha20Poly1305(derive(file_key, nonce, b"payload"))
    for number, (chunk, last) in enumerate(_chunks(content)):
        yield cipher.encrypt(number.to_bytes(11, "big") + bytes([last]), chunk, None)


def derive(secret: bytes, salt: bytes, info: bytes) -> bytes:
    """Return 32 bytes derived from a secret by HKDF-SHA256."""
    return HKDF(algorithm=SHA256(), length=32, salt=salt, info=info).derive(secret)


def _chunks(content: Iterable[bytes]) -> Iterator[tuple[memoryview, bool]]:
    """Yield (64 KiB, is it the last); only the last is shorter, and it is empty only if there is nothing at all."""
    held = memoryview(b"")
    for piece in content:
        if len(held) == CHUNK and piece:
            yield held, False
            held = memoryview(b"")
        held = memoryview(bytes(held) + piece) if held else memoryview(piece)
        while len(held) > CHUNK:
            yield held[:CHUNK], False
            held = held[CHUNK:]
    yield held, True


def _wrapped(wrap_key: bytes, file_key: bytes) -> str:
    return _base64(ChaCha20Poly1305(wrap_key).encrypt(bytes(12), file_key, None))


def _base64(raw: bytes) -> str:
    return base64.b64encode(raw).decode().rstrip("=")


def _unbase64(text: bytes) -> bytes:
    """Return the bytes of canonical unpadded base64. Raises NotOpenedError."""
    try:
        raw = base64.b64decode(text + b"=" * (-len(text) % 4), validate=True)
    except binascii.Error as error:
        raise NotOpenedError from error
    if _base64(raw).encode() != text:
        raise NotOpenedError
    return raw

"""Writing age files: header, stanzas, payload. Spec: C2SP age.md; the chunked payload is its STREAM.

Owns the making of age files where the library at hand is not enough: a passphrase stanza with a chosen work factor, and
streams sealed at several times its speed. Never opens anything: reading is the library's, so that no parser of ours
stands between hostile bytes and a key.
"""

import base64
import hashlib
import hmac
from collections.abc import Callable, Iterable, Iterator

from cryptography.hazmat.primitives.asymmetric.x25519 import X25519PrivateKey, X25519PublicKey
from cryptography.hazmat.primitives.ciphers.aead import ChaCha20Poly1305
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.hkdf import HKDF

from guvah.vault.bech32 import decode_recipient

CHUNK = 64 * 1024
VERSION_LINE = "age-encryption.org/v1"

Random = Callable[[int], bytes]


def passphrase_stanza(passphrase: str, file_key: bytes, log_n: int, random: Random) -> str:
    """Return the scrypt stanza (N = 2^log_n, r = 8, p = 1) that wraps the 16-byte file key."""
    salt = random(16)
    wrap_key = hashlib.scrypt(
        passphrase.encode(),
        salt=f"{VERSION_LINE}/scrypt".encode() + salt,
        n=1 << log_n,
        r=8,
        p=1,
        maxmem=(1 << log_n) * 1024 + (1 << 20),
        dklen=32,
    )
    return f"-> scrypt {_base64(salt)} {log_n}\n{_wrapped(wrap_key, file_key)}\n"


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

"""A released person's record as bytes, and the digest by which a release and a site know that it is the same.

Owns both. The bytes are what the public downloads; the digest signs nothing (digest.py does).
"""

from hashlib import sha256

import msgspec

from guvah.release.released import ReleasedPerson

_ENCODER = msgspec.json.Encoder()


def encoded(person: ReleasedPerson) -> bytes:
    """Return a released person's record as JSON."""
    return _ENCODER.encode(person)


def fingerprint(record: bytes) -> bytes:
    """Return the SHA-256 of an encoded record."""
    return sha256(record).digest()

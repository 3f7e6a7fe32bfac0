"""Bech32 as age keys use it (BIP 173 without the length limit). Spec: C2SP age.md, "The X25519 recipient type".

Owns the two directions for age identities, so that a key can be made from given bytes and split into shares. Never
generates randomness.
"""

from guvah.errors import BadInput

ALPHABET = "qpzry9x8gf2tvdw0s3jn54khce6mua7l"
GENERATOR = (0x3B6A57B2, 0x26508E6D, 0x1EA119FA, 0x3D4233DD, 0x2A1462B3)
IDENTITY_PREFIX = "age-secret-key-"
RECIPIENT_PREFIX = "age"


def encode_identity(secret: bytes) -> str:
    """Return the age X25519 identity string of 32 secret bytes."""
    symbols = _regroup(list(secret), 8, 5, pad=True)
    polymod = _polymod(_expand(IDENTITY_PREFIX) + symbols + [0] * 6) ^ 1
    checksum = [(polymod >> 5 * (5 - place)) & 31 for place in range(6)]
    return (IDENTITY_PREFIX + "1" + "".join(ALPHABET[symbol] for symbol in symbols + checksum)).upper()


def decode_identity(untrusted_identity: str) -> bytes:
    """Return the 32 secret bytes of an age X25519 identity string. Raises BadInput where it is none."""
    return _decode(untrusted_identity.strip().lower(), IDENTITY_PREFIX)


def decode_recipient(untrusted_recipient: str) -> bytes:
    """Return the 32 bytes of an age X25519 public key (age1...). Raises BadInput where it is none."""
    return _decode(untrusted_recipient.strip(), RECIPIENT_PREFIX)


def _decode(text: str, wanted: str) -> bytes:
    prefix, _, tail = text.rpartition("1")
    symbols = [ALPHABET.find(letter) for letter in tail]
    if prefix != wanted or -1 in symbols or _polymod(_expand(prefix) + symbols) != 1:
        raise BadInput("this is no age key: check that it was copied whole")
    raw = bytes(_regroup(symbols[:-6], 5, 8, pad=False))
    if len(raw) != 32:
        raise BadInput("this is no age X25519 key: it has the wrong length")
    return raw


def _polymod(symbols: list[int]) -> int:
    value = 1
    for symbol in symbols:
        top = value >> 25
        value = (value & 0x1FFFFFF) << 5 ^ symbol
        for place, generator in enumerate(GENERATOR):
            if top >> place & 1:
                value ^= generator
    return value


def _expand(prefix: str) -> list[int]:
    return [ord(letter) >> 5 for letter in prefix] + [0] + [ord(letter) & 31 for letter in prefix]


def _regroup(values: list[int], source_bits: int, target_bits: int, *, pad: bool) -> list[int]:
    pool = bits = 0
    regrouped: list[int] = []
    for value in values:
        pool = pool << source_bits | value
        bits += source_bits
        while bits >= target_bits:
            bits -= target_bits
            regrouped.append(pool >> bits & (1 << target_bits) - 1)
    if pad and bits:
        regrouped.append(pool << target_bits - bits & (1 << target_bits) - 1)
    return regrouped

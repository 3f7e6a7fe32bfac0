"""Names of things: ids of entities, ids owned by another entity, and the short ids printed on pages.

Owns how an id is written, derived, read and checked. Never draws randomness and never holds a key: both are arguments.
An id says the kind and nothing else: no name, date or place can be read out of it. Spec: docs/spec/statement.md.

    per-4h7k2mq8v3c0d1e2                  a person: kind code, 80 bits in Crockford's base32, lower case
    per-4h7k2mq8v3c0d1e2/epi-9f8e7d6c     an episode kept under its person: 40 bits
    G-4H7K2-MQ8V3-5                       the person's public id: the first ten characters and a check character
"""

import hashlib
import hmac
import re

from guvah.errors import BadInput

ALPHABET = "0123456789abcdefghjkmnpqrstvwxyz"
ROOT_CHARS = 16
OWNED_CHARS = 8
PUBLIC_CHARS = 10
RANDOM_BYTES = 16

_DOMAIN = b"guvah/id/1\n"
_SHAPE = re.compile(r"[a-z]{3}-[0-9a-hjkmnp-tv-z]{16}(?:/[a-z]{3}-[0-9a-hjkmnp-tv-z]{8})?")
_MISREAD = str.maketrans({"o": "0", "i": "1", "l": "1"})
_SEPARATORS = re.compile(r"[\s\-\u2010-\u2015_./]+")
_FIELD_POLYNOMIAL = 0b100101  # x^5 + x^2 + 1, primitive over GF(2)


def _base32(data: bytes, chars: int) -> str:
    number = int.from_bytes(data, "big") >> (len(data) * 8 - chars * 5)
    return "".join(ALPHABET[(number >> shift) & 31] for shift in range((chars - 1) * 5, -1, -5))


def _derive(key: bytes, parts: tuple[str, ...]) -> bytes:
    mac = hmac.new(key, _DOMAIN, hashlib.sha256)
    for part in parts:
        data = part.encode()
        mac.update(b"%d:" % len(data))
        mac.update(data)
    return mac.digest()


def _checked(random: bytes) -> bytes:
    if len(random) != RANDOM_BYTES:
        raise ValueError(f"an id is drawn from {RANDOM_BYTES} random bytes, not {len(random)}")
    return random


def new_id(kind: str, random: bytes) -> str:
    """Return a fresh root id of kind code `kind` from 16 random bytes."""
    return f"{kind}-{_base32(_checked(random), ROOT_CHARS)}"


def derived_id(kind: str, key: bytes, *parts: str) -> str:
    """Return the root id these parts always give under this key (HMAC-SHA256): a row read twice is one entity."""
    return f"{kind}-{_base32(_derive(key, (kind, *parts)), ROOT_CHARS)}"


def owned_id(root: str, kind: str, random: bytes) -> str:
    """Return a fresh id for an entity of `kind` kept under `root`, from 16 random bytes."""
    return f"{root}/{kind}-{_base32(_checked(random), OWNED_CHARS)}"


def derived_owned_id(root: str, kind: str, key: bytes, *parts: str) -> str:
    """Return the owned id that these parts always give under this root and key."""
    return f"{root}/{kind}-{_base32(_derive(key, (root, kind, *parts)), OWNED_CHARS)}"


def root_of(entity: str) -> str:
    """Return the root an entity is kept under; a root is its own."""
    return entity.partition("/")[0]


def kind_of(entity: str) -> str:
    """Return the kind code of an entity: the last three letters before its last dash."""
    return entity.rpartition("/")[2][:3]


def is_id(untrusted: str) -> bool:
    """Say whether these words have the shape of a full id, root or owned."""
    return _SHAPE.fullmatch(untrusted) is not None


def _times_x(symbol: int) -> int:
    doubled = symbol << 1
    return doubled ^ _FIELD_POLYNOMIAL if doubled & 32 else doubled


def check_character(chars: str) -> str:
    """Return the check character of a lower-case base32 string: one code word over GF(32).

    Every single wrong character and every exchange of two characters is noticed. Crockford's own mod-37 check needs
    `*` and `$`, which no file name on a USB stick may hold.
    """
    total = 0
    for char in chars:
        total = _times_x(total ^ ALPHABET.index(char))
    return ALPHABET[total]


def public_id(entity: str) -> str:
    """Return the short id printed on pages for a root entity: `G-4H7K2-MQ8V3-5`."""
    prefix = root_of(entity)[4 : 4 + PUBLIC_CHARS]
    return f"G-{prefix[:5]}-{prefix[5:]}-{check_character(prefix)}".upper()


def parse_public(untrusted: str) -> str:
    """Return the ten lower-case characters of a public id, forgiving case, O for 0, I and L for 1, and missing dashes.

    Raises BadInput where the length, a character or the check character is wrong.
    """
    chars = _SEPARATORS.sub("", untrusted).lower()
    if len(chars) == PUBLIC_CHARS + 2 and chars[0] == "g":
        chars = chars[1:]
    chars = chars.translate(_MISREAD)
    if len(chars) != PUBLIC_CHARS + 1 or any(char not in ALPHABET for char in chars):
        raise BadInput("a public id looks like G-4H7K2-MQ8V3-5: ten letters and digits and one check character")
    prefix, check = chars[:PUBLIC_CHARS], chars[PUBLIC_CHARS]
    if check_character(prefix) != check:
        raise BadInput("this public id has a typing mistake: its check character does not fit; compare it again")
    return prefix

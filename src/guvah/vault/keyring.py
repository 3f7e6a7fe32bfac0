"""A member's keys, opened with a passphrase. Spec: docs/spec/vault.md, "Keys".

Owns the member file (age passphrase file under local/members, readable with `age -d`) and the compartment identities
found for that member in the archive. Never writes to a feed, never prints a key.
"""

import hashlib
from collections.abc import Callable, Sequence
from pathlib import Path

import msgspec
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

from guvah.errors import BadInput, DamagedArchive, LockedOut, Unavailable
from guvah.vault import layout, sealing
from guvah.vault.agefile import derive
from guvah.vault.charter import Charter, KeyPlace
from guvah.vault.codes import Code, damaged
from guvah.vault.durable import write_file
from guvah.vault.heads import read_archive_id, read_bytes
from guvah.vault.ledger import read_ledger
from guvah.vault.shares import combine

MEMBER_FORMAT = "guvah-member/1"


class MemberFile(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """What a member file holds once opened: the age identity and the feed's Ed25519 seed (hex)."""

    format: str
    archive: str
    handle: str
    identity: str
    seed: str

    def __repr__(self) -> str:
        return "MemberFile(...)"


class Keyring:
    """An opened member. `feed` and `seed` are empty for a keyring rebuilt from shares: it reads, it cannot write."""

    def __init__(self, archive_id: str, handle: str, feed: str, seed: bytes, identity: sealing.Identity) -> None:
        """Hold a member's own keys; `read_keys` then finds the compartments."""
        self.archive_id = archive_id
        self.handle = handle
        self.feed = feed
        self.recipient = sealing.recipient_of(identity)
        self._seed = seed
        self._identity = identity
        self._compartments: dict[str, dict[int, dict[str, sealing.Identity]]] = {}

    def __repr__(self) -> str:
        return f"Keyring(feed={self.feed!r}, compartments={self.compartments!r})"

    @property
    def seed(self) -> bytes:
        """Return the feed's Ed25519 seed (32 bytes). Raises LockedOut for a keyring that cannot write."""
        if not self._seed:
            raise LockedOut("These keys were rebuilt from shares: they open the archive but cannot write to it.")
        return self._seed

    @property
    def compartments(self) -> tuple[str, ...]:
        """Return the compartments this member can open, sorted."""
        return tuple(sorted(self._compartments))

    def can_open(self, compartment: str) -> bool:
        """Say whether this member holds a key of the compartment."""
        return compartment in self._compartments

    def identities(self, compartment: str, epoch: int) -> list[sealing.Identity]:
        """Return the identities of an epoch (more than one where two members rotated at once). Raises LockedOut."""
        found = self._compartments.get(compartment, {}).get(epoch)
        if not found:
            raise LockedOut(f"Your keys do not open the compartment '{compartment}' (epoch {epoch}).")
        return list(found.values())

    def secret_keys(self, compartment: str) -> list[tuple[int, str, str]]:
        """Return (epoch, public key, secret key) of every epoch held, to be wrapped for another member."""
        epochs = self._compartments.get(compartment, {})
        return [(epoch, public, str(key)) for epoch in sorted(epochs) for public, key in epochs[epoch].items()]

    def derive(self, compartment: str, purpose: str) -> bytes:
        """Return 32 bytes for this device's own use, the same as long as the archive lives. Raises LockedOut."""
        identity = min(str(key) for key in self.identities(compartment, 1))
        salt = bytes.fromhex(self.archive_id)
        return derive(identity.encode(), salt, f"guvah/derive/1\n{compartment}\n{purpose}".encode())

    def opens_wrapped(self, sealed: bytes, public: str) -> bool:
        """Say whether these bytes are the secret key of `public`, wrapped for this member."""
        try:
            return sealing.recipient_of(_unwrap(sealed, self._identity)) == public
        except (LockedOut, BadInput, UnicodeDecodeError):
            return False

    def read_keys(self, archive: Path, charter: Charter) -> None:
        """Take up every compartment key wrapped for this member. Raises DamagedArchive (V036, V037, V043)."""
        for compartment, epochs in charter.epochs.items():
            for epoch, publics in epochs.items():
                for public in publics:
                    places = charter.wraps.get(public, {}).get(self.recipient, ())
                    if places and public not in self._compartments.get(compartment, {}).get(epoch, {}):
                        key = open_wrapped(archive, places, self._identity, public)
                        self._compartments.setdefault(compartment, {}).setdefault(epoch, {})[public] = key


def _unwrap(sealed: bytes, identity: sealing.Identity) -> sealing.Identity:
    return sealing.parse_identity(sealing.unseal(sealed, [identity]).decode())


def open_wrapped(
    archive: Path, places: tuple[KeyPlace, ...], identity: sealing.Identity, public: str
) -> sealing.Identity:
    """Return the compartment identity from the first of its wrapped copies that is sound. Raises DamagedArchive."""
    for place in places[:-1]:
        try:
            return _open_one(archive, place, identity, public)
        except DamagedArchive:
            continue
    return _open_one(archive, places[-1], identity, public)


def _open_one(archive: Path, place: KeyPlace, identity: sealing.Identity, public: str) -> sealing.Identity:
    where = layout.object_path(place.feed, layout.KEYS, place.sha256)
    sealed = read_bytes(archive, where, Code.KEY_MISSING)
    if hashlib.sha256(sealed).hexdigest() != place.sha256:
        raise damaged(Code.KEY_REPLACED, where)
    try:
        key = _unwrap(sealed, identity)
    except (LockedOut, BadInput, UnicodeDecodeError) as error:
        raise damaged(Code.KEY_WRAP_WRONG, where) from error
    if sealing.recipient_of(key) != public:
        raise damaged(Code.KEY_WRAP_WRONG, where)
    return key


def write_member_file(
    archive: Path, member: MemberFile, passphrase: str, *, log_n: int, random: Callable[[int], bytes]
) -> None:
    """Write a new member file, on disk when this returns. Raises Unavailable, DamagedArchive where one is there."""
    content = msgspec.json.encode(member) + b"\n"
    sealed = sealing.seal_with_passphrase(content, passphrase, random, log_n)
    write_file(archive / layout.member_path(member.archive, member.handle), sealed, archive / layout.tmp_folder())


def open_member(archive: Path, handle: str, passphrase: str) -> Keyring:
    """Open a member's keys with the passphrase.

    Raises LockedOut (no such member on this device, wrong passphrase), DamagedArchive, NewerFormat, Unavailable.
    """
    archive_id = read_archive_id(archive)
    try:
        sealed = (archive / layout.member_path(archive_id, handle)).read_bytes()
    except FileNotFoundError as error:
        raise LockedOut("No member of that name has keys on this device. Check the spelling of the name.") from error
    except OSError as error:
        raise Unavailable(f"The member's key file cannot be read just now ({error.strerror}).") from error
    content = sealing.open_with_passphrase(sealed, passphrase)
    try:
        member = msgspec.json.decode(content, type=MemberFile)
    except msgspec.DecodeError as error:
        raise LockedOut("The passphrase is right, but this member file is none of this version of Guvah.") from error
    if member.archive != archive_id:
        raise LockedOut("This member file belongs to another archive. Use the folder it was made for.")
    return keyring_of(archive, member)


def recover(archive: Path, untrusted_shares: Sequence[str]) -> Keyring:
    """Open an archive with the shares of its recovery key: the keyring reads everything shared and writes nothing.

    Raises BadInput (a word wrong, too few, of different sets), LockedOut (shares of another archive).
    """
    identity = sealing.identity_of(combine(untrusted_shares))
    keyring = Keyring(read_archive_id(archive), "", "", b"", identity)
    keyring.read_keys(archive, read_ledger(archive).charter)
    if not keyring.compartments:
        raise LockedOut("These shares are whole, but they belong to another archive.")
    return keyring


def keyring_of(archive: Path, member: MemberFile) -> Keyring:
    """Return the keys of a member whose file is open, or was just made. Raises DamagedArchive."""
    seed = bytes.fromhex(member.seed)
    keyring = Keyring(member.archive, member.handle, feed_of_seed(seed), seed, sealing.parse_identity(member.identity))
    keyring.read_keys(archive, read_ledger(archive).charter)
    return keyring


def feed_of_seed(seed: bytes) -> str:
    """Return the id of the feed that an Ed25519 seed signs."""
    return hashlib.sha256(public_of_seed(seed)).hexdigest()[:32]


def public_of_seed(seed: bytes) -> bytes:
    """Return the Ed25519 public key (32 bytes) of a seed."""
    return Ed25519PrivateKey.from_private_bytes(seed).public_key().public_bytes_raw()

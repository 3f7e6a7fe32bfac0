"""Founding an archive, admitting and dismissing members, rotating keys. Spec: "Keys" and "The charter".

Owns member files, the first entry of a feed, and the entries of kinds `keys` and `members`. Never reads a statement.
Whoever may not do a thing is told so here; readers check the same rules again (charter.py) and ignore what breaks them.
"""

import os
import secrets
import shutil
from collections.abc import Callable, Collection, Sequence
from dataclasses import dataclass
from pathlib import Path

from guvah.errors import BadInput, NotAllowed
from guvah.vault import layout, sealing
from guvah.vault.clock import HybridClock
from guvah.vault.durable import make_folder, sync, unavailable, write_file
from guvah.vault.format import COMPARTMENTS, Admission, Dismissal, Entry, KeyGrant, KeyWrap, encode_head
from guvah.vault.heads import archive_of, read_archive_id
from guvah.vault.journal import Journal, clear_tmp
from guvah.vault.keyring import (
    MEMBER_FORMAT,
    Keyring,
    MemberFile,
    feed_of_seed,
    keyring_of,
    public_of_seed,
    write_member_file,
)
from guvah.vault.ledger import read_ledger
from guvah.vault.lock import locked
from guvah.vault.shares import split
from guvah.vault.writer import Random, Writer


@dataclass(frozen=True, slots=True)
class Introduction:
    """What a new device tells the one who admits it: its feed and its member's public key. Nothing secret."""

    feed: str
    recipient: str


def create_archive(
    path: Path,
    handle: str,
    passphrase: str,
    clock: Callable[[], int],
    *,
    log_n: int = sealing.LOG_N,
    random: Random = os.urandom,
) -> Keyring:
    """Found an archive at `path` (absent or an empty folder) with one member who holds every compartment; return it.

    The folder appears whole or not at all. `log_n` is the work factor of the passphrase. Raises BadInput, Unavailable.
    """
    if path.exists() and (not path.is_dir() or any(path.iterdir())):
        raise BadInput("There is something at that path already. Name a new or an empty folder.", path.name)
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise unavailable(error) from error
    draft = path.with_name(f".{path.name}.{secrets.token_hex(8)}")
    try:
        keyring = _found(draft, handle, passphrase, clock, log_n=log_n, random=random)
        draft.replace(path)
        sync([path.parent])
    except OSError as error:
        raise unavailable(error) from error
    finally:
        shutil.rmtree(draft, ignore_errors=True)
    keyring.read_keys(path, read_ledger(path).charter)
    return keyring


def new_device(
    archive: Path,
    handle: str,
    passphrase: str,
    clock: Callable[[], int],
    *,
    log_n: int = sealing.LOG_N,
    random: Random = os.urandom,
) -> Introduction:
    """Make a member's keys and an empty feed on this device, to be admitted by a member who holds `staff`.

    Also the way on for a device that was restored from a backup: under another handle, or once the old member file was
    moved away. Raises BadInput where the handle has keys here already, Busy, Unavailable.
    """
    archive_id = read_archive_id(archive)
    if (archive / layout.member_path(archive_id, handle)).exists():
        raise BadInput("a member of that name already has keys on this device")
    seed, identity = random(32), sealing.new_identity(random)
    member = MemberFile(MEMBER_FORMAT, archive_id, handle, str(identity), seed.hex())
    with locked(archive):
        clear_tmp(archive)
        _introduce(archive, archive_id, seed, sealing.recipient_of(identity), clock)
        write_member_file(archive, member, passphrase, log_n=log_n, random=random)
    return Introduction(feed_of_seed(seed), sealing.recipient_of(identity))


def admit(writer: Writer, introduction: Introduction, compartments: Collection[str]) -> None:
    """Admit a feed and wrap the keys of these compartments, every epoch, for its member.

    Raises NotAllowed where the writer does not hold `staff`, LockedOut where it does not hold a compartment.
    """
    _need_staff(writer)
    with writer.batch():
        writer.record("members", admits=(Admission(introduction.feed, introduction.recipient),))
        grants = tuple(
            KeyGrant(compartment, epoch, public, wrap_key(writer, secret, [introduction.recipient]))
            for compartment in sorted(compartments)
            for epoch, public, secret in held_keys(writer, compartment)
        )
        if grants:
            writer.record("keys", keys=grants)


def add_member(
    writer: Writer,
    handle: str,
    passphrase: str,
    clock: Callable[[], int],
    compartments: Collection[str] = ("case",),
    *,
    log_n: int = sealing.LOG_N,
    random: Random = os.urandom,
) -> Introduction:
    """Make a member on this same device and admit it at once; `writer` is open as a member who holds `staff`.

    An empty `compartments` makes a member who can add and cannot read. Raises NotAllowed, LockedOut, BadInput.
    """
    _need_staff(writer)
    archive_id = writer.journal.archive_id
    if (writer.archive / layout.member_path(archive_id, handle)).exists():
        raise BadInput("a member of that name already has keys on this device")
    seed, identity = random(32), sealing.new_identity(random)
    introduction = Introduction(feed_of_seed(seed), sealing.recipient_of(identity))
    _introduce(writer.archive, archive_id, seed, introduction.recipient, clock)
    admit(writer, introduction, compartments)
    member = MemberFile(MEMBER_FORMAT, archive_id, handle, str(identity), seed.hex())
    write_member_file(writer.archive, member, passphrase, log_n=log_n, random=random)
    return introduction


def rotate(writer: Writer, compartment: str, without: Collection[str] = ()) -> Entry:
    """Open a new epoch of a compartment for everyone who holds it but the recipients in `without`.

    What is written from now on is sealed to the new key; who left keeps what they could read before.
    Raises NotAllowed where the writer does not hold the compartment.
    """
    if not writer.charter.holds(writer.journal.feed, compartment):
        raise NotAllowed(f"Only a member who holds the compartment '{compartment}' rotates its key.")
    epoch, _ = writer.charter.current(compartment)
    identity = sealing.new_identity(writer.random)
    wraps = wrap_key(writer, str(identity), [to for to in writer.charter.holders(compartment) if to not in without])
    return writer.record("keys", keys=(KeyGrant(compartment, epoch + 1, sealing.recipient_of(identity), wraps),))


def dismiss(writer: Writer, feed: str) -> None:
    """Let a feed end where it stands here and rotate every compartment its member held. Raises NotAllowed, BadInput."""
    _need_staff(writer)
    charter = writer.charter
    if feed not in charter.members or feed in (charter.founder, writer.journal.feed):
        raise BadInput("this feed cannot be dismissed: it is not admitted, it is your own, or it founded the archive")
    size = read_ledger(writer.archive).position().get(feed, 0)
    gone = charter.members[feed]
    with writer.batch():
        writer.record("members", dismisses=(Dismissal(feed, size),))
        for compartment in sorted(charter.epochs):
            if gone in charter.holders(compartment):
                rotate(writer, compartment, [gone])


def make_shares(writer: Writer, threshold: int, count: int, compartments: Collection[str] = COMPARTMENTS) -> list[str]:
    """Return SLIP-39 shares of a new recovery key to which the keys of these compartments are wrapped.

    Later epochs are wrapped for it too. Nothing of the key is kept: the shares are shown once. `recover` (keyring.py)
    opens the archive with `threshold` of them. Raises BadInput, LockedOut where the writer lacks a compartment.
    """
    secret = writer.random(32)
    words = split(secret, threshold, count)
    recipient = sealing.recipient_of(sealing.identity_of(secret))
    with writer.batch():
        grants = tuple(
            KeyGrant(compartment, epoch, public, wrap_key(writer, key, [recipient]))
            for compartment in sorted(compartments)
            for epoch, public, key in held_keys(writer, compartment)
        )
        writer.record("keys", keys=grants)
    return words


def wrap_key(writer: Writer, secret: str, recipients: Sequence[str]) -> tuple[KeyWrap, ...]:
    """Stage a compartment's secret key sealed to each recipient; the file opens with `age -d -i`."""
    return tuple(
        KeyWrap(to, *writer.journal.stage_object(layout.KEYS, sealing.seal(secret.encode() + b"\n", to)))
        for to in recipients
    )


def held_keys(writer: Writer, compartment: str) -> list[tuple[int, str, str]]:
    """Return (epoch, public, secret) of a compartment. Raises LockedOut where the writer's member lacks one."""
    for epoch in writer.charter.epochs.get(compartment, {}):
        writer.keyring.identities(compartment, epoch)
    return writer.keyring.secret_keys(compartment)


def _need_staff(writer: Writer) -> None:
    if not writer.charter.holds(writer.journal.feed, "staff"):
        raise NotAllowed("Only a member who holds the compartment 'staff' admits or dismisses members.")


def _found(
    draft: Path, handle: str, passphrase: str, clock: Callable[[], int], *, log_n: int, random: Random
) -> Keyring:
    """Make the archive's first feed and keys; the passphrase is stretched once, for the file that keeps them."""
    seed, identity = random(32), sealing.new_identity(random)
    archive_id = archive_of(feed_of_seed(seed))
    draft.mkdir(mode=0o700)
    make_folder(draft / layout.tmp_folder())
    write_file(draft / layout.ARCHIVE_FILE, encode_head(archive_id), draft / layout.tmp_folder())
    _introduce(draft, archive_id, seed, sealing.recipient_of(identity), clock)
    member = MemberFile(MEMBER_FORMAT, archive_id, handle, str(identity), seed.hex())
    write_member_file(draft, member, passphrase, log_n=log_n, random=random)
    keyring = keyring_of(draft, member)
    with Writer(draft, keyring, clock, random=random) as writer:
        grants = []
        for compartment in COMPARTMENTS:
            key = sealing.new_identity(random)
            wraps = wrap_key(writer, str(key), [writer.keyring.recipient])
            grants.append(KeyGrant(compartment, 1, sealing.recipient_of(key), wraps))
        writer.record("keys", keys=tuple(grants))
    return keyring


def _introduce(archive: Path, archive_id: str, seed: bytes, recipient: str, clock: Callable[[], int]) -> None:
    feed = feed_of_seed(seed)
    journal = Journal(archive, archive_id, feed, seed, HybridClock(feed, clock))
    fields = {"archive": archive_id, "public": public_of_seed(seed).hex(), "recipient": recipient}
    journal.stage_entry("feed", fields)
    journal.commit()

"""Upkeep: checking every byte of an archive, and folding this machine's memory anew.

Owns the two verbs. They read the archive and write nothing to it.
"""

from pathlib import Path

from guvah.casework import roles
from guvah.casework.session import Session, Tick, progress, wall_clock
from guvah.index import rebuild
from guvah.vault.keyring import open_member
from guvah.vault.reading import Reader
from guvah.vault.verify import Report, remember, verify


def verify_archive(
    archive: Path, handle: str | None = None, passphrase: str | None = None, *, tick: Tick | None = None
) -> Report:
    """Check an archive or a replica; with a member's keys also what is inside, without them blind.

    `tick` is told (bytes done, bytes in all). Damage is in the report. Raises LockedOut, Unavailable.
    """
    keyring = open_member(archive, handle, passphrase) if handle is not None and passphrase is not None else None
    report = verify(archive, keyring, tick)
    remember(archive, report)
    return report


def in_words(report: Report) -> str:
    """Return what was checked and whether it is whole, as one sentence."""
    size = f"{report.bytes / 1e9:.1f} GB" if report.bytes >= 1e8 else f"{report.bytes / 1e6:.1f} MB"
    what = f"{len(report.feeds)} feeds, {report.entries:,} entries, {report.files:,} files, {size}"
    return f"{what}: {'complete, unchanged, signed' if report.sound else 'NOT whole'}."


def rebuild_index(archive: Path, handle: str, passphrase: str, *, tick: Tick | None = None) -> str:
    """Throw this machine's memory away and fold it anew; return the hash of what it holds.

    Raises NotAllowed, LockedOut, DamagedArchive, Unavailable.
    """
    keyring = open_member(archive, handle, passphrase)
    with Session(archive, keyring, wall_clock) as session:
        roles.require(session.role, "rebuild")
    with rebuild(archive, keyring, Reader(archive, keyring), progress(tick)) as index:
        return index.dump_hash()

"""This machine's memory: one encrypted database folded from the vault. Never a source of truth; safe to delete.

    with open_index(archive, keyring, reader) as index:
        index.find("нургуль")      index.record(id)      index.facets({"sex": "female"})
        index.catch_up()           # after something was appended

`progress` is given (what is being done, how much is done, of how much). docs/spec/index.md says what is in the file.
"""

from pathlib import Path

from guvah.index.finding import Hit
from guvah.index.index import QUEUES, Index
from guvah.index.opened import silent
from guvah.index.rebuilding import Progress, Vault
from guvah.index.store import Keys

__all__ = ["QUEUES", "Hit", "Index", "Keys", "Progress", "Vault", "open_index", "rebuild"]


def open_index(archive: Path, keyring: Keys, reader: Vault, progress: Progress = silent) -> Index:
    """Open this machine's memory of an archive and fold in what is new; made anew where there is none that fits.

    Raises LockedOut where the keyring opens no compartment, DamagedArchive, NewerFormat, Unavailable.
    """
    index = Index(archive, keyring, reader, progress)
    index.open()
    return index


def rebuild(
    archive: Path, keyring: Keys, reader: Vault, progress: Progress = silent, workers: int | None = None
) -> Index:
    """Fold the whole archive into a new file and open it. `workers`: other processes, None for as many as help."""
    index = Index(archive, keyring, reader, progress)
    index.rebuild(workers)
    return index

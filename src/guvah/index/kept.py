"""What the floors above keep in this machine's memory, and what was recorded since they kept it.

Owns one small table of values by name, and the name and key of files beside the index for what is too large for it.
Both live and die with the index's file: a rebuild, an erasure or a change of keys forgets them, so whoever keeps
something must be able to make it again. They are no part of what was folded, nor of its hash.
"""

import hashlib
from collections.abc import Mapping
from pathlib import Path

from guvah.index.catching_up import stored_position
from guvah.index.gathering import runs
from guvah.index.rebuilding import Intake, Vault
from guvah.index.store import Store

_TABLE = "create table if not exists kept(name text primary key, value blob not null) without rowid"
_THERE = "select 1 from sqlite_master where name = 'kept'"


class Kept:
    """The kept values of one open file."""

    def __init__(self, store: Store, vault: Vault, compartments: tuple[str, ...], key: bytes) -> None:
        self._store = store
        self._vault = vault
        self._compartments = compartments
        self._key = key

    def put(self, name: str, value: bytes) -> None:
        """Keep a value under a name, in the place of the one before."""
        with self._store.transaction():
            self._store.run(_TABLE)
            self._store.run("insert or replace into kept values(?, ?)", (name, value))

    def get(self, name: str) -> bytes:
        """Return what is kept under a name, b"" for nothing."""
        if self._store.value(_THERE) is None:
            return b""
        return self._store.value("select value from kept where name = ?", (name,)) or b""

    def beside(self, name: str) -> tuple[Path, bytes]:
        """Return the path and the key (32 bytes) of a file of this name beside the index.

        Its name begins with the index's generation, so whatever deletes that deletes this file and its journals too.
        """
        key = hashlib.sha256(b"guvah/index/beside\n" + name.encode() + b"\n" + self._key).digest()
        return self._store.path.with_name(f"{self._store.path.stem}-{name}.db"), key

    def roots_since(self, position: Mapping[str, int]) -> frozenset[str] | None:
        """Return the roots that anything was recorded of since a position of this file.

        None where that cannot be told: an entry since then is about the archive itself (members, keys, erasures), or a
        feed is shorter than it was. Raises DamagedArchive.
        """
        now = stored_position(self._store)
        if not position or any(now.get(feed, 0) < size for feed, size in position.items()):
            return None
        intake = Intake(self._vault, self._compartments)
        found: set[str] = set()
        for entry in self._vault.entries(position):
            if entry.is_control:
                return None
            found.update(root.decode() for _, body in intake.bodies(entry) for root, _ in runs(body))
        return None if intake.skipped else frozenset(found)

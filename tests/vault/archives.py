"""Small archives for tests: a clock that stands still until told, randomness that repeats, quick passphrases."""

import hashlib
from collections.abc import Callable
from pathlib import Path

from guvah.vault.keyring import Keyring, open_member
from guvah.vault.reading import Reader
from guvah.vault.writing import Writer, create_archive

HANDLE, PASSPHRASE = "example", "vector"
LOG_N = 2
START = 1_700_000_000_000


class Wall:
    """A wall clock in milliseconds that moves on by one each time it is read, unless it is set."""

    def __init__(self, now: int = START) -> None:
        self.now = now

    def __call__(self) -> int:
        self.now += 1
        return self.now


def randomness(seed: str) -> Callable[[int], bytes]:
    """Return randomness that is the same each time it is made from the same words."""
    count = 0

    def draw(length: int) -> bytes:
        nonlocal count
        count += 1
        return hashlib.shake_256(f"{seed}/{count}".encode()).digest(length)

    return draw


def founded(path: Path, wall: Wall | None = None) -> Keyring:
    """Found an archive and return its founder's keys."""
    create_archive(path, HANDLE, PASSPHRASE, wall or Wall(), log_n=LOG_N)
    return open_member(path, HANDLE, PASSPHRASE)


def appended(path: Path, keyring: Keyring, *contents: bytes, wall: Wall | None = None) -> None:
    """Append each content as a body of the compartment `case`."""
    with Writer(path, keyring, wall or Wall()) as writer:
        for content in contents:
            writer.append("statements", {"case": content})


def contents(path: Path, keyring: Keyring) -> list[bytes]:
    """Return every body that can be read, in the order of the feeds."""
    reader = Reader(path, keyring)
    return [reader.body(ref) for entry in reader.entries({}) for ref in entry.bodies]

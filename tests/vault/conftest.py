"""A freshly founded archive for each test, quick to open."""

import shutil
from dataclasses import dataclass
from pathlib import Path

import pytest

from guvah.vault.keyring import Keyring, open_member
from guvah.vault.reading import Reader
from guvah.vault.writing import Writer
from tests.vault.archives import HANDLE, PASSPHRASE, Wall, founded


@dataclass(slots=True)
class Office:
    """An archive with its founder's keys and a wall clock."""

    path: Path
    keyring: Keyring
    wall: Wall

    def writer(self, keyring: Keyring | None = None) -> Writer:
        return Writer(self.path, keyring or self.keyring, self.wall)

    def reader(self, keyring: Keyring | None = None) -> Reader:
        return Reader(self.path, keyring or self.keyring)


@pytest.fixture(scope="session")
def founded_archive(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("founded") / "archive"
    founded(path)
    return path


@pytest.fixture
def office(founded_archive: Path, tmp_path: Path) -> Office:
    """A copy of the founded archive, so that each test has its own."""
    path = tmp_path / "archive"
    shutil.copytree(founded_archive, path)
    return Office(path, open_member(path, HANDLE, PASSPHRASE), Wall())

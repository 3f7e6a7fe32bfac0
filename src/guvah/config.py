"""What the surroundings may change: the only module that reads the environment. It never holds a secret itself."""

import os
from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True, slots=True)
class Config:
    """Where the archive is, who works, and where the passphrase is read from; the command line wins over these."""

    archive: Path | None
    member: str | None
    passphrase_file: Path | None


def from_environment() -> Config:
    """Read GUVAH_ARCHIVE, GUVAH_MEMBER and GUVAH_PASSPHRASE_FILE; a passphrase itself is never in a variable."""
    archive = os.environ.get("GUVAH_ARCHIVE")
    passphrase_file = os.environ.get("GUVAH_PASSPHRASE_FILE")
    return Config(
        Path(archive) if archive else None,
        os.environ.get("GUVAH_MEMBER"),
        Path(passphrase_file) if passphrase_file else None,
    )

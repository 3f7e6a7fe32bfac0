"""Who stands at the door and with which key: turns options and surroundings into an open session.

Reads a passphrase from a file or from the keyboard; never keeps, prints or logs it.
"""

import getpass
import sys
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from guvah import config
from guvah.cli.screen import note, progress
from guvah.errors import BadInput, UserError

if TYPE_CHECKING:  # the archive is read in when it is opened: some commands need none
    from guvah.casework.session import Session


@dataclass(frozen=True, slots=True)
class Door:
    """The options every command shares."""

    where: Path | None
    member: str | None
    passphrase_file: Path | None
    as_json: bool

    @classmethod
    def from_options(
        cls, where: Path | None, member: str | None, passphrase_file: Path | None, *, as_json: bool
    ) -> "Door":
        """Let the command line win over the environment."""
        around = config.from_environment()
        return cls(
            where or around.archive,
            member or around.member,
            passphrase_file or around.passphrase_file,
            as_json,
        )

    def archive(self) -> Path:
        """Return the archive's folder, or say how to name one."""
        if self.where is None:
            raise UserError("which archive? say it with -C FOLDER, or set GUVAH_ARCHIVE")
        if not self.where.is_dir():
            raise UserError("there is no such folder; check the name after -C, or make an archive with `guvah init`")
        return self.where

    def handle(self) -> str:
        """Return the member's handle, or say how to give one."""
        if self.member is None:
            raise UserError("who are you? say it with --member HANDLE, or set GUVAH_MEMBER")
        return self.member

    def passphrase(self, question: str = "Passphrase: ", *, twice: bool = False) -> str:
        """Read the passphrase from the named file, or ask for it."""
        if self.passphrase_file is not None:
            return first_line(self.passphrase_file)
        if not sys.stdin.isatty():
            raise UserError("no one can type a passphrase here: name a file with --passphrase-file")
        typed = getpass.getpass(question)
        if twice and getpass.getpass("The same again: ") != typed:
            raise UserError("the two passphrases differ; nothing was made")
        return typed

    @contextmanager
    def session(self) -> Iterator["Session"]:
        """Open the archive as this member and close it again."""
        from guvah.casework.session import open_session

        archive, handle, passphrase = self.archive(), self.handle(), self.passphrase()
        with ExitStack() as open_until_the_end:
            with progress("opening") as tick:
                opening = open_session(archive, handle, passphrase, tick=tick, say=note)
                session = open_until_the_end.enter_context(opening)
            yield session


def first_line(path: Path) -> str:
    """Return a passphrase file's first line without its line end."""
    try:
        lines = path.read_text(encoding="utf-8").splitlines()
    except (OSError, UnicodeDecodeError) as error:
        raise BadInput("the passphrase file cannot be read; check its name and that you may read it") from error
    if not lines or not lines[0].strip():
        raise BadInput("the passphrase file is empty; its first line is the passphrase")
    return lines[0]

"""The one tree of errors. Every sentence tells its reader what to do; none of them holds personal data.

    GuvahError
    ├── UserError            the person at the keyboard can mend it: say the sentence, exit 2, nothing was written
    │   ├── BadInput         a file, row or value from outside cannot be read as it is
    │   │   └── HostileInput the input looks made to do harm (a bomb, a formula, a path that climbs)
    │   ├── NotAllowed       this member's role does not do that
    │   └── Busy             another process holds the archive
    ├── LockedOut            the key that would open this is not here (wrong passphrase, other compartment)
    ├── DamagedArchive       bytes on disk are not what was signed: carries a code from docs/spec/vault.md, exit 3
    ├── NewerFormat          written by a newer Guvah: refuse rather than guess
    └── Unavailable          the disk is full, the folder is gone: try again later, nothing was lost

Lower libraries' exceptions are wrapped where they are met and never travel further.
"""


class GuvahError(Exception):
    """Any refusal of Guvah's own; `str(error)` is the sentence shown to a person."""

    exit_code = 2


class UserError(GuvahError):
    """The person at the keyboard can mend it."""


class BadInput(UserError):
    """Something from outside cannot be read as it is; `where` names file, row or column without quoting its content."""

    def __init__(self, sentence: str, where: str = "") -> None:
        super().__init__(f"{where}: {sentence}" if where else sentence)
        self.where = where


class HostileInput(BadInput):
    """The input looks made to do harm."""


class NotAllowed(UserError):
    """This member's role does not do that, or this needs another person."""


class Busy(UserError):
    """Another process holds the archive."""


class LockedOut(GuvahError):
    """The key that would open this is not here."""


class DamagedArchive(GuvahError):
    """Bytes on disk are not what was signed; `code` is one of the codes of docs/spec/vault.md (for example `V012`)."""

    exit_code = 3

    def __init__(self, code: str, sentence: str) -> None:
        super().__init__(f"{sentence} ({code})")
        self.code = code


class NewerFormat(GuvahError):
    """The archive or file was written by a newer Guvah."""


class Unavailable(GuvahError):
    """The disk is full or the folder is gone; nothing acknowledged was lost."""

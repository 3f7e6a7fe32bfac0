"""One member at work in one archive: keys, memory, role.

Owns opening an archive as a member. Never decides who may do what (`roles.py`), never writes by itself (`recording.py`)
and never keeps a passphrase. Who cannot read the roster may only bring in, and check.
"""

import hashlib
import os
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from types import TracebackType
from typing import Self

from guvah.casework import roles
from guvah.errors import LockedOut, NotAllowed
from guvah.index import Index, Progress, open_index
from guvah.model.draft import Draft
from guvah.model.ids import new_id
from guvah.model.roster import Roster, read_members
from guvah.model.statement import Statement
from guvah.release.cut import Cut, cut_of
from guvah.vault.keyring import Keyring, open_member
from guvah.vault.reading import Reader
from guvah.vault.writing import Writer

Tick = Callable[[int, int], None]
Random = Callable[[int], bytes]
CASE = "case"
WITHOUT_KEYS = "intake"


def wall_clock() -> int:
    """Return the time of day in milliseconds since 1970, UTC."""
    return time.time_ns() // 1_000_000


def member_id(feed: str) -> str:
    """Return the member id that a feed introduces itself with: its own until the roster says whose feed it is."""
    return new_id("mem", hashlib.sha256(f"guvah/member/1\n{feed}".encode()).digest()[:16])


class Session:
    """An archive opened by one member. Use it as a context manager; verbs take it as their first argument."""

    def __init__(
        self,
        archive: Path,
        keyring: Keyring,
        clock: Callable[[], int],
        random: Random = os.urandom,
        tick: Tick | None = None,
    ) -> None:
        """Open the archive with opened keys; without a key to `case` there is no memory to read."""
        self.archive = archive
        self.keyring = keyring
        self.clock = clock
        self.random = random
        self.reader = Reader(archive, keyring)
        self._index: Index | None = None
        if keyring.can_open(CASE):
            self._index = open_index(archive, keyring, self.reader, progress(tick))
        self._roster: Roster | None = None
        self._writer: Writer | None = None

    def __enter__(self) -> Self:
        """Return the session."""
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        """Close this machine's memory."""
        if self._index is not None:
            self._index.close()

    @property
    def index(self) -> Index:
        """Return this machine's memory. Raises LockedOut where these keys open nothing to remember."""
        if self._index is None:
            raise LockedOut("Your keys can add to this archive, not read it. Ask a member who can read.")
        return self._index

    @property
    def remembers(self) -> bool:
        """Say whether this device can read what the archive holds."""
        return self._index is not None

    @property
    def roster(self) -> Roster:
        """Return who is who among the members."""
        if self._roster is None:
            self._roster = read_members(self.index)
        return self._roster

    @property
    def handle(self) -> str:
        """Return the member's handle on this device."""
        return self.keyring.handle

    @property
    def member(self) -> str:
        """Return the member's id."""
        known = self.roster.member_of(self.keyring.feed) if self._index is not None else ""
        return known or member_id(self.keyring.feed)

    @property
    def role(self) -> str:
        """Return the role the signed roster gives this feed; who cannot read it is treated as intake."""
        return self.roster.role_now(self.keyring.feed) if self._index is not None else WITHOUT_KEYS

    def allows(self, verb: str) -> bool:
        """Say whether this member may do a verb of the table."""
        return roles.allows(self.role, verb)

    def require(self, verb: str) -> None:
        """Refuse with a sentence what this member may not do. Raises NotAllowed."""
        roles.require(self.role, verb)

    def cut(self) -> Cut:
        """Return the cut of everything this machine has now: in its memory, or where it has none, on its disk."""
        return cut_of(self.index.position() if self._index is not None else self.reader.position())

    def decision(self, subject: str, prop: str, value: str, *, why: str = "", locator: str | None = None) -> Draft:
        """Return the draft of a decision of this member."""
        moment = f"{self.clock():013d}"  # so that deciding the same again later is a statement of its own
        return Draft(Statement(subject, prop, value, self.member, locator, why or None, basis=moment), CASE)

    @contextmanager
    def writing(self) -> Iterator[Writer]:
        """Hold the archive open for writing; inside, every verb shares it. Raises Busy, LockedOut, Unavailable."""
        if self._writer is not None:
            yield self._writer
            return
        with Writer(self.archive, self.keyring, self.clock, random=self.random) as writer:
            self._writer = writer
            try:
                yield writer
            finally:
                self._writer = None

    def remember(self) -> None:
        """Fold what is new in the archive into this machine's memory."""
        if self._index is not None:
            touched = self._index.catch_up()
            if not touched or any(root.startswith("mem-") for root in touched):
                self._roster = None  # nothing touched also means that everything was read anew


def progress(tick: Tick | None) -> Progress:
    """Return what the index tells its progress to."""
    return (lambda _step, done, total: tick(done, total)) if tick is not None else (lambda _step, _done, _total: None)


@contextmanager
def open_session(
    archive: Path,
    handle: str,
    passphrase: str,
    *,
    clock: Callable[[], int] = wall_clock,
    random: Random = os.urandom,
    tick: Tick | None = None,
    say: Callable[[str], None] | None = None,
) -> Iterator[Session]:
    """Open an archive as one of its members.

    Raises LockedOut (wrong passphrase, unknown handle), NotAllowed (no role), DamagedArchive, NewerFormat, Unavailable.
    """
    with Session(archive, open_member(archive, handle, passphrase), clock, random, tick) as session:
        if not session.role:
            raise NotAllowed("You have no role in this archive any more. Ask a custodian.")
        if say is not None and not session.remembers:
            say("Your keys can add to this archive, not read it.")
        yield session

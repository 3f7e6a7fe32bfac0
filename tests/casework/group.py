"""A small group with a real archive on disk: one member for each role. All people are fictional."""

import hashlib
import itertools
import shutil
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

from guvah.casework.approval import Approved, approve, looked_at
from guvah.casework.founding import found
from guvah.casework.members import add_member
from guvah.casework.recording import record
from guvah.casework.session import Session
from guvah.model.draft import Draft
from guvah.model.ids import derived_id, derived_owned_id
from guvah.model.statement import Statement
from guvah.vault.keyring import open_member

PASSPHRASE = "six fictional words are quite enough"
LOG_N = 1
START = 1_718_000_000_000  # 2024-06-10, milliseconds UTC
ROLES = {"ada": "lead", "bek": "editor", "cem": "reviewer", "dil": "custodian", "eva": "intake", "fox": "observer"}
OPEN = {"public": "yes", "statistics": "yes", "relation": "yes", "quote": "yes", "place": "exact"}


class Clock:
    """A wall clock that goes on by one second at each look, and can be set."""

    def __init__(self, now: int = START) -> None:
        self.now = now

    def __call__(self) -> int:
        self.now += 1000
        return self.now


class Random:
    """Bytes that look random and are the same in every run."""

    def __init__(self) -> None:
        self._count = itertools.count()

    def __call__(self, size: int) -> bytes:
        return hashlib.shake_256(b"%d" % next(self._count)).digest(size)


class Group:
    """The archive, its clock, and a door for each member."""

    def __init__(self, folder: Path, members: tuple[str, ...] = tuple(ROLES)) -> None:
        self.archive = folder / "archive"
        self.clock = Clock()
        self.random = Random()
        found(self.archive, "ada", PASSPHRASE, clock=self.clock, random=self.random, log_n=LOG_N)
        with self.as_("ada") as ada:
            for name in members:
                if name != "ada":
                    add_member(ada, name, ROLES[name], PASSPHRASE, log_n=LOG_N)

    def copied(self, folder: Path) -> "Group":
        """Return a group of one's own that begins as this one: cheaper than founding another."""
        twin = object.__new__(Group)
        twin.archive = folder / "archive"
        shutil.copytree(self.archive, twin.archive)
        twin.clock, twin.random = Clock(self.clock.now), self.random
        return twin

    @contextmanager
    def as_(self, name: str) -> Iterator[Session]:
        keyring = open_member(self.archive, name, PASSPHRASE)
        with Session(self.archive, keyring, self.clock, self.random) as session:
            yield session

    def tell(self, *said: Statement, by: str = "bek", compartment: str = "case") -> None:
        """Record statements past every verb, as a program of one's own could with that member's keys."""
        with self.as_(by) as session:
            record(session, [Draft(one, compartment) for one in said])


def look_and_approve(session: Session, roots: Sequence[str]) -> Approved:
    """Approve what waits for these records as somebody does who has just looked at it."""
    return approve(session, roots, looked_at(session, roots))


def entity(kind: str, name: str) -> str:
    return derived_id(kind, b"fictional", name)


def owned(root: str, kind: str, name: str) -> str:
    return derived_owned_id(root, kind, b"fictional", name)


def agreed(source: str, **answers: str) -> tuple[Statement, ...]:
    """What a source agreed to; without answers, everything."""
    return tuple(Statement(source, f"consent.{scope}", word, source) for scope, word in (answers or OPEN).items())


def told(person: str, name: str, source: str) -> tuple[Statement, ...]:
    """A name, a year of birth and an arrest."""
    arrest = owned(person, "epi", "arrest")
    return (
        Statement(person, "name", name, source, lang="ug-Latn"),
        Statement(person, "born", "1984", source),
        Statement(arrest, "episode_kind", "arrest", source),
        Statement(arrest, "start", "2017-23", source, original="autumn 2017"),
    )


NURGUL = entity("per", "Nurgül Örnek")
SERIK = entity("per", "Serik Ülgi")
TES = entity("tes", "one")

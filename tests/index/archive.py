"""Ten-line fakes: an archive in memory with feeds, bodies and keys, and statements to put into it."""

import hashlib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from types import SimpleNamespace
from typing import Any

from guvah.errors import LockedOut
from guvah.index import Index, open_index
from guvah.model.body import encode_body
from guvah.model.statement import Statement
from guvah.vault.format import BodyRef, Entry, Erased

ANN, BEN = "mem-" + "a" * 16, "mem-" + "b" * 16
FEEDS = ("a" * 32, "b" * 32)


def root(kind: str, number: int) -> str:
    """Return the id of the numbered entity of a kind."""
    digest = hashlib.sha256(f"{kind}{number}".encode()).digest()
    return f"{kind}-" + "".join("0123456789abcdefghjkmnpqrstvwxyz"[byte & 31] for byte in digest[:16])


def owned(owner: str, kind: str, number: int) -> str:
    """Return the id of the numbered entity of a kind kept under another."""
    return f"{owner}/{kind}-{root(kind, number)[4:12]}"


def said(entity: str, prop: str, value: str, source: str = "", **more: Any) -> Statement:
    """Return a statement; without a source it is the first testimony's."""
    return Statement(entity, prop, value, source or root("tes", 0), **more)


@dataclass
class Keys:
    """Opens some compartments."""

    compartments: tuple[str, ...] = ("case", "sealed", "staff")
    epochs: int = 1

    def derive(self, compartment: str, purpose: str) -> bytes:
        if compartment not in self.compartments:
            raise LockedOut("no key")
        return hashlib.sha256(f"{compartment} {purpose}".encode()).digest()

    def secret_keys(self, compartment: str) -> list[tuple[int, str, str]]:
        return [(epoch, compartment, f"{compartment} {epoch}") for epoch in range(1, self.epochs + 1)]


@dataclass
class Vault:
    """Feeds of entries and their bodies; `locked` are bodies whose epoch no key opens yet."""

    archive_id: str = "0" * 32
    feeds: dict[str, list[Entry]] = field(default_factory=dict)
    bodies: dict[str, bytes] = field(default_factory=dict)
    locked: set[str] = field(default_factory=set)
    clock: int = 0
    shown: dict[str, int] = field(default_factory=dict)
    """How many entries of a feed have arrived, where not all have."""

    def ledger(self) -> Any:
        return SimpleNamespace(charter=SimpleNamespace(founder=FEEDS[0]))

    def position(self) -> dict[str, int]:
        sizes = {feed: self.shown.get(feed, len(entries)) for feed, entries in sorted(self.feeds.items())}
        return {feed: size for feed, size in sizes.items() if size}

    def entries(self, after: Mapping[str, int]) -> Iterator[Entry]:
        for feed, size in self.position().items():
            yield from self.feeds[feed][after.get(feed, 0) : size]

    def body(self, ref: BodyRef) -> bytes:
        if ref.sha256 in self.locked:
            raise LockedOut("no key of this epoch")
        return self.bodies[ref.sha256]

    def append(
        self, *statements: Statement, feed: str = FEEDS[0], compartment: str = "case", body: bytes | None = None
    ) -> Entry:
        """Append an entry with one body."""
        content = encode_body(ANN if feed == FEEDS[0] else BEN, statements) if body is None else body
        name = hashlib.sha256(f"{self.clock} {feed}".encode() + content).hexdigest()
        self.bodies[name] = content
        return self.add(feed, "statements", bodies=(BodyRef(compartment, 1, name, len(content)),))

    def add(self, feed: str, kind: str, **fields: Any) -> Entry:
        """Append an entry of any kind."""
        self.clock += 1
        entries = self.feeds.setdefault(feed, [])
        entry = Entry(1, feed, len(entries), f"{self.clock:013d}.000000.{feed}", kind, **fields)
        entries.append(entry)
        return entry

    def erase(self, entry: Entry) -> None:
        """Erase the bodies of an entry, as a reader then shows it."""
        for ref in entry.bodies:
            del self.bodies[ref.sha256]
        self.feeds[entry.feed][entry.seq] = Entry(1, entry.feed, entry.seq, entry.hlc, entry.kind)
        self.add(FEEDS[0], "erase", erases=tuple(Erased(entry.feed, ref.sha256) for ref in entry.bodies))


def opened(folder: Path, vault: Vault, keys: Keys | None = None) -> Index:
    """Open the index of an archive in a folder."""
    return open_index(folder, keys or Keys(), vault)


def staff() -> list[Statement]:
    """Return who is who: the founder's feed is a lead's, the other's an editor's."""
    roles = ((ANN, FEEDS[0], "lead"), (BEN, FEEDS[1], "editor"))
    return [
        said(who, prop, value, ANN) for who, feed, role in roles for prop, value in (("feed", feed), ("role", role))
    ]


def person(number: int, name: str = "Memet Örnek", **more: str) -> list[Statement]:
    """Return a few statements about the numbered person."""
    who = root("per", number)
    return [said(who, "name", name), *(said(who, prop, value) for prop, value in more.items())]

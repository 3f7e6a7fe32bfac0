"""The grammar of a mapping: which blocks there are and what stands in them.

Owns the shape of a mapping and its digest. Never reads a file, and never asks whether the words make sense: that is
mapping_checks. Spec: docs/spec/mapping.md.
"""

import hashlib
from collections.abc import Iterator
from typing import Literal

import msgspec

from guvah.intake.tables import LONGEST_CELL, Reading

# Part of every row's digest: raise it when the same mapping gives different statements, and lists are read anew.
CONVERSION = "1"


class ListHeader(msgspec.Struct, frozen=True):
    """Who published what. `public`: everyone may read the list, so what it says may be published again."""

    id: str
    title: str
    language: str
    public: str
    publisher: str = ""
    origin: str = ""
    licence: str = ""
    url: str = ""
    date: str = ""
    official: str = ""


class FileBlock(msgspec.Struct, frozen=True):
    """How the file is to be opened, where that cannot be seen from the file."""

    encoding: str = ""
    delimiter: str = ""
    sheet: str = ""
    header: str = "1"
    longest_cell: str = str(LONGEST_CELL)


class RowBlock(msgspec.Struct, frozen=True):
    """The column, or columns together, that tell one row from every other."""

    key: str | tuple[str, ...]
    format: Literal["whole number", ""] = ""


class JoinBlock(msgspec.Struct, frozen=True):
    """This list adds to the people of another list, whose row key stands in the column `key`."""

    list: str
    key: str


class FieldBlock(msgspec.Struct, frozen=True):
    """How one property is read from one column, or from several joined."""

    source: str | tuple[str, ...] = msgspec.field(name="from")
    joined: str = ", "
    format: str = ""
    case: Literal["title", ""] = ""
    precision: Literal["year", "month", "day"] = "day"
    bound: Literal["after", "before", ""] = ""
    order: Literal["day first", "month first", ""] = ""
    split: str | tuple[str, ...] = ()
    take: Literal["all", "first", "rest"] = "all"
    values: dict[str, str] = msgspec.field(default_factory=dict)
    empty: tuple[str, ...] = ()
    keep: tuple[str, ...] = ()
    language: str = ""
    list: str = ""
    sensitivity: str = ""

    @property
    def columns(self) -> tuple[str, ...]:
        """The columns this property is read from."""
        return (self.source,) if isinstance(self.source, str) else self.source


Field = str | FieldBlock | tuple[FieldBlock, ...]


class Condition(msgspec.Struct, frozen=True):
    """Something a column says: is one of, starts with one of, or contains one of these words (case is ignored).

    `filled`: and this other column holds something.
    """

    column: str
    equals: str | tuple[str, ...] = msgspec.field(name="is", default=())
    starts: str | tuple[str, ...] = ()
    contains: str | tuple[str, ...] = ()
    filled: str = ""

    def columns(self) -> tuple[str, ...]:
        """The columns the condition looks at."""
        return (self.column, self.filled) if self.filled else (self.column,)


class EpisodeBlock(msgspec.Struct, frozen=True):
    """Something that happened. Without `if` it is recorded where any of its columns holds something."""

    kind: str
    when: Field = ()
    end: Field = ()
    place: Field = ()
    facility: Field = ()
    authority: Field = ()
    reason_given: Field = ()
    reason_suspected: Field = ()
    charge: Field = ()
    sentence: Field = ()
    whereabouts: Field = ()
    outcome: Field = ()
    note: Field = ()
    condition: Literal["not empty"] | Condition | tuple[Literal["not empty"] | Condition, ...] = msgspec.field(
        name="if", default="not empty"
    )

    def fields(self) -> Iterator[tuple[str, FieldBlock]]:
        """Yield each property of the episode with a column it is read from."""
        for name in self.__struct_fields__:
            if name not in ("kind", "condition"):
                for block in blocks(getattr(self, name)):
                    yield "start" if name == "when" else name, block

    def conditions(self) -> tuple[str | Condition, ...]:
        """Return what `if` lists; any one of them is enough."""
        return self.condition if isinstance(self.condition, tuple) else (self.condition,)


class Mapping(msgspec.Struct, frozen=True):
    """A whole mapping. Either `person` or `facility` says what a row is about."""

    list: ListHeader
    row: RowBlock
    file: FileBlock = FileBlock()
    person: dict[str, Field] = msgspec.field(default_factory=dict)
    facility: dict[str, Field] = msgspec.field(default_factory=dict)
    join: JoinBlock | None = None
    episodes: tuple[EpisodeBlock, ...] = ()
    empty: tuple[str, ...] = ()
    keep: tuple[str, ...] = ()
    ignore: tuple[str, ...] = ()

    @property
    def kind(self) -> str:
        """The kind code of what a row is about: `per` or `fac`."""
        return "fac" if self.facility else "per"

    def fields(self) -> Iterator[tuple[str, FieldBlock]]:
        """Yield each property of the person or facility with a column it is read from."""
        for name, field in (self.person or self.facility).items():
            for block in blocks(field):
                yield name, block

    def key_columns(self) -> tuple[str, ...]:
        """Return the columns of the row key."""
        return (self.row.key,) if isinstance(self.row.key, str) else self.row.key

    def read_columns(self) -> frozenset[str]:
        """Return every column that says something: all that are named, except those ignored."""
        named = {*self.key_columns(), *self.keep}
        named.update(column for _, block in self.fields() for column in block.columns)
        if self.join:
            named.add(self.join.key)
        for episode in self.episodes:
            named.update(column for _, block in episode.fields() for column in block.columns)
            for condition in episode.conditions():
                named.update(condition.columns() if isinstance(condition, Condition) else ())
        return frozenset(named)

    def reading(self) -> Reading:
        """Return how the file is to be opened."""
        file = self.file
        return Reading(
            encoding=file.encoding or None,
            delimiter=file.delimiter.replace("\\t", "\t") or None,
            sheet=file.sheet or None,
            header=int(file.header),
            longest_cell=int(file.longest_cell),
            expected=self.read_columns() | set(self.ignore),
        )

    def digest(self) -> str:
        """Return the SHA-256 of everything that decides what a row says; titles and ignored columns do not."""
        about = (self.list.id, self.list.language, self.row, self.person, self.facility, self.join)
        said = (about, self.episodes, self.empty, sorted(self.keep), CONVERSION)
        return hashlib.sha256(b"guvah/mapping/1\n" + msgspec.json.encode(said, order="sorted")).hexdigest()


def blocks(field: Field) -> tuple[FieldBlock, ...]:
    """Return a property's blocks, however shortly it was written; a bare word is the name of a column."""
    if isinstance(field, str):
        return (FieldBlock(field),)
    return field if isinstance(field, tuple) else (field,)

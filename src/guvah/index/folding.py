"""Folding one partition: from lines to everything the index keeps about each root in it.

Owns the columns that a partition becomes, the same whether they are made in this process or in another. Pure. Never
touches the database and never holds a key.
"""

from collections.abc import Container, Iterable, Mapping, Sequence
from operator import itemgetter

import msgspec
import numpy as np

from guvah.index.cards import COLUMNS, Card, Reading, read_off
from guvah.index.documents import SAMPLES, Packing, Piece, recorded
from guvah.index.facts import Own, facts_of, own_facts
from guvah.index.gathering import is_source, pieces_by_root
from guvah.index.postings import Posted, posted
from guvah.model.record import SourceFacts
from guvah.model.statement import Recording

_ENCODE = msgspec.msgpack.Encoder().encode


class Folded(msgspec.Struct, array_like=True, gc=False):
    """The roots of a partition in columns. `codes` is an int32 array (roots x COLUMNS) of places in `values`."""

    ids: list[str]
    cards: list[bytes]
    documents: list[bytes]
    bodies: list[str]
    marks: list[str]
    codes: bytes
    values: list[list[str]]
    rows: list[tuple[int, str, str, str]]
    expiring: list[tuple[int, str]]
    pairs: list[tuple[int, str]]


class Partition(msgspec.Struct, array_like=True, gc=False):
    """A partition folded, and the keys of its roots' names."""

    folded: Folded
    posted: Posted


class Folder:
    """Folds roots with what is known of recordings and sources."""

    def __init__(self, recordings: Mapping[int, Recording], own: Mapping[str, Own], packing: Packing) -> None:
        self._recordings = recordings
        self._packing = packing
        self._facts = _Facts(own)
        self._lists = _Lists(own)

    def fold(self, chunks: Iterable[bytes]) -> Partition:
        """Fold a partition. Raises DamagedArchive (S006)."""
        pieces = pieces_by_root(chunks)
        readings = self._readings(pieces)
        names, heard = (reading.card.names for reading in readings), (not is_source(root) for root in pieces)
        return Partition(self._columns(pieces, readings), posted(zip(names, heard, strict=True)))

    def fold_roots(self, pieces: Mapping[str, Sequence[Piece]]) -> Folded:
        """Fold some roots. Raises DamagedArchive (S006)."""
        return self._columns(pieces, self._readings(pieces))

    def _readings(self, pieces: Mapping[str, Sequence[Piece]]) -> list[Reading]:
        return [
            read_off(root, recorded(given, self._recordings), self._facts, self._lists)
            for root, given in pieces.items()
        ]

    def _columns(self, pieces: Mapping[str, Sequence[Piece]], readings: Sequence[Reading]) -> Folded:
        return columns(list(pieces), readings, [self._packing.pack(given) for given in pieces.values()])


class _Facts(dict[str, SourceFacts]):
    """Facts of every source asked for, made when first asked."""

    def __init__(self, own: Mapping[str, Own]) -> None:
        super().__init__()
        self._own = own

    def get(self, source: str, default: SourceFacts | None = None) -> SourceFacts | None:  # type: ignore[override]
        """Return the facts of a source that said something about itself."""
        found = super().get(source)
        if found is None and self._own.get(source) is not None:
            found = self[source] = facts_of(source, self._own)
        return default if found is None else found


class _Lists(Container[str]):
    """The documents that are lists."""

    def __init__(self, own: Mapping[str, Own]) -> None:
        self._own = own

    def __contains__(self, source: object) -> bool:
        own = self._own.get(source) if isinstance(source, str) else None
        return own is not None and own.is_list


def facts(own: Mapping[str, Own]) -> Mapping[str, SourceFacts]:
    """Return the facts of sources, each made when it is first asked for."""
    return _Facts(own)


def lists(own: Mapping[str, Own]) -> Container[str]:
    """Return the documents that are lists."""
    return _Lists(own)


def encoded_card(card: Card) -> bytes:
    """Return a card as it lies in the file."""
    return _ENCODE(card)


def columns(ids: list[str], readings: Sequence[Reading], documents: list[bytes]) -> Folded:
    """Turn readings into columns."""
    codes = np.empty((len(ids), len(COLUMNS)), dtype=np.int32)
    values: list[list[str]] = []
    for column in range(len(COLUMNS)):
        known: dict[str, int] = {}
        given = map(itemgetter(column), (reading.facets for reading in readings))
        codes[:, column] = [known.setdefault(value, len(known)) for value in given]
        values.append(list(known))
    return Folded(
        ids=ids,
        cards=[encoded_card(reading.card) for reading in readings],
        documents=documents,
        bodies=[reading.body for reading in readings],
        marks=[reading.marks for reading in readings],
        codes=codes.tobytes(),
        values=values,
        rows=[(number, *row) for number, reading in enumerate(readings) for row in reading.rows],
        expiring=[(number, reading.until) for number, reading in enumerate(readings) if reading.until],
        pairs=[(number, other) for number, reading in enumerate(readings) for other in reading.pairs],
    )


def facts_in(chunks: Iterable[bytes], recordings: Mapping[int, Recording]) -> dict[str, Own]:
    """Return what the sources of a partition say of themselves."""
    return {root: own_facts(root, recorded(pieces, recordings)) for root, pieces in pieces_by_root(chunks).items()}


def samples_in(chunks: Iterable[bytes]) -> list[list[Piece]]:
    """Return some documents of a partition, to make a dictionary from."""
    return list(pieces_by_root(chunks).values())[:SAMPLES]

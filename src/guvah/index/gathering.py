"""Dividing bodies by root: which lines are about whom.

Owns the cutting of a body into runs of lines of one root and the sorting of runs into partitions, small enough to be
folded one at a time. Never reads more of a line than whom it is about; a line is decoded when its root is folded.

A million persons are told of in bodies far apart, so everything must be at hand before the first record can be folded:
partitions are kept compressed in memory, about 25 bytes a statement, never on disk.
"""

import struct
from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise

import msgspec
import numpy as np
import zstandard

from guvah.errors import DamagedArchive
from guvah.index.documents import Piece
from guvah.model.body import VERSION, Header, decode_body
from guvah.model.ids import is_id, kind_of

PARTITIONS = 64
SOURCES = frozenset({b"tes", b"doc", b"cap", b"med", b"den"})
"""Kinds whose facts every other root is folded with; their partitions come first, numbered from 0."""

_ROOT = 20
_FRAME = struct.Struct("<II20s")
_CHUNK = 1 << 20
_LEVEL = 1
_HEADER = msgspec.json.Decoder(Header)
_VALUE_OF = np.zeros(256, dtype=np.uint8)
_VALUE_OF[np.frombuffer(b"0123456789abcdefghjkmnpqrstvwxyz", dtype=np.uint8)] = np.arange(32, dtype=np.uint8)
_IN_AN_ID = np.zeros(256, dtype=np.bool_)
_IN_AN_ID[np.frombuffer(b"0123456789abcdefghijklmnopqrstuvwxyz-", dtype=np.uint8)] = True
_QUOTE, _SLASH, _NEWLINE, _OPENING = b'"/\n['


def header_of(untrusted_body: bytes) -> Header:
    """Return a body's header. Raises DamagedArchive (S001, S002, S004, S010, S014), NewerFormat."""
    try:
        header = _HEADER.decode(untrusted_body.partition(b"\n")[0])
    except (msgspec.DecodeError, UnicodeDecodeError):
        return decode_body(untrusted_body)[0]
    plain = header.guvah == VERSION and header.at is None and is_id(header.by) and kind_of(header.by) == "mem"
    return header if plain else decode_body(untrusted_body)[0]


def is_source(root: str) -> bool:
    """Say whether a root is a source: something that tells of others."""
    return root[:3].encode() in SOURCES


def runs(untrusted_body: bytes) -> Iterator[tuple[bytes, bytes]]:
    """Yield (root, consecutive lines about it) in order. Raises DamagedArchive where a line is about no root."""
    data = np.frombuffer(untrusted_body, dtype=np.uint8)
    ends = np.flatnonzero(data == _NEWLINE)
    if not len(ends) or ends[-1] != len(data) - 1:
        raise _unreadable(untrusted_body)
    starts = ends[:-1] + 1
    if not len(starts):
        return
    if starts[-1] + _ROOT + 2 >= len(data):
        raise _unreadable(untrusted_body)
    roots = np.lib.stride_tricks.sliding_window_view(data, _ROOT)[starts + 2]
    after = data[starts + 2 + _ROOT]
    opened = (data[starts] == _OPENING) & (data[starts + 1] == _QUOTE) & ((after == _QUOTE) | (after == _SLASH))
    if not (opened.all() and _IN_AN_ID[roots].all()):
        raise _unreadable(untrusted_body)
    first = np.flatnonzero(np.concatenate(([True], (roots[1:] != roots[:-1]).any(axis=1))))
    cuts = [*starts[first].tolist(), len(data)]
    for start, end in pairwise(cuts):
        yield untrusted_body[start + 2 : start + 2 + _ROOT], untrusted_body[start:end]


def _unreadable(body: bytes) -> DamagedArchive:
    decode_body(body)
    return DamagedArchive("S012", "an entity or a source of a statement is no id")


def partition_of(root: bytes) -> int:
    """Return the partition of a root: by the beginning of its id, sources before all others."""
    number = int(_VALUE_OF[root[4]]) << 1 | int(_VALUE_OF[root[5]]) >> 4
    return number if root[:3] in SOURCES else PARTITIONS + number


_PARTITION = {
    bytes((a, b)): int(_VALUE_OF[a]) << 1 | int(_VALUE_OF[b]) >> 4
    for a in b"0123456789abcdefghjkmnpqrstvwxyz"
    for b in b"0123456789abcdefghjkmnpqrstvwxyz"
}


class Partitions:
    """The runs of many bodies, sorted into partitions and kept compressed."""

    def __init__(self) -> None:
        self._open: list[list[bytes]] = [[] for _ in range(2 * PARTITIONS)]
        self._sizes = [0] * (2 * PARTITIONS)
        self._chunks: list[list[bytes]] = [[] for _ in range(2 * PARTITIONS)]
        self._compressor = zstandard.ZstdCompressor(level=_LEVEL)

    def add(self, recording: int, untrusted_body: bytes) -> int:
        """Take up a body under the number of its recording; return how many runs it had. Raises DamagedArchive."""
        count = 0
        pack = _FRAME.pack
        for root, lines in runs(untrusted_body):
            number = _PARTITION.get(root[4:6], 0)
            if root[:3] not in SOURCES:
                number += PARTITIONS
            self._open[number] += (pack(recording, len(lines), root), lines)
            self._sizes[number] += len(lines)
            if self._sizes[number] > _CHUNK:
                self._close(number)
            count += 1
        return count

    def take(self) -> list[list[bytes]]:
        """Return the compressed chunks of every partition and forget them."""
        for number, size in enumerate(self._sizes):
            if size:
                self._close(number)
        taken, self._chunks = self._chunks, [[] for _ in range(2 * PARTITIONS)]
        return taken

    def _close(self, number: int) -> None:
        self._chunks[number].append(self._compressor.compress(b"".join(self._open[number])))
        self._open[number] = []
        self._sizes[number] = 0


def pieces_by_root(chunks: Iterable[bytes]) -> dict[str, list[Piece]]:
    """Return the pieces of every root in a partition's chunks, by root, each in the order of recordings."""
    found: dict[bytes, list[Piece]] = {}
    decompressor = zstandard.ZstdDecompressor()
    unpack, size = _FRAME.unpack_from, _FRAME.size
    for chunk in chunks:
        data = decompressor.decompress(chunk)
        offset, end = 0, len(data)
        while offset < end:
            recording, length, root = unpack(data, offset)
            offset += size
            found.setdefault(root, []).append((recording, data[offset : offset + length]))
            offset += length
    return {root.decode(): joined(found[root]) for root in sorted(found)}


def joined(pieces: Sequence[Piece]) -> list[Piece]:
    """Return pieces in the order of recordings, those of one recording as one."""
    if len(pieces) == 1:
        return list(pieces)
    lines: dict[int, bytes] = {}
    for number, given in pieces:
        lines[number] = lines[number] + given if number in lines else given
    return sorted(lines.items())

"""A document: all that was recorded about one root, as the lines of its bodies, so that nothing is encoded twice.

Owns how recordings and lines are packed into one compressed value and read again. Never folds them.

A document is a msgpack list of (number of the recording, lines); zstd with the file's own dictionary, made from its
first documents, halves it. The dictionary lies in the same encrypted file.
"""

from collections.abc import Iterable, Mapping, Sequence

import msgspec
import zstandard

from guvah.errors import DamagedArchive
from guvah.index.store import UnreadableError
from guvah.model.statement import Recorded, Recording, Statement

Piece = tuple[int, bytes]
"""The number of a recording, and the lines it holds about a root, each ending in a newline."""

SAMPLES = 4000
_FEWEST_SAMPLES = 500
_DICTIONARY_BYTES = 32 * 1024
_LEVEL = 3
_STATEMENTS = msgspec.json.Decoder(list[Statement])
_PIECES = msgspec.msgpack.Decoder(list[Piece])
_ENCODE = msgspec.msgpack.Encoder().encode


class Packing:
    """Packs and unpacks documents with one dictionary (b"" for none)."""

    def __init__(self, dictionary: bytes = b"") -> None:
        self.dictionary = dictionary
        shared = zstandard.ZstdCompressionDict(dictionary) if dictionary else None
        if shared is not None:
            shared.precompute_compress(level=_LEVEL)
        self._compressor = zstandard.ZstdCompressor(level=_LEVEL, dict_data=shared, write_dict_id=False)
        self._decompressor = zstandard.ZstdDecompressor(dict_data=shared)

    def pack(self, pieces: Sequence[Piece]) -> bytes:
        """Return a document; pieces in the order of their recordings' numbers."""
        return self._compressor.compress(_ENCODE(pieces))

    def unpack(self, document: bytes) -> list[Piece]:
        """Return the pieces of a document. Raises UnreadableError where it is damaged."""
        try:
            return _PIECES.decode(self._decompressor.decompress(document))
        except (zstandard.ZstdError, msgspec.DecodeError) as error:
            raise UnreadableError from error


def trained(samples: Iterable[Sequence[Piece]]) -> bytes:
    """Return a dictionary for documents like these, b"" where there are too few to learn from."""
    encoded: list[bytes | bytearray | memoryview[int]] = [_ENCODE(pieces) for pieces in samples]
    if len(encoded) < _FEWEST_SAMPLES:
        return b""
    try:
        return zstandard.train_dictionary(_DICTIONARY_BYTES, encoded).as_bytes()
    except zstandard.ZstdError:  # the samples share nothing worth keeping
        return b""


def statements(lines: bytes) -> list[Statement]:
    """Return the statements of some lines. Raises DamagedArchive (S006)."""
    try:
        return _STATEMENTS.decode(b"[" + lines[:-1].replace(b"\n", b",") + b"]")
    except (msgspec.DecodeError, UnicodeDecodeError) as error:
        raise DamagedArchive("S006", "a body holds a line that is no statement") from error


def recorded(pieces: Iterable[Piece], recordings: Mapping[int, Recording]) -> list[Recorded]:
    """Return the statements of a document with the recording each came from. Raises DamagedArchive (S006)."""
    found = []
    for number, lines in pieces:
        recording = recordings[number]
        found += [Recorded(statement, recording) for statement in statements(lines)]
    return found

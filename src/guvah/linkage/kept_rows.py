"""A proposed pair as it lies in the file of proposals, and back.

Owns the encoding of what was found: msgpack, zstd with a dictionary learned from the first pairs of the run, because a
million pairs say the same few things in the same words. Never opens a file.
"""

from collections.abc import Sequence
from typing import Protocol

import msgspec
import zstandard

from guvah.errors import Unavailable
from guvah.linkage.queue import helps
from guvah.linkage.weights import Reason

SAMPLES = 2_000
"""Pairs a dictionary is learned from."""
_FEWEST = 100
_DICTIONARY_BYTES = 16_384
_LEVEL = 1

Row = tuple[str, str, float, float, float, int, int, bytes]
"""one, other, helps, probability, prior, people, published, said."""


class Found(Protocol):
    """What comparing two records gives (score.Comparison)."""

    @property
    def probability(self) -> float:
        """How likely they are one person, 0 to 1."""

    @property
    def reasons(self) -> tuple[Reason, ...]:
        """What speaks for it."""

    @property
    def against(self) -> tuple[Reason, ...]:
        """What speaks against it."""

    @property
    def prior(self) -> float:
        """The bits before anything is compared."""


class Proposed(msgspec.Struct, frozen=True, gc=False):
    """One pair that may be one person: smaller id first, how likely, what speaks for it and what against.

    `prior` is in bits, before anything is compared. `people` are those whom the answer touches, `published` how many
    of the two were public when they were compared (guvah.linkage.queue).
    """

    one: str
    other: str
    probability: float
    prior: float
    reasons: tuple[Reason, ...] = ()
    against: tuple[Reason, ...] = ()
    people: int = 2
    published: int = 0

    @classmethod
    def of(cls, one: str, other: str, compared: Found) -> "Proposed":
        """Return the pair of two ids (the smaller first) with what comparing them gave."""
        return cls(one, other, compared.probability, compared.prior, compared.reasons, compared.against)


_PACK = msgspec.msgpack.Encoder()
_SAID = msgspec.msgpack.Decoder(tuple[tuple[Reason, ...], tuple[Reason, ...]])


class Packing:
    """Packs and unpacks pairs with one dictionary (b"" for none)."""

    def __init__(self, dictionary: bytes = b"") -> None:
        shared = zstandard.ZstdCompressionDict(dictionary) if dictionary else None
        if shared is not None:
            shared.precompute_compress(level=_LEVEL)
        self._compressor = zstandard.ZstdCompressor(level=_LEVEL, dict_data=shared, write_dict_id=False)
        self._decompressor = zstandard.ZstdDecompressor(dict_data=shared)

    def row(self, pair: Proposed) -> Row:
        """Return a pair as a row."""
        rank = helps(pair.probability, pair.people, pair.published)
        said = self._compressor.compress(_PACK.encode((pair.reasons, pair.against)))
        return pair.one, pair.other, rank, pair.probability, pair.prior, pair.people, pair.published, said

    def pair(self, row: Row) -> Proposed:
        """Return the pair of a row. Raises Unavailable where it is damaged."""
        one, other, _, probability, prior, people, published, said = row
        try:
            reasons, against = _SAID.decode(self._decompressor.decompress(said))
        except (zstandard.ZstdError, msgspec.DecodeError) as error:
            raise Unavailable("What was compared cannot be read any more: run `guvah link` again.") from error
        return Proposed(one, other, probability, prior, reasons, against, people, published)


def learned(pairs: Sequence[Proposed]) -> bytes:
    """Return a dictionary for pairs like these, b"" where there are too few to learn from."""
    samples: list[bytes | bytearray | memoryview[int]] = [
        _PACK.encode((pair.reasons, pair.against)) for pair in pairs[:SAMPLES]
    ]
    if len(samples) < _FEWEST:
        return b""
    try:
        return zstandard.train_dictionary(_DICTIONARY_BYTES, samples).as_bytes()
    except zstandard.ZstdError:  # the samples share nothing worth keeping
        return b""

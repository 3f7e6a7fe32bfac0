"""Which letters do these bytes spell? Bytes from outside to an encoding, streamed, with what was assumed.

Owns byte-order marks, the test for UTF-8, the guess for everything else and what is said of it. Never reads a whole
file into memory and never replaces a broken byte by a question mark: text that does not decode is refused.
"""

import codecs
from dataclasses import dataclass
from pathlib import Path
from typing import BinaryIO

from charset_normalizer import from_bytes

from guvah.errors import BadInput

CHUNK = 1 << 20
SAMPLE = 1 << 18
MARKS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
# What lists in these languages are really saved as; a guess among a hundred encodings finds an exotic one that fits.
LIKELY = ["cp1252", "cp1251", "gb18030", "cp1254", "cp1256", "koi8_r", "cp866", "cp1250", "big5"]
BROKEN_SHARE = 0.1  # fewer broken than this share of all foreign characters: damaged UTF-8, not another encoding


@dataclass(frozen=True, slots=True)
class Decoding:
    """The encoding of a file (a Python codec name) and, where it was guessed, the sentence that says so."""

    encoding: str
    note: str = ""


def known_encoding(name: str) -> str | None:
    """Return the codec name for a text encoding a person may write (`UTF-8`, `windows-1251`, `latin1`), else None."""
    try:
        info = codecs.lookup(name.strip())
    except LookupError:
        return None
    return info.name if getattr(info, "_is_text_encoding", True) else None


def decoding_of(path: Path, declared: str | None) -> Decoding:
    """Find a file's encoding: what the mapping declares, a byte-order mark, UTF-8, then a guess that is always told.

    Raises BadInput where the declared encoding is unknown, or where the bytes are damaged UTF-8.
    """
    if declared is not None:
        encoding = known_encoding(declared)
        if encoding is None:
            raise BadInput(f'no encoding is called "{declared[:40]}"; try utf-8, windows-1251 or gb18030', path.name)
        return Decoding("utf-8-sig" if encoding == "utf-8" else encoding)
    with path.open("rb") as file:
        start = file.read(4)
        for mark, encoding in MARKS:
            if start.startswith(mark):
                return Decoding(encoding)
        file.seek(0)
        broken = _first_broken(file, "utf-8")
        if broken is None:
            return Decoding("utf-8")
        file.seek(max(0, broken - SAMPLE // 2))
        return guess(file.read(SAMPLE), path.name)


def guess(untrusted_sample: bytes, name: str) -> Decoding:
    """Guess an encoding that is not UTF-8 from a sample. Raises BadInput for damaged UTF-8 and where nothing fits."""
    text = untrusted_sample.decode("utf-8", "surrogateescape")
    foreign = [char for char in text if char > "\x7f"]
    broken = sum("\udc80" <= char <= "\udcff" for char in foreign)
    if broken and broken <= max(4, BROKEN_SHARE * len(foreign)) and broken < len(foreign) / 2:
        raise BadInput(
            "almost all of this is UTF-8, but some bytes are damaged; save it again as UTF-8, or name its encoding in "
            "the mapping (file: {encoding: ...})",
            name,
        )
    matches = list(from_bytes(untrusted_sample, cp_isolation=LIKELY, threshold=0.5))
    if not matches:
        raise BadInput("neither UTF-8 nor any encoding Guvah can tell; save it again as UTF-8", name)
    best = min(matches, key=lambda match: (match.chaos - match.coherence / 2, LIKELY.index(match.encoding))).encoding
    words = f"read as {best} (a guess: it is not UTF-8); if letters look wrong, name the encoding in the mapping"
    return Decoding(best, words)


def _first_broken(file: BinaryIO, encoding: str) -> int | None:
    """Return the offset of the first byte that does not decode, or None."""
    decoder = codecs.getincrementaldecoder(encoding)("strict")
    offset = 0
    while True:
        chunk = file.read(CHUNK)
        try:
            decoder.decode(chunk, final=not chunk)
        except UnicodeDecodeError as error:
            return max(0, offset + error.start - 4)
        if not chunk:
            return None
        offset += len(chunk)

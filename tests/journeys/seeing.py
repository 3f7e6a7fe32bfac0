"""Looking through a folder as somebody would who wants to find: names, contents, and what is wrapped inside them.

Every file name and every byte, as it is and percent-decoded, JSON- and HTML-unescaped, UTF-16, hex, base64 at every
offset, zlib, gzip and zip, some layers deep. Pieces of eight characters are looked for too, so that a word cut up by a
compressed index is still found.
"""

import base64
import binascii
import gzip
import html
import io
import re
import urllib.parse
import zipfile
import zlib
from collections.abc import Iterable, Iterator
from pathlib import Path

TOKEN = re.compile(r"zq[a-z2-7]{12}qz")
PIECE = 8
DEEPEST = 3
LARGEST = 64 << 20
_BASE64 = re.compile(rb"[A-Za-z0-9+/_-]{20,}={0,2}")
_HEX = re.compile(rb"(?:[0-9a-fA-F]{2}){10,}")
_RUN = re.compile(r"[a-z2-7]{8,}")
_ZLIB = re.compile(rb"\x78[\x01\x5e\x9c\xda]|\x1f\x8b\x08")


def everything_in(folder: Path) -> Iterator[bytes]:
    """Yield every path and every file's bytes."""
    for path in sorted(folder.rglob("*")):
        yield str(path.relative_to(folder)).encode()
        if path.is_file():
            yield path.read_bytes()


def texts_in(data: bytes, depth: int = 0) -> Iterator[str]:
    """Yield the readings of some bytes, those of what is wrapped in them included."""
    text = data.decode("utf-8", "replace")
    yield text
    for reading in (urllib.parse.unquote(text), html.unescape(text), _unescaped(text)):
        if reading != text:
            yield reading
    if b"\0z\0q" in data.lower() or b"z\0q\0" in data.lower():
        for skip in (0, 1):
            yield data[skip:].decode("utf-16-le", "replace")
    if depth < DEEPEST:
        for inner in _unwrapped(data):
            yield from texts_in(inner, depth + 1)


def _unescaped(text: str) -> str:
    return re.sub(r"\\u([0-9a-fA-F]{4})", lambda match: chr(int(match[1], 16)), text)


def _unwrapped(data: bytes) -> Iterator[bytes]:
    for match in _ZLIB.finditer(data):
        inner = _inflated(data[match.start() :])
        if inner:
            yield inner
    if data[:4] == b"PK\x03\x04":
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            for name in archive.namelist():
                yield name.encode()
                yield archive.read(name)
    for run in _BASE64.findall(data):
        bare = run.rstrip(b"=").replace(b"-", b"+").replace(b"_", b"/")
        for skip in range(4):
            part = bare[skip:]
            part = part[: len(part) - len(part) % 4]
            decoded = base64.b64decode(part) if part else b""
            if b"zq" in decoded or b"qz" in decoded or decoded[:1] in (b"\x78", b"\x1f"):
                yield decoded
    for run in _HEX.findall(data):
        decoded = binascii.unhexlify(run)
        if b"zq" in decoded:
            yield decoded


def _inflated(data: bytes) -> bytes:
    try:
        if data[:2] == b"\x1f\x8b":
            return zlib.decompressobj(zlib.MAX_WBITS | 16).decompress(data, LARGEST)
        return zlib.decompressobj().decompress(data, LARGEST)
    except zlib.error:
        return b""


def tokens_in(blobs: Iterable[bytes]) -> set[str]:
    """Return every whole token met."""
    return {found for data in blobs for text in texts_in(data) for found in TOKEN.findall(text.lower())}


def pieces_in(blobs: Iterable[bytes], pieces: frozenset[str]) -> set[str]:
    """Return which of these eight-letter pieces are met."""
    met: set[str] = set()
    for data in blobs:
        for text in texts_in(data):
            for run in _RUN.findall(text.lower()):
                for start in range(len(run) - PIECE + 1):
                    if run[start : start + PIECE] in pieces:
                        met.add(run[start : start + PIECE])
    return met


def pieces_of(word: str) -> frozenset[str]:
    """Return the pieces of eight characters of a token, without its fixed ends."""
    inside = word[2:-2]
    return frozenset(inside[start : start + PIECE] for start in range(len(inside) - PIECE + 1))


def wrappings(word: str) -> dict[str, bytes]:
    """Return a word in every form in which it must still be found; for the test of the search itself."""
    plain = f'{{"name": "a {word} b"}}'.encode()
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("data.txt", plain)
    return {
        "plain": plain,
        "upper case": plain.upper(),
        "percent": urllib.parse.quote("".join(f"%{ord(char):02x}" for char in word), safe="%").encode(),
        "json": b'"' + b"".join(b"\\u%04x" % ord(char) for char in word) + b'"',
        "html": "".join(f"&#{ord(char)};" for char in word).encode(),
        "utf-16": plain.decode().encode("utf-16-le"),
        "hex": binascii.hexlify(plain),
        **{f"base64 after {skip}": base64.b64encode(b"x" * skip + plain) for skip in range(3)},
        "base64 url": base64.urlsafe_b64encode(b"\xff\xfe" + plain),
        "zlib": b"before" + zlib.compress(plain),
        "gzip": gzip.compress(plain, mtime=0),
        "zip": packed.getvalue(),
        "zlib in base64": base64.b64encode(zlib.compress(plain)),
    }

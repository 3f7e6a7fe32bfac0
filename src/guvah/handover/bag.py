"""The BagIt folder as bytes in memory: which files there are, their manifests, their seal.

Owns the grammar of the tag files (RFC 8493, narrowed by docs/spec/package.md), for writing and for reading. Never
touches a disk and never knows what the payload means.

Invariants: equal files in, equal bag out; every file but the tag manifest is listed in exactly one manifest.
"""

import hashlib
import re
import unicodedata
from collections.abc import Iterable, Mapping

from guvah.errors import BadInput

DECLARATION = b"BagIt-Version: 1.0\nTag-File-Character-Encoding: UTF-8\n"
MANIFEST = "manifest-sha256.txt"
TAG_MANIFEST = "tagmanifest-sha256.txt"
PAYLOAD = "data/"
FORMAT = "1"

_LINE = re.compile(r"([0-9a-f]{64})  (.+)")
_LABEL = re.compile(r"([A-Za-z][A-Za-z0-9-]*): (.*)")
_ESCAPED = re.compile("%(25|0D|0A|0d|0a)")
_DRIVE = re.compile(r"[A-Za-z]:")


def make_bag(
    payload: Mapping[str, bytes], tags: Mapping[str, bytes], info: Iterable[tuple[str, str]]
) -> dict[str, bytes]:
    """Return every file of the bag by its path.

    Args:
        payload: paths below `data/`, without it.
        tags: further tag files, such as a README.
        info: lines of bag-info.txt; Payload-Oxum is put in after Bag-Software-Agent.
    """
    data = {PAYLOAD + path: content for path, content in payload.items()}
    oxum = f"{sum(map(len, data.values()))}.{len(data)}"
    outside = {"bagit.txt": DECLARATION, **tags, "bag-info.txt": info_file(info, oxum), MANIFEST: manifest(data)}
    return data | outside | {TAG_MANIFEST: manifest(outside)}


def seal(bag: Mapping[str, bytes]) -> str:
    """Return the hex SHA-256 of the tag manifest, which pins every byte of the bag."""
    return hashlib.sha256(bag[TAG_MANIFEST]).hexdigest()


def manifest(files: Mapping[str, bytes]) -> bytes:
    """Return the manifest of files: one line each, sorted by path as bytes."""
    lines = [
        f"{hashlib.sha256(files[path]).hexdigest()}  {_escape(path)}\n"
        for path in sorted(files, key=lambda path: path.encode())
    ]
    return "".join(lines).encode()


def info_file(info: Iterable[tuple[str, str]], oxum: str) -> bytes:
    """Return bag-info.txt.

    No value can begin a line of its own: white space and control characters become one space.
    """
    lines = []
    for label, value in info:
        lines.append(f"{label}: {_one_line(value)}\n")
        if label == "Bag-Software-Agent":
            lines.append(f"Payload-Oxum: {oxum}\n")
    return "".join(lines).encode()


def parse_info(untrusted: bytes) -> dict[str, str]:
    """Read bag-info.txt. Raises BadInput on a line of another shape or a label given twice."""
    info: dict[str, str] = {}
    for number, line in enumerate(_lines(untrusted), 1):
        match = _LABEL.fullmatch(line)
        if match is None or match[1] in info:
            raise BadInput(f"line {number} is not one 'Label: value'", "bag-info.txt")
        info[match[1]] = match[2]
    return info


def parse_manifest(untrusted: bytes, name: str) -> list[tuple[str, str]]:
    """Read a manifest into (path, hash), paths unescaped but not yet judged.

    Raises BadInput on a line of another shape.
    """
    listed = []
    for number, line in enumerate(_lines(untrusted, name), 1):
        match = _LINE.fullmatch(line)
        if match is None:
            raise BadInput(f"line {number} is not a SHA-256, two spaces and a path", name)
        listed.append((_unescape(match[2]), match[1]))
    return listed


def is_safe(untrusted_path: str) -> bool:
    """Say whether a path stays inside the folder on every system: relative, no `..`, no backslash, drive, home or
    empty part."""
    parts = untrusted_path.split("/")
    return not (
        any(part in ("", ".", "..") for part in parts)
        or any(character in untrusted_path for character in "\\\0")
        or untrusted_path.startswith("~")
        or _DRIVE.match(untrusted_path)
    )


def same_file(path: str) -> str:
    """Return what two paths share that some systems would store as one file."""
    return unicodedata.normalize("NFC", unicodedata.normalize("NFC", path).casefold())


def _lines(untrusted: bytes, name: str = "bag-info.txt") -> list[str]:
    try:
        text = untrusted.decode("utf-8")
    except UnicodeDecodeError as error:
        raise BadInput("it is not UTF-8 text", name) from error
    return text.removesuffix("\n").split("\n") if text else []


def _one_line(value: str) -> str:
    spaced = "".join(" " if unicodedata.category(c) in ("Cc", "Zl", "Zp") else c for c in value)
    return " ".join(spaced.split())


def _escape(path: str) -> str:
    return path.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _unescape(path: str) -> str:
    return _ESCAPED.sub(lambda match: chr(int(match[1], 16)), path)

"""What lies in a feed's folder, by name. Spec: docs/spec/vault.md, "The folder".

Owns the listing and the grammar of names. Never opens a file, never follows a link.
"""

import os
import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

from guvah.vault import layout

SHELVES = (layout.BODIES, layout.BLOBS, layout.KEYS)
FEED = re.compile(r"[0-9a-f]{32}\Z")
ENTRY = re.compile(r"entries/([0-9]{6})/([0-9]{8})\.json\Z")
CHECKPOINT = re.compile(r"checkpoints/([0-9]{6})/([0-9]{8})\Z")
OBJECT = re.compile(r"(bodies|blobs|keys)/([0-9a-f]{2})/(\2[0-9a-f]{62})\Z")
COSIGNATURE = re.compile(r"cosignatures/([0-9]{8})/[0-9a-f]{32}\Z")
TIMESTAMP = re.compile(r"timestamps/([0-9]{8})/[a-z0-9]{1,16}\Z")


@dataclass(slots=True)
class Listing:
    """A feed's files: numbers of entries and checkpoints, paths of the rest (relative to the feed), what is strange."""

    entries: set[int] = field(default_factory=set)
    checkpoints: set[int] = field(default_factory=set)
    objects: set[str] = field(default_factory=set)
    cosignatures: dict[str, int] = field(default_factory=dict)
    timestamps: dict[str, int] = field(default_factory=dict)
    strange: list[str] = field(default_factory=list)
    files: int = 0
    bytes: int = 0


def list_feed(folder: Path) -> Listing:
    """List a feed's folder. A link, a device, or a name outside the grammar is strange."""
    listing = Listing()
    for path, size in _walk(str(folder), ""):
        listing.files += 1
        listing.bytes += max(size, 0)
        if size < 0 or not _file(listing, path):
            listing.strange.append(path)
    return listing


def strangers(archive: Path) -> list[str]:
    """Return what lies beside the feeds and is no part of the format; local/ is this device's own, not looked into."""
    ours = {layout.ARCHIVE_FILE: False, layout.FEEDS: True, layout.LOCAL: True}
    strange = []
    with os.scandir(archive) as children:
        for child in children:
            if child.name not in ours or child.is_dir(follow_symlinks=False) is not ours[child.name]:
                strange.append(child.name)
    feeds = archive / layout.FEEDS
    if feeds.is_dir():
        with os.scandir(feeds) as children:
            for child in children:
                if not FEED.match(child.name) or not child.is_dir(follow_symlinks=False):
                    strange.append(f"{layout.FEEDS}/{child.name}")
    return sorted(strange)


def _file(listing: Listing, path: str) -> bool:
    if OBJECT.match(path):
        listing.objects.add(path)
    elif match := ENTRY.match(path):
        listing.entries.add(int(match[2]))
        return int(match[1]) == int(match[2]) // layout.PER_FOLDER
    elif match := CHECKPOINT.match(path):
        listing.checkpoints.add(int(match[2]))
        return int(match[1]) == int(match[2]) // layout.PER_FOLDER
    elif match := COSIGNATURE.match(path):
        listing.cosignatures[path] = int(match[1])
    elif match := TIMESTAMP.match(path):
        listing.timestamps[path] = int(match[1])
    else:
        return False
    return True


def _walk(folder: str, prefix: str) -> Iterator[tuple[str, int]]:
    """Yield (path, size in bytes, or -1 for what is neither a file nor a folder)."""
    with os.scandir(folder) as children:
        for child in children:
            if child.is_dir(follow_symlinks=False):
                yield from _walk(child.path, f"{prefix}{child.name}/")
            else:
                ordinary = child.is_file(follow_symlinks=False)
                yield prefix + child.name, child.stat(follow_symlinks=False).st_size if ordinary else -1

"""Where everything lies in an archive folder. Spec: docs/spec/vault.md, "The folder".

Owns the paths and the names. Never opens a file.
"""

import hashlib
import os
from pathlib import Path

ARCHIVE_FILE = "guvah.json"
FEEDS = "feeds"
LOCAL = "local"
PER_FOLDER = 1000

BODIES = "bodies"
BLOBS = "blobs"
KEYS = "keys"


def feed_folder(feed: str) -> str:
    """Return the archive-relative folder of a feed."""
    return f"{FEEDS}/{feed}"


def entry_path(feed: str, seq: int) -> str:
    """Return the archive-relative path of the entry `seq` (from 0)."""
    return f"{FEEDS}/{feed}/entries/{seq // PER_FOLDER:06d}/{seq:08d}.json"


def checkpoint_path(feed: str, size: int) -> str:
    """Return the archive-relative path of the checkpoint that covers the first `size` entries."""
    return f"{FEEDS}/{feed}/checkpoints/{size // PER_FOLDER:06d}/{size:08d}"


def object_path(feed: str, shelf: str, sha256: str) -> str:
    """Return the archive-relative path of a body, blob or key object (`shelf` says which)."""
    return f"{FEEDS}/{feed}/{shelf}/{sha256[:2]}/{sha256}"


def cosignature_path(feed: str, size: int, cosigner: str, key_id: bytes) -> str:
    """Return the archive-relative path of one cosigner's note on the checkpoint of `size`."""
    name = hashlib.sha256(cosigner.encode() + b"\n" + key_id).hexdigest()[:32]
    return f"{FEEDS}/{feed}/cosignatures/{size:08d}/{name}"


def timestamp_path(feed: str, size: int, kind: str) -> str:
    """Return the archive-relative path of a timestamp of `kind` (rfc3161, ots) on the checkpoint of `size`."""
    return f"{FEEDS}/{feed}/timestamps/{size:08d}/{kind}"


def member_path(archive_id: str, handle: str) -> str:
    """Return the archive-relative path of a member file: named by a hash, so that a listing tells no handle."""
    name = hashlib.sha256(f"guvah/member/1\n{archive_id}\n{handle}".encode()).hexdigest()[:32]
    return f"{LOCAL}/members/{name}.age"


def mark_path(feed: str) -> str:
    """Return the archive-relative path of this device's high-water mark of a feed."""
    return f"{LOCAL}/marks/{feed}.json"


def lock_path() -> str:
    """Return the archive-relative path of the lock file."""
    return f"{LOCAL}/lock"


def tmp_folder() -> str:
    """Return the archive-relative folder of files not yet complete; never replicated, emptied on opening to write."""
    return f"{LOCAL}/unfinished"


def newest_checkpoint(archive: Path, feed: str) -> str | None:
    """Return the archive-relative path of the feed's checkpoint with the highest number, or None.

    Reads two directory listings, however long the feed is.
    """
    top = f"{archive}/{feed_folder(feed)}/checkpoints"
    for folder in sorted(filter(str.isdigit, _names(top)), reverse=True):
        names = _names(f"{top}/{folder}")
        newest = max(names, default="")
        if not newest.isdigit():  # a stranger among them
            newest = max(filter(str.isdigit, names), default="")
        if newest:
            return f"{feed_folder(feed)}/checkpoints/{folder}/{newest}"
    return None


def _names(folder: str) -> list[str]:
    try:
        return os.listdir(folder)  # noqa: PTH208 - up to a thousand names, asked for twice a testimony: no path for each
    except FileNotFoundError:
        return []

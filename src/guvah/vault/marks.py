"""What this device remembers of each feed: how far it had got. Spec: docs/spec/vault.md, "Rollback and forks".

Owns the high-water mark and the comparison with what lies on disk. Never replicated. A mark is only ever behind the
truth (it is written after it, without waiting for the disk), so a feed that is behind its mark was rolled back.
"""

from pathlib import Path

import msgspec

from guvah.vault import layout
from guvah.vault.durable import replace_lightly
from guvah.vault.merkle import Frontier


class _Mark(msgspec.Struct, frozen=True):
    size: int
    peaks: tuple[str, ...]


def read_mark(archive: Path, feed: str) -> Frontier | None:
    """Return the tree of the feed as this device last saw it, or None where it never did."""
    try:
        mark = msgspec.json.decode((archive / layout.mark_path(feed)).read_bytes(), type=_Mark)
        peaks = tuple(bytes.fromhex(peak) for peak in mark.peaks)
    except (OSError, ValueError):
        return None
    whole = len(peaks) == mark.size.bit_count() and all(len(peak) == 32 for peak in peaks)
    return Frontier(mark.size, peaks) if whole else None


def write_mark(archive: Path, feed: str, tree: Frontier) -> None:
    """Remember the feed's tree. Raises Unavailable."""
    mark = _Mark(tree.size, tuple(peak.hex() for peak in tree.peaks))
    replace_lightly(archive / layout.mark_path(feed), msgspec.json.encode(mark))

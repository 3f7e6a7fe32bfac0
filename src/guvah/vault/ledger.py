"""All feeds of an archive as they stand: heads checked, charter folded. Spec: docs/spec/vault.md, "Reading".

Owns the gathering of admitted feeds. Never writes; never looks into a feed that nobody admitted, so a stranger's folder
can neither be read nor stop the archive from being read.
"""

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from guvah.errors import DamagedArchive, GuvahError, NewerFormat
from guvah.vault import layout
from guvah.vault.charter import Charter, fold_charter
from guvah.vault.codes import Code, damaged
from guvah.vault.format import Entry
from guvah.vault.heads import Head, archive_of, read_archive_id, read_control, read_head


@dataclass(frozen=True, slots=True)
class Ledger:
    """The archive's id, the checked head of every admitted feed that is here, and the charter."""

    archive_id: str
    heads: dict[str, Head]
    charter: Charter

    def position(self) -> dict[str, int]:
        """Return how many entries of each feed count."""
        return {feed: self.charter.size(feed, head.size) for feed, head in sorted(self.heads.items())}


def feed_folders(archive: Path) -> list[str]:
    """Return the names of the folders under feeds/, sorted."""
    folder = archive / layout.FEEDS
    return sorted(child.name for child in folder.iterdir()) if folder.is_dir() else []


def read_ledger(archive: Path) -> Ledger:
    """Read the heads and the charter. Raises DamagedArchive, NewerFormat, Unavailable."""
    return gather_ledger(archive, read_archive_id(archive), _refuse)


def gather_ledger(archive: Path, archive_id: str, damage: Callable[[str, GuvahError], None]) -> Ledger:
    """Read the heads and the charter; what is wrong with a feed is given to `damage`, which may raise.

    Raises DamagedArchive (V008) where the feed that founded the archive is not here.
    """
    present = feed_folders(archive)
    founder = next((feed for feed in present if archive_of(feed) == archive_id), None)
    if founder is None:
        raise damaged(Code.FEED_MISSING, layout.FEEDS)
    heads: dict[str, Head] = {}
    control: dict[str, list[Entry]] = {}
    charter = Charter(founder, {founder: ""})
    while unread := [feed for feed in charter.members if feed in present and feed not in control]:
        for feed in unread:
            control[feed] = []
            try:
                head = read_head(archive, archive_id, feed)
                if head:
                    heads[feed] = head
                    control[feed] = read_control(archive, feed, head)
            except (DamagedArchive, NewerFormat) as error:
                damage(feed, error)
        charter = fold_charter(founder, control)
    return Ledger(archive_id, heads, charter)


def _refuse(_feed: str, error: GuvahError) -> None:
    raise error

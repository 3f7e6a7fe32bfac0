"""Taking away what a crash left: objects of one's own feed that no entry names.

Owns nothing but that. Never touches another feed, never touches what any entry names. Only with the lock held, and not
between storing a blob and the append that names it.
"""

from guvah.vault import layout
from guvah.vault.durable import remove_for_good
from guvah.vault.format import objects_of
from guvah.vault.heads import read_entry
from guvah.vault.scan import list_feed
from guvah.vault.writer import Writer


def tidy(writer: Writer) -> int:
    """Delete the writer's objects that no signed entry names; return how many. Raises Unavailable, DamagedArchive."""
    feed = writer.journal.feed
    unnamed = list_feed(writer.archive / layout.feed_folder(feed)).objects
    for seq in range(writer.journal.committed.tree.size):
        for shelf, sha256 in objects_of(read_entry(writer.archive, feed, seq)[0]):
            unnamed.discard(f"{shelf}/{sha256[:2]}/{sha256}")
    return remove_for_good(writer.archive / layout.feed_folder(feed) / path for path in sorted(unnamed))

"""Which records are one person or place, as this file holds it, and what was decided about them.

Owns the questions about pairs and clusters of one open file. Never decides who is the same: guvah.model.clusters does
from the decisions, and `merging.py` has written its answer down.
"""

from collections.abc import Sequence

from guvah.index.merging import EVER, connected
from guvah.index.opened import Opened
from guvah.model.ids import root_of
from guvah.model.pairs import about_pairs
from guvah.model.statement import Recorded

_ALL = "select id from document where n in (select n from pair) order by id"
_HEAD = "select id from document where n = (select head from merged join document using (n) where id = ?)"
_MEMBERS = """
  select id from document where n = ?1 union select id from merged join document using (n) where head = ?1 order by 1
"""


class Together(Opened):
    """The part of this machine's memory that knows which records are one."""

    def canonical(self, root: str) -> str:
        """Return the id under which a record's person or place is shown; its own where it is joined with nobody."""
        return self._store.value(_HEAD, (root_of(root),)) or root_of(root)

    def members(self, root: str) -> tuple[str, ...]:
        """Return every record of the person or place that this is a record of, by id, itself too."""
        head = self._store.value("select n from document where id = ?", (self.canonical(root),))
        return tuple(one for (one,) in self._store.execute(_MEMBERS, (head,))) or (root_of(root),)

    def paired(self) -> frozenset[str]:
        """Return every root that a decision about a pair, taken back or not, ever named."""
        return frozenset(root for (root,) in self._store.execute(EVER))

    def about_pairs(self, *roots: str) -> list[Recorded]:
        """Return what was decided or taken back about pairs: all of it, or what a chain connects with these roots."""
        found = connected(self._store, roots) if roots else [root for (root,) in self._store.execute(_ALL)]
        return [one for root in found for one in about_pairs(self._of(root))]

    def _of(self, root: str) -> Sequence[Recorded]:
        document = self._store.value("select doc from document where id = ?", (root,))
        return [] if document is None else self._recorded(document)

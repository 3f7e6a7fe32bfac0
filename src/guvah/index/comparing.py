"""What comparing everybody asks of the index: all records of a kind as they stand, and how common words of names are.

Owns these two questions about the whole archive. Never compares: `guvah.linkage` does.
"""

from collections.abc import Iterator, Sequence

from guvah.index.documents import recorded, statements
from guvah.index.opened import Opened
from guvah.index.postings import count
from guvah.index.spelling import word_key
from guvah.model.decisions import active
from guvah.model.kinds import schema
from guvah.model.statement import Statement


class Comparing(Opened):
    """The part of the index that linkage reads whole."""

    def bearers(self, words: Sequence[str]) -> tuple[dict[str, int], int]:
        """Return how many records bear each of these words in a name, and how many records there are, roughly."""
        size = int(self._store.value("select max(n) from document") or 0) + 1
        return {word: count(self._store, word_key(word)) for word in words}, size

    def standing(self, kind: str) -> Iterator[tuple[str, list[Statement]]]:
        """Yield (root, what stands about it and what it owns) of every root of a kind, by id: for reading them all."""
        code = schema().kind(kind).code
        query = "select id, doc from document where id >= ? and id < ? order by id"
        for root, document in self._store.execute(query, (f"{code}-", f"{code}~")):
            pieces = self._packing.unpack(document)
            if any(b'","retracts","' in lines for _, lines in pieces):
                yield root, [item.statement for item in active(recorded(pieces, self._recordings))]
            else:
                yield root, [statement for _, lines in pieces for statement in statements(lines)]

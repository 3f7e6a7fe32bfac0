"""Questions to this machine's memory: records, who points at whom, counts, queues.

Owns the reading side that every floor above uses. Never writes to the vault, never decides what may leave the archive,
and holds nothing that the member's keys do not open.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence

from guvah.errors import BadInput, UserError
from guvah.index.comparing import Comparing
from guvah.index.dumping import dump_hash
from guvah.index.facets import Filters
from guvah.index.facts import StoredFacts, facts_of
from guvah.index.finding import Hit, find, sounding
from guvah.index.kept import Kept
from guvah.index.store import Store
from guvah.index.text import mark_query, refers_mark, source_mark
from guvah.index.together import Together
from guvah.model.decisions import RETRACTS, active
from guvah.model.fold import fold
from guvah.model.ids import is_id, parse_public, root_of
from guvah.model.kinds import schema
from guvah.model.record import Record, SourceFacts
from guvah.model.statement import Recorded

QUEUES = ("to review", "to approve", "consents expiring")
_PUBLIC_KINDS = ("per", "fac")


class Index(Comparing, Together):
    """This machine's memory of an archive."""

    def find(self, words: str, filters: Filters | None = None, limit: int = 20, offset: int = 0) -> list[Hit]:
        """Find entities by name in any script, by sound, by id, or by words of what was told; best first.

        Under filters only persons are found.
        Raises UserError for an unknown filter.
        """
        passed = self._refresh().persons(filters, once=False) if filters else None
        return find(self._store, passed, words, limit, offset)

    def sounding(self, words: Sequence[Sequence[str]], most: int) -> list[tuple[str, tuple[str, ...]]]:
        """Return (id, names) of up to `most` persons whose names hold, for each group of words, one of it by sound.

        A single group is asked for as whole names. Coarse: whoever asks compares what is found.
        """
        return sounding(self._store, words, most)

    def record(self, root: str) -> Record:
        """Return the record of the person or place that a root is a record of: all its records together, under its
        canonical id. Raises UserError where nothing was recorded of it."""
        head, *others = self.members(root)
        found = [item for one in (head, *others) for item in self.recorded(one)]
        if not found:
            raise UserError("nothing was recorded under this id, or your keys do not open it")
        return fold(head, found, self.sources(item.statement.source for item in found), others)

    def recorded(self, root: str) -> list[Recorded]:
        """Return all that was recorded of a root and what it owns, retracted or not, earliest first."""
        document = self._store.value("select doc from document where id = ?", (root_of(root),))
        return [] if document is None else sorted(self._recorded(document), key=lambda item: item.recording.at)

    def resolve(self, untrusted_id: str) -> str:
        """Return the full id that a public or full id stands for. Raises BadInput, UserError where there is none."""
        words = untrusted_id.strip()
        if is_id(words):
            found = [words] if self._store.value("select 1 from document where id = ?", (root_of(words),)) else []
        else:
            prefix = parse_public(words)
            query = "select id from document where id >= ? and id < ? order by id"
            starts = (f"{kind}-{prefix}" for kind in _PUBLIC_KINDS)
            found = [root for start in starts for (root,) in self._store.execute(query, (start, start + "~"))]
        if len(found) > 1:
            raise BadInput("this public id stands for more than one record: give the full id")
        if not found:
            raise UserError("no record has this id, or your keys do not open it")
        return found[0]

    def facets(self, filters: Filters | None = None) -> Mapping[str, Mapping[str, int]]:
        """Return how many persons there are by facet and word, under filters. Raises UserError."""
        return self._refresh().count(filters or {})

    def persons(self, filters: Filters | None = None) -> Iterator[str]:
        """Yield the persons that pass the filters, by id. Raises UserError."""
        passed = self._refresh().persons(filters or {})
        start = "per-"
        for root, n in self._store.execute(
            "select id, n from document where id >= ? and id < ? order by id", (start, "per~")
        ):
            if n < len(passed) and passed[n]:
                yield root

    def roots(self, kind: str) -> Iterator[str]:
        """Yield the root entities of a kind (code or name), by id. Raises UserError for an unknown kind."""
        code = schema().kind(kind).code
        query = "select id from document where id >= ? and id < ? order by id"
        for (root,) in self._store.execute(query, (f"{code}-", f"{code}~")):
            yield root

    def referring(self, entity: str) -> list[tuple[str, str]]:
        """Return (entity, property) of every standing statement whose value is this entity, sorted."""
        found = {
            (item.statement.entity, item.statement.prop)
            for document in _marked(self._store, refers_mark(entity))
            for item in _standing(self._recorded(document))
            if item.statement.value == entity
        }
        return sorted(pair for pair in found if pair[1] != RETRACTS)

    def telling(self, source: str) -> Iterator[str]:
        """Yield the roots that a source says something about, itself too, by id."""
        query = "select id from document where n in (select rowid from words where words match ?) order by id"
        for (root,) in self._store.execute(query, (mark_query(source_mark(source)),)):
            yield root

    def sources(self, ids: Iterable[str]) -> Mapping[str, SourceFacts]:
        """Return what the fold needs to know of these sources."""
        own = StoredFacts(self._store)
        return {source: facts_of(source, own) for source in dict.fromkeys(ids) if own.get(source) is not None}

    def rows(self, list_doc: str) -> dict[str, str]:
        """Return row key -> digest of every row of a list as it was last read."""
        found: dict[str, str] = {}
        for key, digest in self._store.execute("select key, digest from list_row where list = ?", (list_doc,)):
            words = digest.hex() if isinstance(digest, bytes) else digest
            found[key] = max(words, found.get(key, ""))
        return found

    def queue(self, name: str) -> list[str]:
        """Return who waits: `to review` (persons nobody gave a verdict on), `to approve` (proposed, not answered),
        `consents expiring` (sources whose consent has an end, soonest first). Raises UserError for another name.
        """
        if name == "to review":
            return self._ids(self._refresh().matching("verdict", ""))
        if name == "to approve":
            return self._ids(self._refresh().matching("proposed", "yes"))
        if name == "consents expiring":
            query = "select id from expiring join document using (n) order by until, id"
            return [root for (root,) in self._store.execute(query)]
        raise UserError(f"there is no queue {name!r}; there are {', '.join(QUEUES)}")

    def dump_hash(self) -> str:
        """Return SHA-256 over everything held, the same for the same archive and keys however the file came to be."""
        return dump_hash(self._store, self._refresh(), self._packing, self._recordings)

    @property
    def kept(self) -> Kept:
        """Return what the floors above keep in this file, and what was recorded since."""
        return Kept(self._store, self._vault, self._keyring.compartments, self._place.key)


def _marked(store: Store, mark: str) -> list[bytes]:
    query = "select doc from document where n in (select rowid from words where words match ?)"
    return [document for (document,) in store.execute(query, (mark_query(mark),))]


def _standing(recorded: list[Recorded]) -> list[Recorded]:
    retracted = any(item.statement.prop == RETRACTS for item in recorded)
    return active(recorded) if retracted else recorded

"""Finding: from words somebody typed to the entities they may mean, best first, each with the reason.

Owns the order of the attempts and their limits. Never scans everything: each attempt looks at no more than CANDIDATES
rows that pass the filters, so a word that a hundred thousand share costs what a rare one does.

    id > same name > all words in a name > names that begin so > names that sound so > words of what was told
"""

import json
from collections.abc import Iterable, Iterator, Sequence
from itertools import islice

import msgspec
import numpy as np
from numpy.typing import NDArray

from guvah.errors import BadInput
from guvah.index import text
from guvah.index.cards import Card
from guvah.index.gathering import SOURCES
from guvah.index.store import Store
from guvah.model.ids import PUBLIC_CHARS, is_id, parse_public, root_of
from guvah.names.similarity import similarity

CANDIDATES = 200
"""Rows each attempt looks at."""
SCANNED = 20_000
"""Rows an attempt passes over while it looks for some that pass the filters."""
TELLING, TOLD_BY = 20, 20
"""Sources whose words match that are followed to people, and people named for each."""
LEAST_ALIKE = 0.35
ENOUGH = 5
"""Hits by sound after which coarser questions about sound are not asked."""
COARSE = 2
"""From this question about sound on, it is asked only where nothing was found at all."""
COMPARED = 32
"""Names compared sound by sound in one search."""

SAME, WITHIN, BEGINS, ID, TOLD = "same name", "in the name", "begins so", "this id", "in what was told"

_CARD = msgspec.msgpack.Decoder(Card)
_SOURCES = frozenset(kind.decode() for kind in SOURCES)
_NUMBERS = "select rowid from words where words match ? limit ?"
_CHOSEN = "select id, card from document where n in (select value from json_each(?))"
_MATCHING = """
select id, card from document where n in (select rowid from words where words match ? limit ?)
"""
_SPOKEN = """
select id, card from document
where n in (select rowid from words where words match ? limit ?) and id >= 'per-' and id < 'per~'
"""


class Hit(msgspec.Struct, frozen=True, gc=False):
    """An entity found. `place` is a gazetteer code or words; `why` says in words how it was found."""

    id: str
    names: tuple[str, ...]
    place: str
    born: str
    status: str
    why: str


class _Search:
    """One search: what was found so far, in order."""

    def __init__(self, store: Store, passed: NDArray[np.bool_] | None, enough: int) -> None:
        self._store = store
        self._passed = passed
        self._enough = enough
        self.hits: dict[str, Hit] = {}
        self.named = False
        self.heard = 0

    @property
    def done(self) -> bool:
        """Say whether as many were found as are wanted."""
        return len(self.hits) >= self._enough

    def rows(self, query: str, most: int) -> list[tuple[str, Card]]:
        """Return (id, card) of rows that match a full-text query and pass the filters."""
        if not query:
            return []
        if self._passed is None:
            return [(root, _CARD.decode(card)) for root, card in self._store.execute(_MATCHING, (query, most))]
        numbers = (n for (n,) in self._store.execute(_NUMBERS, (query, SCANNED)))
        chosen = list(islice(self._passing(numbers), most))
        return [(root, _CARD.decode(card)) for root, card in self._store.execute(_CHOSEN, (json.dumps(chosen),))]

    def holds(self, query: str) -> bool:
        """Say whether anything matches a query."""
        return self._store.value("select 1 from words where words match ? limit 1", (query,)) is not None

    def is_list(self, source: str) -> bool:
        """Say whether a source is a list: that its title was found says nothing of those in it."""
        return bool(self._store.value("select is_list from source where id = ?", (source,)))

    def _passing(self, numbers: Iterable[int]) -> Iterator[int]:
        passed = self._passed
        return (n for n in numbers if passed is None or (n < len(passed) and passed[n]))

    def add(self, found: Iterable[tuple[str, Card]], why: str) -> None:
        """Add entities not found before."""
        for root, card in found:
            if root not in self.hits:
                self.hits[root] = Hit(root, card.names, card.place, card.born, card.status, why)

    def by_id(self, start: str, end: str) -> None:
        """Add the entities whose ids lie between two."""
        query = "select id, n, card from document where id >= ? and id < ? order by id"
        for root, n, card in self._store.execute(query, (start, end)):
            if list(self._passing([n])):
                self.add([(root, _CARD.decode(card))], ID)


def find(store: Store, passed: NDArray[np.bool_] | None, untrusted_words: str, limit: int, offset: int) -> list[Hit]:
    """Return hits number `offset` to `offset + limit`. `passed`: who passes the filters, None for everybody."""
    search = _Search(store, passed, offset + limit)
    most = max(CANDIDATES, offset + limit)
    _by_id(search, untrusted_words)
    for attempt in (_by_name, _by_beginning, _by_sound, _by_words):
        if not search.done:
            attempt(search, untrusted_words, most)
    return list(search.hits.values())[offset : offset + limit]


def sounding(store: Store, untrusted_words: Sequence[Sequence[str]], most: int) -> list[tuple[str, tuple[str, ...]]]:
    """Return (id, names) of up to `most` persons whose names answer text.spoken_query."""
    query = text.spoken_query(untrusted_words)
    if not query:
        return []
    return sorted((root, _CARD.decode(card).names) for root, card in store.execute(_SPOKEN, (query, most)))


def _by_id(search: _Search, words: str) -> None:
    given = words.strip()
    if is_id(given):
        search.by_id(root_of(given), root_of(given) + " ")
        return
    if len(given) < PUBLIC_CHARS:
        return
    try:
        prefix = parse_public(given)
    except BadInput:  # most words are no ids
        return
    for kind in ("per", "fac"):
        search.by_id(f"{kind}-{prefix}", f"{kind}-{prefix}~")


def _by_name(search: _Search, words: str, most: int) -> None:
    asked = text.same_name(words)
    found = search.rows(text.name_query(words), most)
    same = [row for row in found if any(text.same_name(name) == asked for name in row[1].names)]
    search.add(sorted(same), SAME)
    search.add(sorted(found), WITHIN)
    search.named = bool(found)


def _by_beginning(search: _Search, words: str, most: int) -> None:
    """Somebody is still typing: only where no name holds the words as they stand, and never from a letter or two."""
    *complete, last = text.same_name(words).split() or [""]
    if search.named or not text.long_enough(last):
        return
    if not complete or search.holds(text.name_query(" ".join(complete))):
        search.add(sorted(search.rows(text.name_query(words, prefix=True), most)), BEGINS)


def _by_sound(search: _Search, words: str, _most: int) -> None:
    """Compare the likeliest candidates one by one, the coarser questions only where the finer ones found too little."""
    alike: dict[str, float] = {}
    asked = len(text.same_name(words).split())
    for coarseness, query in enumerate(text.sound_queries(words)):
        if search.heard >= ENOUGH or (coarseness >= COARSE and (search.named or search.heard)):
            return
        found = [row for row in search.rows(query, CANDIDATES) if row[0] not in search.hits and row[1].names]
        found.sort(key=lambda row: (min(abs(asked - len(name.split())) for name in row[1].names), row[0]))
        for name in dict.fromkeys(name for _, card in found for name in card.names):
            if name not in alike and len(alike) < COMPARED:
                alike[name] = similarity(words, name)
        likeliest = [(max((alike.get(name, 0.0), name) for name in card.names), root, card) for root, card in found]
        for (likeness, name), root, card in sorted(likeliest, key=lambda one: (-one[0][0], one[1])):
            if likeness >= LEAST_ALIKE:
                search.add([(root, card)], f"sounds like {name}")
                search.heard += 1


def _by_words(search: _Search, words: str, most: int) -> None:
    found = sorted(search.rows(text.text_query(words), most))
    search.add(found, TOLD)
    sources = [(root, card) for root, card in found if root[:3] in _SOURCES and not search.is_list(root)]
    for root, card in sources[:TELLING]:
        if not search.done:
            title = card.names[0] if card.names else root
            told_of = search.rows(text.mark_query(text.source_mark(root)), TOLD_BY)
            search.add((row for row in told_of if row[0] != root), f"{TOLD}: {title}")

"""Finding: from words somebody typed to the entities they may mean, best first, each with the reason.

Owns the order of the attempts and their limits. Never scans everything: each attempt looks at no more than CANDIDATES
records that pass the filters, so a word that a hundred thousand share costs what a rare one does, and reads no more
cards than there are hits to show.

    id > same name > all words in a name > names that begin so > names that sound so > words of what was told
"""

import json
from collections.abc import Iterable, Iterator, Sequence
from itertools import islice

import msgspec
import numpy as np
from numpy.typing import NDArray

from guvah.errors import BadInput
from guvah.index import spelling, text
from guvah.index.cards import decode_card
from guvah.index.gathering import is_source
from guvah.index.postings import Postings
from guvah.index.store import Store
from guvah.model.ids import PUBLIC_CHARS, is_id, parse_public, root_of
from guvah.names.similarity import similarities

CANDIDATES = 200
"""Records each attempt looks at."""
SCANNED = 20_000
"""Records whose text matches that are passed over while looking for some that pass the filters."""
GOING_ON = 256
"""Words that go on from a beginning, and keys that go on from one by sound, which are asked for."""
TELLING, TOLD_BY = 20, 20
"""Sources whose words match that are followed to people, and people named for each."""
LEAST_ALIKE = 0.2
ENOUGH = 5
"""Hits by sound after which coarser questions about sound are not asked."""
COARSE = 2
"""From this question about sound on, it is asked only where nothing was found at all."""
COMPARED, COMPARED_FEWER = 200, 32
"""Names compared by sound for one question, all at once; fewer where names hold the words as they stand."""

SAME, WITHIN, BEGINS, ID, TOLD = "same name", "in the name", "begins so", "this id", "in what was told"
LEADS_HERE = "this id leads here"

_NUMBERS = "select rowid from words where words match ? limit ?"
_CHOSEN = "select id, card from document where n in (select value from json_each(?)) order by id"
_CHOSEN_ONCE = """
  select id, card from document
  where n in (select coalesce((select head from merged where n = value), value) from json_each(?)) order by id
"""
"""The same where some records are shown under another one."""

Row = tuple[str, bytes]
"""An id and its card as it lies in the file: cards are read when they are shown or compared."""


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
        self._postings = Postings(store)
        self._passed = passed
        self._enough = enough
        self._chosen = _CHOSEN if store.value("select 1 from merged limit 1") is None else _CHOSEN_ONCE
        self.hits: dict[str, Hit] = {}
        self.named_so = False
        self.heard = 0

    @property
    def done(self) -> bool:
        """Say whether as many were found as are wanted."""
        return len(self.hits) >= self._enough

    def named(self, question: spelling.Question, most: int, *, roughly: bool = False) -> list[Row]:
        """Return records, by id, whose names answer a question (see Postings.meeting) and which pass the filters."""
        return self._rows(self._postings.meeting(question, most, self._passed, roughly=roughly).tolist())

    def told(self, query: str, most: int) -> list[Row]:
        """Return records, by id, whose text matches a full-text query and which pass the filters."""
        if not query:
            return []
        scanned = most if self._passed is None else SCANNED
        numbers = (n for (n,) in self._store.execute(_NUMBERS, (query, scanned)))
        return self._rows(list(islice(self._passing(numbers), most)))

    def going_on(self, beginnings: Iterable[str]) -> list[spelling.Alternative]:
        """Return the keys that go on from one of these beginnings, as alternatives."""
        return [(key,) for beginning in beginnings for key in self._postings.beginning(beginning, GOING_ON)]

    def _rows(self, numbers: Sequence[int]) -> list[Row]:
        return list(self._store.execute(self._chosen, (json.dumps(numbers),))) if numbers else []

    def is_list(self, source: str) -> bool:
        """Say whether a source is a list: that its title was found says nothing of those in it."""
        return bool(self._store.value("select is_list from source where id = ?", (source,)))

    def _passing(self, numbers: Iterable[int]) -> Iterator[int]:
        passed = self._passed
        return (n for n in numbers if passed is None or (n < len(passed) and passed[n]))

    def add(self, found: Iterable[Row], why: str) -> None:
        """Add entities not found before, no more than are wanted."""
        for root, card in found:
            if self.done:
                return
            if root not in self.hits:
                shown = decode_card(card)
                self.hits[root] = Hit(root, shown.names, shown.place, shown.born, shown.status, why)

    def by_id(self, start: str, end: str) -> None:
        """Add the entities whose ids lie between two."""
        query = "select id, n from document where id >= ? and id < ? order by id"
        for root, n in self._store.execute(query, (start, end)):
            for shown, card in self._rows(list(self._passing([n]))):
                self.add([(shown, card)], ID if shown == root else LEADS_HERE)


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
    """Return (id, names) of up to `most` persons whose names hold one word by sound of each group (spoken_question)."""
    question = spelling.spoken_question(untrusted_words)
    if not question:
        return []
    rows = _Search(store, None, most).named(question, most)
    return sorted((root, decode_card(card).names) for root, card in rows if root.startswith("per-"))


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
    search.add(search.named(spelling.same_question(words), most), SAME)
    if search.done:
        return
    found = search.named(spelling.words_question(spelling.asked_words(words)), most)
    search.add(found, WITHIN)
    search.named_so = bool(found)


def _by_beginning(search: _Search, words: str, most: int) -> None:
    """Somebody is still typing: only where no name holds the words as they stand, and never from a letter or two."""
    *complete, last = spelling.asked_words(words) or [""]
    if search.named_so or not spelling.long_enough(last):
        return
    begun = search.going_on([spelling.WORD + last])
    search.add(search.named([*spelling.words_question(complete), begun], most), BEGINS)


def _by_sound(search: _Search, words: str, _most: int) -> None:
    """Compare the likeliest candidates, the coarser questions only where the finer ones found too little."""
    alike: dict[str, float] = {}
    asked = len(spelling.asked_words(words))
    for coarseness, question in enumerate(_sounding(search, words)):
        if search.heard >= ENOUGH or (coarseness >= COARSE and (search.named_so or search.heard)):
            return
        rows = search.named(question, CANDIDATES, roughly=True)
        cards = [(row, decode_card(row[1])) for row in rows if row[0] not in search.hits]
        found = [(row, card) for row, card in cards if card.names]
        found.sort(key=lambda one: (min(abs(asked - len(name.split())) for name in one[1].names), one[0][0]))
        likely = dict.fromkeys(name for _, card in found for name in card.names if name not in alike)
        compared = list(islice(likely, COMPARED_FEWER if search.named_so else COMPARED))
        alike.update(zip(compared, similarities([(words, name) for name in compared]).tolist(), strict=True))
        likeliest = [(max((alike.get(name, 0.0), name) for name in card.names), row) for row, card in found]
        for (likeness, name), row in sorted(likeliest, key=lambda one: (-one[0][0], one[1][0])):
            if likeness >= LEAST_ALIKE:
                search.add([row], f"sounds like {name}")
                search.heard += 1


def _sounding(search: _Search, words: str) -> Iterator[spelling.Question]:
    """Yield the questions by sound, finest first; the last is made when it is asked."""
    yield from spelling.sound_questions(words)
    beginnings = spelling.sound_beginnings(words)
    if beginnings:
        yield [search.going_on(begun) for begun in beginnings]


def _by_words(search: _Search, words: str, most: int) -> None:
    found = search.told(text.text_query(words), most)
    search.add(found, TOLD)
    sources = [(root, card) for root, card in found if is_source(root) and not search.is_list(root)]
    for root, card in sources[:TELLING]:
        if not search.done:
            title = next(iter(decode_card(card).names), root)
            told_of = search.told(text.mark_query(text.source_mark(root)), TOLD_BY)
            search.add((row for row in told_of if row[0] != root), f"{TOLD}: {title}")

"""The files of the site's search, built whole.

Owns what is written below `search/`:

    d.js          how rows and words are divided into files
    l.js          every word there is (its skeleton), for slips of the pen and beginnings of words
    k-<bits>.js   words -> the people who have them
    r-<bits>.js   people as they are shown

and the files that are the same in every site (`fixed`). The same people give the same bytes in any order. Never decides
who may be found: the people it is given are public.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator

from guvah.site.search import forms
from guvah.site.search.files import Item, divided
from guvah.site.search.fixed import fixed_files
from guvah.site.search.person import SearchPerson
from guvah.site.search.postings import Entry

ROW_BYTES, WORD_BYTES = 3500, 6000
"""Limits of one file of rows and of one file of words."""


def build_search(people: Iterable[SearchPerson]) -> Iterator[tuple[str, bytes]]:
    """Yield (path, content) of every file of the search for these people, the fixed ones included."""
    rows: list[Item] = []
    entries: dict[str, Entry] = defaultdict(dict)
    for person in people:
        rows.append(forms.row_item(person))
        for word, other in person.pairs:
            entries[word].setdefault(other, set()).add(person.place_key)
    row_files = divided(rows, ROW_BYTES)
    word_files = divided((forms.word_item(word, entry) for word, entry in entries.items()), WORD_BYTES)
    yield from fixed_files()
    for bits, items in row_files.items():
        yield forms.path(f"r-{bits}"), forms.rows(f"r-{bits}", items)
    for bits, items in word_files.items():
        yield forms.path(f"k-{bits}"), forms.words(f"k-{bits}", items)
    yield forms.path("l"), forms.lexicon(word for word, entry in entries.items() if forms.is_word(word, entry))
    yield forms.path("d"), forms.directory(row_files, word_files)

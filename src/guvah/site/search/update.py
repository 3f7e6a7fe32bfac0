"""The files of the site's search, brought up to date where some people changed.

Owns the little that is read again: the files in which those people lie. Gives the same bytes as building whole would.
"""

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator

from guvah.errors import BadInput
from guvah.site.search import forms
from guvah.site.search.build import ROW_BYTES, WORD_BYTES
from guvah.site.search.files import Division, Item, Items
from guvah.site.search.person import SearchPerson
from guvah.site.search.postings import word_place

Changes = dict[str, list[tuple[str, int, bool]]]
"""Word -> (other word, place of a row, whether it is there now), in the order in which they apply."""


def update_search(
    untrusted_read: forms.Reader, before: Iterable[SearchPerson], after: Iterable[SearchPerson]
) -> Iterator[tuple[str, bytes | None]]:
    """Yield (path, new content, or None for a file that is no more) where some people changed.

    `before` are those who changed or went, as they were; `after` those who changed or came, as they are now.
    `untrusted_read` returns a file of the last build. Files not yielded stay as they are.

    Raises BadInput where the files of the last build cannot be read: build whole then.
    """
    gone, come = list(before), list(after)
    try:
        yield from _updated(untrusted_read, gone, come)
    except (ValueError, KeyError, IndexError, TypeError, AttributeError) as error:
        raise BadInput("the search files of the last build cannot be read: build the search whole") from error


def _updated(
    untrusted_read: forms.Reader, gone: list[SearchPerson], come: list[SearchPerson]
) -> Iterator[tuple[str, bytes | None]]:
    row_leaves, word_leaves = forms.read_directory(untrusted_read)
    rows = Division(row_leaves, ROW_BYTES, lambda bits: forms.read_rows(untrusted_read, f"r-{bits}"))
    words = Division(word_leaves, WORD_BYTES, lambda bits: forms.read_words(untrusted_read, f"k-{bits}"))
    known = forms.read_lexicon(untrusted_read)
    changed_rows, stay = _changed_rows(rows, gone, come)
    changed_words = _changed_words(untrusted_read, words, _changes(gone, [*stay, *come]), known)
    yield from _settled("r", rows, changed_rows, forms.rows)
    yield from _settled("k", words, changed_words, forms.words)
    yield forms.path("l"), forms.lexicon(known)
    yield forms.path("d"), forms.directory(rows.leaves, words.leaves)


def _settled(
    kind: str, division: Division, changed: dict[str, Items], text: Callable[[str, list[Item]], bytes]
) -> Iterator[tuple[str, bytes | None]]:
    made, gone = division.settle(changed)
    for bits, items in made.items():
        yield forms.path(f"{kind}-{bits}"), text(f"{kind}-{bits}", items)
    for bits in gone:
        yield forms.path(f"{kind}-{bits}"), None


def _changed_rows(
    rows: Division, gone: list[SearchPerson], come: list[SearchPerson]
) -> tuple[dict[str, Items], list[SearchPerson]]:
    """New items of the files of rows, and those who stay at the very place that somebody leaves."""
    changed: dict[str, Items] = {}
    for person in (*gone, *come):
        leaf = rows.leaf_of(person.place_key)
        if leaf not in changed:
            changed[leaf] = rows.read(leaf)
    for person in gone:
        del changed[rows.leaf_of(person.place_key)][person.id]
    left = {person.place_key for person in gone}
    stay = [forms.person_of_item(item) for items in changed.values() for item in items.values() if item.place in left]
    for person in come:
        changed[rows.leaf_of(person.place_key)][person.id] = forms.row_item(person)
    return changed, stay


def _changes(gone: list[SearchPerson], come: list[SearchPerson]) -> Changes:
    changes: Changes = defaultdict(list)
    for people, there in ((gone, False), (come, True)):
        for person in people:
            for word, other in person.pairs:
                changes[word].append((other, person.place_key, there))
    return changes


def _changed_words(
    untrusted_read: forms.Reader, words: Division, changes: Changes, known: set[str]
) -> dict[str, Items]:
    """New items of the files of words; `known` follows."""
    by_leaf: dict[str, list[str]] = defaultdict(list)
    for word in changes:
        by_leaf[words.leaf_of(word_place(word))].append(word)
    changed: dict[str, Items] = {}
    for leaf, some in by_leaf.items():
        entries = forms.read_entries(untrusted_read, f"k-{leaf}")
        for word in some:
            entry = entries.setdefault(word, {})
            for other, place, there in changes[word]:
                places = entry.setdefault(other, set())
                (places.add if there else places.discard)(place)
        full = {word: entry for word, entry in entries.items() if any(entry.values())}
        known.difference_update(some)
        known.update(word for word in some if word in full and forms.is_word(word, full[word]))
        changed[leaf] = {word: forms.word_item(word, entry) for word, entry in full.items()}
    return changed

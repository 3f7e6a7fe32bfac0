"""The form of each search file: what stands in it, and how it is read again when a few people change.

Owns the text of the files `search/r-… k-… l d.js`. Each is one call, `guvahPart("name", …)`, because a page opened from
a folder may load scripts and nothing else. Never decides what goes into which file.
"""

import json
from collections.abc import Callable, Iterable
from typing import Any

from guvah.site.search import postings
from guvah.site.search.codec import front_coded, read_front_coded, read_tree, tree
from guvah.site.search.files import Item, Items
from guvah.site.search.person import GUESSED, SearchPerson

CALL = "guvahPart"
Reader = Callable[[str], bytes]
"""Path -> content of a file of the last build."""


def path(name: str) -> str:
    """Where a part lies in the site."""
    return f"search/{name}.js"


def part(name: str, json_text: str) -> bytes:
    """A part as a script."""
    return f'{CALL}("{name}",{json_text});\n'.encode()


def row_item(person: SearchPerson) -> Item:
    """A person as an item of a file of rows."""
    return Item(person.place_key, person.id, person.row)


def word_item(word: str, entry: postings.Entry) -> Item:
    """A word as an item of a file of words."""
    return Item(postings.word_place(word), word, f"{_json(word)}:{_json(postings.written(word, entry))}")


def rows(name: str, items: list[Item]) -> bytes:
    """A file of rows."""
    return part(name, "[" + ",\n".join(item.text for item in items) + "]")


def words(name: str, items: list[Item]) -> bytes:
    """A file of words."""
    return part(name, "{" + ",\n".join(item.text for item in items) + "}")


def is_word(word: str, entry: postings.Entry) -> bool:
    """Whether somebody's name has this as a word of its own: not a pair of characters, not a guess."""
    return word[0] != "h" and any(places for other, places in entry.items() if not other.startswith(GUESSED))


def lexicon(known: Iterable[str]) -> bytes:
    """The file of all words."""
    return part("l", _json(front_coded(sorted(known))))


def directory(row_leaves: Iterable[str], word_leaves: Iterable[str]) -> bytes:
    """The file that says how rows and words are divided."""
    return part("d", _json({"r": tree(row_leaves), "k": tree(word_leaves)}))


def read_rows(untrusted_read: Reader, name: str) -> Items:
    """The people of a file of rows as items."""
    people = (person_of(row) for row in _content(untrusted_read(path(name))))
    return {person.id: row_item(person) for person in people}


def read_entries(untrusted_read: Reader, name: str) -> dict[str, postings.Entry]:
    """The entries of a file of words."""
    return {word: postings.read(word, text) for word, text in _content(untrusted_read(path(name))).items()}


def read_words(untrusted_read: Reader, name: str) -> Items:
    """The words of a file of words as items."""
    return {word: word_item(word, entry) for word, entry in read_entries(untrusted_read, name).items()}


def read_lexicon(untrusted_read: Reader) -> set[str]:
    """All words of the last build."""
    return set(read_front_coded(_content(untrusted_read(path("l")))))


def read_directory(untrusted_read: Reader) -> tuple[set[str], set[str]]:
    """How rows and words were divided in the last build."""
    found = _content(untrusted_read(path("d")))
    return set(read_tree(found["r"])), set(read_tree(found["k"]))


def person_of(row: Any) -> SearchPerson:
    """The person whom a row of JSON shows."""
    _, public_id, names, *rest = row
    place, born, status, page = (*rest, "", "", "", "")[:4]
    return SearchPerson(public_id, tuple(zip(names[::2], names[1::2], strict=True)), place, born, status, page)


def person_of_item(item: Item) -> SearchPerson:
    """The person whom an item of a file of rows shows."""
    return person_of(json.loads(item.text))


def _content(untrusted_file: bytes) -> Any:
    return json.loads(untrusted_file.decode().partition(",")[2].removesuffix(");\n"))


def _json(value: object) -> str:
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"))

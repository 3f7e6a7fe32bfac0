"""Who has a word: the postings of the search, as text.

Owns the encoding of one word's entry: groups by the other word of the name, parted by spaces, `OTHER:numbers` where the
people's rows lie where that pair of words puts them (only the last bits are written), `OTHER!numbers` where they lie
elsewhere. Pure; search.js reads the same text.
"""

from collections.abc import Iterable, Mapping

from guvah.site.search.codec import ascending, hashed, read_ascending
from guvah.site.search.person import GUESSED, OWN_SIZE, pair_address

Entry = dict[str, set[int]]
"""Other word ('' for none) -> places of rows."""


def word_place(word: str) -> int:
    """Where a word's entry lies: words that differ in r and l alone lie together, as Chinese cannot tell them apart."""
    return hashed(word.replace("R", "L"))


def _start(word: str, other: str) -> int:
    return pair_address(*sorted((word, other.removeprefix(GUESSED))))


def written(word: str, entry: Mapping[str, Iterable[int]]) -> str:
    """An entry as text."""
    groups = []
    for other in sorted(entry):
        start = _start(word, other)
        near = [place - start for place in entry[other] if 0 <= place - start < OWN_SIZE]
        far = [place for place in entry[other] if not 0 <= place - start < OWN_SIZE]
        if near:
            groups.append(f"{other}:{ascending(near)}")
        if far:
            groups.append(f"{other}!{ascending(far)}")
    return " ".join(groups)


def read(word: str, text: str) -> Entry:
    """The entry that `written` wrote."""
    entry: Entry = {}
    for group in text.split(" ") if text else []:
        near = ":" in group
        other, _, numbers = group.partition(":" if near else "!")
        start = _start(word, other) if near else 0
        entry.setdefault(other, set()).update(start + value for value in read_ascending(numbers))
    return entry

"""What the search keeps of one person: a row to show, and the words under which the row is found.

Owns the row, its place among all rows, and the pairs of words posted. Everything here is on the person's public page.
Never sees more than the plain values it is given.

A person is posted under each word of each name, together with each other word of that name: so one file tells both who
has this word and who has it beside the other word asked for. A Chinese spelling without a dot is posted as every
division into two words, marked as guessed, unless another spelling of the person already says the same.
"""

import json
import re
from dataclasses import dataclass
from functools import cached_property
from itertools import permutations, product

from guvah.names import keys, parts
from guvah.names.keys import halves_of, word_skeletons
from guvah.site.search.codec import hashed

MOST_SPELLINGS = 24
GUESSED = "~"
"""Before the other word where an undivided spelling was divided by guessing: the list of words leaves such out."""
_CHINESE = re.compile("[々〇㐀-䶿一-鿿\U00020000-\U000323af]")
_FIRST_BITS, _SECOND_BITS, _OWN_BITS = 12, 10, 10


Spelling = tuple[tuple[str, ...], ...]
"""For each word of a name the skeletons it may have."""


@dataclass(frozen=True)
class SearchPerson:
    """One person as released: names are (text, BCP 47 language or ''); `page` names the page if not by the id.

    `place` is the code of a place of the gazetteer, which the page says in its language, or words.
    """

    id: str
    names: tuple[tuple[str, str], ...]
    place: str = ""
    born: str = ""
    status: str = ""
    page: str = ""

    @cached_property
    def pairs(self) -> frozenset[tuple[str, str]]:
        """(skeleton of a word, skeleton of another word of the same name or '') as posted."""
        read = [word_skeletons(text, lang) for text, lang in self.names[:MOST_SPELLINGS]]
        plain = [spelling for (text, _), spelling in zip(self.names, read, strict=False) if _letters(text)]
        found = {pair for spelling in plain for pair in _pairs_of(spelling)}
        for (text, _), spelling in zip(self.names, read, strict=False):
            if not _letters(text):
                found |= _chinese(text, spelling, found)
        unread = (text for (text, _), spelling in zip(self.names, read, strict=False) if _has_unread(text, spelling))
        return frozenset(found | {(key, "") for text in unread for key in keys(text) if key[0] in "hu"})

    @cached_property
    def place_key(self) -> int:
        """Where the row lies: people whose chief spelling has the same two words lie together."""
        return address(*self._chief, self.id)

    @cached_property
    def _chief(self) -> tuple[str, str]:
        for text, lang in self.names:
            words = [skeletons[0] for skeletons in word_skeletons(text, lang)]
            if words:
                return words[0], words[1] if len(words) > 1 else ""
        return "", ""

    @cached_property
    def row(self) -> str:
        """The row as JSON: place, id, names and languages in turn, then region, year, status and page if given."""
        cells = [self.place_key, self.id, [part for name in self.names[:MOST_SPELLINGS] for part in name]]
        rest = [self.place, self.born, self.status, "" if self.page == self.id else self.page]
        while rest and not rest[-1]:
            rest.pop()
        return json.dumps([*cells, *rest], ensure_ascii=False, separators=(",", ":"))


def address(one: str, other: str, public_id: str) -> int:
    """The place of a row: from the two words of its chief spelling in either order, then from its id."""
    first, second = sorted((one, other))
    own = hashed(public_id) >> (32 - _OWN_BITS)
    return pair_address(first, second) + own


def pair_address(first: str, second: str) -> int:
    """The first place of the rows of a pair of words, `first` <= `second`; OWN_SIZE places follow."""
    high = hashed(first) >> (32 - _FIRST_BITS)
    low = hashed(second) >> (32 - _SECOND_BITS)
    return ((high << _SECOND_BITS) + low) << _OWN_BITS


OWN_SIZE = 1 << _OWN_BITS


def _chinese(text: str, spelling: Spelling, known: set[tuple[str, str]]) -> set[tuple[str, str]]:
    """Pairs of a Chinese spelling, none if another spelling already has one of its many possible sounds."""
    whole = _pairs_of(spelling)
    names = parts(text).names
    halved = halves_of(names[0], pinyin=False) if len(names) == 1 else []
    guessed = {pair for halves in halved for pair in _pairs_of(halves)}
    if (whole | guessed) & known:
        return set()
    return {(word, GUESSED + other) for word, other in guessed | whole} if guessed else whole


def _letters(text: str) -> bool:
    """Whether a name is written in letters, not in Chinese characters."""
    return text.isascii() or _CHINESE.search(text) is None


def _has_unread(text: str, spelling: Spelling) -> bool:
    """Whether some of a name is found as it stands, not by its sound: Chinese characters, a script nobody reads."""
    return not _letters(text) or len(spelling) < len(parts(text).names)


def _pairs_of(spelling: Spelling) -> set[tuple[str, str]]:
    if len(spelling) == 1:
        return {(skeleton, "") for skeleton in spelling[0]}
    return {pair for one, other in permutations(spelling, 2) for pair in product(one, other)}

"""The tables as they lie in `tables/`, read once and turned into sounds: spelling in, sounds out.

Owns reading the TSV files and applying one letter table to one word: the longest letters first, then the conditions
`start`, `end`, `after vowel`, `before vowel`, `with` some letters in the word. Never guesses which table a word needs:
`orthographies.tsv` says when each is tried, and `reading` asks.
"""

import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache
from importlib import resources

VOWELS = frozenset("aAeiIoOuU")
Slot = tuple[str, ...]
"""What stands at one place of a word: one string of sounds, or several that are possible, best first."""
Sounds = tuple[Slot, ...]
"""A word as places in order."""
Rule = tuple[str, str, Slot]
"""(letters, where, slot)"""
WHERE = frozenset({"", "start", "end", "after vowel", "before vowel"})
"""The conditions of a rule, beside `with …`."""


@lru_cache(maxsize=64)
def rows(table: str) -> tuple[tuple[str, ...], ...]:
    """Rows of `tables/<table>.tsv` below the source line and the heading; short rows are padded with ''."""
    lines = resources.files("guvah.names.tables").joinpath(f"{table}.tsv").read_text(encoding="utf-8").splitlines()
    width = lines[1].count("\t") + 1
    cells = [line.split("\t") for line in lines[2:] if line.strip()]
    return tuple(tuple(cell.strip() for cell in row + [""] * (width - len(row))) for row in cells)


def source(table: str) -> str:
    """Where the table's knowledge comes from: its first line without the mark."""
    text = resources.files("guvah.names.tables").joinpath(f"{table}.tsv").read_text(encoding="utf-8")
    return text.split("\n", 1)[0].removeprefix("# source:").strip()


@dataclass(frozen=True, slots=True)
class LetterTable:
    """One orthography: `plain` letters have one sound wherever they stand, `rules` are kept under their first letter.

    The rules of a letter stand in the order they are tried: longer before shorter, conditions before none.
    """

    name: str
    plain: dict[str, Slot]
    rules: dict[str, tuple[Rule, ...]]
    vowels: frozenset[str]
    letters: frozenset[str]

    def knows(self, word: str) -> bool:
        """Whether every letter of a normalised word is in this table."""
        return self.letters.issuperset(word)

    def read(self, word: str) -> Sounds:
        """The sounds of a normalised word; unknown letters are read without their accents, or not at all."""
        if not self.letters.issuperset(word):
            word = "".join([char if char in self.letters else unaccented(char) for char in word])
        slots: list[Slot] = []
        plain, rules = self.plain, self.rules
        at, size = 0, len(word)
        while at < size:
            char = word[at]
            slot = plain.get(char)
            step = 1
            if slot is None:
                for letters, where, found in rules.get(char, ()):
                    end = at + len(letters)
                    if (end == at + 1 or word.startswith(letters, at)) and self._fits(where, word, at, end):
                        slot, step = found, end - at
                        break
            if slot:
                slots.append(slot)
            at += step
        return tuple(slots)

    def _fits(self, where: str, word: str, start: int, end: int) -> bool:
        if where == "":
            return True
        if where == "after vowel":
            return start > 0 and word[start - 1] in self.vowels
        if where == "before vowel":
            return end < len(word) and word[end] in self.vowels
        if where == "start":
            return start == 0
        if where == "end":
            return end == len(word)
        return not set(word).isdisjoint(where[len("with ") :])


def unaccented(char: str) -> str:
    """A letter's base letter where Unicode knows one."""
    return unicodedata.normalize("NFD", char)[0]


def without_doubles(sounds: Sounds) -> Sounds:
    """A word without the second of two equal consonants: spellings disagree about doubling."""
    kept: list[Slot] = []
    for slot in sounds:
        if kept and len(slot) == 1 and slot == kept[-1] and slot[0] not in VOWELS:
            continue
        kept.append(slot)
    return tuple(kept)


@lru_cache(maxsize=32)
def letter_table(name: str) -> LetterTable:
    """The orthography `name`, read from its file."""
    under: dict[str, list[Rule]] = {}
    vowels = set()
    for letters, where, sound, *_ in rows(name):
        under.setdefault(letters[0], []).append((letters, where, _slot(sound.split("|"))))
        if len(letters) == 1 and where == "" and sound and sound[0] in VOWELS:
            vowels.add(letters)
    plain, rules = {}, {}
    for char, found in under.items():
        if len(found) == 1 and found[0][:2] == (char, ""):
            plain[char] = found[0][2]
        else:
            rules[char] = tuple(sorted(found, key=lambda rule: (-len(rule[0]), rule[1] == "")))
    letters_known = frozenset("".join(letters for letters, *_ in rows(name)) + "'")
    return LetterTable(name, plain, rules, frozenset(vowels), letters_known)


def _slot(sounds: Iterable[str]) -> Slot:
    """The possibilities as they were written; no sound at all is an empty slot, which `read` leaves out."""
    slot = tuple(sounds)
    return () if slot == ("",) else slot


@dataclass(frozen=True, slots=True)
class Orthography:
    """When a letter table is tried: for which script and languages, and for words with which letters.

    `needs` and `lacks` are groups of letters of which a word must hold one, must hold none; with one of `doubts` the
    table is tried after the others.
    """

    name: str
    languages: frozenset[str]
    needs: tuple[str, ...]
    lacks: tuple[str, ...]
    doubts: tuple[str, ...]


@lru_cache(maxsize=1)
def orthographies() -> dict[str, tuple[Orthography, ...]]:
    """The rows of `orthographies.tsv` by script, in the order of the file, the likeliest first."""
    found: dict[str, list[Orthography]] = {}
    for name, script, languages, needs, lacks, doubts, *_ in rows("orthographies"):
        groups = (tuple(cell.split()) for cell in (needs, lacks, doubts))
        found.setdefault(script, []).append(Orthography(name, frozenset(languages.split()), *groups))
    return {script: tuple(some) for script, some in found.items()}


ORTHOGRAPHIES: dict[str, tuple[str, ...]] = {
    script: tuple(dict.fromkeys(one.name for one in some)) for script, some in orthographies().items()
}
"""The tables of each script, the likeliest first."""

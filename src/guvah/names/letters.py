"""The tables as they lie in `tables/`, read once and turned into sounds: spelling in, sounds out.

Owns reading the TSV files and applying one letter table to one word (longest letters first, with the conditions
`start`, `end`, `after vowel`, `before vowel`). Never guesses which table a word needs: `reading` does.
"""

import unicodedata
from dataclasses import dataclass
from functools import lru_cache
from importlib import resources

VOWELS = frozenset("aAeiIoOuU")
Slot = tuple[str, ...]
"""What stands at one place of a word: one string of sounds, or several that are possible, best first."""
Sounds = tuple[Slot, ...]
"""A word as places in order."""

ORTHOGRAPHIES = {
    "Latn": ("uyghur_latin", "english", "kazakh_latin"),
    "Cyrl": ("russian", "kazakh_cyrillic", "uyghur_cyrillic", "kyrgyz_cyrillic"),
    "Arab": ("uyghur_arabic", "kazakh_arabic"),
}
"""The tables of each script, the likeliest first."""


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
    """One orthography: for each group of letters the rules in the order of the file, as (where, slot)."""

    name: str
    rules: dict[str, tuple[tuple[str, Slot], ...]]
    longest: int
    vowels: frozenset[str]
    letters: frozenset[str]

    def knows(self, word: str) -> bool:
        """Whether every letter of a normalised word is in this table."""
        return self.letters.issuperset(word)

    def read(self, word: str) -> Sounds:
        """The sounds of a normalised word; unknown letters are read without their accents, or not at all."""
        slots: list[Slot] = []
        word = "".join([char if char in self.letters else unaccented(char) for char in word])
        at, size = 0, len(word)
        while at < size:
            for length in range(min(self.longest, size - at), 0, -1):
                rule = self.rules.get(word[at : at + length])
                slot = self._fitting(rule, word, at, at + length) if rule else None
                if slot is not None:
                    slots.append(slot)
                    at += length
                    break
            else:
                at += 1
        return tuple(slot for slot in slots if slot != ("",))

    def _fitting(self, rule: tuple[tuple[str, Slot], ...], word: str, start: int, end: int) -> Slot | None:
        for where, slot in rule:
            if (
                where == ""
                or (where == "start" and start == 0)
                or (where == "end" and end == len(word))
                or (where == "after vowel" and start > 0 and word[start - 1] in self.vowels)
                or (where == "before vowel" and end < len(word) and word[end] in self.vowels)
            ):
                return slot
        return None


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


@lru_cache(maxsize=16)
def letter_table(name: str) -> LetterTable:
    """The orthography `name`, read from its file."""
    rules: dict[str, list[tuple[str, Slot]]] = {}
    vowels = set()
    for letters, where, sound, *_ in rows(name):
        rules.setdefault(letters, []).append((where, tuple(sound.split("|"))))
        if len(letters) == 1 and where == "" and sound and sound[0] in VOWELS:
            vowels.add(letters)
    ordered = {letters: tuple(sorted(found, key=lambda rule: rule[0] == "")) for letters, found in rules.items()}
    return LetterTable(name, ordered, max(map(len, ordered)), frozenset(vowels), frozenset("".join(ordered) + "'"))

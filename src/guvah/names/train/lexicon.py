"""The names learned from: elements (one word of a name) with all their spellings.

Owns reading `data/*.tsv`. Never a full person: elements are put together by `persons`.
"""

from dataclasses import dataclass
from functools import lru_cache

from guvah.names import alphabets
from guvah.names.pinyin import character_syllables
from guvah.names.train.data import rows


@dataclass(frozen=True)
class Element:
    """One word of a name: language and its spellings as (orthography, spellings, the usual first)."""

    language: str
    spellings: tuple[tuple[str, tuple[str, ...]], ...]

    @property
    def name(self) -> str:
        """Its first spelling: what it is called here."""
        return self.spellings[0][1][0]


def _alternatives(cell: str) -> tuple[str, ...]:
    return tuple(one.strip().lower() for one in cell.split("|") if one.strip())


def to_pinyin(chinese: str) -> str:
    """A Chinese spelling in pinyin without tones or gaps."""
    return "".join(next(iter(character_syllables(char)), "") for char in chinese)


@lru_cache(maxsize=1)
def elements() -> tuple[Element, ...]:
    """Every element of the lexicon."""
    found = []
    for table, language in (
        ("uyghur", "ug"),
        ("kazakh", "kk"),
        ("kyrgyz", "ky"),
        ("surnames", "kk"),
        ("tatar_uzbek", "uz"),
    ):
        for name, chinese, english, russian, *_ in rows(table):
            hanzi = _alternatives(chinese)
            made = [*_native(language, name.lower())]
            made += [("en", _alternatives(english)), ("ru", _alternatives(russian)), ("zh", hanzi)]
            made.append(("pinyin", tuple(dict.fromkeys(to_pinyin(one) for one in hanzi))))
            found.append(Element(language, tuple((kind, forms) for kind, forms in made if forms)))
    return tuple(found)


def _native(language: str, name: str) -> list[tuple[str, tuple[str, ...]]]:
    if language == "ug":
        return [
            ("ug-Latn", (name,)),
            ("ug-Arab", (alphabets.uyghur_arabic(name),)),
            ("ug-Cyrl", (alphabets.uyghur_cyrillic(name),)),
        ]
    if language == "kk":
        arabic = tuple(dict.fromkeys((alphabets.tote(name), alphabets.tote(name, hamza=True))))
        return [("kk-Cyrl", (name,)), ("kk-Arab", arabic), ("kk-Latn", (alphabets.kazakh_latin(name),))]
    if language == "ky":
        return [("ky-Cyrl", (name,)), ("ky-Arab", (alphabets.kyrgyz_arabic(name),))]
    return [("uz-Latn", (name,))]

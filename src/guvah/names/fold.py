"""Running text folded for full-text search: the same word typed on another keyboard is found.

Owns `fold_text`, applied alike to what is stored and to what is asked. Coarser than spelling, much finer than name
keys: it drops case, accents and keyboard variants, and parts Chinese characters so that each is a
word. Never shortens text.
"""

import unicodedata
from functools import lru_cache

_ALIKE = {
    **dict(zip("әғқңөұүһіҗҳҷӣӯ", "агкноуухижхчиу", strict=True)),
    **dict(zip("ıøđłßæœəǝɵƣⱨⱪⱬƶ", "iodlsaoaaoghkzz", strict=True)),
    **dict(zip("أإآٱىیېئٴکهةھہۋۇۈۆؤۅۉ", "ااااييي\0\0كەەەەووووووو", strict=True)),
}
"""Letters without an accent to strip that keyboards and habits exchange; \\0 leaves the letter out."""


class _Folded(dict[int, str]):
    """`str.translate` table that learns what each character becomes."""

    def __missing__(self, code: int) -> str:
        char = unicodedata.normalize("NFD", chr(code))[0]
        char = _ALIKE.get(chr(code), _ALIKE.get(char, char))
        kind = unicodedata.category(chr(code))
        if kind[0] == "M" or kind == "Cf" or code == 0x640 or char == "\0":
            folded = ""
        elif "CJK UNIFIED" in unicodedata.name(chr(code), ""):
            folded = f" {chr(code)} "
        else:
            folded = char if kind[0] in "LN" else " "
        self[code] = folded
        return folded


@lru_cache(maxsize=1)
def _folded() -> _Folded:
    return _Folded()


def fold_text(text: str) -> str:
    """Words of a text in folded form, parted by one space, Chinese characters apart; folding twice changes nothing."""
    if not text.isascii():
        text = unicodedata.normalize("NFKC", unicodedata.normalize("NFKC", text).upper().lower())
    return " ".join(text.lower().translate(_folded()).split())

"""The official alphabets of one language, converted into each other letter by letter.

Owns the rules of `tables/conversions.tsv`. Never guesses: what has no rule (English, Russian and Chinese spellings) is
learned (`rewriting`). Each language has a home alphabet, in which its letters are told apart best: Uyghur Latin (ULY),
Kazakh and Kyrgyz Cyrillic.
"""

from functools import lru_cache

from guvah.names.letters import rows

_LATIN_VOWELS = frozenset("aeëioöuü")


@lru_cache(maxsize=8)
def _letters(conversion: str) -> dict[str, str]:
    """Letter or digraph -> what the other alphabet writes, from `tables/conversions.tsv`."""
    return {letter: written for name, letter, written in rows("conversions") if name == conversion}


def uyghur_letters(uly: str) -> list[str]:
    """The letters of a ULY word, digraphs kept together."""
    word, found, at = uly.lower(), [], 0
    while at < len(word):
        size = 2 if word[at : at + 2] in _letters("uyghur_arabic") else 1
        if word[at] in "-'":
            at += 1
            continue
        found.append(word[at : at + size])
        at += size
    return found


def uyghur_arabic(uly: str) -> str:
    """ULY as UEY: a vowel at the start or after a vowel sits on a hamza."""
    built, before = "", "a"
    for letter in uyghur_letters(uly):
        seat = "ئ" if letter in _LATIN_VOWELS and (before in _LATIN_VOWELS) else ""
        built += seat + _letters("uyghur_arabic")[letter]
        before = letter
    return built


def uyghur_cyrillic(uly: str) -> str:
    """ULY as the Cyrillic of Kazakhstan: ya and yu are one letter."""
    letters = uyghur_letters(uly)
    built, at = "", 0
    while at < len(letters):
        pair = "".join(letters[at : at + 2])
        if pair in ("ya", "yu"):
            built += {"ya": "я", "yu": "ю"}[pair]
            at += 2
        else:
            built += _letters("uyghur_cyrillic")[letters[at]]
            at += 1
    return built


def kazakh_latin(cyrillic: str) -> str:
    """Kazakh Cyrillic in the Latin alphabet of 2021."""
    return "".join(_letters("kazakh_latin").get(letter, letter) for letter in cyrillic.lower())


def tote(cyrillic: str, *, hamza: bool = False) -> str:
    """Kazakh Cyrillic in Töte jazu; `hamza`: with the sign of front vowels where none of е к г shows them."""
    word = cyrillic.lower()
    front = hamza and any(letter in word for letter in "әөүі") and not any(letter in word for letter in "екг")
    return ("ٴ" if front else "") + "".join(_letters("kazakh_arabic").get(letter, letter) for letter in word)


def kyrgyz_arabic(cyrillic: str) -> str:
    """Kyrgyz Cyrillic in the Arabic alphabet of Xinjiang."""
    return "".join(_letters("kyrgyz_arabic").get(letter, letter) for letter in cyrillic.lower())

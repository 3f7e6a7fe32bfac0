"""Chinese characters and Latin pinyin as syllables, and what each syllable may stand for in a Turkic name.

Owns character -> syllables (pypinyin's dictionary, with this project's choice for characters that write names) and the
parsing of pinyin strings. Never decides that a Latin word is pinyin: it only says whether it could be.
"""

from functools import lru_cache

from guvah.names.letters import Slot, rows

LONGEST_SYLLABLE = 6


@lru_cache(maxsize=1)
def syllable_sounds() -> dict[str, Slot]:
    """Syllable (v for ü, no tone) -> the sounds it writes in names, likeliest first."""
    return {syllable: tuple(sounds.split("|")) for syllable, sounds, *_ in rows("pinyin")}


@lru_cache(maxsize=1)
def _name_readings() -> dict[str, tuple[str, ...]]:
    return {char: tuple(readings.split("|")) for char, readings, *_ in rows("han_names")}


@lru_cache(maxsize=16384)
def character_syllables(char: str) -> tuple[str, ...]:
    """Up to two toneless readings of one character, the usual one in names first; () if the dictionary lacks it."""
    known = _name_readings().get(char)
    if known:
        return known
    from pypinyin import Style, pinyin

    found = pinyin(char, style=Style.NORMAL, heteronym=True, v_to_u=False, errors="ignore")
    if not found:
        return ()
    legal = syllable_sounds()
    return tuple(dict.fromkeys(syllable for syllable in found[0] if syllable in legal))[:2]


@lru_cache(maxsize=65536)
def parse_pinyin(word: str) -> tuple[str, ...]:
    """Syllables of a normalised Latin word that is wholly pinyin (longest first, stepping back), else ()."""
    text = word.replace("ü", "v").replace("'", "")
    if not text.isascii():
        return ()
    legal = syllable_sounds()
    dead: set[int] = set()

    def follow(at: int) -> tuple[str, ...] | None:
        if at == len(text):
            return ()
        if at in dead:
            return None
        for size in range(min(LONGEST_SYLLABLE, len(text) - at), 0, -1):
            syllable = text[at : at + size]
            if syllable in legal and syllable not in _NOT_IN_NAMES:
                rest = follow(at + size)
                if rest is not None:
                    return (syllable, *rest)
        dead.add(at)
        return None

    return follow(0) or ()


_NOT_IN_NAMES = frozenset({"m", "n", "ng", "hm", "hng"})

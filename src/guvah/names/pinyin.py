"""Chinese characters, pinyin and Palladius spellings as syllables, and what each syllable may stand for.

Owns character -> syllables (pypinyin's dictionary, with this project's choice for characters that write names) and the
division of Latin and Cyrillic words into syllables. A syllable has two meanings: open, all it may write in a Turkic
name, and Mandarin, what it sounds in a Chinese one. Never decides which is meant: `mode` says how likely each is.
"""

from functools import lru_cache

from guvah.names.letters import Slot, Sounds, rows

LONGEST_SYLLABLE = 6
MOST_DIVISIONS = 3
"""Ways to divide one word that are kept."""
_NOT_IN_NAMES = frozenset({"m", "n", "ng", "hm", "hng"})
_WITHOUT_CONSONANT = frozenset("aeoаеоэияю")
"""Letters that begin a syllable only where none before them can: `Gulina` is gu-li-na, not gu-lin-a."""


@lru_cache(maxsize=1)
def syllable_sounds() -> dict[str, Slot]:
    """Syllable (v for ü, no tone) -> the sounds it writes in names, likeliest first."""
    return {syllable: tuple(sounds.split("|")) for syllable, sounds, *_ in rows("pinyin")}


@lru_cache(maxsize=1)
def mandarin_sounds() -> dict[str, str]:
    """Syllable (v for ü, no tone) -> what it sounds in a Chinese name, and nothing else."""
    return {syllable: mandarin for syllable, _, mandarin, *_ in rows("pinyin")}


@lru_cache(maxsize=1)
def _palladius() -> dict[str, tuple[str, ...]]:
    return {spelled: tuple(pinyin.split("|")) for spelled, pinyin, *_ in rows("palladius")}


@lru_cache(maxsize=1)
def _name_readings() -> dict[str, tuple[str, ...]]:
    return {char: tuple(readings.split("|")) for char, readings, *_ in rows("han_names")}


@lru_cache(maxsize=1)
def _traditional() -> dict[int, str]:
    return {ord(old): new for olds, new, *_ in rows("traditional") for old in olds}


def simplified(text: str) -> str:
    """Text with the traditional and variant characters that names are written with replaced by the simplified ones."""
    return text.translate(_traditional())


@lru_cache(maxsize=16384)
def character_syllables(char: str) -> tuple[str, ...]:
    """Up to two toneless readings of one character, the usual one in names first; () if the dictionary lacks it."""
    known = _name_readings().get(simplified(char))
    if known:
        return known
    from pypinyin import Style, pinyin

    found = pinyin(char, style=Style.NORMAL, heteronym=True, v_to_u=False, errors="ignore")
    if not found:
        return ()
    legal = syllable_sounds()
    return tuple(dict.fromkeys(syllable for syllable in found[0] if syllable in legal))[:2]


@lru_cache(maxsize=65536)
def pinyin_divisions(word: str) -> tuple[tuple[str, ...], ...]:
    """Every way (at most MOST_DIVISIONS) a normalised Latin word divides wholly into syllables, the likeliest first."""
    text = word.replace("ü", "v")
    if not text.isascii() or text[-1:] not in "aeiounvgr'":
        return ()
    return _divided(text.split("'"), frozenset(syllable_sounds()) - _NOT_IN_NAMES)


def parse_pinyin(word: str) -> tuple[str, ...]:
    """Syllables of a normalised Latin word that is wholly pinyin, divided in the likeliest way, else ()."""
    return next(iter(pinyin_divisions(word)), ())


@lru_cache(maxsize=65536)
def parse_palladius(word: str) -> tuple[tuple[str, ...], ...]:
    """Syllables, each as the pinyin it may be, of a normalised Cyrillic word that is wholly Palladius, else ()."""
    if word[-1:] not in "аеиоуэюяньйрыэ":
        return ()
    known = _palladius()
    found = _divided(word.replace("ъ", "'").split("'"), frozenset(known))
    return tuple(known[spelled] for spelled in found[0]) if found else ()


def syllables_of(word: str) -> tuple[tuple[str, ...], ...]:
    """A word in Chinese characters, pinyin or Palladius as places, each the syllables it may be; else ()."""
    if word[:1] < "\u0400":
        return tuple((syllable,) for syllable in parse_pinyin(word))
    if word[0] < "\u0600":
        return parse_palladius(word)
    found = tuple(character_syllables(char) for char in word)
    return found if all(found) else ()


def han_sounds(word: str) -> Sounds:
    """The places of a word in characters, pinyin or Palladius as a Chinese name: Mandarin sounds alone; else ()."""
    mandarin = mandarin_sounds()
    return tuple(tuple([mandarin[syllable] for syllable in place]) for place in syllables_of(word))


def _divided(pieces: list[str], legal: frozenset[str]) -> tuple[tuple[str, ...], ...]:
    """All pieces divided, each in its likeliest ways; () if one cannot be."""
    ways: list[tuple[str, ...]] = [()]
    for piece in filter(None, pieces):
        found = _divide(piece, legal)
        if not found:
            return ()
        ways = [(*before, *after) for before in ways for after in found][:MOST_DIVISIONS]
    return tuple(way for way in ways if way)


def _divide(text: str, legal: frozenset[str]) -> list[tuple[str, ...]]:
    """Ways to divide one text: fewest syllables without a consonant inside the word first, then fewest syllables."""
    best: dict[int, list[tuple[int, int, tuple[str, ...]]]] = {len(text): [(0, 0, ())]}
    for at in range(len(text) - 1, -1, -1):
        found = []
        for end in range(at + 1, min(at + LONGEST_SYLLABLE, len(text)) + 1):
            syllable = text[at:end]
            if end in best and syllable in legal:
                bare = at > 0 and syllable[0] in _WITHOUT_CONSONANT
                found += [(bares + bare, count + 1, (syllable, *rest)) for bares, count, rest in best[end]]
        if found:
            best[at] = sorted(found)[:MOST_DIVISIONS]
    return [syllables for _, _, syllables in best.get(0, [])] if text else []

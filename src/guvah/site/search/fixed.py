"""The search files that are the same in every site of this version: the programs, and the tables they read.

Owns the export of the letter tables and of the gazetteer's names to the browser, so that nobody keeps them twice.
Nothing here depends on anyone's data: the characters whose sounds are given are the frequent ones, and in a second
file those of two national sets.
"""

import json
from collections.abc import Iterable, Iterator
from functools import lru_cache
from importlib import resources

from guvah.model.atlas import atlas
from guvah.names import letters, pinyin
from guvah.names.parts import endings, titles
from guvah.release.places import released_place
from guvah.site.catalog import LANGUAGES
from guvah.site.labels import labels
from guvah.site.search.forms import part, path

PROGRAMS = ("search", "spelling")
IN_NAMES = (
    "娅娜玛莎莉茜婷娟琳琪琦瑾璐璇瑞珂珊珍玮玥昱晔晖煜炜烨熙骏骁麟禧鸿鹏鲲昊旻昕晟曦筱翊翰芸芮芷茗莹菁萱蓓蕊蕾"
    "妲娣婕媛嫣孜尕忒喀噶鄯哒咪嘎迦迪夏祜祺禄穆哲赟赛钰铭鑫锦靖颖馨彦弈恺悦惠慧懿"
)
"""Rarer characters that are common in names."""


@lru_cache(maxsize=1)
def _fixed() -> tuple[tuple[str, bytes], ...]:
    scripts = resources.files("guvah.site.search")
    mainland = range(0xA1, 0xFF)
    common = {*_characters("gb2312", range(0xB0, 0xD8), mainland), *IN_NAMES}
    traditional = _characters("big5", range(0xA4, 0xF9), (*range(0x40, 0x7F), *range(0xA1, 0xFF)))
    more = {*_characters("gb2312", range(0xD8, 0xF8), mainland), *traditional} - common
    return (
        *((path(name), scripts.joinpath(f"{name}.js").read_bytes()) for name in PROGRAMS),
        (path("tables"), part("tables", _json(_tables()))),
        (path("places"), part("places", _json(_places()))),
        (path("han"), part("han", _json(_by_reading(common)))),
        (path("han-more"), part("han-more", _json(_by_reading(more)))),
    )


def fixed_files() -> Iterator[tuple[str, bytes]]:
    """Yield (path, content) of the programs and tables."""
    yield from _fixed()


def _tables() -> dict[str, object]:
    return {
        "scripts": {
            script: [(one.name, " ".join(one.needs), " ".join(one.lacks), " ".join(one.doubts)) for one in some]
            for script, some in letters.orthographies().items()
        },
        "letters": {
            name: [row[:3] for row in letters.rows(name)] for names in letters.ORTHOGRAPHIES.values() for name in names
        },
        "sounds": {sound: [kind[0], key] for sound, kind, key, *_ in letters.rows("sounds")},
        "pinyin": {syllable: "|".join(sounds) for syllable, sounds in pinyin.syllable_sounds().items()},
        "titles": {
            kind: "|".join(sorted(word for word, one in titles().items() if one == kind))
            for kind in sorted(set(titles().values()))
        },
        "endings": endings(),
        "lookalikes": letters.rows("lookalikes"),
    }


def _places() -> dict[str, object]:
    """What the gazetteer's places are called in each language of the site, by code."""
    names = {
        code: [labels(language).place(released_place(code, "")) for language in LANGUAGES] for code in sorted(atlas())
    }
    return {"languages": LANGUAGES, "names": names}


def _characters(charset: str, leads: Iterable[int], trails: Iterable[int]) -> Iterator[str]:
    """Chinese characters of a double-byte character set."""
    for lead in leads:
        for trail in trails:
            char = bytes((lead, trail)).decode(charset, errors="ignore")
            if len(char) == 1 and "\u4e00" <= char <= "\u9fff":
                yield char


def _by_reading(chars: Iterable[str]) -> dict[str, str]:
    """Readings, parted by spaces, -> all characters that have just these."""
    found: dict[str, list[str]] = {}
    for char in chars:
        readings = " ".join(pinyin.character_syllables(char))
        if readings:
            found.setdefault(readings, []).append(char)
    return {readings: "".join(sorted(set(some))) for readings, some in sorted(found.items())}


def _json(value: object) -> str:
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"))

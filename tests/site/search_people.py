"""Fictional people for the tests of the search: words and family names put together, in several scripts."""

import itertools

from guvah.site.search import SearchPerson

GIVEN = (
    ("Batuqan", "باتۇقان", "Батукан", "巴图坎"),
    ("Nurgül", "نۇرگۈل", "Нургуль", "努尔古丽"),
    ("Ghalib", "غالىب", "Галиб", "阿力甫"),
    ("Zeytune", "زەيتۇنە", "Зейтуна", "再图娜"),
    ("Serdar", "سەردار", "Сердар", "色尔达尔"),
    ("Chölpan", "چۆلپان", "Чолпан", "乔力潘"),
    ("Temür", "تۆمۈر", "Темур", "铁木尔"),
    ("Roshen", "روشەن", "Рошан", "茹仙"),
)
FAMILY = (
    ("Örnek", "ئۆرنەك", "Орнек", "约尔乃克"),
    ("Ülgi", "ئۈلگى", "Улги", "玉力给"),
    ("Misal", "مىسال", "Мисал", "米萨力"),
)
LANGS = ("ug-Latn", "ug-Arab", "ru", "zh-Hans")


def person(number: int, given: tuple[str, ...], family: tuple[str, ...]) -> SearchPerson:
    """The numbered person: which scripts are known, and whether the Chinese has a dot, depend on the number."""
    spellings = [f"{given[i]} {family[i]}" for i in range(3)] + [f"{given[3]}{'·' if number % 2 else ''}{family[3]}"]
    known = [i for i in range(4) if (number >> i) % 2 or i == number % 4]
    return SearchPerson(
        f"G-{number:05d}-ABCDE-X",
        tuple((spellings[i], LANGS[i]) for i in known),
        "Ghulja county" if number % 3 else "",
        str(1950 + number % 50),
        "in prison" if number % 2 else "",
    )


EVERYONE = tuple(person(i, *pair) for i, pair in enumerate(itertools.product(GIVEN, FAMILY)))
"""Two dozen people; Chinese spellings with and without a dot, some in one script only."""


def crowd(count: int) -> list[SearchPerson]:
    """As many people as wanted: the same two dozen names again and again under other ids."""
    pairs = itertools.cycle(itertools.product(GIVEN, FAMILY))
    return [person(number, *next(pairs)) for number in range(count)]

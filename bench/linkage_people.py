"""Invented families whose members are hard to tell apart: what is true of them, before any list writes it down.

Owns the making of people. Nothing here knows a script, a list or a mistake. What makes it hard on purpose: a few words
make most names (homonyms, also planted in one county); twins with names alike; sons named after their grandfather, so
that father and son bear the same two words; families taken together on one day.
"""

import csv
import random
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date, timedelta
from functools import cached_property, lru_cache
from pathlib import Path

import guvah.model
from bench.linkage_words import NameWord, Stock, stocks

_PLACES = Path(guvah.model.__file__).parent / "gazetteer" / "places.csv"
_FIRST_DAY = date(2016, 9, 1)


@dataclass(frozen=True)
class Person:
    """One invented person. A name is the given word and the father's; `grandfather` is the father's father."""

    number: int
    home: int
    """The number of the household."""
    given: NameWord
    father: NameWord
    grandfather: NameWord
    mother: NameWord
    sex: str
    born: date
    county: str
    village: NameWord
    taken: date
    role: str
    """ "father", "mother" or "child": what one is in the household."""
    twin: bool = False

    @cached_property
    def name(self) -> tuple[str, str]:
        """The words of the name."""
        return self.given.key, self.father.key

    @property
    def prefecture(self) -> str:
        """The code of the prefecture."""
        return self.county[:4] + "00"


@lru_cache(maxsize=1)
def counties() -> tuple[str, ...]:
    """The codes of the counties of the region, which the package's gazetteer holds."""
    with _PLACES.open(encoding="utf-8") as file:
        return tuple(row["code"] for row in csv.DictReader(file) if row["level"] == "county")


class _Maker:
    """What the families of one world share: words, counties, villages, and who may be doubled."""

    def __init__(self, seed: int) -> None:
        self.rng = random.Random(f"people {seed}")
        self.words = stocks(seed)
        codes = list(counties())
        self.rng.shuffle(codes)
        self.codes, self.weights = codes, [1 / (rank + 6) for rank in range(len(codes))]
        self.villages: dict[str, list[NameWord]] = {}

    def village(self, county: str, language: str) -> NameWord:
        """One of the county's thirty villages."""
        stock = self.words[language, "male"]
        if county not in self.villages:
            self.villages[county] = self.rng.sample(stock.words[-300:], 30)
        return self.rng.choice(self.villages[county])

    def day(self) -> date:
        """A day of the years of the campaign, the middle likelier."""
        return _FIRST_DAY + timedelta(days=int(self.rng.triangular(0, 1000, 250)))


def people(count: int, seed: int = 1) -> Iterator[Person]:
    """So many invented people, household by household; the same seed gives the same people."""
    maker, made, home = _Maker(seed), 0, 0
    before: list[Person] = []
    while made < count:
        family = _planted(maker, before, home) if before and maker.rng.random() < 0.12 else _family(maker, home)
        for one in family[: count - made]:
            yield replace(one, number=made)
            made += 1
        home += 1
        before = [*before[-400:], *family]


def _planted(maker: _Maker, before: list[Person], home: int) -> list[Person]:
    """A homonym of somebody: the same two words, mostly the same prefecture, an age not far off; another family."""
    rng, other = maker.rng, maker.rng.choice(before)
    stock = maker.words[other.given.language, "male"]
    near = [code for code in maker.codes if code[:4] == other.county[:4]]
    county = rng.choice(near) if rng.random() < 0.7 else other.county
    born = other.born + timedelta(days=rng.randrange(-2200, 2200))
    village = maker.village(county, other.given.language)
    one = replace(other, home=home, grandfather=stock.draw(rng), born=born, county=county, village=village)
    return [replace(one, taken=maker.day(), role="child", twin=False)]


def _family(maker: _Maker, home: int) -> list[Person]:
    rng = maker.rng
    language = "kk" if rng.random() < 0.25 else "ug"
    men, women = maker.words[language, "male"], maker.words[language, "female"]
    county = rng.choices(maker.codes, maker.weights)[0]
    village = maker.village(county, language)
    given, father, mother = men.draw(rng), men.draw(rng), women.draw(rng)
    born = date(rng.randrange(1938, 1985), 1, 1) + timedelta(days=rng.randrange(365))
    head = Person(
        0, home, given, father, men.draw(rng), women.draw(rng), "male", born, county, village, maker.day(), "father"
    )
    grown = [head]
    if rng.random() < 0.6:
        own = replace(head, given=mother, father=men.draw(rng), grandfather=men.draw(rng), sex="female", role="mother")
        grown.append(replace(own, born=born + timedelta(days=rng.randrange(-1500, 3600)), mother=women.draw(rng)))
    grown += _children(maker, head, mother, (men, women))
    if rng.random() < 0.3:
        return grown
    return [replace(one, taken=maker.day()) for one in grown]


def _children(maker: _Maker, head: Person, mother: NameWord, stock: tuple[Stock, Stock]) -> list[Person]:
    rng, found = maker.rng, []
    men, women = stock
    year, used = head.born.year + rng.randrange(19, 30), {head.given.key}
    for _ in range(rng.choice((0, 1, 1, 2, 2, 3))):
        sex = rng.choice(("male", "male", "female"))
        given = (men if sex == "male" else women).draw(rng)
        if sex == "male" and rng.random() < 0.12:
            given = head.father
        if year > 2001 or given.key in used:
            continue
        used.add(given.key)
        born = date(year, 1, 1) + timedelta(days=rng.randrange(365))
        child = replace(
            head, given=given, father=head.given, grandfather=head.father, mother=mother, sex=sex, born=born
        )
        child = replace(child, role="child", twin=rng.random() < 0.06)
        found.append(child)
        if child.twin:
            found.append(replace(child, given=(men if sex == "male" else women).alike(given, rng)))
        year += rng.randrange(1, 5)
    return found

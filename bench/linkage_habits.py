"""How invented lists write a person down: scripts, spellings, slips, and what is said, left out or wrong.

Owns the pen that writes a row's cells. With every row goes what it says (`Said`), in words no script stands between:
from this the benchmark knows what an informed reader could tell. Nobody in these lists exists.
"""

import csv
import random
from collections import defaultdict
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from functools import lru_cache
from pathlib import Path

import guvah.model
from bench.fictional_names import DAUGHTERS, SONS
from bench.linkage_measure import Row
from bench.linkage_people import Person
from bench.linkage_words import NameWord
from bench.names_noise import noisy

_GAZETTEER = Path(guvah.model.__file__).parent / "gazetteer"
Span = tuple[date, date]


@dataclass(frozen=True, slots=True)
class Said:
    """What a row says, read without mistake; what is not said is None."""

    person: Person
    script: str
    """ISO 15924 of the name; "pinyin" for Chinese in Latin letters."""
    name: frozenset[str]
    father: str | None
    sex: str | None
    born: Span | None
    place: str | None
    """The first digits of the code, as far as it is said."""
    village: str | None
    taken: Span | None
    kin: frozenset[int]
    """The numbers of relatives the row names."""


def day(value: date) -> Span:
    """A day as a span."""
    return value, value


def month(value: date) -> Span:
    """The month of a day."""
    first = value.replace(day=1)
    return first, (first + timedelta(days=31)).replace(day=1) - timedelta(days=1)


def year(value: date) -> Span:
    """The year of a day."""
    return value.replace(month=1, day=1), value.replace(month=12, day=31)


def shifted(value: date, days: int) -> date:
    """A day somewhat later or earlier."""
    return value + timedelta(days=days)


def years(value: date, by: int) -> date:
    """The same day of another year."""
    return value.replace(year=value.year + by, day=min(value.day, 28))


@lru_cache(maxsize=1)
def _place_words() -> dict[tuple[str, str], list[str]]:
    """(code, habit) -> words for the place."""
    found: dict[tuple[str, str], list[str]] = defaultdict(list)
    with (_GAZETTEER / "places.csv").open(encoding="utf-8") as file:
        for row in csv.DictReader(file):
            for habit, column in (("zh", "zh"), ("en", "en"), ("ug-Latn", "ug_latin"), ("ug-Arab", "ug_arab")):
                found[row["code"], habit].append(row[column])
            found[row["code"], "en"] += row["en_alt"].split(";") if row["en_alt"] else []
    for name in ("aliases.csv", "spellings.csv"):
        with (_GAZETTEER / name).open(encoding="utf-8") as file:
            for row in csv.DictReader(file):
                if row["lang"] == "ru":
                    found[row["code"], "ru"].append(row["name"])
    return dict(found)


class Pen:
    """One list's way to write one person, with its draws. The methods write a cell and say what it says."""

    def __init__(self, person: Person, habit: str, script: str, rng: random.Random) -> None:
        self.person, self.habit, self.script, self.rng = person, habit, script, rng

    def chance(self, share: float) -> bool:
        """Whether something with this probability happens."""
        return self.rng.random() < share

    def words(self, some: Sequence[NameWord], child: str = "") -> str:
        """Words of a name in this habit; `child` ("female", "male") lets the last be a Kazakh patronymic."""
        spelled = [one.written(self.habit, self.rng) for one in some]
        if child and len(some) > 1 and some[-1].language == "kk" and self.chance(0.5):
            spelled[-1] += (SONS if child == "male" else DAUGHTERS).get(self.habit, "")
        if self.script == "Hani":
            return ("·" if self.chance(0.75) else "").join(spelled)
        return " ".join(one if self.script == "Arab" else one[:1].upper() + one[1:] for one in spelled)

    def name(self, one: Person, slips: float) -> str:
        """The name of this or another person, as likely spoilt as said, in either order."""
        some = [one.given, one.father]
        if self.chance(
            {"Cyrl": 0.15, "Hani": 0.02}.get(self.script, 0.06) * (2 if one.given.language == "kk" else 0.5)
        ):
            some.reverse()
        text = self.words(some, one.sex if some[0] is one.given else "")
        return noisy(text, self.script, self.rng) if self.chance(slips) else text

    def own_name(self, slips: float, alone: float) -> tuple[str, frozenset[str]]:
        """This person's name, sometimes the given word alone."""
        if self.chance(alone):
            return self.words([self.person.given]), frozenset([self.person.given.key])
        return self.name(self.person, slips), frozenset(self.person.name)

    def father(self, share: float) -> tuple[str, str | None]:
        """The father's name in so many rows, half of them with his own father's."""
        if not self.chance(share):
            return "", None
        some = [self.person.father, self.person.grandfather] if self.chance(0.6) else [self.person.father]
        said = f"{some[0].key} {some[1].key}" if len(some) > 1 else some[0].key
        return self.words(some), said

    def place(self, habit: str, shares: tuple[float, float, float]) -> tuple[str, str | None, str | None]:
        """Words for the home, the code as far as said, the village; shares of county, prefecture, and village alone."""
        county, draw = self.person.county, self.rng.random()
        known = _place_words()
        named = [code for code in (county, self.person.prefecture) if known.get((code, habit))]
        if draw < shares[0] and county in named:
            text = self.rng.choice(known[county, habit])
            if self.chance(0.25):
                village = self.words([self.person.village])
                joined = text + village + "村" if habit == "zh" else f"{text}, {village}"
                return joined, county, self.person.village.key
            return text, county, None
        if draw < shares[0] + shares[1] and named:
            return self.rng.choice(known[named[-1], habit]), named[-1], None
        if draw < sum(shares):
            return self.words([self.person.village]), None, self.person.village.key
        return "", None, None

    def kin(self, share: float, family: Sequence[Person]) -> Person | None:
        """A relative for so many of those who have one."""
        return self.rng.choice(family) if family and self.chance(share) else None

    def date(self, value: date, shares: tuple[float, float, float]) -> Span | None:
        """As much of a date as is said: shares of day, month and year."""
        draw = self.rng.random()
        for share, span in zip(shares, (day, month, year), strict=True):
            if draw < share:
                return span(value)
            draw -= share
        return None


def relation(one: Person, to: Person) -> str:
    """What the first is to the second."""
    if one.role == "child" and to.role == "child":
        return "brother" if one.sex == "male" else "sister"
    if one.role == "child":
        return "son" if one.sex == "male" else "daughter"
    if to.role == "child":
        return one.role
    return "husband" if one.sex == "male" else "wife"


Written = tuple[Row, Said]
Writer = Callable[[Person, Sequence[Person], random.Random], Written]
"""A person and the rest of the household -> a row without its number."""

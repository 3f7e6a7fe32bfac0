"""Three invented lists: appeals of relatives abroad, a register of the authorities, a list made from the press.

Owns what stands in each list's columns, and the mapping that `guvah import` reads them with.
"""

import random
from collections.abc import Sequence

from bench.linkage_habits import Pen, Said, Span, Writer, Written, relation, shifted, years
from bench.linkage_people import Person

MONTHS = "январь февраль март апрель май июнь июль август сентябрь октябрь ноябрь декабрь".split()  # noqa: SIM905
_CHINESE = {
    "brother": "兄弟", "sister": "姐妹", "son": "儿子", "daughter": "女儿", "father": "父亲", "mother": "母亲",
    "husband": "丈夫", "wife": "妻子",
}  # fmt: skip
_RUSSIAN = {
    "brother": "брат", "sister": "сестра", "son": "сын", "daughter": "дочь", "father": "отец", "mother": "мать",
    "husband": "муж", "wife": "жена",
}  # fmt: skip


def _wide(span: Span) -> str:
    """ "day", "month" or "year", as much of a date as a span says."""
    days = (span[1] - span[0]).days
    return "day" if not days else "month" if days < 32 else "year"


def _iso(span: Span | None) -> str:
    return "" if span is None else span[0].isoformat()[: {"day": 10, "month": 7, "year": 4}[_wide(span)]]


def _dotted(span: Span | None) -> str:
    """Day first with dots; the month in Russian words."""
    if span is None:
        return ""
    form = {"day": f"{span[0]:%d.%m.%Y}", "month": f"{MONTHS[span[0].month - 1]} {span[0].year}"}
    return form.get(_wide(span), str(span[0].year))


def _zh(span: Span | None) -> str:
    if span is None:
        return ""
    form = {"day": f"{span[0].year}年{span[0].month}月{span[0].day}日", "month": f"{span[0].year}年{span[0].month}月"}
    return form.get(_wide(span), f"{span[0].year}年")


def appeals(person: Person, family: Sequence[Person], rng: random.Random) -> Written:
    """What relatives abroad tell: Uyghur or Kazakh in Arabic letters, or Latin letters by two habits."""
    arabic = rng.random() < 0.4
    language = person.given.language
    habit = f"{language}-Arab" if arabic else rng.choice((f"{language}-Latn", "en"))
    pen = Pen(person, habit, "Arab" if arabic else "Latn", rng)
    name, words = pen.own_name(0.12, 0.015)
    father, fathers = pen.father(0.45)
    home, code, village = pen.place("ug-Arab" if arabic else rng.choice(("ug-Latn", "en")), (0.75, 0.13, 0.06))
    born = pen.date(years(person.born, rng.choice((0,) * 12 + (-1, 1))), (0.3, 0.05, 0.45))
    # Families remember the season better than the day.
    taken = pen.date(shifted(person.taken, rng.choice((0,) * 4 + (-2, 1, 3))), (0.6, 0.22, 0.1))
    other = pen.kin(0.3, family)
    age = "" if born or pen.chance(0.4) else str(person.taken.year - person.born.year + rng.choice((0, 0, 0, -1)))
    told = f"{relation(other, person)}: {pen.name(other, 0.1)}" if other else ""
    row = {
        "name": "" if arabic else name, "name in Arabic letters": name if arabic else "", "father": father,
        "sex": "" if pen.chance(0.1) else person.sex, "born": _iso(born), "age": age, "home": home,
        "taken": _iso(taken), "relatives": told,
    }  # fmt: skip
    span = born or _from_age(age, person)
    return row, Said(
        person, pen.script, words, fathers, row["sex"] or None, span, code, village, taken,
        frozenset([other.number] if other else []),
    )  # fmt: skip


def register(person: Person, family: Sequence[Person], rng: random.Random) -> Written:
    """What the authorities keep: Chinese characters, or pinyin; days that are those of the paper, not of the arrest."""
    pinyin = rng.random() < 0.45
    pen = Pen(person, "zh-Latn" if pinyin else "zh-Hans", "pinyin" if pinyin else "Hani", rng)
    name, words = pen.own_name(0.12, 0.01)
    father, fathers = pen.father(0.3)
    chinese = Pen(person, "zh-Hans", "Hani", rng)
    home, code, village = chinese.place("zh", (0.88, 0.06, 0.02))
    born = pen.date(years(person.born, rng.choice((0,) * 18 + (-1, 1))), (0.75, 0.1, 0.1))
    taken = pen.date(shifted(person.taken, rng.choice((0, 0, 0, 0, 0, 1, 3, 12))), (0.75, 0.15, 0.04))
    other = pen.kin(0.2, family)
    told = f"{_CHINESE[relation(other, person)]}:{pen.name(other, 0.1)}" if other else ""
    row = {
        "姓名": name, "父亲": father, "性别": {"male": "男", "female": "女"}[person.sex] if pen.chance(0.95) else "",
        "出生日期": _zh(born), "户籍地": home, "户号": str(person.home) if pen.chance(0.3) else "",
        "收押日期": _zh(taken), "亲属": told,
    }  # fmt: skip
    return row, Said(
        person, pen.script, words, fathers, person.sex if row["性别"] else None, born, code, village, taken,
        frozenset([other.number] if other else []),
    )  # fmt: skip


def press(person: Person, family: Sequence[Person], rng: random.Random) -> Written:
    """What was collected from newspapers: Russian, Uyghur and Kazakh Cyrillic, or English habits."""
    language = person.given.language
    habit = rng.choices(("ru", f"{language}-Cyrl", "en"), (35, 30, 35))[0]
    pen = Pen(person, habit, "Latn" if habit == "en" else "Cyrl", rng)
    name, words = pen.own_name(0.12, 0.015)
    father, fathers = pen.father(0.3)
    russian = pen if habit != "en" else Pen(person, "ru", "Cyrl", rng)
    home, code, village = russian.place("ru", (0.7, 0.17, 0.05))
    born = pen.date(years(person.born, rng.choice((0,) * 12 + (-1, 1))), (0.25, 0.05, 0.45))
    taken = pen.date(shifted(person.taken, rng.choice((0,) * 5 + (1, 2, 7))), (0.5, 0.28, 0.12))
    other = pen.kin(0.2, family)
    age = "" if born or pen.chance(0.25) else str(person.taken.year - person.born.year + rng.choice((0, 0, 0, -1)))
    told = f"{_RUSSIAN[relation(other, person)]}: {pen.name(other, 0.1)}" if other else ""
    row = {
        "имя": name if habit != "en" else "", "name": name if habit == "en" else "", "отец": father,
        "пол": {"male": "м", "female": "ж"}[person.sex] if pen.chance(0.85) else "", "родился": _dotted(born),
        "возраст": age, "откуда": home, "задержан": _dotted(taken), "родные": told,
    }  # fmt: skip
    span = born or _from_age(age, person)
    return row, Said(
        person, pen.script, words, fathers, person.sex if row["пол"] else None, span, code, village, taken,
        frozenset([other.number] if other else []),
    )  # fmt: skip


def _from_age(age: str, person: Person) -> Span | None:
    """The birth years an age at the arrest may mean."""
    if not age:
        return None
    first = person.taken.year - int(age) - 1
    return person.born.replace(year=first, month=1, day=1), person.born.replace(year=first + 1, month=12, day=31)


WRITERS: dict[str, Writer] = {"appeals": appeals, "register": register, "press": press}
KEYS = {"appeals": "no", "register": "序号", "press": "№"}
SHARES = {"appeals": 0.5, "register": 0.5, "press": 0.45}
"""How much of everybody each list knows."""

_HEAD = """# An invented list: nobody in it exists. Made by bench/linkage_fictional.py.
list: {{id: {0}, title: "{1}", publisher: Guvah benchmark, origin: {0}, licence: CC0, language: {2}, public: yes}}
row: {{key: {3}}}
"""
MAPPINGS = {
    "appeals": _HEAD.format("appeals", "Appeals of relatives (invented)", "en", "no")
    + """person:
  name:
    - {from: name}
    - {from: name in Arabic letters, language: ug-Arab}
  father_name: father
  sex: sex
  born: born
  age_at_event: age
  origin_place: home
episodes:
  - {kind: arrest, when: taken, if: not empty}
keep: [relatives]
""",
    "register": _HEAD.format("register", "登记表（虚构）", "zh-Hans", "序号")
    + """person:
  name: 姓名
  father_name: 父亲
  sex: {from: 性别, values: {男: male, 女: female}}
  born: 出生日期
  origin_place: 户籍地
episodes:
  - {kind: arrest, when: 收押日期, if: not empty}
keep: [户号, 亲属]
""",
    "press": _HEAD.format("press", "Из печати (вымышлено)", "ru", "№")
    + """person:
  name:
    - {from: имя}
    - {from: name, language: en}
  father_name: отец
  sex: {from: пол, values: {м: male, ж: female}}
  born: родился
  age_at_event: возраст
  origin_place: откуда
episodes:
  - {kind: arrest, when: задержан, if: not empty}
keep: [родные]
""",
}

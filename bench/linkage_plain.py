"""The rows of any list as stock tools are given them: a few columns of plain text, the same for every list.

Owns the columns and the reading of the two Argentine registries, of the invented lists and of plain ones into them, as
an analyst prepares lists for a linkage tool: names in small Latin letters (anyascii), years, ISO dates, places as codes
where Guvah's table of places knows the words. Handing the peers these codes is to their advantage.
"""

import re
from functools import lru_cache
from importlib import import_module

from bench import linkage_argentina as argentina
from bench import linkage_lists, linkage_sizes
from bench.linkage_measure import Lists, Row
from guvah.model.places import resolve_place

COLUMNS = ("unique_id", "given", "surname", "first", "born", "taken", "month", "place", "sex", "father")
Plain = dict[str, str | None]
"""One record in these columns; None where nothing is said. `first` is the first given word, `month` is of `taken`."""


def plain(lists: Lists) -> dict[str, list[Plain]]:
    """Every list in these columns, by its id."""
    return {name: [_record(name, row) for row in rows] for name, rows in lists.items()}


def key_of(name: str) -> str:
    """The column that holds the row key of a list."""
    return {**argentina.KEYS, **linkage_lists.KEYS, linkage_sizes.LIST: "no"}[name]


def _record(name: str, row: Row) -> Plain:
    if name in argentina.KEYS:
        known = argentina.facts(name, row)
        place = " ".join(known.place.split()[:2])
        found = {"given": known.given, "surname": known.surname, "born": known.born, "taken": known.taken}
        found |= {"place": place, "sex": row.get("sexo", "")[:1]}
    else:
        found = _READERS[name](row)
    found["first"] = found["given"].split(" ")[0]
    found["month"] = found["taken"][:7]
    full: Plain = {column: found.get(column) or None for column in COLUMNS}
    return {**full, "unique_id": f"{name}:{row[key_of(name)]}"}


def _name(text: str) -> dict[str, str]:
    """The first word as the given name, the rest as the surname: what a reader who knows no better does."""
    words = _ascii(text).split(" ")
    return {"given": words[0], "surname": " ".join(words[1:])}


@lru_cache(maxsize=200_000)
def _ascii(text: str) -> str:
    words = import_module("anyascii").anyascii(re.sub(r"[·•・.‧,-]", " ", text))
    return " ".join("".join(char for char in word if char.isalpha()) for word in words.lower().split())


@lru_cache(maxsize=20_000)
def _place(text: str) -> str:
    place = resolve_place(text) if text else None
    return place.code if place else _ascii(text)


_MONTHS = {word: number for number, word in enumerate(linkage_lists.MONTHS, 1)}


def _day(text: str) -> str:
    """The first day a date of the invented lists may mean."""
    numbers = [int(each) for each in re.findall(r"\d+", text)]
    if not numbers:
        return ""
    if text[:4].isdigit():
        year, month, day = (*numbers, 1, 1)[:3]
    elif len(numbers) == 3:
        day, month, year = numbers
    else:
        year, month, day = numbers[0], _MONTHS.get(text.split(maxsplit=1)[0], 1), 1
    return f"{year:04d}-{month:02d}-{day:02d}"


def _born(said: str, age: str, taken: str) -> str:
    if said:
        return _day(said)[:4]
    return str(int(taken[:4]) - int(age)) if age and taken else ""


def _appeals(row: Row) -> dict[str, str]:
    taken = _day(row["taken"])
    return {
        **_name(row["name"] or row["name in Arabic letters"]), "born": _born(row["born"], row["age"], taken),
        "taken": taken, "place": _place(row["home"]), "sex": row["sex"][:1], "father": _ascii(row["father"]),
    }  # fmt: skip


def _register(row: Row) -> dict[str, str]:
    return {
        **_name(row["姓名"]), "born": _born(row["出生日期"], "", ""), "taken": _day(row["收押日期"]),
        "place": _place(row["户籍地"]), "sex": {"男": "m", "女": "f"}.get(row["性别"], ""),
        "father": _ascii(row["父亲"]),
    }  # fmt: skip


def _press(row: Row) -> dict[str, str]:
    taken = _day(row["задержан"])
    return {
        **_name(row["имя"] or row["name"]), "born": _born(row["родился"], row["возраст"], taken), "taken": taken,
        "place": _place(row["откуда"]), "sex": {"м": "m", "ж": "f"}.get(row["пол"], ""),
        "father": _ascii(row["отец"]),
    }  # fmt: skip


def _sized(row: Row) -> dict[str, str]:
    return {
        **_name(row["name"]), "born": row["born"], "taken": _day(row["taken"]), "place": row["home"],
        "sex": row["sex"][:1], "father": _ascii(row["father"]),
    }  # fmt: skip


_READERS = {"appeals": _appeals, "register": _register, "press": _press, linkage_sizes.LIST: _sized}

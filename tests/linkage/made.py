"""Fictional people told of in two lists, with slips, other scripts, brothers and bare records."""

import random

from guvah.linkage.evidence.profile import Profile, profile_of
from guvah.model.statement import Statement
from tests.linkage.people import person_id

PEOPLE = 12
LATIN = ("Nurgül", "Serik", "Memet", "Aygül", "Tursun", "Qasim", "Zulpiye", "Aidos", "Marat", "Ömer")
GIVEN = (*LATIN, "Нургуль", "买买提")
FAMILY = ("Örnek", "Ülgi", "Misal", "Sinov", "Namuna", "ئۆرنەك", "N")
PLACES = ("654021", "654022", "654000", "653101", "659001", "650000", "Örnek village", "Ülgi hamlet")
NUMBERS = ("653125198503150012", "653125850315001", "653125198503150013", "E12345678")
LISTS = ("doc-000000000000000a", "doc-000000000000000b")


def statements_of(chance: random.Random, number: int) -> list[Statement]:
    """Statements of one person with whatever chance gives them."""
    who, source = person_id(number), chance.choice([*LISTS, f"tes-{number:016d}", "tes-0000000000000099"])
    day = f"2018-{chance.randint(1, 3):02}-{chance.choice((1, 15, 16)):02}"
    said = [
        ("name", f"{chance.choice(GIVEN)} {chance.choice(FAMILY)}"), ("alias", chance.choice(GIVEN)),
        ("sex", chance.choice(("male", "female", "unknown"))), ("father_name", chance.choice(GIVEN)),
        ("born", chance.choice(("1984", "1984-03", "1955", "1983~"))),
        ("birth_place", chance.choice(PLACES)), ("residence", chance.choice(PLACES)),
        ("identity_number", chance.choice(NUMBERS)), ("age_at_event", str(chance.randint(30, 40))),
    ]  # fmt: skip
    found = [Statement(who, prop, value, source) for prop, value in said if chance.random() < 0.7]
    for prop, value in (("episode_kind", "arrest"), ("start", day), ("place", chance.choice(PLACES))):
        found.append(Statement(f"{who}/epi-00000000", prop, value, source))
    if chance.random() < 0.3:
        for prop, value in (("to", person_id(chance.randrange(8))), ("relation", "sibling")):
            found.append(Statement(f"{who}/lnk-00000000", prop, value, source))
    return found


def people(seed: int, count: int) -> list[Profile]:
    """Profiles of people with whatever chance gives them."""
    chance = random.Random(seed)
    return [profile_of(person_id(n), statements_of(chance, n)) for n in range(count)]


def two_lists(persons: int, seed: int = 1) -> list[Profile]:
    """Two lists that both name each of so many people, the second with slips and coarser dates."""
    chance = random.Random(seed)
    found = []
    for n in range(persons):
        words = [*chance.sample(LATIN, 2), chance.choice(FAMILY[:5])]
        year, day = str(chance.randint(1950, 1999)), f"2018-{chance.randint(1, 12):02}-{chance.randint(2, 28):02}"
        again = " ".join(words)[chance.random() < 0.3 :]
        for place, (name, date) in enumerate(((" ".join(words), day), (again, day[: 7 + 3 * (n % 2)]))):
            found.append(
                Profile(
                    person_id(2 * n + place), names=(name,), sex="male", born=(year,),
                    events=(("taken", date),), lists=(LISTS[place],),
                )
            )  # fmt: skip
    return found

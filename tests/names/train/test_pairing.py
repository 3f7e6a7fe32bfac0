"""Pairs to learn the verdict from."""

import random

from guvah.names.train import pairing
from guvah.names.train.lexicon import elements
from guvah.names.train.persons import Person, chinese_people, people


def test_each_person_meets_themselves_near_strangers_and_strangers() -> None:
    """Three kinds of pairs, none of a spelling with itself, the same from the same seed."""

    def made() -> list[tuple[str, str, int]]:
        rng = random.Random(4)
        groups = people([one for one in elements() if one.language == "ug"][:150], rng, 12)
        return pairing._pairs(groups, chinese_people(rng, 3), rng, pairing.SLIPPED)

    pairs = made()
    assert pairs == made()
    assert {kind for _, _, kind in pairs} == {1, 0, -1}
    assert all(one != other for one, other, _ in pairs)


def test_homophones_are_not_strangers() -> None:
    """Two Chinese people whose names sound alike are no pair of strangers: many characters write one name."""
    made = chinese_people(random.Random(1), 200)
    sounded: dict[tuple[str, ...], list[Person]] = {}
    for one in made:
        sounded.setdefault(pairing._sounded(one), []).append(one)
    alike = next(some for some in sounded.values() if len(some) > 1)
    assert pairing._strangers(alike[0], alike, lambda spelling: "".join(spelling[1]), random.Random(1)) == []

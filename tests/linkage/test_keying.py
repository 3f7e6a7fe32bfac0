"""Keys that bring two records together."""

import random

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from guvah.linkage.evidence.profile import Profile
from guvah.linkage.keying import Hashing, keys_of, mixed
from tests.linkage.made import people

KEY = b"k" * 16


def keys(*profiles: Profile, key: bytes | None = KEY) -> list[set[int]]:
    records, hashes = keys_of(profiles, Hashing(key))
    return [set(hashes[records == n].tolist()) for n in range(len(profiles))]


def meet(one: Profile, other: Profile) -> bool:
    first, second = keys(one, other)
    return bool(first & second)


def named(*names: str, **more: object) -> Profile:
    return Profile("per-1", names=names, **more)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Nurgül Örnek", "Örnek Nurgül"), ("Nurgül Örnek", "نۇرگۈل ئۆرنەك"), ("Nurgül Örnek", "Нургуль Орнек"),
        ("Nurgül Örnek", "Nurgüx Örnek"), ("Nurgül Örnek", "N Örnek"), ("Nurgül Örnek Misal", "Nurgül Misal"),
        ("努尔古丽", "努尔古丽"),
    ],
)  # fmt: skip
def test_names_meet_over_order_script_and_slips(one: str, other: str) -> None:
    """Two words by sound, or half a word and another's letter, are left by most that goes wrong."""
    assert meet(named(one), named(other))


def test_strangers_do_not_meet() -> None:
    """Nor does one who shares a single word and nothing else."""
    assert not meet(named("Nurgül Örnek"), named("Serik Ülgi"))
    assert not meet(named("Nurgül"), named("Nurgül Ülgi"))


def test_one_word_meets_with_a_date() -> None:
    """A shared word with the year of birth, the month of being taken, or a letter with the day."""
    for more in ({"born": ("1984",)}, {"events": (("taken", "2018-03"),)}):
        assert meet(named("Nurgül Örnek", **more), named("Nurgül", **more))
    day = {"events": (("taken", "2018-03-15"),)}
    assert meet(named("Nurgül", **day), named("Nadira", **day))
    assert not meet(named("Nurgül", events=(("taken", "2018"),)), named("Nadira", events=(("taken", "2018"),)))


def test_an_age_meets_the_birth_it_stands_for() -> None:
    """Either of the two years."""
    aged = named("Nurgül Örnek", born_by_age=("1983/1984",))
    assert meet(aged, named("Nurgül", born=("1984-05-01",)))
    assert not meet(aged, named("Nurgül", born=("1985",)))


@pytest.mark.parametrize("other", ["653125198503150012", "653125 19850315 0012", "653125850315001"])
def test_identity_numbers_meet_however_they_are_written(other: str) -> None:
    """With spaces, or in the old form of 15 digits; whatever the names are."""
    assert meet(named("Serik", numbers=("653125198503150012",)), named("Nurgül", numbers=(other,)))


def test_a_photograph_brings_together() -> None:
    """Records without any name too."""
    assert meet(named(photos=("https://example.org/1.jpg",)), named(photos=("https://example.org/1.jpg",)))


@settings(max_examples=20)
@given(st.integers(0, 10_000))
def test_keys_are_the_same_for_any_order_of_records(seed: int) -> None:
    """Given the same hashing key. Others only decide whether names are run together: where a name may hide words."""
    plain = people(seed, 8)
    order = random.Random(seed).sample(range(8), 8)
    mixed_up = keys(*(plain[n] for n in order))
    assert [mixed_up[order.index(n)] for n in range(8)] == keys(*plain)
    assert all(keys(one)[0] <= beside for one, beside in zip(plain, keys(*plain), strict=True))


def test_a_hash_says_nothing_without_the_key() -> None:
    """Two runs have no hash in common, so that what is spilled to a disk cannot be looked up in a list of names."""
    one = named("Nurgül Örnek", born=("1984",), numbers=("653125198503150012",))
    assert not keys(one, key=None)[0] & keys(one, key=None)[0]
    assert not keys(one)[0] & keys(one, key=b"l" * 16)[0]
    assert keys(one)[0] == keys(one)[0]


def test_a_key_is_held_once() -> None:
    """However many spellings give it."""
    records, hashes = keys_of([named("Nurgül Örnek", "Nurgul Ornek", "Örnek Nurgül")], Hashing(KEY))
    assert len(set(zip(records.tolist(), hashes.tolist(), strict=True))) == len(hashes)


def test_a_record_of_a_hundred_names_has_no_hundred_times_the_keys() -> None:
    """Keys of each record are bounded, whatever a list calls it."""
    names = [f"Nurgül{a} Örnek{b} Misal{a} Ülgi{b} Sinov{a} Namuna{b}" for a in range(10) for b in range(10)]
    assert len(keys(named(*names))[0]) < 2_000


def test_records_with_nothing_in_them_have_no_keys() -> None:
    """And no records have none."""
    assert keys(Profile("per-1"), named("unknown")) == [set(), set()]
    records, hashes = keys_of([], Hashing())
    assert (len(records), len(hashes)) == (0, 0)


def test_mixing_keeps_the_order_of_two_numbers() -> None:
    """A word's half with another's letter is not the other way round."""
    one, other = np.array([1, 2], np.int64), np.array([2, 1], np.int64)
    first, second = mixed(one, other).tolist()
    assert first != second

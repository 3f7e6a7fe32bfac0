"""Spoilt spellings: always spoilt, never empty, the same for the same seed."""

import random
from collections import Counter

import pytest
from bench.fictional_names import PINYIN, crowd, people
from bench.names_noise import beginning, noisy, without_part

SPELLINGS = [
    ("Abdulla Örnek", "Latn"),
    ("Абдулла Өрнек", "Cyrl"),
    ("ئابدۇللا ئۆرنەك", "Arab"),
    ("阿卜杜拉·吾尔乃克", "Hani"),
    ("Abudula Wuernaike", "pinyin"),
]


@pytest.mark.parametrize(("name", "script"), SPELLINGS)
def test_a_name_is_spoilt_but_not_beyond_knowing(name: str, script: str) -> None:
    """Every draw changes the name, keeps most of it, and there are many ways."""
    drawn = {noisy(name, script, random.Random(seed)) for seed in range(300)}
    assert len(drawn) > 20
    assert name not in drawn
    assert all(len(name) - 4 <= len(one) <= len(name) + 12 for one in drawn)


@pytest.mark.parametrize(("name", "script"), SPELLINGS)
def test_the_same_seed_gives_the_same_slips(name: str, script: str) -> None:
    """A figure can be measured again."""
    assert [noisy(name, script, random.Random(3)) for _ in range(5)] == [noisy(name, script, random.Random(3))] * 5


@pytest.mark.parametrize("script", ["Latn", "Cyrl", "Arab", "Hani", "pinyin"])
@pytest.mark.parametrize("name", ["", "1", "·", "A", "伊", "م"])
def test_what_cannot_be_spoilt_is_left(name: str, script: str) -> None:
    """One letter, none, or a name of another script: no exception."""
    for seed in range(50):
        assert isinstance(noisy(name, script, random.Random(seed)), str)


@pytest.mark.parametrize(("name", "script"), SPELLINGS)
def test_parts_and_beginnings(name: str, script: str) -> None:
    """A part left out leaves the others; what has been typed so far begins the name."""
    drawn = {without_part(name, random.Random(seed)) for seed in range(20)}
    assert len(drawn) == 2
    assert all(one in name for one in drawn)
    typed = {beginning(name, random.Random(seed)) for seed in range(20)}
    assert all(name.startswith(one) and 2 < len(one) < len(name) for one in typed)


def test_a_crowd_is_written_in_five_scripts() -> None:
    """Some are Kazakh, some have a patronymic, all can be written in five scripts; common words are very common."""
    some = list(crowd(2000, 5, stock=2000))
    assert some == list(crowd(2000, 5, stock=2000))
    for one in some:
        assert len(one.names) + len(one.unrecorded) == 7
        assert {PINYIN, "zh-Hans", "ru", "en"} < {lang for _, lang in one.names + one.unrecorded}
    kazakh = [one for one in some if "kk-Cyrl" in {lang for _, lang in one.names + one.unrecorded}]
    assert 0.25 < len(kazakh) / len(some) < 0.42
    assert Counter(word for one in some for word in one.words).most_common(1)[0][1] > 50


def test_people_have_uyghur_names() -> None:
    """Six spellings a person, as the benchmark of the site's search expects."""
    assert {lang for one in people(50, 1) for _, lang in one.names + one.unrecorded} == {
        "ug-Latn", "ug-Arab", "ru", "en", "ug-Cyrl", "zh-Hans",
    }  # fmt: skip

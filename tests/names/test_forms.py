"""The forms in which a word is compared."""

import pytest

from guvah.names.forms import AS_WRITTEN, PINYIN, STEM, forms, stem
from guvah.names.letters import rows
from guvah.names.scripts import normalise, script_of


@pytest.mark.parametrize(
    ("word", "left"),
    [("misaluly", "misal"), ("мисалқызы", "мисал"), ("орнекова", "орнек"), ("nurguljan", "nurgul"), ("努尔江", "努尔")],
)
def test_an_ending_comes_off(word: str, left: str) -> None:
    """A father's or family name and an endearment are also compared without their ending, at a cost."""
    found = stem(word)
    assert found is not None
    assert found[0] == left
    assert found[1] > 0


@pytest.mark.parametrize("word", ["uly", "jan", "янова"[2:], "艾江", "нургуль", ""])
def test_something_must_remain(word: str) -> None:
    """A word that is an ending, or would nearly vanish, keeps it."""
    assert stem(word) is None


def test_the_longest_ending_is_taken() -> None:
    """-ovna before -a: what remains is the name."""
    assert stem("мисаловна") == stem("мисалович") == ("мисал", stem("мисаловна")[1])  # type: ignore[index]


def test_the_word_as_written_stands_first_and_costs_nothing() -> None:
    """Then pinyin where the whole name may be Chinese, then the stem."""
    assert [(form.kind, form.cost > 0) for form in forms("misaluly", syllables=False)] == [
        (AS_WRITTEN, False),
        (STEM, True),
    ]
    assert [form.kind for form in forms("guli", syllables=True)] == [AS_WRITTEN, PINYIN]
    assert [form.kind for form in forms("guli", syllables=False)] == [AS_WRITTEN]
    assert forms("김철수", syllables=True) == ()


def test_the_list_of_endings_is_sound() -> None:
    """Each ending once, in normal form and in its script, at a cost from next to nothing to a few nats."""
    listed = [(script, ending) for script, ending, *_ in rows("suffixes")]
    assert len(set(listed)) == len(listed)
    assert all(script_of(ending.strip()) == script for script, ending in listed)
    assert all(normalise(ending) == ending for _, ending in listed)
    assert all(0 < float(cost) < 10 for _, _, _, cost, *_ in rows("suffixes"))

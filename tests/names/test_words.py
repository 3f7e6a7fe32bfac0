"""One word against another, whatever their scripts."""

import pytest

from guvah.names.words import chief_forms, forms, shared_consonants, word_distance, word_weight


@pytest.mark.parametrize(
    ("a", "b", "most"),
    [
        ("nurgül", "نۇرگۈل", 0.02),
        ("nurgül", "努尔古丽", 0.1),
        ("misalqyzy", "мисал", 0.05),
        ("batuqanjan", "batuqan", 0.15),
        ("努尔", "怒尔", 0.0),
        ("örnek", "орнек", 0.1),
    ],
)
def test_spellings_of_one_word_are_near(a: str, b: str, most: float) -> None:
    """Another script, a stem, an endearment, a character of the same sound: little or no distance."""
    assert word_distance(a, b, False, False) <= most
    assert word_distance(a, b, False, False) == word_distance(b, a, False, False)


@pytest.mark.parametrize(("a", "b"), [("batuqan", "misal"), ("김", "철"), ("serik", "berik"), ("nurgül", "nurjan")])
def test_other_words_are_far(a: str, b: str) -> None:
    """Another word is far, though it shares some sounds."""
    assert word_distance(a, b, False, False) > 0.14


def test_a_form_without_its_ending_is_offered_at_a_price() -> None:
    """Whole first, then the stem."""
    found = forms("misaluly", False)
    assert found[0][1] == 0.0
    assert any(added > 0 for _, added in found)
    assert len(chief_forms("misaluly", False)) == 2
    assert word_weight("misal") < word_weight("misalmisal")


def test_shared_consonants() -> None:
    """The quick look before a comparison never hides a match."""
    assert shared_consonants(("batuqan",), ("巴图坎",)) == 1.0
    assert shared_consonants(("batuqan",), ("misal",)) < 0.5

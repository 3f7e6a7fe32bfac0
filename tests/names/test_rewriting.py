"""One word to and from a home alphabet."""

import pytest

from guvah.names.rewriting import HOME, Model, from_home, models, to_home, tokens_of


def test_a_digraph_of_uyghur_latin_is_one_letter() -> None:
    """gh and sh stay together; an apostrophe is no letter."""
    assert tokens_of("ug-Latn", "ghe'nisha") == ("gh", "e", "n", "i", "sh", "a")
    assert tokens_of("zh-Latn", "maimaiti") == ("mai", "mai", "ti")


def test_the_likeliest_chain_of_units_wins() -> None:
    """What follows what decides between two ways to write a letter."""
    units = [(("a",), ("а",)), (("l",), ("л",)), (("l",), ("л", "ь"))]
    model = Model(units, [(0, 0, 1, 4), (0, 1, 3, 3), (0, 1, 2, 1), (1, 3, 0, 3), (1, 2, 0, 1)])
    assert ["".join(one.tokens) for one in model.rewrite(("a", "l"), 0, 5)] == ["аль", "ал"]
    assert ["".join(one.tokens) for one in model.rewrite(("а", "л", "ь"), 1, 5)] == ["al"]


def test_a_letter_no_unit_has_is_left_out_at_a_price() -> None:
    """An unknown letter loses the letter, not the word."""
    model = Model([(("a",), ("а",))], [(0, 0, 1, 1), (0, 1, 0, 1)])
    whole, damaged = model.rewrite(("a",), 0, 1)[0], model.rewrite(("a", "?"), 0, 1)[0]
    assert whole.tokens == damaged.tokens == ("а",)
    assert damaged.score < whole.score - 5


@pytest.mark.parametrize("language", list(HOME))
def test_every_letter_at_home_can_be_written_everywhere(language: str) -> None:
    """No letter of a home alphabet that names use is unknown to the other spellings."""
    letters = {token for unit in models()[language, HOME[language]].units for token in unit[0]}
    for (own, kind), model in models().items():
        if own == language:
            assert [letter for letter in letters if not model.knows((letter,), 0)] == [], kind


def test_both_ways_agree() -> None:
    """A word rewritten and brought home again is among the few likeliest."""
    russian = from_home("kk", "ru", tuple("гүлнұр"), 1)[0].tokens
    assert tuple("гүлнұр") in [one.tokens for one in to_home("kk", "ru", russian, 5)]

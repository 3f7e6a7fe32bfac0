"""Words of names: how rare, how alike."""

import numpy as np
import pytest

from guvah.linkage.evidence.vocabulary import COMMONEST, INITIAL, RAREST, UNLIKE, Vocabulary, name_words, sounds

WORDS = ["nurgul", "nurgull", "n", "s", "нургуль", "serik", "mohammed", "mohamad", "ornek"]


def worth(one: str, other: str) -> float:
    vocabulary = Vocabulary([[word] for word in WORDS], {}, 1_000_000)
    numbers = [np.array([vocabulary.number[word]]) for word in (one, other)]
    (there,), (back,) = vocabulary.worth(*numbers), vocabulary.worth(*reversed(numbers))
    assert there == back
    return float(there)


def test_the_same_word_is_worth_its_rarity() -> None:
    """As many bits as it takes to tell it from all others, between the least and the most."""
    vocabulary = Vocabulary([["nurgul"], ["serik"], ["ornek"]], {"nurgul": 1_000, "serik": 900_000}, 1_024_000)
    assert vocabulary.rarity.tolist() == pytest.approx([10.0, COMMONEST, RAREST])


def test_without_an_archive_the_names_themselves_are_counted() -> None:
    """A word that 1,000 of 4,000 names have is worth two bits; twice in one name counts once."""
    memet = [["memet", "memet"], *([["memet"]] * 999)]
    vocabulary = Vocabulary([*memet, *([[f"other{n}"] for n in range(3000)])])
    assert vocabulary.rarity[vocabulary.number["memet"]] == COMMONEST == 2


def test_a_name_met_once_in_a_small_archive_is_no_common_name() -> None:
    """An archive of three people is taken for one of a thousand."""
    assert Vocabulary([["nurgul"], ["serik"], ["ornek"]]).rarity.min() > 9


def test_a_slip_costs_a_little_and_another_word_everything() -> None:
    """A doubled letter, two wrong ones, another script; and a word that has nothing to do with it."""
    assert worth("nurgul", "nurgul") > worth("nurgul", "nurgull") > worth("mohammed", "mohamad") > 0
    assert worth("nurgul", "нургуль") > 3
    assert worth("nurgul", "serik") == UNLIKE


def test_an_initial_is_worth_less_than_a_letter() -> None:
    """It fits every word that begins so, and no other; two equal initials are no rare word."""
    assert worth("n", "nurgul") == INITIAL == worth("n", "n")
    assert worth("s", "nurgul") == UNLIKE == worth("s", "n")


def test_words_are_folded_without_accents_and_titles() -> None:
    """In Latin letters accents are left out as sources do; other scripts keep their letters."""
    assert name_words("Nurgül ÖRNEK") == ("nurgul", "ornek")
    assert name_words("Андрей") == ("андрей",)
    assert name_words("unknown") == ()


def test_a_word_that_cannot_be_read_sounds_like_itself() -> None:
    """Every word has a sound, so that it can be looked for."""
    assert sounds("ზზზ") == ("ზზზ",)
    assert sounds("nurgul")


def test_what_was_compared_is_remembered() -> None:
    """Asked again in other company, a pair is worth the same."""
    vocabulary = Vocabulary([[word] for word in WORDS], {}, 1_000_000)
    every = np.arange(len(WORDS))
    one, other = np.repeat(every, len(WORDS)), np.tile(every, len(WORDS))
    first = vocabulary.worth(one, other)
    assert vocabulary.worth(one[::-1], other[::-1]).tolist() == first[::-1].tolist()
    assert Vocabulary([[word] for word in WORDS], {}, 1_000_000).worth(other, one).tolist() == first.tolist()

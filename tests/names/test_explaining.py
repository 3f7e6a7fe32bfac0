"""Why two spellings are one name: in a sentence, and letter by letter."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from guvah.names import explain, similarity
from tests.names.people import EVERYONE, HOSTILE


def said(a: str, b: str) -> str:
    return explain(a, b).sentence


def test_the_reviewer_reads_which_words_were_laid_together() -> None:
    """Each word beside its partner, with how they sound, behind the verdict in words."""
    assert said("Nurgül Örnek", "Нұргүл Өрнек") == (
        "Very likely one name: nurgül sounds like нұргүл; örnek sounds like өрнек."
    )
    assert said("Nurgül Örnek", "Nurgül Ülgi").startswith("Hardly one name: ")


def test_what_does_not_fit_is_said() -> None:
    """Another order, a word too many, words run together, a listed equivalent: each has its words."""
    assert "another order" in said("Örnek Nurgül", "Нұргүл Өрнек")
    assert "өрнек has no partner" in said("Nurgül", "Нұргүл Өрнек")
    assert "does not part" in said("努尔古丽约尔乃克", "Nurgül Örnek")
    assert "memet is listed beside muhammad" in said("Memet Misal", "Muhammad Misal")


@pytest.mark.parametrize(
    ("a", "b", "sentence"),
    [
        ("Misal", "MISAL", "The same words."),
        ("Mr", "Misal", "Nothing to compare: one side holds no name."),
        ("김철수", "Misal", "Nothing to compare: the script cannot be read."),
    ],
)
def test_where_there_is_nothing_to_lay_together(a: str, b: str, sentence: str) -> None:
    """The same words, nobody and an unknown script are said in one sentence, without a table."""
    found = explain(a, b)
    assert (found.sentence, found.laid, found.table()) == (sentence, (), "")


def test_the_table_shows_letter_above_letter() -> None:
    """Three lines a pair of words: the letters, how they go together, the letters."""
    assert explain("Nurgül Misal", "Nurgul Misal").table().split("\n\n")[0].splitlines() == [
        "n u r g u l",
        "= = = = = =",
        "n u r g ü l",
    ]


def test_a_letter_without_a_partner_stands_above_a_dot() -> None:
    """The 尔 of a Chinese spelling and a lost ending show as steps of one side."""
    lines = explain("Nurgül Örnek", "努尔古丽·约尔乃克").table().split("\n\n")[0].splitlines()
    assert lines[0].split() == [*"nurgül", "·"]
    assert lines[2].split() == ["n", "u", "er", *"guli"]


def test_letters_that_differ_are_marked() -> None:
    """A vowel that makes another name is marked, the letters around it are not."""
    marks = explain("Gülnar Misal", "Gülnur Misal").table().splitlines()[1].split()
    assert [mark for mark in marks if mark != "="] == ["!"]


@pytest.mark.parametrize("a", EVERYONE[::3])
@pytest.mark.parametrize("b", EVERYONE[::4])
def test_the_probability_is_that_of_similarity(a: str, b: str) -> None:
    """What is explained is what is shown beside it."""
    assert explain(a, b).probability == similarity(a, b)


@given(
    st.sampled_from([*EVERYONE, *HOSTILE]),
    st.one_of(st.sampled_from(EVERYONE), st.text(alphabet="nurgül ör'ekьънұрүл努尔鸣明马", max_size=12)),
)
def test_the_same_whichever_is_given_first(a: str, b: str) -> None:
    """Two reviewers who open the pair from either side read the same words."""
    assert explain(a, b) == explain(b, a)


@pytest.mark.parametrize(("a", "b"), [("Nurgul Misal", "Nur'gul Misal"), ("马明", "马鸣")])
def test_words_written_otherwise_but_compared_alike_are_explained_alike(a: str, b: str) -> None:
    """A silent sign or a homophone does not make the explanation depend on the order."""
    assert explain(a, b) == explain(b, a)

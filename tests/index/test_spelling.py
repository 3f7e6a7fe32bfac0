"""The keys of names and of questions about them."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from guvah.index import spelling
from guvah.index.spelling import Question
from guvah.names.keys import keys

NAMES = ["Memet Örnek", "Nurgül Ömer Ülgi", "Abliz", "Мемет Үлгі", "مەمەت ئۆرنەك", "努尔古丽·买买提"]


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Nurgül  Örnek", "nurgul ornek"),
        ("ЁЛКИН Әли", "елкин әли"),
        ("买买提·艾力", "买买提 艾力"),
        ("Ulgi-Örnek", "Ulgi Ornek"),
        ("ﺋەﻟﻰ", "ئەلى"),
    ],
)
def test_the_same_name(one: str, other: str) -> None:
    """Case, accents, dots, dashes and forms of letters do not make another name."""
    assert spelling.same_name(one) == spelling.same_name(other)


def numbers(*found: str) -> set[int]:
    """Return the numbers of keys."""
    return set(map(spelling.number, found))


def test_keys_of_a_record() -> None:
    """A record has each name as it stands, each of its words, and keys by sound; words and sounds are kept as words."""
    found = spelling.record_keys(["Memet Örnek", "Memet Ülgi"], heard=True)
    assert numbers("=memet ornek", "=memet ulgi", "wmemet", "wornek", "wulgi") <= set(found.numbers)
    assert {"wmemet", "wornek", "wulgi"} == {word for word in found.vocabulary if word[0] == "w"}
    assert {word[0] for word in found.vocabulary} == {"w", "t"}
    assert len(set(found.numbers)) == len(found.numbers)
    assert spelling.record_keys(["?"], heard=True) == ((), ())
    assert {word[0] for word in spelling.record_keys(["Memet Örnek"], heard=False).vocabulary} == {"w"}
    assert spelling.name_words(["Memet Örnek", "Memet Ülgi"]) == "memet ornek ulgi"


@pytest.mark.parametrize("name", NAMES)
def test_keys_by_sound_are_those_of_names(name: str) -> None:
    """Every key by sound is one that guvah.names gives for the name or a word of it, so that both floors agree."""
    given = keys(name).union(*(keys(word) for word in name.replace("·", " ").split()))
    plain = {f"w{word}" for word in spelling.asked_words(name)} | {f"={spelling.same_name(name)}"}
    assert set(spelling.record_keys([name], heard=True).numbers) <= numbers(*given, *plain)


def answers(question: Question, having: set[int]) -> bool:
    """Say whether somebody with these keys answers a question."""
    return all(any(numbers(*alternative) <= having for alternative in group) for group in question)


@pytest.mark.parametrize("name", NAMES)
def test_a_name_answers_every_question_about_itself(name: str) -> None:
    """What is asked for is what is kept: as it stands, by its words, and by the two finest questions about sound."""
    having = set(spelling.record_keys([name], heard=True).numbers)
    questions = [spelling.same_question(name), spelling.words_question(spelling.asked_words(name))]
    for question in [*questions, *spelling.sound_questions(name)[:2]]:
        assert question
        assert answers(question, having)


def test_an_undivided_chinese_name_may_be_two_words() -> None:
    """Its words by sound are asked for at every place where it may be parted."""
    having = set(spelling.record_keys(["努尔古丽·买买提"], heard=True).numbers)
    assert any(answers(question, having) for question in spelling.sound_questions("努尔古丽买买提"))


@given(st.text(max_size=40))
def test_anything_can_be_asked(words: str) -> None:
    """No words break the making of a question, and no group of one is empty."""
    for question in (spelling.same_question(words), *spelling.sound_questions(words)):
        assert all(alternative for group in question for alternative in group)
        assert all(question)
    assert all(spelling.sound_beginnings(words))


def test_what_is_long_enough_to_go_on_from() -> None:
    """Three letters, or one Chinese character, may be the beginning of a word."""
    assert [spelling.long_enough(word) for word in ("öm", "öme", "努", "")] == [False, True, True, False]

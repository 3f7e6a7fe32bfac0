"""What every user of names relies on: symmetric, 1 for the same, 0 for nobody, never an error."""

import itertools
import time
import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from guvah.names import encode, explain, score_many, similarities, similarity
from tests.names.people import EVERYONE, HOSTILE, OTHERS, SPELLINGS

NAMES = st.one_of(
    st.sampled_from(EVERYONE),
    st.text(alphabet="abdeghijklmnoprstuxyz öüë'’-.аәбғжиқуңөшұүыіьеяدنۇلىئەكشھۋېچ阿力米努尔古丽·\u200f", max_size=30),
)
NOBODY = ("", " ", "Mr", "unknown", "不详", "Dr.", "Haji", "😀", "12", "\u200f")


@pytest.mark.parametrize("person", SPELLINGS, ids=lambda person: person[0])
def test_spellings_of_one_person_are_alike(person: tuple[str, ...]) -> None:
    """Whatever the two scripts, two spellings of one name come out well above an even chance."""
    for a, b in itertools.combinations(person, 2):
        assert similarity(a, b) > 0.7, (a, b)


@pytest.mark.parametrize("other", OTHERS)
def test_other_people_are_not(other: str) -> None:
    """Names that share one word, or both in exchanged places, stay below the spellings of one name."""
    for name in SPELLINGS[0]:
        assert similarity(name, other) < 0.5


@given(NAMES, NAMES)
def test_symmetric_and_within_bounds(a: str, b: str) -> None:
    """Asking the other way round is the same question, and answers lie in [0, 1]."""
    assert similarity(a, b) == similarity(b, a)
    assert 0.0 <= similarity(a, b) <= 1.0


@given(NAMES, NAMES)
def test_unchanged_by_unicode_form_case_and_direction_marks(a: str, b: str) -> None:
    """How a name was typed does not change what it is."""
    typed = "\u200f" + unicodedata.normalize("NFD", a).upper() + "\u202c"
    assert similarity(typed, b) == similarity(a, b)


@pytest.mark.parametrize("name", EVERYONE)
def test_identical_names_are_certain(name: str) -> None:
    """The same words are 1, titles aside."""
    assert similarity(name, name) == 1.0
    assert similarity(f"Mr. {name}", name) == 1.0


@pytest.mark.parametrize("nobody", NOBODY)
def test_nobody_is_like_nobody(nobody: str) -> None:
    """Empty fields, titles and words for unknown are 0, even with themselves."""
    assert similarity(nobody, nobody) == 0.0
    assert similarity(nobody, "Batuqan Misal") == 0.0
    assert explain(nobody, nobody).sentence.startswith("Nothing")


@pytest.mark.parametrize(("a", "b"), list(itertools.product(HOSTILE, [*HOSTILE[::7], "Batuqan Misal", "努尔古丽"])))
def test_nothing_raises(a: str, b: str) -> None:
    """Whatever two fields hold, they can be compared and explained."""
    assert 0.0 <= similarity(a, b) <= 1.0
    assert explain(a, b).sentence


TYPED = (
    ("Ｎｕｒｇüｌ Öｒｎｅｋ", "Nurgül Örnek"),
    ("Nur\u200dgül Ör\u200cnek", "Nurgül Örnek"),
    ("ﻧﯘﺭﮔﯜﻝ ئۆرنەك", "نۇرگۈل ئۆرنەك"),
    ("نـــۇرگۈل ئۆرنەك", "نۇرگۈل ئۆرنەك"),
    ("\u202eNurgül\u202c Örnek", "Nurgül Örnek"),
    ("Nurgül2 Örnek 😀", "Nurgül Örnek"),
    ("Nurgül ١٩٨٤ Örnek １９８４", "Nurgül Örnek"),
    ("努尔古丽•约尔乃克", "努尔古丽·约尔乃克"),
    ("Nurg\u0075\u0308l O\u0308rnek", "Nurgül Örnek"),
)


@pytest.mark.parametrize(("typed", "meant"), TYPED)
def test_however_it_was_typed_it_is_the_same_name(typed: str, meant: str) -> None:
    """Full-width letters, joiners, presentation forms, stretched words, marks, digits and pictures change nothing."""
    assert similarity(typed, meant) == 1.0
    for other in SPELLINGS[0]:
        assert similarity(typed, other) == similarity(meant, other)


@given(NAMES, st.lists(st.sampled_from("\u200b\u200c\u200d\u200e\u200f\u202a\u202c\u2066\u2069\ufeff"), max_size=30))
def test_invisible_marks_between_letters_change_nothing(name: str, marks: list[str]) -> None:
    """Wherever a keyboard or a copied page left them."""
    typed = "".join(char + mark for char, mark in itertools.zip_longest(name, marks, fillvalue=""))
    assert similarity(typed, "Nurgül Örnek") == similarity(name, "Nurgül Örnek")


@given(st.text(max_size=80), st.text(max_size=80))
def test_any_two_texts_can_be_compared(a: str, b: str) -> None:
    """No text raises, and a text with a word is itself."""
    assert 0.0 <= similarity(a, b) == similarity(b, a) <= 1.0
    assert similarity(a, a) in (0.0, 1.0)


@pytest.mark.parametrize("a", NOBODY)
@pytest.mark.parametrize("b", NOBODY)
def test_two_unknowns_never_match(a: str, b: str) -> None:
    """Whatever two fields say for "not known", they are not one person."""
    assert similarity(a, b) == 0.0
    assert list(score_many(a, [encode(b)])) == [0.0]


@pytest.mark.parametrize("letter", ["a", "я", "ا", "买", "а b "])
def test_ten_thousand_letters(letter: str) -> None:
    """A field that somebody filled with anything costs no more than a name."""
    start = time.process_time()
    assert similarity(letter * 10_000, "Nurgül Örnek") < 0.5
    assert similarity(letter * 10_000, letter * 10_000) == 1.0
    assert time.process_time() - start < 5


def test_many_pairs_are_what_each_pair_is() -> None:
    """One by one, as a batch, and one name against many packed ones: the same probability."""
    pairs = list(itertools.product(EVERYONE[::3], EVERYONE[::2]))
    together = similarities(pairs)
    assert [similarity(a, b) for a, b in pairs] == list(together)
    for name in EVERYONE[::6]:
        scores = score_many(name, [encode(other) for other in EVERYONE])
        expected = similarities([(name, other) for other in EVERYONE])
        for other, score, whole in zip(EVERYONE, scores, expected, strict=True):
            assert score == whole or (other == name and 0.5 < score < 1.0)


def test_nothing_asked_nothing_answered() -> None:
    """No pairs, no candidates and an unreadable question have answers of the right length."""
    assert len(similarities([])) == 0
    assert len(score_many("Misal", [])) == 0
    assert list(score_many("김철수", [encode("Misal")])) == [0.0]


def test_an_honorific_in_its_own_name_counts() -> None:
    """A title beside a name is no part of it."""
    assert similarity("Haji Nurgül Örnek", "Nurgül Örnek") == 1.0

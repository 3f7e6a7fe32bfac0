"""What every user of names relies on: symmetric, 1 for the same, 0 for nobody, never an error."""

import itertools
import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from guvah.names import explain, similarity
from tests.names.people import EVERYONE, HOSTILE, OTHERS, SPELLINGS

NAMES = st.one_of(
    st.sampled_from(EVERYONE),
    st.text(alphabet="abdeghijklmnoprstuxyz öüë'’-.аәбғжиқуңөшұүыіьеяدنۇلىئەكشھۋېچ阿力米努尔古丽·\u200f", max_size=30),
)


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


@pytest.mark.parametrize("nobody", ["", " ", "Mr", "unknown", "不详", "Dr.", "Haji", "😀", "12", "\u200f"])
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

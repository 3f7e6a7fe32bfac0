"""One word's entry as text."""

from hypothesis import given
from hypothesis import strategies as st

from guvah.site.search.person import GUESSED, address
from guvah.site.search.postings import read, word_place, written

WORDS = st.text("aPTKSJMNRL", min_size=1, max_size=6)


@given(
    WORDS,
    st.dictionaries(
        st.just("") | WORDS | WORDS.map(lambda w: GUESSED + w), st.sets(st.integers(0, 2**32 - 1), min_size=1)
    ),
)
def test_an_entry_comes_back(word: str, entry: dict[str, set[int]]) -> None:
    """What is written is read, for people who lie anywhere."""
    assert read(word, written(word, entry)) == entry


def test_people_where_the_pair_puts_them_cost_little() -> None:
    """Most rows lie where the pair of words puts them: two or three signs each."""
    places = {address("MSL", "PTKN", f"G-{i}") for i in range(50)}
    text = written("MSL", {"PTKN": places})
    assert len(text) < 3 * 50
    assert read("MSL", text) == {"PTKN": places}


def test_words_that_chinese_cannot_tell_apart_lie_together() -> None:
    """One file answers for r and l."""
    assert word_place("MRT") == word_place("MLT")

"""Cuts: what was seen, and nothing that came later."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from guvah.model.statement import Recording
from guvah.release.cut import cut_of, read_cut

FEEDS = st.text("0123456789abcdef", min_size=32, max_size=32)


@given(st.dictionaries(FEEDS, st.integers(0, 10**9)))
def test_a_cut_reads_back(position: dict[str, int]) -> None:
    """Written and read it is the same; empty feeds do not count."""
    cut = cut_of(position)
    assert read_cut(cut.words) == cut
    assert dict(cut.entries) == {feed: count for feed, count in position.items() if count}


@given(FEEDS, st.integers(0, 20), st.integers(0, 20))
def test_inside_means_recorded_before(feed: str, seq: int, count: int) -> None:
    """The number of an entry decides, never its clock."""
    recording = Recording(feed, seq, "0000000000000.000000." + feed, "mem-0000000000000000", "case")
    assert cut_of({feed: count}).holds(recording) is (seq < count)


@pytest.mark.parametrize(
    "words", ["", "everything", "a:1", "g" * 32 + ":1", "0" * 32 + ":-1", "0" * 32, "0" * 32 + ":1,"]
)
def test_words_that_are_no_cut_hold_nothing(words: str) -> None:
    """A forged or damaged cut opens nothing."""
    assert not read_cut(words).holds(Recording("0" * 32, 0, "", "", "case"))


def test_a_feed_named_twice_is_refused() -> None:
    """Nobody can hide a second, larger number behind the first."""
    feed = "0" * 32
    assert not read_cut(f"{feed}:1,{feed}:9").entries

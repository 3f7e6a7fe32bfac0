"""A pair as it lies in the file: the same when it is read back, with a dictionary and without."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from guvah.errors import Unavailable
from guvah.linkage.kept_rows import Packing, Proposed, learned
from guvah.linkage.queue import helps
from guvah.linkage.weights import Reason
from tests.linkage.people import person_id

REASONS = st.lists(st.builds(Reason, st.text(), st.text(), st.floats(-30, 30)), max_size=4).map(tuple)
PAIRS = st.builds(
    Proposed,
    st.just(person_id(1)),
    st.just(person_id(2)),
    st.floats(0, 1),
    st.floats(-30, 0),
    REASONS,
    REASONS,
    st.integers(2, 40),
    st.integers(0, 2),
)


@given(PAIRS)
def test_a_pair_is_read_back_as_it_was(pair: Proposed) -> None:
    """Any words, with a dictionary learned from others and with none; its rank is the queue's."""
    others = [Proposed("a", "b", 0.5, -10.0, (Reason("father: same", f"{n} of {n * n}", 5.0),)) for n in range(200)]
    for packing in (Packing(), Packing(learned(others))):
        row = packing.row(pair)
        assert packing.pair(row) == pair
        assert row[2] == helps(pair.probability, pair.people, pair.published)


def test_too_few_teach_nothing() -> None:
    """A handful of pairs gives no dictionary."""
    assert learned([Proposed("a", "b", 0.5, -10.0)] * 5) == b""


def test_a_damaged_pair_says_what_to_do() -> None:
    """Neither a trace nor a guess."""
    *row, _ = Packing().row(Proposed("a", "b", 0.5, -10.0))
    with pytest.raises(Unavailable, match="guvah link"):
        Packing().pair((*row, b"nothing"))  # type: ignore[arg-type]

"""Words aligned: the quick way gives what the plain recurrence gives."""

import numpy as np
from hypothesis import given, settings
from hypothesis import strategies as st
from numpy.typing import NDArray

from guvah.names import tracing
from guvah.names.aligning import Aligner
from guvah.names.encoding import Packed, encode, unpack
from guvah.names.forms import LISTED
from guvah.names.weights import weights
from tests.names.people import EVERYONE

HELD = weights()
PACKED = unpack([encode(name) for name in EVERYONE])
FORMS = [int(form) for form in np.flatnonzero(PACKED.kind != LISTED)]
PAIRS = st.lists(st.tuples(st.sampled_from(FORMS), st.sampled_from(FORMS)), min_size=1, max_size=12)


def plain(a: NDArray[np.uint16], b: NDArray[np.uint16], channel_a: int, channel_b: int) -> list[list[int]]:
    """Every cell of the alignment, as the textbook has it."""
    gap_a = [int(HELD.gap[sign, channel_b]) for sign in a]
    gap_b = [int(HELD.gap[sign, channel_a]) for sign in b]
    cells = [[0] * (len(b) + 1) for _ in range(len(a) + 1)]
    for i in range(len(a) + 1):
        for j in range(len(b) + 1):
            ways = []
            if i and j:
                ways.append(cells[i - 1][j - 1] + int(HELD.pair[a[i - 1], b[j - 1]]))
            if i:
                ways.append(cells[i - 1][j] + gap_a[i - 1])
            if j:
                ways.append(cells[i][j - 1] + gap_b[j - 1])
            cells[i][j] = max(ways, default=0)
    return cells


def signs(packed: Packed, form: int) -> NDArray[np.uint16]:
    return packed.signs[form, : packed.size[form]]


def slow(one: int, other: int, *, reverse: bool = False) -> list[int]:
    turn = -1 if reverse else 1
    a, b = signs(PACKED, one)[::turn], signs(PACKED, other)[::turn]
    return plain(a, b, int(PACKED.channel[one]), int(PACKED.channel[other]))[-1]


@settings(max_examples=60)
@given(PAIRS)
def test_scores_are_those_of_the_plain_recurrence(pairs: list[tuple[int, int]]) -> None:
    """Words of any two scripts and lengths in one batch, each with its own best score."""
    one, other = np.array(pairs).T
    assert list(Aligner(PACKED, PACKED, HELD).scores(one, other)) == [slow(*pair)[-1] for pair in pairs]


@settings(max_examples=60)
@given(PAIRS, st.booleans())
def test_beginnings_and_ends_are_those_of_the_plain_recurrence(pairs: list[tuple[int, int]], reverse: bool) -> None:
    """The score against every beginning, or every end, of the second word; past its length the last one stays."""
    one, other = np.array(pairs).T
    found = Aligner(PACKED, PACKED, HELD).beginnings(one, other, reverse=reverse, longest=24)
    for row, pair in zip(found, pairs, strict=True):
        expected = slow(*pair, reverse=reverse)
        assert list(row) == expected + expected[-1:] * (25 - len(expected))


@settings(max_examples=40)
@given(PAIRS)
def test_the_traced_table_holds_the_same_scores(pairs: list[tuple[int, int]]) -> None:
    """What is followed back is what was scored."""
    one, other = np.array(pairs).T
    first, second = (
        tracing.Words(tracing.columns(PACKED.signs[some], np.zeros_like(some), PACKED.size[some]), PACKED.channel[some])
        for some in (one, other)
    )
    assert list(tracing.table(first, second, HELD)[-1, -1]) == [slow(*pair)[-1] for pair in pairs]


@given(st.sampled_from(FORMS), st.sampled_from(FORMS))
def test_a_score_does_not_depend_on_the_side(one: int, other: int) -> None:
    """The pair model is symmetric, so alignment is."""
    assert slow(one, other)[-1] == slow(other, one)[-1]


def test_the_same_word_scores_most() -> None:
    """Nothing fits the characters of a name better than the name in its own script."""
    written = [form for form in FORMS if PACKED.kind[form] == 0 and PACKED.channel[form] == 0]
    one, other = (grid.ravel() for grid in np.meshgrid(written, written, indexing="ij"))
    scores = Aligner(PACKED, PACKED, HELD).scores(one, other).reshape(len(written), -1)
    assert (scores.max(1) == scores.diagonal()).all()

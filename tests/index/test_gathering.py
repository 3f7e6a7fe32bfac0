"""Dividing bodies by root."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from guvah.errors import DamagedArchive, NewerFormat
from guvah.index.gathering import PARTITIONS, Partitions, header_of, joined, partition_of, pieces_by_root, runs
from guvah.model.body import encode_body
from guvah.model.statement import Statement, encode_line
from tests.index.archive import ANN, owned, person, root, said

STATEMENTS = st.lists(
    st.builds(
        said,
        st.sampled_from([root("per", 1), root("per", 2), root("tes", 1), owned(root("per", 1), "epi", 1)]),
        st.sampled_from(["name", "note"]),
        st.text(st.characters(exclude_characters="\0", exclude_categories=["Cs"])),
    ),
    max_size=8,
)


@settings(max_examples=60, deadline=None)
@given(st.lists(STATEMENTS, max_size=5))
def test_every_line_comes_back_under_its_root(bodies: list[list[Statement]]) -> None:
    """Whatever statements say, newlines and quotes included, their lines come back in order under their root."""
    partitions = Partitions()
    expected: dict[str, list[tuple[int, bytes]]] = {}
    for number, statements in enumerate(bodies):
        partitions.add(number, encode_body(ANN, statements))
        for one in statements:
            expected.setdefault(one.entity[:20], []).append((number, encode_line(one) + b"\n"))
    found: dict[str, list[tuple[int, bytes]]] = {}
    for chunks in partitions.take():
        found |= pieces_by_root(chunks)
    assert found == {of: joined(pieces) for of, pieces in expected.items()}
    assert partitions.take() == [[] for _ in range(2 * PARTITIONS)]


def test_sources_are_apart() -> None:
    """Sources lie in the first partitions, by the beginning of their id; everything else in the others."""
    assert partition_of(b"doc-00" + b"0" * 14) == 0
    assert partition_of(b"tes-zz" + b"0" * 14) == PARTITIONS - 1
    assert partition_of(b"per-00" + b"0" * 14) == PARTITIONS


@pytest.mark.parametrize(
    ("line", "code"),
    [
        (b'["per-aaaa","name","x","tes-aaaaaaaaaaaaaaaa"]\n', "S012"),
        (b'["per-AAAAAAAAAAAAAAAA","name","x","tes-aaaaaaaaaaaaaaaa"]\n', "S012"),
        (b' ["per-aaaaaaaaaaaaaaaa","name","x","tes-aaaaaaaaaaaaaaaa"]\n', "S009"),
        (b'["per-aaaaaaaaaaaaaaaa\n', "S006"),
        (b'["per-aaaaaaaaaaaaaaaa","name","x","tes-aaaaaaaaaaaaaaaa"]', "S005"),
        (b"\n", "S008"),
        (b"[]\n", "S007"),
    ],
)
def test_a_line_about_no_root(line: bytes, code: str) -> None:
    """A line that does not begin with an id is refused with the code of the body's own specification."""
    with pytest.raises(DamagedArchive, match=code):
        list(runs(encode_body(ANN, person(1)) + line))


def test_headers() -> None:
    """A body's header says who and, after an erasure, when; others are refused as the specification says."""
    clock = f"{1:013d}.000000.{'a' * 32}"
    assert header_of(encode_body(ANN, [])).by == ANN
    assert header_of(encode_body(ANN, [], clock)).at == clock
    with pytest.raises(DamagedArchive, match="S002"):
        header_of(b"nonsense\n")
    with pytest.raises(DamagedArchive, match="S010"):
        header_of(b'{"guvah":"statements/1","by":"somebody"}\n')
    with pytest.raises(NewerFormat):
        header_of(b'{"guvah":"statements/2","by":"x"}\n')


def test_pieces_are_joined_by_recording() -> None:
    """Lines of one recording become one piece; pieces stand in the order of recordings."""
    assert joined([(2, b"c\n"), (1, b"a\n"), (2, b"d\n")]) == [(1, b"a\n"), (2, b"c\nd\n")]

"""Packing what was recorded."""

import pytest

from guvah.errors import DamagedArchive
from guvah.index.documents import Packing, recorded, statements, trained
from guvah.index.store import UnreadableError
from guvah.model.statement import Recording, encode_line
from tests.index.archive import ANN, FEEDS, person, root, said

RECORDING = Recording(FEEDS[0], 3, "0", ANN, "case")
LINES = b"".join(encode_line(one) + b"\n" for one in person(1, "Memet\nÖrnek", note='quoted "words"'))


def test_a_document_comes_back_as_it_went_in() -> None:
    """Pieces come back byte for byte, with a dictionary and without."""
    many = [[(n, LINES.replace(b"Memet", str(n).encode()))] for n in range(600)]
    dictionary = trained(many)
    pieces = [(1, LINES), (7, LINES)]
    assert dictionary
    for packing in (Packing(), Packing(dictionary)):
        assert packing.unpack(packing.pack(pieces)) == pieces
    assert len(Packing(dictionary).pack(pieces)) < len(Packing().pack(pieces))


def test_few_documents_teach_nothing() -> None:
    """No dictionary is made from a handful."""
    assert trained([[(1, LINES)]] * 10) == b""


def test_a_damaged_document_is_unreadable() -> None:
    """Damage is told apart from an empty document."""
    with pytest.raises(UnreadableError):
        Packing().unpack(b"damaged")
    with pytest.raises(UnreadableError):
        Packing().unpack(Packing()._compressor.compress(b"\x93"))


def test_statements_of_lines() -> None:
    """Lines are decoded at once; one that is no statement is refused with its code."""
    assert statements(LINES) == person(1, "Memet\nÖrnek", note='quoted "words"')
    with pytest.raises(DamagedArchive, match="S006"):
        statements(b'["per",1]\n')
    with pytest.raises(DamagedArchive, match="S006"):
        statements(b'["\xff","a","b","c"]\n')


def test_statements_with_their_recording() -> None:
    """Every statement carries the recording its piece names."""
    found = recorded([(3, LINES)], {3: RECORDING})
    assert {one.recording for one in found} == {RECORDING}
    assert found[0].statement == said(root("per", 1), "name", "Memet\nÖrnek")

"""Encodings: declared, marked, UTF-8, and only then guessed."""

from pathlib import Path

import pytest

from guvah.errors import BadInput
from guvah.intake.decoding import CHUNK, decoding_of, known_encoding

from .lists import write

RUSSIAN = "id;имя\n" + "".join(f"{n};Нургуль Орнек из Кульджи, учительница\n" for n in range(60))


def test_a_declared_encoding_wins(tmp_path: Path) -> None:
    """What the mapping says is believed."""
    assert decoding_of(write(tmp_path, RUSSIAN.encode("cp1251")), "windows-1251").encoding == "cp1251"


@pytest.mark.parametrize("mark", ["utf-8-sig", "utf-16", "utf-32"])
def test_byte_order_marks(tmp_path: Path, mark: str) -> None:
    """A byte-order mark says what it is, without a note."""
    assert decoding_of(write(tmp_path, RUSSIAN.encode(mark)), None).note == ""
    assert decoding_of(write(tmp_path, RUSSIAN.encode(mark)), None).encoding == mark


@pytest.mark.parametrize(
    ("text", "encoding"), [(RUSSIAN, "cp1251"), ("编号,姓名\n" + "1,努尔古丽·约尔乃克，伊宁县人\n" * 40, "gb18030")]
)
def test_other_encodings_are_guessed_and_told(tmp_path: Path, text: str, encoding: str) -> None:
    """A guess is always told, so that a wrong one is noticed."""
    found = decoding_of(write(tmp_path, text.encode(encoding)), None)
    assert text.encode(encoding).decode(found.encoding) == text
    assert "guess" in found.note


def test_damaged_utf8_is_not_another_encoding(tmp_path: Path) -> None:
    """A few wrong bytes in UTF-8 do not turn every name into other letters."""
    with pytest.raises(BadInput, match="almost all of this is UTF-8"):
        decoding_of(write(tmp_path, RUSSIAN.encode() + b"61;\xff\xfe\n"), None)


def test_a_letter_across_two_pieces(tmp_path: Path) -> None:
    """Files are read in pieces; a letter on the border is still one letter."""
    assert decoding_of(write(tmp_path, b"a" * (CHUNK - 1) + "ў".encode()), None).encoding == "utf-8"


def test_an_unknown_name_is_refused(tmp_path: Path) -> None:
    """A declared encoding must exist and be for text."""
    assert known_encoding("rot13") is None
    with pytest.raises(BadInput, match="no encoding is called"):
        decoding_of(write(tmp_path, b"a"), "klingon")

"""The shared words of a workbook: all of them, and none of what only looks like one."""

import io
import zipfile
from pathlib import Path

import openpyxl
import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from guvah.errors import HostileInput
from guvah.intake import shared_strings
from guvah.intake.shared_strings import SharedStrings, read_shared_strings
from guvah.intake.tables import open_table

from .lists import shared_workbook

HEAD = b'<?xml version="1.0"?><sst xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main">'


def read(*items: str) -> list[str]:
    return list(read_shared_strings(io.BytesIO(HEAD + "".join(items).encode() + b"</sst>")))


@given(st.lists(st.text(), max_size=20))
def test_words_come_back_by_number(words: list[str]) -> None:
    """In any script; past the end is an IndexError, as of a list."""
    strings = SharedStrings()
    for one in words:
        strings.add(one)
    assert [strings[number] for number in range(len(strings))] == words
    assert strings[:] == words
    for beyond in (len(words), -1):
        with pytest.raises(IndexError):
            strings[beyond]


def test_runs_are_joined_and_pronunciation_is_not_text() -> None:
    """Rich text is one string; Japanese and Chinese phonetic runs are none of it; an empty string has its number."""
    found = read(
        "<si><t>Örnek</t></si>",
        "<si><r><rPr><b/></rPr><t>Nur</t></r><r><t xml:space='preserve'> gül</t></r></si>",
        "<si><t>努尔</t><rPh sb='0' eb='2'><t>nur</t></rPh></si>",
        "<si/>",
        "<si><t>_x005F_x0041_</t></si>",
        "<si><t>x005F_</t></si>",
    )
    assert found == ["Örnek", "Nur gül", "努尔", "", "_x0041_", "x005F_"]


PRINTED = st.text(st.characters(codec="utf-8", exclude_categories=["Cc", "Cs", "Cn"]), min_size=1)


@given(st.lists(PRINTED, min_size=1, max_size=20, unique=True))
def test_a_workbook_reads_as_openpyxl_reads_it(words: list[str]) -> None:
    """The same words as the library's own reader gives, whatever they are."""
    assume(not any("x005F_" in word for word in words))  # which the library drops wherever it stands
    saved = io.BytesIO(shared_workbook([[word] for word in words]))
    with zipfile.ZipFile(saved) as archive:
        ours = list(read_shared_strings(archive.open("xl/sharedStrings.xml")))
    sheet = openpyxl.load_workbook(saved, read_only=True).worksheets[0]
    assert [row[0] for row in sheet.iter_rows(values_only=True)] == ours == words


def test_cells_find_their_shared_words(tmp_path: Path) -> None:
    """However often the sheet is streamed."""
    path = tmp_path / "list.xlsx"
    path.write_bytes(shared_workbook([["id", "name"], ["1", "Nurgül Örnek"], ["2", "努尔古丽"], ["3", "Nurgül Örnek"]]))
    table = open_table(path)
    for _ in range(2):
        assert [row.cells["name"] for row in table.rows()] == ["Nurgül Örnek", "努尔古丽", "Nurgül Örnek"]


@pytest.mark.parametrize("broken", [b"", b"<sst>", HEAD + b"<si></sst>", b"PK\x03\x04"])
def test_what_is_no_xml_is_a_value_error(broken: bytes) -> None:
    """Which the workbook's reader makes a sentence of."""
    with pytest.raises(ValueError, match="not the XML"):
        read_shared_strings(io.BytesIO(broken))


def test_entities_are_refused() -> None:
    """Before one is expanded."""
    bomb = b'<!DOCTYPE sst [<!ENTITY a "aaaaaaaaaa">]><sst><si><t>&a;&a;</t></si></sst>'
    with pytest.raises(HostileInput):
        read_shared_strings(io.BytesIO(bomb))


def test_too_many_words_are_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Counted with the place each number takes: ten million empty ones are too many too."""
    monkeypatch.setattr(shared_strings, "MOST_BYTES", 1000)
    for item in ("<si><t>Örnek</t></si>", "<si/>"):
        with pytest.raises(HostileInput, match="too large"):
            read(*[item] * 300)
    (tmp_path / "list.xlsx").write_bytes(shared_workbook([["id"], ["x" * 2000]]))
    with pytest.raises(HostileInput, match="too large"):
        open_table(tmp_path / "list.xlsx")

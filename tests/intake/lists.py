"""Lists and mappings for the tests of intake, written where a test asks."""

import io
import textwrap
import zipfile
from collections.abc import Sequence
from pathlib import Path
from xml.sax.saxutils import escape

from guvah.intake.convert import RowResult, convert
from guvah.intake.grammar import Mapping
from guvah.intake.mapping import read_mapping
from guvah.intake.tables import open_table

KEY = b"k" * 32

MAPPING = """
list: {id: village, title: A village, language: en, public: yes}
row: {key: id}
person:
  name: {from: name, format: "SURNAME  GIVEN", case: title}
  born: {from: born, precision: year}
  identity_number: paper
episodes:
  - {kind: arrest, when: taken, place: where}
keep: [remark]
ignore: [page]
"""

CSV = """id,name,born,paper,taken,where,remark,page
1,ÖRNEK  NURGÜL MARÍA,1984,AB 12-3,15/08/2017,Ghulja county,quiet,1
2,DE LA ÜLGI  SERIK,1960,,,,,1
"""


def mapping(text: str = MAPPING) -> Mapping:
    """Read a mapping written in a test."""
    return read_mapping(textwrap.dedent(text).encode(), "village.yaml")


def write(folder: Path, text: str | bytes, name: str = "village.csv") -> Path:
    """Write a list beside a test."""
    path = folder / name
    path.write_bytes(text if isinstance(text, bytes) else text.encode())
    return path


def rows(folder: Path, text: str | bytes = CSV, said: Mapping | None = None) -> list[RowResult]:
    """Convert a list with a mapping."""
    said = said or mapping()
    return list(convert(said, open_table(write(folder, text), said.reading()), KEY))


def said(result: RowResult, prop: str) -> list[str]:
    """Return the values a row gives a property, in order."""
    return [draft.statement.value for draft in result.drafts if draft.statement.prop == prop]


_MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_PACKAGE = "http://schemas.openxmlformats.org/package/2006"
_TYPE = "application/vnd.openxmlformats-officedocument.spreadsheetml."


def shared_workbook(rows: Sequence[Sequence[str]]) -> bytes:
    """Return a workbook as spreadsheet programs save it: each word once in a table, cells that name its number."""
    words = list(dict.fromkeys(word for row in rows for word in row))
    cells = ["<row>" + "".join(f'<c t="s"><v>{words.index(word)}</v></c>' for word in row) + "</row>" for row in rows]
    parts = {
        "[Content_Types].xml": f'<Types xmlns="{_PACKAGE}/content-types">'
        '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
        + "".join(
            f'<Override PartName="/xl/{part}.xml" ContentType="{_TYPE}{kind}+xml"/>'
            for part, kind in (("workbook", "sheet.main"), ("sheet1", "worksheet"), ("sharedStrings", "sharedStrings"))
        )
        + "</Types>",
        "_rels/.rels": f'<Relationships xmlns="{_PACKAGE}/relationships">'
        f'<Relationship Id="r1" Type="{_OFFICE}/officeDocument" Target="xl/workbook.xml"/></Relationships>',
        "xl/workbook.xml": f'<workbook xmlns="{_MAIN}" xmlns:r="{_OFFICE}"><sheets>'
        '<sheet name="List" sheetId="1" r:id="r1"/></sheets></workbook>',
        "xl/_rels/workbook.xml.rels": f'<Relationships xmlns="{_PACKAGE}/relationships">'
        f'<Relationship Id="r1" Type="{_OFFICE}/worksheet" Target="sheet1.xml"/></Relationships>',
        "xl/sheet1.xml": f'<worksheet xmlns="{_MAIN}"><sheetData>{"".join(cells)}</sheetData></worksheet>',
        "xl/sharedStrings.xml": f'<sst xmlns="{_MAIN}">'
        + "".join(f'<si><t xml:space="preserve">{escape(word)}</t></si>' for word in words)
        + "</sst>",
    }
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, text in parts.items():
            archive.writestr(name, '<?xml version="1.0" encoding="UTF-8"?>' + text)
    return packed.getvalue()

"""Lists and mappings for the tests of intake, written where a test asks."""

import textwrap
from pathlib import Path

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

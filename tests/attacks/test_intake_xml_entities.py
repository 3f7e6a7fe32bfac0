"""A workbook whose XML declares entities: refused, whether they would swell or read a file."""

from pathlib import Path

import pytest

from guvah.errors import HostileInput
from guvah.intake.tables import open_table

from .test_intake_zip_bomb import bomb

LAUGHS = (
    "<!DOCTYPE w [<!ENTITY a 'ha'>" + "".join(f"<!ENTITY b{n} '{'&a;' * 9}'>" for n in range(9)) + "]><worksheet>&b8;"
)


@pytest.mark.parametrize(
    "content",
    [
        LAUGHS,
        "<!-- a comment before --><!DOCTYPE w SYSTEM 'file:///etc/passwd'><worksheet/>",
        '<?xml version="1.0"?><!DOCTYPE w [<!ENTITY x SYSTEM "file:///etc/passwd">]><worksheet>&x;</worksheet>',
        LAUGHS.encode("utf-16"),
        "<!--" + " " * 70_000 + "--><!DOCTYPE w><worksheet/>",
    ],
)
@pytest.mark.parametrize("part", ["xl/worksheets/sheet1.xml", "xl/sharedStrings.xml", "xl/_rels/workbook.xml.rels"])
def test_declared_entities(tmp_path: Path, content: str | bytes, part: str) -> None:
    """Billion laughs, outside entities, another encoding, a long comment before: all are refused unread."""
    with pytest.raises(HostileInput, match="XML entities"):
        open_table(bomb(tmp_path, {part: content}))

"""The specification does not drift: its examples are the vectors' bytes, its codes are the code's."""

import re
from pathlib import Path

from guvah.vault.codes import Code
from guvah.vault.format import FIELDS_OF_KIND, Entry, decode_entry
from tests.vault.make_vectors import VECTORS

ROOT = Path(__file__).parents[2]
SPEC = (ROOT / "docs" / "spec" / "vault.md").read_text("utf-8")
LETTER = VECTORS / "good" / "letter" / "archive"


def test_every_code_is_in_the_table_by_name() -> None:
    """The table of rejections lists exactly the codes there are, with the names their vectors bear."""
    table = re.findall(r"^\| (V\d{3}) \| ([a-z_]+) \|", SPEC, re.MULTILINE)
    assert table == [(code.value, code.name.lower()) for code in Code]


def test_examples_are_the_bytes_of_the_vectors() -> None:
    """The archive's head, the entry and the checkpoint shown are those that lie in the good vector."""
    blocks = re.findall(r"^```(?:json)?\n(.*?)\n```$", SPEC, re.MULTILINE | re.DOTALL)
    feed = next((LETTER / "feeds").iterdir())
    assert (LETTER / "guvah.json").read_text("utf-8").rstrip("\n") in blocks
    assert (feed / "entries" / "000000" / "00000002.json").read_text("utf-8") in blocks
    assert (feed / "checkpoints" / "000000" / "00000005").read_text("utf-8").rstrip("\n") in blocks


def test_every_field_and_kind_is_described() -> None:
    """The table of fields has every field of an entry, in its order; every kind is named."""
    rows = re.findall(r"^\| `([a-z]+)` \|", SPEC, re.MULTILINE)
    assert rows == list(Entry.__struct_fields__)
    assert all(f"`{kind}`" in SPEC for kind in FIELDS_OF_KIND)


def test_every_good_entry_is_canonical() -> None:
    """Every entry of every good vector decodes strictly."""
    for path in (VECTORS / "good").rglob("entries/*/*.json"):
        assert decode_entry(path.read_bytes()).feed == path.parts[-4]


def test_the_index_of_specifications_is_whole() -> None:
    """Every document beside it is listed in the index."""
    index = (ROOT / "docs" / "spec" / "README.md").read_text("utf-8")
    names = {path.name for path in (ROOT / "docs" / "spec").glob("*.md")} - {"README.md"}
    assert not [name for name in names if f"]({name})" not in index]

"""The examples in the specifications are read by the code they specify."""

import re
from pathlib import Path

import pytest

from guvah.intake import shared_strings, tables, testimony_form, workbook
from guvah.intake.forms import DEEPEST, LARGEST_FORM, MOST_NODES
from guvah.intake.grammar import EpisodeBlock, FieldBlock, FileBlock, ListHeader, Mapping
from guvah.intake.mapping import read_mapping
from guvah.intake.testimony import read_testimony
from guvah.model.kinds import schema

SPEC = Path(__file__).parents[2] / "docs" / "spec"


def text(name: str) -> str:
    return (SPEC / name).read_text(encoding="utf-8")


def example(name: str) -> bytes:
    found = re.search(r"```yaml\n(.*?)```", text(name), re.DOTALL)
    assert found
    return found[1].encode()


def test_the_example_mapping_is_read() -> None:
    """The example of mapping.md is a mapping."""
    assert read_mapping(example("mapping.md"), "m.yaml").list.id == "village"


def test_the_example_form_is_read() -> None:
    """The example of testimony.md is a form without a problem."""
    draft = read_testimony(example("testimony.md"), "t.yaml", b"k" * 32)
    assert len(draft.people) == 2
    assert draft.problems == ()


@pytest.mark.parametrize(
    ("name", "structs"),
    [
        ("mapping.md", (Mapping, ListHeader, FileBlock, FieldBlock, EpisodeBlock)),
        ("testimony.md", (testimony_form.TestimonyForm, testimony_form.TestimonyBlock, testimony_form.ConsentBlock)),
        ("testimony.md", (testimony_form.VictimBlock, testimony_form.EpisodeBlock, testimony_form.LinkBlock)),
    ],
)
def test_every_word_of_the_grammar_is_explained(name: str, structs: tuple[type, ...]) -> None:
    """Each key a form may hold stands in its specification."""
    said = set(re.findall(r"[a-z_]+", text(name)))
    for struct in structs:
        assert set(struct.__struct_encode_fields__) <= said, struct.__name__  # type: ignore[attr-defined]


def test_every_scope_is_explained() -> None:
    """Each scope of consent stands in testimony.md."""
    words = [prop.removeprefix("consent.") for prop in schema().decisions if prop.startswith("consent.")]
    assert not [word for word in words if word not in text("testimony.md")]


def test_limits_are_those_of_the_code() -> None:
    """Limits named in the specification are the limits kept."""
    mapping, form = text("mapping.md"), text("testimony.md")
    for limit in (DEEPEST, MOST_NODES):
        assert f"{limit:,}" in mapping
        assert f"{limit:,}" in form
    assert LARGEST_FORM == 2_000_000
    assert f"{tables.LONGEST_CELL:,}" in mapping
    assert f"{tables.LONGEST_EVER:,}" in mapping
    assert f"{tables.MOST_COLUMNS:,} columns" in mapping
    assert f"{workbook.MOST_ENTRIES:,} parts, {workbook.LARGEST_TOTAL >> 30} GB" in mapping
    assert f"words of {shared_strings.MOST_BYTES >> 20} MB ({workbook.LARGEST_STRINGS >> 20} MB of XML)" in mapping
    assert f"list of sheets of {workbook.LARGEST_HELD >> 20} MB" in mapping
    assert f"{workbook.SMALL >> 20} MB packed more than {workbook.HIGHEST_RATIO}-fold" in mapping

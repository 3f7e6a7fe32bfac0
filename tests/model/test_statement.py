"""Statements: equal content and equal id are the same thing."""

import json
from pathlib import Path

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from guvah.model.statement import Statement, decode_line, encode_line, statement_id

IDS = json.loads((Path(__file__).parents[1] / "vectors/statement/ids.json").read_text(encoding="utf-8"))
TEXT = st.text(st.characters(exclude_categories=["Cs"]), max_size=8)
FIELDS = st.tuples(TEXT, TEXT, TEXT, TEXT, *[st.none() | TEXT] * 4)


@pytest.mark.parametrize("vector", IDS, ids=lambda vector: vector["id"][:8])
def test_ids_are_those_of_the_spec(vector: dict[str, str]) -> None:
    """The id of each vector is the one written in it, computed by SHA-256 over the framed fields."""
    import hashlib

    statement = decode_line(vector["line"].encode())
    assert statement_id(statement) == vector["id"]
    assert hashlib.sha256(vector["framed"].encode()).hexdigest() == vector["id"]
    assert encode_line(statement).decode() == vector["line"]


@given(FIELDS, FIELDS)
def test_ids_are_equal_exactly_when_content_is(one: tuple[str, ...], other: tuple[str, ...]) -> None:
    """Two statements share an id exactly if every field is the same, null and '' being different."""
    same = statement_id(Statement(*one)) == statement_id(Statement(*other))
    assert same == (one == other)


@given(FIELDS)
def test_a_line_holds_everything(fields: tuple[str, ...]) -> None:
    """A line decodes to the statement it was made of, and encodes to itself."""
    statement = Statement(*fields)
    line = encode_line(statement)
    assert b"\n" not in line
    assert decode_line(line) == statement
    assert encode_line(decode_line(line)) == line


def test_a_statement_is_never_changed() -> None:
    """A statement is a value: its fields cannot be assigned."""
    with pytest.raises(AttributeError):
        Statement("a", "b", "c", "d").value = "e"  # type: ignore[misc]
    assert msgspec.structs.replace(Statement("a", "b", "c", "d"), value="e").value == "e"

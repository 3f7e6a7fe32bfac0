"""Bodies: every good vector is read and written back byte for byte, every bad one is refused with its own code."""

import re
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from guvah.errors import BadInput, DamagedArchive, GuvahError, NewerFormat
from guvah.model.body import decode_body, encode_body
from guvah.model.statement import Statement

VECTORS = Path(__file__).parents[1] / "vectors" / "statement"
SPEC = Path(__file__).parents[2] / "docs" / "spec" / "statement.md"
GOOD = sorted((VECTORS / "good").iterdir())
BAD = sorted((VECTORS / "bad").iterdir())
MEMBER = "mem-0000000000000001"
SOURCE = "doc-00000000000000d1"
PERSON = "per-4h7k2mq8v3c0d1e2"

TEXT = st.text(st.characters(exclude_characters="\0", exclude_categories=["Cs"]))
OPTIONAL = st.none() | TEXT
STATEMENTS = st.builds(
    Statement,
    entity=st.sampled_from([PERSON, f"{PERSON}/epi-9f8e7d6c"]),
    prop=st.sampled_from(["name", "consent.public"]),
    value=TEXT,
    source=st.just(SOURCE),
    locator=OPTIONAL,
    original=OPTIONAL,
    lang=OPTIONAL,
    basis=OPTIONAL,
)


def refusal(body: bytes) -> str:
    with pytest.raises(GuvahError) as caught:
        decode_body(body)
    if isinstance(caught.value, NewerFormat):
        return str(re.findall(r"S\d{3}", str(caught.value))[0])
    assert isinstance(caught.value, DamagedArchive)
    return caught.value.code


@pytest.mark.parametrize("path", GOOD, ids=lambda path: path.stem)
def test_good_bodies_come_back_byte_for_byte(path: Path) -> None:
    """A good body is read, strictly or not, and writing what was read gives the same bytes."""
    header, statements = decode_body(path.read_bytes())
    assert encode_body(header.by, statements, header.at) == path.read_bytes()
    assert decode_body(path.read_bytes(), strict=False) == (header, statements)


@pytest.mark.parametrize("path", BAD, ids=lambda path: path.stem)
def test_bad_bodies_are_refused_with_their_code(path: Path) -> None:
    """A bad body is refused with exactly the code its file is named by."""
    assert path.suffix == ".jsonl"
    assert refusal(path.read_bytes()) == path.stem[:4]


def test_every_code_has_a_vector_and_a_line_in_the_spec() -> None:
    """The codes of the spec, of the source and of the vectors are the same."""
    named = {path.stem[:4] for path in BAD}
    source = (Path(__file__).parents[2] / "src/guvah/model/body.py").read_text(encoding="utf-8")
    assert named == set(re.findall(r'"(S\d{3})"', source)) | {"S003"}
    assert named == set(re.findall(r"^\| (S\d{3}) \|", SPEC.read_text(encoding="utf-8"), re.MULTILINE))


def test_no_refusal_repeats_what_the_body_says() -> None:
    """The sentence of a refusal holds nothing of the statement: it may be about a person."""
    for path in BAD:
        with pytest.raises(GuvahError) as caught:
            decode_body(path.read_bytes())
        assert not any(words in str(caught.value) for words in ("Nurg", "female", "letter", "per-", "mem-"))


@given(st.lists(STATEMENTS))
def test_whatever_is_said_is_read_back(statements: list[Statement]) -> None:
    """Any statements survive writing and reading, whatever characters they hold."""
    header, read = decode_body(encode_body(MEMBER, statements))
    assert (header.by, read) == (MEMBER, statements)


@given(st.lists(STATEMENTS, min_size=1, max_size=3), st.data())
def test_a_changed_byte_never_passes_for_the_same(statements: list[Statement], data: st.DataObject) -> None:
    """After any change of one byte a body is refused, or says something else: no two bodies say the same."""
    body = bytearray(encode_body(MEMBER, statements))
    place = data.draw(st.integers(0, len(body) - 1))
    body[place] ^= data.draw(st.integers(1, 255))
    try:
        header, read = decode_body(bytes(body))
    except GuvahError:
        return
    assert (header.by, read) != (MEMBER, statements)
    assert encode_body(header.by, read) == bytes(body)


@pytest.mark.parametrize(
    ("by", "statement"),
    [
        ("per-0000000000000001", Statement(PERSON, "sex", "female", SOURCE)),
        (MEMBER, Statement("somebody", "sex", "female", SOURCE)),
        (MEMBER, Statement(PERSON, "Sex", "female", SOURCE)),
        (MEMBER, Statement(PERSON, "sex", "fe\0male", SOURCE)),
    ],
)
def test_nothing_is_written_that_would_not_be_read(by: str, statement: Statement) -> None:
    """What a reader would refuse, the writer refuses first."""
    with pytest.raises(BadInput):
        encode_body(by, [statement])

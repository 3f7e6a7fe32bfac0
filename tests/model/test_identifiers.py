"""Identity numbers: a grade for the checksum, hints for the editor, never a refusal."""

import json
from pathlib import Path

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from guvah.model.identifiers import DIFFERS, SHAPELESS, UNCHECKED, VALID, read_identifier
from guvah.model.kinds import schema

VECTORS = json.loads((Path(__file__).parents[1] / "vectors" / "identifiers.json").read_text(encoding="utf-8"))


@pytest.mark.parametrize("vector", VECTORS, ids=lambda vector: vector["words"])
def test_vectors(vector: dict[str, str]) -> None:
    """Every number of tests/vectors/identifiers.json has its form, grade and hints. Numbers are invented."""
    assert msgspec.structs.asdict(read_identifier(vector["words"])) == {k: v for k, v in vector.items() if k != "words"}


def test_grades_are_the_vocabulary() -> None:
    """The grades of the code have labels."""
    assert {VALID, DIFFERS, UNCHECKED, SHAPELESS} == set(schema().vocabulary("grade").words)


@given(st.text(max_size=30))
def test_nothing_is_refused(words: str) -> None:
    """Any words at all are kept, and reading them again changes nothing."""
    found = read_identifier(words)
    assert read_identifier(found.value) == found


@given(st.integers(0, 16), st.integers(1, 9))
def test_one_wrong_digit_of_a_resident_number_is_noticed(place: int, change: int) -> None:
    """The checksum finds every single wrong digit, and the number is still kept."""
    number = "653125198503150012"
    wrong = number[:place] + str((int(number[place]) + change) % 10) + number[place + 1 :]
    found = read_identifier(wrong)
    assert found.value == wrong
    assert found.grade != VALID

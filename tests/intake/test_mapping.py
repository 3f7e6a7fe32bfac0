"""Reading a mapping, and holding it against a table."""

from pathlib import Path

import pytest

from guvah.errors import BadInput
from guvah.intake.mapping import check_columns, open_mapping
from guvah.intake.tables import open_table

from .lists import CSV, MAPPING, mapping, write

EXAMPLES = Path(__file__).parents[2] / "examples"


@pytest.mark.parametrize("path", sorted(EXAMPLES.glob("*/**/*.csv")), ids=lambda path: path.stem)
def test_every_example_fits_its_mapping(path: Path) -> None:
    """Each example list is read by the mapping beside it, every column named."""
    said = open_mapping(path.with_suffix(".yaml"))
    check_columns(said, open_table(path, said.reading()))


def test_a_column_named_nowhere_is_an_error(tmp_path: Path) -> None:
    """Nothing is lost in silence: each column is mapped, kept or ignored by name."""
    with pytest.raises(BadInput, match=r"does not name: mood; map each, or list it under keep or ignore"):
        check_columns(mapping(), open_table(write(tmp_path, CSV.replace(",page", ",mood"))))


def test_a_missing_column_is_an_error(tmp_path: Path) -> None:
    """A mapping made for another file is noticed before the first row."""
    with pytest.raises(BadInput, match="names columns that are not there: remark"):
        check_columns(mapping(), open_table(write(tmp_path, CSV.replace("remark", "remarks"))))


def test_all_problems_at_once() -> None:
    """A volunteer mends a mapping in one go: every problem has its line and a hint."""
    text = (
        MAPPING.replace("precision: year", "precision: yeer")
        .replace("kind: arrest", "knd: arrest")
        .replace("public: yes", "publik: yes")
    )
    with pytest.raises(BadInput) as refusal:
        mapping(text)
    assert str(refusal.value).splitlines() == [
        "village.yaml: to mend in this mapping:",
        '  line 2, list.publik: unknown key "publik"; did you mean "public"?',
        '  line 2, list: "public" is missing',
        '  line 6, person.born.precision: "yeer" is not known; did you mean "year"?',
        '  line 9, episodes[0].knd: unknown key "knd"; did you mean "kind"?',
        '  line 9, episodes[0]: "kind" is missing',
    ]


def test_a_missing_mapping(tmp_path: Path) -> None:
    """A name that leads nowhere is a sentence."""
    with pytest.raises(BadInput, match="check the name of the mapping"):
        open_mapping(tmp_path / "no.yaml")

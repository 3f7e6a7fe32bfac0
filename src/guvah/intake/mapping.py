"""The mapping: a YAML file in which a volunteer says what each column of a list means.

Owns its reading and the comparison with a table's columns. Never reads a row. Spec: docs/spec/mapping.md.
"""

from pathlib import Path

from guvah.errors import BadInput
from guvah.intake.forms import read_form
from guvah.intake.grammar import Mapping
from guvah.intake.mapping_checks import check_mapping
from guvah.intake.shapes import fit
from guvah.intake.tables import Table


def read_mapping(untrusted: bytes, name: str) -> Mapping:
    """Read a mapping. Raises BadInput with every problem of it, each with its line and what to do."""
    form = read_form(untrusted, name)
    mapping, problems = fit(form, Mapping)
    if mapping is not None:
        problems = check_mapping(mapping, form)
    if mapping is None or problems:
        lines = "\n  ".join(str(problem) for problem in problems)
        raise BadInput(f"to mend in this mapping:\n  {lines}", name)
    return mapping


def open_mapping(path: Path) -> Mapping:
    """Read a mapping from a file. Raises BadInput."""
    try:
        untrusted = path.read_bytes()
    except OSError as error:
        raise BadInput("cannot be opened; check the name of the mapping", path.name) from error
    return read_mapping(untrusted, path.name)


def check_columns(mapping: Mapping, table: Table) -> None:
    """Raise BadInput where the mapping names a column the table lacks, or the table has one it does not name."""
    named = mapping.read_columns() | set(mapping.ignore)
    missing = sorted(named - set(table.columns))
    unnamed = [column for column in table.columns if column not in named]
    sentences = []
    if missing:
        sentences.append(f"the mapping names columns that are not there: {', '.join(missing)}")
    if unnamed:
        sentences.append(
            f"columns the mapping does not name: {', '.join(unnamed)}; map each, or list it under keep or ignore "
            "(nothing is lost in silence)"
        )
    if sentences:
        raise BadInput(f"{'; '.join(sentences)}. The columns are: {', '.join(table.columns)}", table.name)

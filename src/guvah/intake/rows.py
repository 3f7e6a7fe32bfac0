"""The row: what a table gives and what is wrong with it. Knows nothing of files, mappings or the model.

Row numbers are those a spreadsheet program shows: the heading of an ordinary file is row 1, the first person row 2.
"""

import re
from dataclasses import dataclass

_CALLS = re.compile(r"[=@+-].*[(|!]", re.DOTALL)


@dataclass(frozen=True, slots=True)
class Problem:
    """Something a person must look at; `column` is '' where the whole row is meant."""

    row: int
    column: str
    sentence: str

    def __str__(self) -> str:
        """The line a terminal shows."""
        return f"row {self.row:,} {self.column}".rstrip() + f": {self.sentence}"


@dataclass(frozen=True, slots=True)
class Row:
    """One row as text by column name; cells that hold nothing are ''."""

    number: int
    cells: dict[str, str]
    problems: tuple[Problem, ...] = ()


def looks_like_formula(text: str) -> bool:
    """Say whether a spreadsheet program would calculate this text (`=1+1`, `@SUM(A1)`, `+cmd|' /C calc'!A0`)."""
    return text[0] == "=" or (text[0] in "@+-" and _CALLS.match(text) is not None) if text else False

"""A pair of records as a block of text: both side by side, where they differ, why they may be one, what was decided.

Owns the layout. Never reads an archive and never asks anything.
"""

from collections.abc import Iterator

from rich.console import Console
from rich.table import Table
from rich.text import Text

from guvah.casework.matching import Beside
from guvah.casework.side_by_side import State
from guvah.linkage.queue import Standing
from guvah.linkage.waterfall import block, isolated, safe

MARKS: dict[State, str] = {"same": "=", "close": "≈", "differs": "≠", "one side": "", "": ""}
LEGEND = "= the same, ≈ close, ≠ differs; bits: +1 doubles the odds that the two are one person, −1 halves them"
HEADS: dict[Standing, str] = {
    "open": "",
    "conflict": "Two members disagree, or decisions contradict each other: settle this first.",
    "unsure": "Somebody was unsure about these two.",
}
WIDEST = 120


def show(pair: Beside, standing: Standing) -> None:
    """Print one pair. Words keep their direction: each cell is isolated from its neighbours."""
    console = Console(highlight=False, markup=False, emoji=False)
    console.width = min(console.width, WIDEST)
    console.print()
    if HEADS[standing]:
        console.print(HEADS[standing])
    console.print(_table(pair))
    console.print()
    for line in (*_findings(pair), *_decisions(pair)):
        console.print(Text(line), soft_wrap=True)


def _table(pair: Beside) -> Table:
    table = Table(box=None, padding=(0, 2, 0, 0), show_header=True, header_style="bold")
    for head in ("", pair.one.public_id, "", pair.other.public_id):
        table.add_column(Text(head), overflow="fold")
    for row in pair.rows:
        style = "bold" if row.state == "differs" else ""
        cells = (_cell(row.left), MARKS[row.state], _cell(row.right))
        table.add_row(row.label, *(Text(cell, style=style) for cell in cells))
    return table


def _cell(values: tuple[str, ...]) -> str:
    return "\n".join(isolated(value) for value in values)


def _findings(pair: Beside) -> Iterator[str]:
    yield "  bits"
    yield from block(pair.way)


def _decisions(pair: Beside) -> Iterator[str]:
    for said in pair.said:
        yield isolated(safe(said.sentence))

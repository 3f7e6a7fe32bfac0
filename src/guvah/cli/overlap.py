"""The command that counts how lists overlap. For the group's own work: it says so each time."""

import csv
import sys
from collections.abc import Iterator
from typing import Annotated

import typer

from guvah.casework.lists import count_overlap
from guvah.cli.door import Door
from guvah.cli.screen import as_json, note, progress
from guvah.linkage.overlap import Overlap

MOST_SAMPLES = 10_000
_WARNING = (
    "For your own work: the counts of few people are not hidden, and a combination of lists may point at one of them. "
    "Publish the figures of the site instead."
)


def register(app: typer.Typer) -> None:
    """Add this command to the door."""
    app.command("overlap")(overlap)


def overlap(
    context: typer.Context,
    names: Annotated[
        list[str], typer.Argument(help="The lists, in the order of the columns; all where none is named.")
    ] = [],  # noqa: B006
    by: Annotated[str, typer.Option(help="Count apart by sex, decade (of birth), place (prefecture) or status.")] = "",
    apart: Annotated[bool, typer.Option("--apart", help="Keep lists of one origin in columns of their own.")] = False,
    samples: Annotated[
        int, typer.Option(min=0, max=MOST_SAMPLES, help="Draw what nobody has decided this often; 0: decisions only.")
    ] = 0,
    seed: Annotated[int, typer.Option(min=0, help="Another number draws other samples.")] = 0,
) -> None:
    """Count how many people are in which lists, as a table.

    One row a combination of lists, 1 where they are in it, the last column how many people; combinations of nobody are
    left out. Who is one person is taken from what was decided; pairs that nobody has decided count as two. Lists of one
    origin share a column: a copy says nothing about how many a list missed.

    With --samples the pairs that `guvah link` found are drawn by their probabilities, and each row ends with the
    middle of the samples and the range that holds 95 in 100 of them.
    """
    door: Door = context.obj
    with door.session() as opened, progress("counting"):
        found = count_overlap(opened, names, apart=apart, by=by, samples=samples, seed=seed)
    note(_WARNING)
    if door.as_json:
        as_json(found)
        return
    table = csv.writer(sys.stdout, lineterminator="\n")
    table.writerows(_rows(found, by))


def _rows(found: Overlap, by: str) -> Iterator[list[object]]:
    drawn = bool(found.samples)
    yield [*([by] if by else []), *found.columns, "count", *(("middle", "low", "high") if drawn else ())]
    for cell in found.cells:
        spread = (f"{each:.1f}" for each in (cell.middle, cell.low, cell.high) if drawn)
        yield [*([cell.stratum] if by else []), *map(int, cell.lists), cell.decided, *spread]

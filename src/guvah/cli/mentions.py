"""The command that says whom a text names. Keeps nothing and links nobody."""

from pathlib import Path
from typing import Annotated

import typer

from guvah.casework.mentions import named_in
from guvah.cli.door import Door
from guvah.cli.mention_text import mention_lines
from guvah.cli.screen import as_json, problems, say


def register(app: typer.Typer) -> None:
    """Add this command to the door."""
    app.command("mentions")(mentions)


def mentions(
    context: typer.Context,
    file: Annotated[Path, typer.Argument(help="A saved HTML page or a text file.")],
) -> None:
    """Find whom of the archive a text names, in any script.

    Prints each person with the words, where they stand (characters from 0), how likely and why. Links nobody: that is
    said with `guvah capture --about`.
    """
    door: Door = context.obj
    with door.session() as opened:
        found = named_in(opened, file)
    if door.as_json:
        as_json(found)
    else:
        if not found.mentions:
            say("Names nobody of the archive that can be told.")
        for line in mention_lines(found.mentions, with_places=True):
            say(line)
        problems(found.problems)
    if found.problems:
        raise typer.Exit(1)

"""Commands that bring something in: a testimony, a list, a page."""

from pathlib import Path
from typing import Annotated

import typer

from guvah.casework import capture as capturing
from guvah.casework import collect as collecting
from guvah.casework import import_list as importing
from guvah.casework.link import alike_to
from guvah.casework.wording import short
from guvah.cli.door import Door
from guvah.cli.mention_text import mention_lines
from guvah.cli.screen import as_json, problems, progress, say


def register(app: typer.Typer) -> None:
    """Add these commands to the door."""
    app.command("add")(add)
    app.command("import")(import_)
    app.command("capture")(capture)


def add(
    context: typer.Context,
    file: Annotated[Path, typer.Argument(help="One testimony, as docs/spec/testimony.md describes it.")],
) -> None:
    """Add one testimony: people, families, consent, files.

    The form is YAML. The same form again adds nothing; a corrected one under the same reference adds what is new and
    takes back what it no longer says.
    """
    door: Door = context.obj
    with door.session() as opened, progress("keeping"):
        receipt = collecting.add_testimony(opened, file)
        names = {one: opened.index.record(one).value("name") if opened.remembers else "" for one in receipt.people}
        alike = {one: alike_to(opened, one) for one in receipt.people} if opened.remembers else {}
    if door.as_json:
        as_json(receipt)
    else:
        what = f"{len(receipt.people)} persons, {receipt.statements} statements, {receipt.files} files"
        say(f"{receipt.testimony}: {what}, kept and signed.")
        say(f"  {receipt.agreed}")
        for person, name in names.items():
            say(f"  {short(person)}  {name}".rstrip())
            for other in alike.get(person, ()):
                say(f"    may be {other.public_id}  {other.name}: {'; '.join(other.reasons)}")
        problems(receipt.problems)
    if receipt.problems:
        raise typer.Exit(1)


def import_(
    context: typer.Context,
    table: Annotated[Path, typer.Argument(help="A CSV or XLSX file.")],
    mapping: Annotated[Path, typer.Option(help="What each column means (docs/spec/mapping.md).")],
    dry_run: Annotated[
        bool, typer.Option("--dry-run", help="Say what would be written and every problem; write nothing.")
    ] = False,
) -> None:
    """Import a list by a mapping that says what each column means.

    The same file twice adds nothing, a changed one only what changed; rows that vanished are named. Interrupted, the
    same command continues.
    """
    door: Door = context.obj
    with door.session() as opened, progress("importing") as tick:
        report = importing.import_list(opened, table, mapping, dry_run=dry_run, tick=tick)
    if door.as_json:
        as_json(report)
    else:
        say(report.sentence())
        notes = report.needs_you()
        if notes:
            say(f"  {len(notes):,} notes for you:" if len(notes) != 1 else "  one note for you:")
        problems(notes)
    if report.needs_you():
        raise typer.Exit(1)


def capture(
    context: typer.Context,
    page: Annotated[str, typer.Argument(help="A saved HTML or text file, or a web address.")],
    url: Annotated[str, typer.Option(help="The address a saved file came from.")] = "",
    about: Annotated[list[str] | None, typer.Option(help="Id of a person the page speaks of; may be repeated.")] = None,
) -> None:
    """Keep a web page: its bytes, article, author, date, captions.

    The same page on another day adds that it was still there on that day, and its bytes where they changed. Lists the
    persons of the archive whom it may name; nobody is linked with it except by --about.
    """
    door: Door = context.obj
    with door.session() as opened, progress("keeping"):
        receipt = capturing.capture(opened, page, url=url, about=tuple(about or ()))
    if door.as_json:
        as_json(receipt)
    else:
        say(f"{receipt.source}: {receipt.title}")
        for name, value in receipt.facts:
            say(f"  {name}: {value}")
        if receipt.names:
            say("  names these persons of the archive; who is meant, link with --about ID:")
        for line in mention_lines(receipt.names, with_places=False):
            say(f"  {line}")
        problems(receipt.problems)
    if receipt.problems:
        raise typer.Exit(1)

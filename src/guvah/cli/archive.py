"""Commands about the archive itself: make one, let members in, check it, rebuild this machine's memory of it."""

from dataclasses import replace
from pathlib import Path
from typing import Annotated

import typer

from guvah.casework import founding, members, upkeep
from guvah.cli.door import Door, first_line
from guvah.cli.screen import as_json, columns, problems, progress, say
from guvah.errors import UserError

people = typer.Typer(help="Who works here, and in which role.", no_args_is_help=True)


def register(app: typer.Typer) -> None:
    """Add these commands to the door."""
    app.command("init")(init)
    app.command("verify")(verify)
    app.command("rebuild")(rebuild)
    app.add_typer(people, name="member")


def init(
    context: typer.Context,
    folder: Annotated[Path, typer.Argument(help="A new or empty folder.")],
    handle: Annotated[str, typer.Option("--as", help="Your handle: a pseudonym, not your name.")],
) -> None:
    """Make a new archive; you become its lead."""
    door: Door = context.obj
    passphrase = door.passphrase(f"New passphrase for {handle} (six random words or more): ", twice=True)
    with progress("founding"):
        founding.found(folder, handle, passphrase)
    say(f"The archive is in {folder}. You are {handle}, its lead.")
    say("Your passphrase is the only way in: nobody can reset it. Before you rely on it, let somebody else in:")
    say(f"  guvah -C {folder} --member {handle} member add HANDLE --role custodian")


@people.command("add")
def add_member(
    context: typer.Context,
    handle: Annotated[str, typer.Argument(help="The new member's handle: a pseudonym.")],
    role: Annotated[str, typer.Option(help="intake, editor, reviewer, custodian, lead or observer.")],
    new_passphrase_file: Annotated[
        Path | None, typer.Option(help="A file whose first line is the new member's passphrase.")
    ] = None,
) -> None:
    """Let a member in. The new member types the passphrase."""
    door: Door = context.obj
    with door.session() as opened:
        if new_passphrase_file is not None:
            passphrase = first_line(new_passphrase_file)
        elif door.passphrase_file is not None:
            raise UserError("the new member's own passphrase is needed: --new-passphrase-file FILE")
        else:
            passphrase = door.passphrase(f"New passphrase for {handle}: ", twice=True)
        with progress("letting in"):
            members.add_member(opened, handle, role, passphrase)
    say(f"{handle} is in, with the role {role}.")


@people.command("list")
def list_members(context: typer.Context) -> None:
    """List the members and their roles."""
    door: Door = context.obj
    with door.session() as opened:
        roster = members.members(opened)
    if door.as_json:
        as_json(roster)
    else:
        columns((member.handle, member.role) for member in roster)


def verify(
    context: typer.Context,
    folder: Annotated[Path | None, typer.Argument(help="The archive or a replica of it (otherwise -C).")] = None,
    blind: Annotated[bool, typer.Option("--blind", help="Check without any key, as a replica's host would.")] = False,
) -> None:
    """Check every byte: signatures, order, nothing missing.

    With your key also what is inside. Damage is listed by code, with exit code 3.
    """
    door: Door = context.obj
    archive = replace(door, where=folder or door.where).archive()
    handle, passphrase = (None, None) if blind else (door.handle(), door.passphrase())
    with progress("verifying") as tick:
        report = upkeep.verify_archive(archive, handle, passphrase, tick=tick)
    if door.as_json:
        as_json(report)
    else:
        say(upkeep.in_words(report))
        problems(f"{problem.code} {problem.where}: {problem.sentence}" for problem in report.problems)
    if report.problems:
        raise typer.Exit(3)


def rebuild(context: typer.Context) -> None:
    """Fold this machine's memory anew from the archive.

    The memory is the index that `find` asks. Prints what it holds as one hash, the same on every machine.
    """
    door: Door = context.obj
    who = door.archive(), door.handle(), door.passphrase()
    with progress("rebuilding") as tick:
        digest = upkeep.rebuild_index(*who, tick=tick)
    if door.as_json:
        as_json({"content": digest})
    else:
        say(f"Rebuilt. Content {digest}")

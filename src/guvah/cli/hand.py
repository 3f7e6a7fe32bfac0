"""Commands that hand something over to a named recipient, and check a package that was received."""

from datetime import date
from pathlib import Path
from typing import Annotated

import typer

from guvah.casework import releasing
from guvah.casework.session import wall_clock
from guvah.cli.door import Door
from guvah.cli.screen import as_json, problems, progress, say
from guvah.errors import UserError
from guvah.handover.verification import verify_package

packages = typer.Typer(help="Packages for named recipients, encrypted to them.", no_args_is_help=True)


def register(app: typer.Typer) -> None:
    """Add these commands to the door."""
    app.add_typer(packages, name="handover")


@packages.command("make")
def make(
    context: typer.Context,
    out: Annotated[Path, typer.Argument(help="The file to write; it is encrypted and overwrites nothing.")],
    people: Annotated[list[str], typer.Argument(help="Ids of published people.")],
    to: Annotated[str, typer.Option(help="Who receives it: the name you know them by.")],
    key: Annotated[str, typer.Option(help="Their public age key (age1…).")],
    purpose: Annotated[str, typer.Option(help="What it is for, as agreed.")],
    until: Annotated[str, typer.Option(help="Last day of the agreement, YYYY-MM-DD.")],
    about: Annotated[Path, typer.Option(help="The site's description (title, contact), as for `site build`.")],
    audience: Annotated[str, typer.Option(help="partner, media, wgeid, wgad or special_procedures.")] = "partner",
) -> None:
    """Make a package, encrypted to its recipient.

    Who received what is recorded, so that it can be recalled.
    """
    door: Door = context.obj
    agreement = releasing.Agreement(to, key, audience, purpose, _day(until))
    described = releasing.read_about(about)
    with door.session() as opened, progress("packing"):
        receipt = releasing.hand_over(opened, people, agreement, described, out, clock=wall_clock)
    if door.as_json:
        as_json(receipt)
        return
    say(f"{len(receipt.people)} persons, in {receipt.path.name}.")
    say(f"Tell the recipient this seal over another channel: {receipt.seal}")


@packages.command("check")
def check(
    folder: Annotated[Path, typer.Argument(help="A package, decrypted and unpacked.")],
    seal: Annotated[str, typer.Option(help="The seal the sender told you over another channel.")],
) -> None:
    """Check a package that was received.

    Complete, unchanged, nothing added. Needs no archive.
    """
    with progress("checking"):
        found = verify_package(folder, seal)
    if problems(str(problem) for problem in found):
        raise typer.Exit(3)
    say("Complete and unchanged, with the seal you were told.")


def _day(untrusted_day: str) -> date:
    try:
        return date.fromisoformat(untrusted_day)
    except ValueError as error:
        raise UserError("the last day of the agreement is written YYYY-MM-DD, for example 2027-01-31") from error

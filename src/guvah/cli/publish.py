"""Commands around publication: propose, see what the public would see, approve as another person, withdraw."""

from typing import Annotated

import typer

from guvah.casework import approval as approving
from guvah.casework import publish as publishing
from guvah.casework.session import Session
from guvah.cli.door import Door
from guvah.cli.leading import tell_where
from guvah.cli.screen import as_json, columns, progress, say, ticking
from guvah.errors import UserError

publication = typer.Typer(help="What the public may see: proposed by one, approved by another.", no_args_is_help=True)

People = Annotated[list[str] | None, typer.Argument(help="Ids; or use --list or --all.")]
FromList = Annotated[str, typer.Option("--list", help="Every record of this list: the id its mapping gives it.")]
Everyone = Annotated[bool, typer.Option("--all", help="Everyone that waits for this step.")]
Audience = Annotated[str, typer.Option("--for", help="public, or wgeid, wgad, special_procedures.")]


def register(app: typer.Typer) -> None:
    """Add these commands to the door."""
    app.add_typer(publication, name="publish")


@publication.command("propose")
def propose(
    context: typer.Context,
    people: People = None,
    from_list: FromList = "",
    everyone: Everyone = False,
    audience: Audience = publishing.PUBLIC,
) -> None:
    """Propose records, exactly as they stand now."""
    door: Door = context.obj
    with door.session() as opened, progress("preparing") as tick:
        tell_where(opened, people or ())
        chosen = publishing.select(opened, tuple(people or ()), from_list=from_list, everyone=everyone)
        report = publishing.propose(opened, chosen, audience=audience, tick=tick)
    if door.as_json:
        as_json(report)
    else:
        say(f"{report.proposed:,} proposed; another member looks and approves: guvah publish diff.")
        columns((f"  {count:,}", f"not proposed: {reason}") for reason, count in report.left_out)
    if report.left_out:
        raise typer.Exit(1)


@publication.command("waiting")
def waiting(context: typer.Context) -> None:
    """List what waits for a second person."""
    door: Door = context.obj
    with door.session() as opened, progress("looking"):
        found = publishing.waiting(opened)
    if door.as_json:
        as_json(found)
        return
    columns((item.public_id, item.name, f"proposed by {item.proposed_by}") for item in found)


@publication.command("diff")
def diff(
    context: typer.Context,
    people: People = None,
    from_list: FromList = "",
    everyone: Everyone = False,
    audience: Audience = publishing.PUBLIC,
) -> None:
    """Show what the public would see, and what stays back.

    Field by field, with what would change and why the rest stays back; the last line is the command that approves
    exactly what was shown.
    """
    door: Door = context.obj
    with door.session() as opened, progress("comparing") as tick:
        tell_where(opened, people or ())
        chosen = _waiting(opened, people, from_list, everyone=everyone)
        found = list(approving.compare_each(opened, ticking(chosen, tick), audience=audience))
        digest = approving.looked_at(opened, chosen, audience=audience)
    if door.as_json:
        as_json({"records": found, "digest": digest})
        return
    for each in found:
        for line in each.lines():
            say(line)
    if digest:
        words = ["--all"] if everyone else ["--list", from_list] if from_list else list(people or ())
        words += ["--for", audience] if audience != publishing.PUBLIC else []
        say(f"To approve exactly this: guvah publish approve {' '.join(words)} --digest {digest}")


@publication.command("approve")
def approve(
    context: typer.Context,
    people: People = None,
    from_list: FromList = "",
    everyone: Everyone = False,
    digest: Annotated[
        str, typer.Option(metavar="DIGEST", help="What `guvah publish diff` printed last: it says what you have seen.")
    ] = "",
    audience: Audience = publishing.PUBLIC,
) -> None:
    """Approve what another proposed, as `publish diff` showed it.

    What has changed since it was shown, or since it was proposed, is refused.
    """
    door: Door = context.obj
    if not digest:
        raise UserError(
            "look at it first: `guvah publish diff`, with the same words, prints the digest to approve with"
        )
    with door.session() as opened, progress("checking") as tick:
        opened.require("approve")
        tell_where(opened, people or ())
        chosen = _waiting(opened, people, from_list, everyone=everyone)
        report = approving.approve(opened, chosen, digest, audience=audience, tick=tick)
    if door.as_json:
        as_json(report)
    else:
        say(f"{report.approved:,} approved. Build the site: guvah site build FOLDER --about FILE.")
        columns((f"  {count:,}", f"not approved: {reason}") for reason, count in report.refused)
    if report.refused:
        raise typer.Exit(1)


def _waiting(opened: Session, people: list[str] | None, from_list: str, *, everyone: bool) -> tuple[str, ...]:
    return publishing.select(opened, tuple(people or ()), from_list=from_list, everyone=everyone, waiting_only=True)


@publication.command("withdraw")
def withdraw(
    context: typer.Context,
    people: People = None,
    why: Annotated[str, typer.Option(help="Why; kept with the withdrawal.")] = "",
) -> None:
    """Take records off the site; needs nobody's approval."""
    door: Door = context.obj
    with door.session() as opened, progress("recording"):
        tell_where(opened, people or ())
        chosen = publishing.select(opened, tuple(people or ()))
        publishing.unpublish(opened, chosen, why)
    say("Withdrawn. Build the site again now: guvah site build.")

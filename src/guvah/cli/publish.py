"""Commands around publication: propose, see what the public would see, approve as another person, withdraw."""

from typing import Annotated

import typer

from guvah.casework import publish as publishing
from guvah.cli.door import Door
from guvah.cli.screen import as_json, columns, progress, say

publication = typer.Typer(
    help="What the public may see: proposed by one person, approved by another.", no_args_is_help=True
)

People = Annotated[list[str] | None, typer.Argument(help="Ids; or use --list or --all.")]
FromList = Annotated[str, typer.Option("--list", help="Every person of this list.")]
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
    """Propose records for publication, exactly as they stand now."""
    door: Door = context.obj
    with door.session() as opened, progress("preparing") as tick:
        chosen = publishing.select(opened, tuple(people or ()), from_list=from_list, everyone=everyone)
        report = publishing.propose(opened, chosen, audience=audience, tick=tick)
    if door.as_json:
        as_json(report)
        return
    say(f"{report.proposed:,} proposed; another member approves: guvah publish approve.")
    columns((f"  {count:,}", f"not proposed: {reason}") for reason, count in report.left_out)


@publication.command("waiting")
def waiting(context: typer.Context) -> None:
    """List what waits for a second person."""
    door: Door = context.obj
    with door.session() as opened:
        found = publishing.waiting(opened)
    if door.as_json:
        as_json(found)
        return
    columns((item.public_id, item.name, f"proposed by {item.proposed_by}") for item in found)


@publication.command("diff")
def diff(
    context: typer.Context,
    person: Annotated[str, typer.Argument(help="A person's or facility's id.")],
    audience: Audience = publishing.PUBLIC,
) -> None:
    """Show field by field what the public would see, what would change, and what stays back and why."""
    door: Door = context.obj
    with door.session() as opened:
        found = publishing.compare(opened, person, audience=audience)
    if door.as_json:
        as_json(found)
        return
    for line in found.lines():
        say(line)


@publication.command("approve")
def approve(
    context: typer.Context,
    people: People = None,
    from_list: FromList = "",
    everyone: Everyone = False,
    audience: Audience = publishing.PUBLIC,
) -> None:
    """Approve what another member proposed. What has changed since is refused and must be proposed again."""
    door: Door = context.obj
    with door.session() as opened, progress("checking") as tick:
        chosen = publishing.select(
            opened, tuple(people or ()), from_list=from_list, everyone=everyone, waiting_only=True
        )
        report = publishing.approve(opened, chosen, audience=audience, tick=tick)
    if door.as_json:
        as_json(report)
    else:
        say(f"{report.approved:,} approved. Build the site: guvah site build FOLDER.")
        columns((f"  {count:,}", f"not approved: {reason}") for reason, count in report.refused)
    if report.refused:
        raise typer.Exit(1)


@publication.command("withdraw")
def withdraw(
    context: typer.Context,
    people: People = None,
    why: Annotated[str, typer.Option(help="Why; kept with the withdrawal.")] = "",
) -> None:
    """Take records off the site; needs nobody's approval."""
    door: Door = context.obj
    with door.session() as opened:
        chosen = publishing.select(opened, tuple(people or ()))
        publishing.unpublish(opened, chosen, why)
    say("Withdrawn. Build the site again now: guvah site build.")

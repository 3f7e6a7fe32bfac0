"""Commands about lists and other sources as a whole: which there are, which look copied, and what goes back to what."""

from typing import Annotated

import typer

from guvah.casework import lists as listing
from guvah.casework import origins as deciding
from guvah.cli.door import Door
from guvah.cli.screen import as_json, columns, progress, say
from guvah.errors import UserError


def register(app: typer.Typer) -> None:
    """Add these commands to the door."""
    app.command("lists")(lists)
    app.command("origin")(origin)


def lists(
    context: typer.Context,
    names: Annotated[list[str], typer.Argument(help="Compare only these lists; all where none is named.")] = [],  # noqa: B006
    copies: Annotated[
        bool, typer.Option("--copies", help="Compare the lists two by two: which look copied from each other, and why.")
    ] = False,
) -> None:
    """List the imported lists; with --copies, which look copied.

    Two lists copied from each other are one origin and corroborate nothing. The comparison only says what it sees: say
    what it means with `guvah origin`.
    """
    door: Door = context.obj
    if names and not copies:
        raise UserError("to compare these lists, add --copies")
    with door.session() as opened, progress("comparing") as tick:
        known = listing.lists(opened)
        compared = listing.compare_lists(opened, names, tick) if copies else ()
    if door.as_json:
        as_json(compared if copies else known)
    elif copies:
        for pair in compared:
            _show(pair)
    elif not known:
        say("No list was imported yet.")
    else:
        columns(
            (view.name, f"{view.rows:,} rows", f"{view.persons:,} persons", _origin_words(view), view.title)
            for view in known
        )


def origin(
    context: typer.Context,
    sources: Annotated[list[str], typer.Argument(help="The sources: ids, or names of lists.")],
    of: Annotated[
        str, typer.Option("--of", help="They go back to this: an id, or a list's name, imported or not.")
    ] = "",
    own: Annotated[bool, typer.Option("--own", help="Each stands for itself, whatever it says.")] = False,
    undo: Annotated[bool, typer.Option("--undo", help="Take the last decision back.")] = False,
    why: Annotated[str, typer.Option(help="Your reason; others will read it.")] = "",
) -> None:
    """Show or decide what a source goes back to: its origin.

    Copies are one origin. Corroboration is counted anew at once, here and on the site; more
    origins than were approved are shown only after another publication.
    """
    door: Door = context.obj
    if sum((bool(of), own, undo)) > 1:
        raise UserError("say one of: --of SOURCE, --own, --undo")
    with door.session() as opened:
        if undo:
            found = deciding.undo_origin(opened, sources, why)
        elif of or own:
            found = deciding.decide_origin(opened, sources, of, why)
        else:
            found = [deciding.origin_of(opened, source) for source in sources]
    if door.as_json:
        as_json(found)
        return
    for one in found:
        say(f"{one.name}: {_goes_back(one)}")
        if one.decided:
            say(f"    decided by {one.by}: {one.why}")
        if one.stated and one.stated != one.origin:
            say(f"    it says of itself that it goes back to {one.stated}")
        if not one.here:
            say("    that source is not in this archive; whatever goes back to it is one origin")


def _goes_back(one: deciding.Origin) -> str:
    return "stands for itself" if one.origin == one.source else f"goes back to {one.origin_name}"


def _origin_words(view: listing.ListView) -> str:
    if view.origin == view.source:
        return "its own origin"
    return f"goes back to {view.origin_name or view.origin}"


def _show(pair: listing.Compared) -> None:
    verdict = pair.verdict
    counted = "; one origin already" if pair.one_origin else ""
    say(f"{pair.one} and {pair.other}: {verdict.word} ({verdict.bits:+.0f} bits{counted}). {verdict.shared}.")
    for reason in verdict.reasons:
        say(f"    {reason.weight:+3.0f}  {reason.sentence}".replace("-", "−", 1))

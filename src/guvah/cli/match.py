"""The command that says who is the same person: the queue of pairs, the likely ones of one person, one decision.

Owns the options and what each form of the command prints. The work pair by pair is in `sitting.py`.
"""

from typing import Annotated

import typer

from guvah.casework import link as linking
from guvah.casework import matching
from guvah.casework.session import Session
from guvah.cli.door import Door
from guvah.cli.leading import tell_where
from guvah.cli.screen import as_json, progress, say
from guvah.cli.sitting import sit
from guvah.errors import UserError
from guvah.linkage.waterfall import in_hundredths


def register(app: typer.Typer) -> None:
    """Add this command to the door."""
    app.command("match")(match)


def match(
    context: typer.Context,
    person: Annotated[
        str | None, typer.Argument(help="A person's id; without it, all pairs that wait, one after another.")
    ] = None,
    other: Annotated[
        str | None, typer.Argument(help="The person it may be; without it, the likely ones are listed.")
    ] = None,
    decide: Annotated[str, typer.Option("--decide", help="same, different, unsure, or undo.")] = "",
    why: Annotated[str, typer.Option(help="Your reason.")] = "",
    limit: Annotated[int, typer.Option(min=1, max=1000, help="Of the pairs that wait, how many at most.")] = 50,
) -> None:
    """List who may be the same person, or decide it.

    Without an id: the pairs that `guvah link` found, side by side, those that help most first; one letter and a reason
    decide each. With --json, the list of them. Over a pipe each line is one answer.
    """
    door: Door = context.obj
    if other is not None and not decide:
        raise UserError("say what you decide: --decide same, --decide different, --decide unsure, or --decide undo")
    with door.session() as opened:
        tell_where(opened, filter(None, (person, other)))
        if person is None:
            _waiting(door, opened, limit)
        elif other is None:
            with progress("comparing"):
                proposals = linking.likely(opened, person)
            _list_matches(door, proposals)
        else:
            say(f"Recorded: {decide}. {_decide(opened, person, other, decide, why)}")


def _waiting(door: Door, opened: Session, limit: int) -> None:
    if door.as_json:
        as_json(matching.queue(opened, 0, limit))
    else:
        sit(opened, limit)


def _decide(opened: Session, person: str, other: str, word: str, why: str) -> str:
    if word == "undo":
        return matching.undo(opened, person, other, why)
    return matching.decide(opened, person, other, word, why)


def _list_matches(door: Door, proposals: tuple[linking.Likely, ...]) -> None:
    if door.as_json:
        as_json(proposals)
        return
    if not proposals:
        say("Nobody in the archive looks like the same person.")
    for proposal in proposals:
        say(f"{proposal.public_id}  {proposal.name}  {in_hundredths(proposal.probability)} in 100")
        for reason in proposal.reasons:
            say(f"    {reason}")

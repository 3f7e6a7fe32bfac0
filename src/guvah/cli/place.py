"""The command that says what place some words mean. Needs no archive and no passphrase; keeps and sends nothing."""

from typing import Annotated

import typer

from guvah.cli.door import Door
from guvah.cli.screen import as_json, say
from guvah.errors import UserError
from guvah.intake.place_finding import UNKNOWN, Candidate, Finding, find_place
from guvah.model.places import lineage


def register(app: typer.Typer) -> None:
    """Add this command to the door."""
    app.command("place")(place)


def place(
    context: typer.Context,
    words: Annotated[list[str], typer.Argument(help="A place as somebody wrote it, or a code.")],
) -> None:
    """Say which place some words mean, what else they may, and why.

    Asks the gazetteer; needs no archive.
    """
    door: Door = context.obj
    untrusted = " ".join(words).strip()
    if not untrusted:
        raise UserError("write a place's name or code; nothing was asked")
    found = find_place(untrusted)
    if door.as_json:
        as_json(_plain(found))
        return
    say(_verdict(found))
    for one in found.candidates:
        inside = ", ".join(each.name("en") for each in lineage(one.place))
        say(f"  {one.probability:4.0%}  {one.place.code}  {inside}  ({one.reason})")


def _verdict(found: Finding) -> str:
    if found.place:
        return f"{found.words}: taken for {found.place.name('en')}, {found.place.code}, by {found.how}."
    if found.country:
        return f"{found.words}: a city outside the gazetteer, in {found.country}. The words are kept as they are."
    if found.candidates:
        return f"{found.words}: not certain, so the words are kept as they are. It may be:"
    return f"{found.words}: not in the gazetteer. The words are kept as they are."


def _plain(found: Finding) -> dict[str, object]:
    return {
        "words": found.words,
        "code": found.place.code if found.place else None,
        "how": found.how if found.place else UNKNOWN,
        "country": found.country or None,
        "candidates": [_told(one) for one in found.candidates],
    }


def _told(one: Candidate) -> dict[str, object]:
    return {
        "code": one.place.code,
        "names": dict(one.place.names),
        "level": one.place.level,
        "probability": one.probability,
        "reason": one.reason,
    }

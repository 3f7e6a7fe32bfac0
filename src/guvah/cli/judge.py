"""Commands that judge: grade, consent, hold, take back."""

from typing import Annotated

import typer

from guvah.casework import consent as consenting
from guvah.casework import hold as holding
from guvah.casework import retract as retracting
from guvah.casework import review as reviewing
from guvah.cli.door import Door
from guvah.cli.leading import tell_where
from guvah.cli.screen import as_json, progress, say
from guvah.errors import UserError

consents = typer.Typer(help="What a source agreed to: show, change, withdraw.", no_args_is_help=True)


def register(app: typer.Typer) -> None:
    """Add these commands to the door."""
    app.command("review")(review)
    app.command("hold")(hold)
    app.command("retract")(retract)
    app.add_typer(consents, name="consent")


def review(
    context: typer.Context,
    subject: Annotated[
        list[str], typer.Argument(help="A person's, facility's or source's id; several, or none with --list.")
    ] = [],  # noqa: B006
    reliability: Annotated[
        str, typer.Option(help="For a source: A (completely reliable) to E, or F (cannot be judged).")
    ] = "",
    statement: Annotated[
        str, typer.Option(help="For --credibility: the statement's id, as `guvah show --ids` prints it.")
    ] = "",
    credibility: Annotated[
        str, typer.Option(help="For one claim: 1 (confirmed by independent origins) to 5, or 6.")
    ] = "",
    verdict: Annotated[str, typer.Option(help="For a record: reviewed, or 'needs work'.")] = "",
    from_list: Annotated[
        str, typer.Option("--list", help="Every record of this list: the id its mapping gives it.")
    ] = "",
    why: Annotated[str, typer.Option(help="Your reason, kept with the grade.")] = "",
) -> None:
    """Grade a source, a claim or a record.

    Without a grade, say how much waits for review; with --json, which records.
    """
    door: Door = context.obj
    with door.session() as opened, progress("reviewing"):
        tell_where(opened, subject)
        subjects = reviewing.subjects(opened, tuple(subject), from_list)
        if reliability:
            done = reviewing.grade_source(opened, subjects, reliability, why)
        elif credibility:
            done = reviewing.grade_claim(opened, subjects, statement, credibility, why)
        elif verdict:
            done = reviewing.verdict(opened, subjects, verdict, why)
        else:
            done = None
            waiting = opened.index.queue("to review")
    if done is not None:
        say(f"Recorded for {done:,}.")
    elif door.as_json:
        as_json(waiting)
    else:
        say(f"{len(waiting):,} records wait for review.")


@consents.command("show")
def show_consent(context: typer.Context, source: Annotated[str, typer.Argument(help="The source's id.")]) -> None:
    """Show what a source agreed to, scope by scope."""
    door: Door = context.obj
    with door.session() as opened:
        answers = consenting.current(opened, source)
    if door.as_json:
        as_json(answers)
        return
    for scope, answer in answers.items():
        say(f"{scope}: {answer}")


@consents.command("set")
def set_consent(
    context: typer.Context,
    source: Annotated[str, typer.Argument(help="The source's id.")],
    answers: Annotated[
        list[str], typer.Argument(help="scope=answer, for example public=yes place=prefecture until=2029-02-10.")
    ],
    why: Annotated[str, typer.Option(help="How it was explained and to whom.")] = "",
) -> None:
    """Record what a source agreed to.

    Scopes not named stay as they are.
    """
    door: Door = context.obj
    if any("=" not in answer for answer in answers):
        raise UserError("each answer is scope=answer, for example public=yes or place=prefecture")
    pairs = dict(answer.split("=", 1) for answer in answers)
    with door.session() as opened:
        consenting.set_consent(opened, source, pairs, why)
    say("Recorded. Anything no longer agreed is gone from the site at its next build.")


@consents.command("withdraw")
def withdraw_consent(
    context: typer.Context,
    source: Annotated[str, typer.Argument(help="The source's id.")],
    why: Annotated[str, typer.Option(help="What the testifier said, if they wish it kept.")] = "",
) -> None:
    """Withdraw a source: nothing of it leaves any more.

    From now on and without anybody's approval. Lists who must be told.
    """
    door: Door = context.obj
    with door.session() as opened:
        recall = consenting.withdraw_consent(opened, source, why)
    say("Withdrawn. Build the site again now: guvah site build.")
    for line in recall:
        say(f"  {line}")


def hold(
    context: typer.Context,
    subject: Annotated[str, typer.Argument(help="A person's, facility's or source's id.")],
    why: Annotated[str, typer.Option(help="Why; others will read it.")],
    lift: Annotated[bool, typer.Option("--lift", help="Lift the hold again.")] = False,
) -> None:
    """Stop everything about somebody from leaving, at once.

    Of a person, a facility or a source; --lift lets it go on.
    """
    door: Door = context.obj
    with door.session() as opened:
        tell_where(opened, (subject,))
        (holding.lift_hold if lift else holding.hold)(opened, subject, why)
    say("The hold is lifted." if lift else "Held. Build the site again now: guvah site build.")


def retract(
    context: typer.Context,
    subject: Annotated[str, typer.Argument(help="The record's id.")],
    statements: Annotated[list[str], typer.Argument(help="Statement ids, as `guvah show --ids` prints them.")],
    why: Annotated[str, typer.Option(help="Why it is taken back.")],
) -> None:
    """Take statements back; they stay, marked as taken back."""
    door: Door = context.obj
    with door.session() as opened:
        tell_where(opened, (subject,))
        retracting.retract(opened, subject, tuple(statements), why)
    say(f"Taken back: {len(statements)}.")

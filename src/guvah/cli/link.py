"""The command that compares everybody with everybody."""

from typing import Annotated

import typer

from guvah.casework import comparing
from guvah.cli.door import Door
from guvah.cli.screen import as_json, progress, say
from guvah.linkage.evidence.findings import PROPERTIES
from guvah.linkage.linking import Linked


def register(app: typer.Typer) -> None:
    """Add this command to the door."""
    app.command("link")(link)


def link(
    context: typer.Context,
    engine: Annotated[str, typer.Option(help="duckdb, on this machine; or spark (guvah[spark], Java 17).")] = "duckdb",
    weights: Annotated[
        bool, typer.Option("--weights", help="Print what each finding weighs, as learned here.")
    ] = False,
) -> None:
    """Compare everybody with everybody: who may be the same person.

    Decides nothing: `guvah match` shows the pairs. What agreements weigh is learned from the archive
    itself. Interrupted, the same command goes on.
    """
    door: Door = context.obj
    with door.session() as opened, progress("comparing") as tick:
        linked = comparing.compare_everybody(opened, engine, lambda _step, done, of: tick(done, of))
    if door.as_json:
        as_json(linked)
        return
    say(f"{linked.records:,} records compared in {linked.candidates:,} pairs.")
    say("; ".join(f"{word}: {count:,}" for word, count in linked.found.items()) + ".")
    for note in linked.notes:
        say(f"  {note}")
    if weights:
        _list_weights(linked)
    say("Look at them: guvah match.")


def _list_weights(linked: Linked) -> None:
    learned = f"learned from {linked.weights.pairs:,} pairs" if linked.weights.pairs else "too few pairs to learn from"
    say(f"bits, {learned}; before anything is compared: {linked.weights.prior:+.1f}")
    for one in PROPERTIES:
        for word in one.words:
            say(f"  {linked.weights.bits.get(word, 0.0):+6.1f}  {word}")

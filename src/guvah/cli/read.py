"""Commands that read: find people, show one record with everyone who says so."""

from typing import Annotated

import typer

from guvah.casework import decided as deciding
from guvah.casework.session import Session
from guvah.casework.wording import place_words, short
from guvah.cli.door import Door
from guvah.cli.leading import tell_where
from guvah.cli.record_text import Layout, identity_lines, record_lines, sources_of
from guvah.cli.screen import as_json, say
from guvah.errors import UserError
from guvah.model import ids, kinds


def register(app: typer.Typer) -> None:
    """Add these commands to the door."""
    app.command("find")(find)
    app.command("show")(show)


def find(
    context: typer.Context,
    words: Annotated[list[str], typer.Argument(help="A name in any script, a place, words of a testimony.")],
    limit: Annotated[int, typer.Option(min=1, max=1000, help="How many at most.")] = 20,
    where: Annotated[list[str] | None, typer.Option("--where", help="A filter, for example status=in prison.")] = None,
) -> None:
    """Find people by any spelling, or by what was told."""
    door: Door = context.obj
    if any("=" not in pair for pair in where or ()):
        raise UserError("a filter is facet=value, for example --where sex=female")
    filters = dict(pair.split("=", 1) for pair in where or ())
    with door.session() as opened:
        opened.require("read")
        tell_where(opened, words)
        hits = opened.index.find(" ".join(words), filters=filters, limit=limit)
    if door.as_json:
        as_json(hits)
        return
    if not hits:
        say("Nobody found. Try fewer letters, another spelling, or only one of the names.")
    for hit in hits:
        facts = ", ".join(part for part in (place_words(hit.place), hit.born) if part)
        say(f"{short(hit.id)}  {' · '.join(hit.names)}    {facts}    {hit.status}    {hit.why}")


def show(
    context: typer.Context,
    subject: Annotated[str, typer.Argument(help="An id.")],
    with_ids: Annotated[bool, typer.Option("--ids", help="Print each statement's id too.")] = False,
) -> None:
    """Show one record: every value and who says so.

    Records that were decided to be one person are shown as one, with who decided it, when and why.
    """
    door: Door = context.obj
    with door.session() as opened:
        opened.require("read")
        root = opened.index.resolve(subject)
        record = opened.index.record(root)
        decided, torn = deciding.about(opened, root), deciding.disagreements(opened, root)
        if door.as_json:
            together = opened.index.members(root)
            as_json({"record": record, "put_together_from": together, "decided": decided, "disagreements": torn})
            return
        tell_where(opened, (subject,))
        sources = list(dict.fromkeys(sources_of(record)))
        marks = {source: f"[{number}]" for number, source in enumerate(sources, start=1)}
        for line in record_lines(record, Layout(marks, lambda other: _name(opened, other), with_ids)):
            say(line)
        for source in sources:
            say(f"{marks[source]} {_title(opened, source)}  {source}")
        for line in identity_lines(opened.index.members(root), decided, torn):
            say(line)


def _name(session: Session, other: str) -> str:
    """Return the name of a record that this one points at, '' where nothing is known of it."""
    return session.index.record(other).value("name") if session.index.recorded(other) else ""


def _title(session: Session, source: str) -> str:
    record = session.index.record(source)
    return record.value("title") or kinds.schema().kind(ids.kind_of(source)).label["en"]

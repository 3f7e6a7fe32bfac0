"""Commands that read: find people, show one record with everyone who says so."""

from collections.abc import Callable, Iterator
from typing import Annotated

import typer

from guvah.casework.session import Session
from guvah.cli.door import Door
from guvah.cli.screen import as_json, say
from guvah.errors import UserError
from guvah.model import ids, kinds
from guvah.model.record import Claim, Field, Record
from guvah.model.statement import statement_id

LAST = 1_000


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
    """Find people by any spelling, or by words of what was told."""
    door: Door = context.obj
    if any("=" not in pair for pair in where or ()):
        raise UserError("a filter is facet=value, for example --where sex=female")
    filters = dict(pair.split("=", 1) for pair in where or ())
    with door.session() as opened:
        opened.require("read")
        hits = opened.index.find(" ".join(words), filters=filters, limit=limit)
    if door.as_json:
        as_json(hits)
        return
    if not hits:
        say("Nobody found. Try fewer letters, another spelling, or only one of the names.")
    for hit in hits:
        facts = ", ".join(part for part in (hit.place, hit.born) if part)
        say(f"{_short(hit.id)}  {' · '.join(hit.names)}    {facts}    {hit.status}    {hit.why}")


def show(
    context: typer.Context,
    subject: Annotated[str, typer.Argument(help="An id.")],
    with_ids: Annotated[bool, typer.Option("--ids", help="Print each statement's id too.")] = False,
) -> None:
    """Show one record: every value, who says so, and where the sources differ."""
    door: Door = context.obj
    with door.session() as opened:
        opened.require("read")
        record = opened.index.record(opened.index.resolve(subject))
        if door.as_json:
            as_json(record)
            return
        sources = list(dict.fromkeys(_sources(record)))
        marks = {source: f"[{number}]" for number, source in enumerate(sources, start=1)}
        for line in record_lines(record, marks, with_ids=with_ids):
            say(line)
        for source in sources:
            say(f"{marks[source]} {_title(opened, source)}  {source}")


def record_lines(record: Record, marks: dict[str, str], *, with_ids: bool, indent: str = "") -> Iterator[str]:
    """Yield a record as text, owned episodes and links after its own fields; `marks` names each source briefly."""
    name = record.value("name") or record.value("episode_kind") or record.value("title") or record.value("relation")
    yield f"{indent}{name or record.kind}" + ("" if indent else f"  {_short(record.id)}")
    for field in _in_order(record):
        yield from _field_lines(record.kind, field, lambda claim: _who(claim, marks, with_ids=with_ids), indent + "  ")
    for owned in _by_date(record):
        yield from record_lines(owned, marks, with_ids=with_ids, indent=indent + "  ")


def _in_order(record: Record) -> list[Field]:
    """Return the fields as the schema shows them, those it gives no place last."""
    schema = kinds.schema()
    return sorted(
        record.fields.values(),
        key=lambda field: (schema.property(record.kind, field.prop).show or LAST, field.prop),
    )


def _by_date(record: Record) -> list[Record]:
    return sorted(record.owned, key=lambda owned: (owned.value("start"), owned.value("episode_kind")))


def _field_lines(kind: str, field: Field, who: Callable[[Claim], str], indent: str) -> Iterator[str]:
    label = kinds.schema().property(kind, field.prop).label["en"]
    shown, *others = field.claims
    yield f"{indent}{label}: {_value(shown)}  {who(shown)}  {field.tier}"
    word = "differs" if field.contested else "also"
    for claim in others:
        yield f"{indent}  {word}: {_value(claim)}  {who(claim)}"
    if field.contested:
        yield f"{indent}  shown by the rule: {field.rule}"


def _value(claim: Claim) -> str:
    if claim.original and claim.original != claim.value:
        return f"{claim.value} (as said: {claim.original})"
    return claim.value


def _who(claim: Claim, marks: dict[str, str], *, with_ids: bool) -> str:
    said = dict.fromkeys(marks[one.statement.source] for one in claim.said)
    numbers = [statement_id(one.statement) for one in claim.said] if with_ids else []
    return " ".join((*said, *numbers))


def _sources(record: Record) -> Iterator[str]:
    """Yield every source in the order in which a reader meets it."""
    for field in _in_order(record):
        for claim in field.claims:
            yield from (one.statement.source for one in claim.said)
    for owned in _by_date(record):
        yield from _sources(owned)


def _title(session: Session, source: str) -> str:
    record = session.index.record(source)
    return record.value("title") or kinds.schema().kind(ids.kind_of(source)).label["en"]


def _short(entity: str) -> str:
    return ids.public_id(entity) if ids.kind_of(entity) in ("per", "fac") else entity

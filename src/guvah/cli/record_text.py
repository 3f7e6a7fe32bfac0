"""A record as lines of text: every value in words, who says it, where the sources differ.

Owns the layout of `guvah show`. Never reads an archive: names of others are asked of whoever calls.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from guvah.casework.decided import Disagreement, Said
from guvah.casework.wording import in_words, short, vocabulary_word
from guvah.model import kinds
from guvah.model.record import Claim, Field, Record
from guvah.model.statement import statement_id

LAST = 1_000


@dataclass(frozen=True, slots=True)
class Layout:
    """How a record is written: `marks` name each source briefly, `name_of` names another record."""

    marks: Mapping[str, str]
    name_of: Callable[[str], str]
    with_ids: bool = False


def record_lines(record: Record, layout: Layout, indent: str = "") -> Iterator[str]:
    """Yield a record as text, owned episodes and links after its own fields."""
    name = next((found for prop in ("name", "episode_kind", "title") if (found := record.value(prop))), "")
    name = name or vocabulary_word("relation", record.value("relation")) or record.kind
    yield f"{indent}{name}" + ("" if indent else f"  {short(record.id)}")
    for field in _in_order(record):
        yield from _field_lines(record.kind, field, layout, indent + "  ")
    for owned in _by_date(record):
        yield from record_lines(owned, layout, indent + "  ")


def identity_lines(members: Sequence[str], decided: Iterable[Said], torn: Iterable[Disagreement]) -> Iterator[str]:
    """Yield from which records this one was put together, who decided what about it, and where members disagree."""
    if len(members) > 1:
        yield f"Put together from {', '.join(map(short, members))}."
    yield from (f"  decided: {said.sentence}" for said in decided)
    yield from (f"  {one.sentence}" for one in torn)


def sources_of(record: Record) -> Iterator[str]:
    """Yield every source in the order in which a reader meets it."""
    for field in _in_order(record):
        for claim in field.claims:
            yield from (one.statement.source for one in claim.said)
    for owned in _by_date(record):
        yield from sources_of(owned)


def _in_order(record: Record) -> list[Field]:
    """Return the fields as the schema shows them, those it gives no place last."""
    schema = kinds.schema()
    return sorted(
        record.fields.values(),
        key=lambda field: (schema.property(record.kind, field.prop).show or LAST, field.prop),
    )


def _by_date(record: Record) -> list[Record]:
    return sorted(record.owned, key=lambda owned: (owned.value("start"), owned.value("episode_kind")))


def _field_lines(kind: str, field: Field, layout: Layout, indent: str) -> Iterator[str]:
    declared = kinds.schema().property(kind, field.prop)
    shown, *others = field.claims
    yield f"{indent}{declared.label['en']}: {_value(declared, shown, layout)}  {_who(shown, layout)}  {_tier(field)}"
    word = "differs" if field.contested else "also"
    for claim in others:
        yield f"{indent}  {word}: {_value(declared, claim, layout)}  {_who(claim, layout)}"
    if field.contested:
        yield f"{indent}  shown by the rule: {_rule(field)}"


def _tier(field: Field) -> str:
    origins = len(field.claims[0].origins)
    return f"{field.tier}, {origins} origins" if origins > 1 else field.tier


def _rule(field: Field) -> str:
    """Return the rule by which a claim is shown; of the rule that counts also what it counted."""
    if field.rule != "origins":
        return field.rule
    shown, next_best = len(field.claims[0].origins), max(len(claim.origins) for claim in field.claims[1:])
    return f"origins ({shown} against {next_best})"


def _value(declared: kinds.Property, claim: Claim, layout: Layout) -> str:
    said = f" (as said: {claim.original})" if claim.original and claim.original != claim.value else ""
    return in_words(declared, claim.value, layout.name_of) + said


def _who(claim: Claim, layout: Layout) -> str:
    said = dict.fromkeys(layout.marks[one.statement.source] for one in claim.said)
    numbers = [statement_id(one.statement) for one in claim.said] if layout.with_ids else []
    return " ".join((*said, *numbers))

"""Two records side by side: what each says, property by property, and where they agree or differ.

Owns the rows. Never scores: where the words differ, the findings of the comparison say whether they are close all the
same (one name in two scripts, a year and a day in it). Never reads an archive: names of others are asked for.
"""

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Literal

from guvah.casework.wording import in_words, vocabulary_word
from guvah.linkage.waterfall import safe
from guvah.linkage.weights import Reason
from guvah.model import kinds
from guvah.model.record import Record

State = Literal["same", "close", "differs", "one side", ""]
"""`same`: both say one value; `close`: other words, yet the comparison counts them for one person; `one side`: only one
of the two says anything; '' where agreeing would say nothing, as of sources."""

NameOf = Callable[[str], str]
CLOSE = 1.0
"""Bits from which on a finding counts other words as close."""
MOST_VALUES = 8
"""Values of one property that are shown; a record of many lists may have hundreds."""
_TOPICS = {
    "name": "name", "born": "birth", "sex": "sex", "father_name": "father", "mother_name": "mother",
    "birth_place": "place", "origin_place": "place", "residence": "place", "identity_number": "number",
}  # fmt: skip
"""Property -> the word before the colon in the findings about it (guvah.linkage.weights)."""
_NAMES = ("name", "alias", "married_name")
_UNSHOWN = frozenset({*_NAMES, "link_url"})
_NOT_SHOWN_YET_COMPARED = ("residence", "identity_number")


@dataclass(frozen=True, slots=True)
class Row:
    """One property of both records: its label, what each says (several values where sources differ), the state."""

    label: str
    left: tuple[str, ...]
    right: tuple[str, ...]
    state: State


def rows(one: Record, other: Record, findings: Sequence[Reason], name_of: NameOf) -> tuple[Row, ...]:
    """Return what two records of one kind say, in the order in which the kind declares its properties."""
    found = [
        _row("Name", _names(one), _names(other), _finding(findings, "name")),
        *(_of_property(declared, one, other, findings, name_of) for declared in _declared(one.kind)),
        _row("Kin", _kin(one, name_of), _kin(other, name_of), _finding(findings, "kin")),
        _row(
            "What happened", _episodes(one, name_of), _episodes(other, name_of), _finding(findings, "event taken died")
        ),
    ]
    return tuple(row for row in found if row.left or row.right)


def plain_row(label: str, left: Iterable[str], right: Iterable[str]) -> Row:
    """Return a row of which it says nothing whether the two agree."""
    return Row(label, _clean(left), _clean(right), "")


def _declared(kind: str) -> Iterator[kinds.Property]:
    for declared in kinds.schema().kind(kind).properties.values():
        if declared.name not in _UNSHOWN and (declared.show or declared.name in _NOT_SHOWN_YET_COMPARED):
            yield declared


def _of_property(
    declared: kinds.Property, one: Record, other: Record, findings: Sequence[Reason], name_of: NameOf
) -> Row:
    left, right = _values(declared, one, name_of), _values(declared, other, name_of)
    finding = _finding(findings, _TOPICS.get(declared.name, ""))
    return _row(declared.label["en"], left, right, finding)


def _row(label: str, left: Iterable[str], right: Iterable[str], finding: float | None) -> Row:
    ours, theirs = _clean(left), _clean(right)
    return Row(label, ours, theirs, _state(ours, theirs, finding))


def _state(left: tuple[str, ...], right: tuple[str, ...], finding: float | None) -> State:
    if not left or not right:
        return "one side"
    if set(left) & set(right):
        return "same"
    return "close" if finding is not None and finding >= CLOSE else "differs"


def _finding(findings: Sequence[Reason], topic: str) -> float | None:
    """Return the bits of what was found about topics (any of several words), None where nothing was."""
    topics = topic.split()
    return next((each.weight for each in findings if each.word.partition(":")[0] in topics), None)


def _clean(values: Iterable[str]) -> tuple[str, ...]:
    """Return each value once; of very many the first, and how many more."""
    found = tuple(dict.fromkeys(safe(value) for value in values if value))
    more = len(found) - MOST_VALUES
    return found if more <= 0 else (*found[:MOST_VALUES], f"and {more} more")


def _names(record: Record) -> Iterator[str]:
    for prop in _NAMES:
        if prop in record.fields:
            yield from (claim.value for claim in record.fields[prop].claims)


def _values(declared: kinds.Property, record: Record, name_of: NameOf) -> Iterator[str]:
    field = record.fields.get(declared.name)
    for claim in field.claims if field else ():
        yield in_words(declared, claim.value, name_of)


def _kin(record: Record, name_of: NameOf) -> Iterator[str]:
    """Yield each link as `sister: Nurgül Örnek`."""
    for link in _owned(record, "lnk"):
        relation = vocabulary_word("relation", link.value("relation")) or "linked to"
        targets = link.fields.get("to")
        for claim in targets.claims if targets else ():
            yield f"{relation}: {name_of(claim.value) or claim.value}"


def _episodes(record: Record, name_of: NameOf) -> Iterator[str]:
    """Yield each episode as `arrest, autumn 2017, Ghulja County`."""
    declared = kinds.schema().kind("epi").properties
    for episode in sorted(_owned(record, "epi"), key=lambda each: each.value("start")):
        parts = ("episode_kind", "start", "place", "facility")
        said = [in_words(declared[prop], episode.value(prop), name_of) for prop in parts if episode.value(prop)]
        yield ", ".join(said)


def _owned(record: Record, kind: str) -> list[Record]:
    return [owned for owned in record.owned if owned.kind == kind]

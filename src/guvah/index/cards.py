"""What is read off a record for searching: a card to show in a list, words to find it by, facets to count it under.

Owns the step from one root's statements to everything the index keeps about it beside the statements themselves. Pure:
the same recordings and sources give the same card whatever the order. Never decides which value is shown (model does).
"""

from collections.abc import Collection, Container, Iterable, Mapping, Sequence
from functools import cache, lru_cache
from typing import NamedTuple

import msgspec

from guvah.index.shown import Values, shown, status_of
from guvah.index.spelling import name_words
from guvah.index.text import folded, refers_mark, source_mark
from guvah.model.decisions import RETRACTS, Decision, active, decisions
from guvah.model.edtf import earliest, is_date, latest
from guvah.model.ids import kind_of
from guvah.model.kinds import schema
from guvah.model.pairs import VERDICTS
from guvah.model.record import SourceFacts
from guvah.model.statement import Recorded

COLUMNS = ("status", "place", "sex", "born", "tier", "list", "published", "verdict", "proposed", "kind")
"""What is kept for each root as one small number: for the facets, and for what the queues ask."""

PERSON = "per"
LIST_SEPARATOR = " "

_FOLDED, _SAID, _POINTS, _DECIDES, _ROW, _TELLS, _RETRACTS, _PAIRS = 1, 2, 4, 8, 16, 32, 64, 128
_RARE = _POINTS | _DECIDES | _ROW | _RETRACTS | _PAIRS
_NAMES = ("name", "married_name", "alias", "title")
_PLACES = ("origin_place", "residence", "birth_place")
_NEEDED = frozenset({*_NAMES, *_PLACES, "sex", "born", "episode_kind", "start", "end", "sentence", "place"})
_SAID_TYPES = frozenset({"text", "name", "place", "identifier"})
_DECIDING = frozenset(
    {
        "review.verdict", "publication.proposed", "publication.approved", "publication.withdrawn",
        "consent.until", "consent.withdrawn",
    }
)  # fmt: skip
_NO_FACETS = ("",) * (len(COLUMNS) - 1)
_NOTHING = ("",)
_LAST = "~"
_CODE_DIGITS = 6


class Card(msgspec.Struct, frozen=True, array_like=True, gc=False):
    """What a list shows of an entity: names (shown first), place (code or words), born, status and its detail."""

    names: tuple[str, ...]
    place: str = ""
    born: str = ""
    status: str = ""
    detail: str = ""


_CARD = msgspec.msgpack.Decoder(Card)


def decode_card(card: bytes) -> Card:
    """Return a card as it lies in the file."""
    return _CARD.decode(card)


class ListRow(NamedTuple):
    """A row of a list as it was last read."""

    list: str
    key: str
    digest: str


class Reading(NamedTuple):
    """Everything the index keeps of a root beside its statements; `facets` in the order of COLUMNS.

    `pairs` are the records that a decision under this one was ever about, taken back or not.
    """

    card: Card
    body: str
    marks: str
    facets: tuple[str, ...]
    rows: tuple[ListRow, ...]
    until: str
    pairs: tuple[str, ...] = ()


class _Stage(NamedTuple):
    """How far a person's record is: the verdict or '', yes or no to published and proposed, the tier once reviewed."""

    verdict: str
    published: str
    proposed: str
    tier: str = "unreviewed"


class _Gathered(NamedTuple):
    """One pass over what stands, sorted by what it is needed for."""

    needed: list[Recorded]
    decided: Mapping[str, Decision]
    rows: list[Recorded]
    said: dict[str, None]
    marks: dict[str, None]
    tellers: dict[str, None]
    retracted: bool
    pairs: dict[str, None]


class Together(NamedTuple):
    """What is shown of several records that are one person or place, under the first."""

    card: Card
    facets: tuple[str, ...]


def read_off(
    root: str, recorded: Sequence[Recorded], sources: Mapping[str, SourceFacts], lists: Container[str]
) -> Reading:
    """Read off a root's card, words and facets. `lists`: the documents that are lists."""
    gathered = _gather(root, recorded)
    pairs = tuple(sorted(gathered.pairs))
    if gathered.retracted:
        gathered = _gather(root, active(recorded))
    values = shown(gathered.needed, sources)
    names = _names(root, values)
    kind = root[:3]
    if kind == PERSON:
        card = _person_card(root, names, values)
        stage = _staged(_stage(gathered.decided), gathered.tellers, sources)
        facets = _person_facets(card, values.get(root, {}), gathered.tellers, stage, lists)
    else:
        card, facets = Card(names), _NO_FACETS
    return Reading(
        card=card,
        body=f"{name_words(names)} {folded(' '.join(sorted(gathered.said)))}".strip(),
        marks=" ".join(sorted(gathered.marks)),
        facets=(*facets, kind),
        rows=_rows(gathered.rows) if gathered.rows else (),
        until=_until(gathered.decided),
        pairs=pairs,
    )


def read_together(
    members: Mapping[str, Sequence[Recorded]], sources: Mapping[str, SourceFacts], lists: Container[str]
) -> Together:
    """Read off the card and facets of records (by id, the shown one first) that are one person or place.

    A verdict counts where every record has one; what any of them has published or proposed counts.
    """
    head, *others = members
    gathered = [_gather(root, active(recorded)) for root, recorded in members.items()]
    values = shown([item for each in gathered for item in each.needed], sources, head, others)
    names = _names(head, values)
    if head[:3] != PERSON:
        return Together(Card(names), (*_NO_FACETS, head[:3]))
    card = _person_card(head, names, values)
    tellers = dict.fromkeys(source for each in gathered for source in each.tellers)
    stage = _staged(_stage_of_all([_stage(each.decided) for each in gathered]), tellers, sources)
    facets = _person_facets(card, values.get(head, {}), tellers, stage, lists)
    return Together(card, (*facets, PERSON))


@cache
def _roles(kind: str) -> dict[str, int]:
    """Return what each property of a kind is needed for, as bits."""
    known = schema()
    found = dict.fromkeys(known.decisions, 0)
    declared = dict(known.decisions)
    if kind in known.kinds:
        found |= dict.fromkeys(known.kinds[kind].properties, _TELLS)
        declared |= known.kinds[kind].properties
    for prop, property_ in declared.items():
        if property_.type == "entity":
            found[prop] |= _POINTS
        if found[prop] & _TELLS and property_.type in _SAID_TYPES and prop not in _NAMES:
            found[prop] |= _SAID
        if found[prop] & _TELLS and prop in _NEEDED:
            found[prop] |= _FOLDED
    for prop in _DECIDING:
        found[prop] |= _DECIDES
    for prop in VERDICTS:
        found[prop] |= _PAIRS
    found["row"] |= _ROW
    found[RETRACTS] |= _RETRACTS
    return found


def _gather(root: str, standing: Iterable[Recorded]) -> _Gathered:
    needed: list[Recorded] = []
    deciding: list[Recorded] = []
    rows: list[Recorded] = []
    said: dict[str, None] = {}
    marks: dict[str, None] = {}
    tellers: dict[str, None] = {}
    pairs: dict[str, None] = {}
    retracted = False
    own_roles = _roles(root[:3])
    for item in standing:
        statement = item.statement
        entity = statement.entity
        roles = own_roles if entity == root else _roles(kind_of(entity))
        role = roles.get(statement.prop, _TELLS)
        if role & _FOLDED:
            needed.append(item)
        if role & _TELLS:
            tellers[statement.source] = None
        if role & _SAID and (statement.original or not is_code(statement.value)):
            said[statement.original or statement.value] = None
        if role & _RARE:
            if role & _POINTS:
                marks[refers_mark(statement.value)] = None
            if role & _ROW:
                rows.append(item)
            if role & _PAIRS:
                pairs[statement.value] = None
            if role & _DECIDES and entity == root:
                deciding.append(item)
            retracted = retracted or bool(role & _RETRACTS)
    marks.update((source_mark(source), None) for source in tellers)
    decided = decisions(deciding, root) if deciding else {}
    return _Gathered(needed, decided, rows, said, marks, tellers, retracted, pairs)


def _names(root: str, values: Values) -> tuple[str, ...]:
    own = values.get(root, {})
    return tuple(dict.fromkeys(name for prop in _NAMES for name in own.get(prop, ())))


def _person_card(root: str, names: tuple[str, ...], values: Values) -> Card:
    now = status_of(root, values)
    return Card(names, _place(root, values), values.get(root, {}).get("born", _NOTHING)[0], now.word, now.detail)


def _person_facets(
    card: Card,
    own: Mapping[str, tuple[str, ...]],
    tellers: Collection[str],
    stage: _Stage,
    lists: Container[str],
) -> tuple[str, ...]:
    return (
        card.status,
        card.place,
        own.get("sex", _NOTHING)[0],
        _year(card.born),
        stage.tier,
        LIST_SEPARATOR.join(sorted({source if source in lists else source[:3] for source in tellers})),
        stage.published,
        stage.verdict,
        stage.proposed,
    )


def _stage(decided: Mapping[str, Decision]) -> _Stage:
    return _Stage(decided["review.verdict"].value if "review.verdict" in decided else "", *_publication(decided))


def _staged(stage: _Stage, tellers: Collection[str], sources: Mapping[str, SourceFacts]) -> _Stage:
    """Return the stage with its tier: that is asked only of who was reviewed."""
    return stage._replace(tier=_tier(tellers, sources)) if stage.verdict == "reviewed" else stage


def _stage_of_all(stages: Sequence[_Stage]) -> _Stage:
    """Return the stage of several records as one: no further than the one that is behind, public as any is."""
    unlike = [stage.verdict for stage in stages if stage.verdict != "reviewed"]
    published, proposed = ("yes" if "yes" in column else "no" for column in list(zip(*stages, strict=True))[1:3])
    return _Stage(min(unlike, default="reviewed"), published, proposed)


def _place(root: str, values: Values) -> str:
    """Return where somebody is from; where nobody said it, where something first happened to them."""
    own = values.get(root, {})
    for prop in _PLACES:
        if prop in own:
            return own[prop][0]
    where = [
        (fields.get("start", _NOTHING)[0] or _LAST, entity) for entity, fields in values.items() if "place" in fields
    ]
    return values[min(where)[1]]["place"][0] if where else ""


def is_code(place: str) -> bool:
    """Say whether a place is a code of the gazetteer, not words."""
    return len(place) == _CODE_DIGITS and place.isascii() and place.isdigit()


@lru_cache(maxsize=1 << 14)
def _year(born: str) -> str:
    """Return the year of a date, '' where it may be one of several."""
    if not is_date(born):
        return ""
    first, last = earliest(born), latest(born)
    return str(first.year) if first.year == last.year else ""


def _tier(tellers: Collection[str], sources: Mapping[str, SourceFacts]) -> str:
    """Return the tier of a reviewed person: how many independent origins speak of them, or an official document."""
    facts = {source: sources.get(source) for source in tellers}
    if any(known is not None and known.official for known in facts.values()):
        return "documented"
    origins = {known.origin if known is not None else source for source, known in facts.items()}
    return "corroborated" if len(origins) > 1 else "single origin"


def _publication(decided: Mapping[str, Decision]) -> tuple[str, str]:
    """Return (published, proposed) as yes or no: approved and not withdrawn since; proposed and not answered since."""
    at = {
        word: decided[prop].at if (prop := f"publication.{word}") in decided else ""
        for word in ("proposed", "approved", "withdrawn")
    }
    published = at["approved"] > at["withdrawn"]
    proposed = at["proposed"] > max(at["approved"], at["withdrawn"])
    return "yes" if published else "no", "yes" if proposed else "no"


def _until(decided: Mapping[str, Decision]) -> str:
    """Return the day a consent ends, '' where none does or it was withdrawn."""
    if "consent.until" not in decided or "consent.withdrawn" in decided:
        return ""
    return decided["consent.until"].value


def _rows(items: Sequence[Recorded]) -> tuple[ListRow, ...]:
    """Return the latest reading of each row of a list that this root was made from."""
    found: dict[tuple[str, str], tuple[str, str]] = {}
    for item in items:
        statement = item.statement
        key = statement.source, statement.locator or ""
        found[key] = max(found.get(key, ("", "")), (item.recording.at, statement.value))
    return tuple(ListRow(*key, found[key][1]) for key in sorted(found))

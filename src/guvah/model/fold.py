"""Folding statements into a record: everything said about one root, conflicts side by side.

Owns which value is shown and by which rule, tiers and contested. Never filters by audience (release does, before it
folds), never reads a clock or a disk, and never drops what somebody said.

Invariant: the record depends on the set of recordings alone, not on their order or how often each one arrived.

The shown value, by the first rule that tells two claims apart (words of the vocabulary `rule`):
documented > origins > closer witness > graded > precise > latest > value order.
"""

from collections.abc import Collection, Mapping, Sequence

from guvah.model import edtf
from guvah.model.decisions import RETRACTS, active, credibilities, decision_props, decisions
from guvah.model.ids import kind_of
from guvah.model.record import Claim, Field, Record, SourceFacts
from guvah.model.statement import Recorded, statement_id
from guvah.model.weighing import Weight, contested, deciding_rule, declared, weigh

__all__ = ["Claim", "Field", "Record", "SourceFacts", "fold"]

_CREDIBILITY = "review.credibility"
_VERDICT = "review.verdict"

Grouped = dict[str, dict[str, list[Recorded]]]


def fold(
    root: str,
    recorded: Sequence[Recorded],
    sources: Mapping[str, SourceFacts],
    others: Collection[str] = (),
) -> Record:
    """Return the record of `root` over these recordings of it and of what is kept under it.

    A source missing from `sources` counts as its own origin, ungraded and not official. `others` are records of the
    same person or place: what is said of them counts as said of `root`, which is reviewed where all of them are.
    """
    groups = _group(recorded)
    if any(RETRACTS in fields for fields in groups.values()):
        groups = _group(active(recorded))
    behind = [one for one in (root, *others) if not _reviewed(groups.get(one, {}))]
    if others:
        _unite(groups, root, others)
    decided = groups.get(root, {})
    graded = credibilities(active(decided[_CREDIBILITY])) if _CREDIBILITY in decided else {}
    folding = _Folding(sources, graded, not behind)
    owned = [folding.record(entity, fields) for entity, fields in groups.items() if entity != root]
    record = folding.record(root, groups.get(root, {}))
    if not owned:
        return record
    return Record(root, record.kind, record.fields, tuple(sorted(filter(_says_something, owned), key=_by_start)))


def _reviewed(own: Mapping[str, Sequence[Recorded]]) -> bool:
    return _VERDICT in own and decisions(own[_VERDICT])[_VERDICT].value == "reviewed"


def _unite(groups: Grouped, root: str, others: Collection[str]) -> None:
    """Let what is said of others be said of the root."""
    own = groups.setdefault(root, {})
    for other in others:
        for prop, items in groups.pop(other, {}).items():
            own.setdefault(prop, []).extend(items)


def _group(recorded: Sequence[Recorded]) -> Grouped:
    groups: Grouped = {}
    for item in recorded:
        statement = item.statement
        fields = groups.get(statement.entity)
        if fields is None:
            fields = groups[statement.entity] = {}
        held = fields.get(statement.prop)
        if held is None:
            fields[statement.prop] = [item]
        else:
            held.append(item)
    return groups


def _says_something(record: Record) -> bool:
    return bool(record.fields)


def _by_start(record: Record) -> tuple[bool, str, str]:
    start = record.value("start") or record.value("end")
    known = edtf.is_date(start)
    return not known, str(edtf.earliest(start)) if known else "", record.id


def _weight(weighed: tuple[Weight, Claim]) -> Weight:
    return weighed[0]


class _Folding:
    """One root's fold: what every field needs to know beside its own statements."""

    def __init__(self, sources: Mapping[str, SourceFacts], graded: Mapping[str, str], reviewed: bool) -> None:
        self.sources = sources
        self.graded = graded
        self.reviewed = reviewed
        self.decided = decision_props()
        self.known: dict[str, tuple[frozenset[str], str]] = {}

    def record(self, entity: str, groups: Mapping[str, list[Recorded]]) -> Record:
        """Return one entity's own record."""
        kind = kind_of(entity)
        fields = {}
        for prop in sorted(groups):
            if prop not in self.decided:
                items = groups[prop]
                if len(items) == 1 and not self.graded:
                    fields[prop] = self._lone_field(prop, items[0])
                else:
                    fields[prop] = self._field(kind, prop, items)
        return Record(entity, kind, fields)

    def _facts(self, source: str) -> tuple[frozenset[str], str]:
        """Return a source's origin, and the tier of what it alone says."""
        facts = self.sources.get(source)
        if not self.reviewed:
            tier = "unreviewed"
        else:
            tier = "documented" if facts is not None and facts.official else "single origin"
        found = self.known[source] = (frozenset((facts.origin if facts is not None else source,)), tier)
        return found

    def _lone_field(self, prop: str, item: Recorded) -> Field:
        """Return the field of a single statement: most fields, and most of the time of a rebuild."""
        statement = item.statement
        known = self.known.get(statement.source) or self._facts(statement.source)  # no call for a source met before
        claim = Claim(statement.value, statement.original, statement.lang, (item,), known[0])
        return Field(prop, (claim,), known[1], False, "only")

    def _field(self, kind: str, prop: str, items: Sequence[Recorded]) -> Field:
        property_ = declared(kind, prop)
        said: dict[str, list[Recorded]] = {}
        for item in active(items):
            said.setdefault(item.statement.value, []).append(item)
        if len(said) == 1:
            claim = self._claim(next(iter(said.values())))
            return Field(prop, (claim,), self._tier(claim), False, "only")
        weighed = [(weigh(property_, said[value], self.sources), self._claim(said[value])) for value in sorted(said)]
        weighed.sort(key=_weight, reverse=True)
        claims = tuple(claim for _, claim in weighed)
        rule = deciding_rule(weighed[0][0], weighed[1][0])
        return Field(prop, claims, self._tier(claims[0]), contested(property_, claims), rule)

    def _claim(self, said: list[Recorded]) -> Claim:
        first = said[0].statement
        origins = (self.known.get(first.source) or self._facts(first.source))[0]
        lang = first.lang
        for item in said[1:]:
            statement = item.statement
            origins = origins | (self.known.get(statement.source) or self._facts(statement.source))[0]
            lang = lang or statement.lang
        return Claim(first.value, first.original, lang, tuple(said), origins, self._credibility(said, len(origins)))

    def _credibility(self, said: list[Recorded], origins: int) -> str:
        """Return the best figure given to any of these; "1" (confirmed) needs two independent origins."""
        if not self.graded:
            return ""
        names = [statement_id(item.statement) for item in said]
        best = min((self.graded[name] for name in names if name in self.graded), default="")
        return "2" if best == "1" and origins < 2 else best

    def _tier(self, claim: Claim) -> str:
        if not self.reviewed:
            return "unreviewed"
        facts = (self.sources.get(item.statement.source) for item in claim.said)
        if any(fact.official for fact in facts if fact):
            return "documented"
        return "corroborated" if len(claim.origins) > 1 else "single origin"

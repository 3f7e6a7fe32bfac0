"""Rows of a list to drafts, by its mapping.

Owns what a row says: the statements, their entity, their source and locator, and the row's digest. Never writes, never
reads an archive: what is already recorded is told to it. Spec: docs/spec/mapping.md.

Invariant: the same row, mapping and key give the same drafts, in the same order, on every machine.
"""

import hashlib
from collections.abc import Container, Iterator, Mapping
from dataclasses import dataclass

import msgspec

from guvah.intake.cells import NOTHING, Outcome, folded
from guvah.intake.compiled import Compiled, CompiledEpisode, CompiledField, compile_mapping
from guvah.intake.grammar import Mapping as ListMapping
from guvah.intake.listed import list_source, row_entity
from guvah.intake.mapping import check_columns
from guvah.intake.rows import Problem, Row
from guvah.intake.spelling import whole_number
from guvah.intake.tables import Table
from guvah.intake.values import Value
from guvah.model.draft import Draft
from guvah.model.ids import derived_owned_id
from guvah.model.statement import Statement

LONGEST_KEY = 200
DIGEST_HEX = 20  # 80 bits: told apart by chance a million rows would need ages
SAYS_NOTHING = frozenset({"external_id", "link_url", "photo_url", "kept"})


@dataclass(frozen=True, slots=True)
class RowResult:
    """What one row of a list gives. `key` is '' for a row that was left out; `known`: recorded before, just so.

    `number` is the row as a spreadsheet program counts; `episodes` how many episodes are among the drafts.
    """

    number: int
    key: str
    digest: str
    entity: str
    drafts: tuple[Draft, ...]
    problems: tuple[Problem, ...]
    episodes: int = 0
    known: bool = False


def convert(
    mapping: ListMapping,
    table: Table,
    ids_key: bytes,
    known: Mapping[str, str] | None = None,
    joined: Container[str] | None = None,
) -> Iterator[RowResult]:
    """Yield what each row says. Raises BadInput before the first row where mapping and columns do not fit.

    `known` (row key -> digest) are rows already recorded: those unchanged give no drafts. `joined` are the row keys of
    the list this one adds to; a row that adds to none of them is left out with a problem.
    """
    check_columns(mapping, table)
    conversion = _Conversion(mapping, ids_key, known or {}, joined)
    return map(conversion.row, table.rows())


def locator(key: str, column: str) -> str:
    """Return where in a list something stands: row key and column, `5389#documentos`."""
    return f"{key}#{column}"


class _Conversion:
    """One run over one list: what was compiled once, and the keys seen."""

    def __init__(
        self, mapping: ListMapping, ids_key: bytes, known: Mapping[str, str], joined: Container[str] | None
    ) -> None:
        self._mapping = mapping
        self._compiled: Compiled = compile_mapping(mapping, ids_key)
        self._ids_key = ids_key
        self._known = known
        self._joined = joined
        self._source = list_source(ids_key, mapping.list.id)
        self._columns = sorted(mapping.read_columns())
        self._salt = mapping.digest().encode()
        self._seen: dict[str, int] = {}

    def row(self, row: Row) -> RowResult:
        """Convert one row."""
        key, refusal = self._key(row)
        if refusal:
            return self._left_out(row, refusal)
        digest = self._digest(row.cells)
        entity = self._entity(row, key)
        if self._known.get(key) == digest:
            return RowResult(row.number, key, digest, entity, (), row.problems, known=True)
        gathered = _Gathered(row, key, self._source)
        told = gathered.fields(entity, self._compiled.fields)
        episodes = sum(self._episode(gathered, entity, episode) for episode in self._compiled.episodes)
        if not told and not episodes:
            return self._left_out(row, Problem(row.number, "", "says nothing about anybody; left out"))
        gathered.kept(entity, self._compiled, self._mapping.list.language)
        if self._compiled.named and not gathered.has_name:
            gathered.problems.append(Problem(row.number, self._compiled.named, "no name here"))
        gathered.add(entity, "row", Value(digest, str(row.number)), compartment="case", lang=None, where=key)
        return RowResult(row.number, key, digest, entity, tuple(gathered.drafts), tuple(gathered.problems), episodes)

    def _key(self, row: Row) -> tuple[str, Problem | None]:
        columns = self._compiled.key_columns
        key = " ".join(row.cells[columns[0]].split())
        if len(columns) > 1:
            key = " | ".join(" ".join(row.cells[column].split()) for column in columns)
        if self._mapping.row.format:
            key = whole_number(key)
        column = ", ".join(columns)
        if not key.strip(" |"):
            return "", Problem(row.number, column, "no key; the row is left out")
        if len(key) > LONGEST_KEY:
            return "", Problem(row.number, column, "too long for a key; the row is left out")
        first = self._seen.setdefault(key, row.number)
        if first != row.number:
            return "", Problem(row.number, column, f"the key of row {first:,} again; the row is left out")
        join = self._mapping.join
        if join and self._joined is not None and self._joined_key(row) not in self._joined:
            words = f"no row of the list {join.list} has this key; the row is left out"
            return "", Problem(row.number, join.key, words)
        return key, None

    def _joined_key(self, row: Row) -> str:
        join = self._mapping.join
        return " ".join(row.cells[join.key].split()) if join else ""

    def _entity(self, row: Row, key: str) -> str:
        join = self._mapping.join
        if join:
            return row_entity("per", self._ids_key, join.list, self._joined_key(row))
        return row_entity(self._mapping.kind, self._ids_key, self._mapping.list.id, key)

    def _digest(self, cells: Mapping[str, str]) -> str:
        said = msgspec.json.encode([cells[column] for column in self._columns])
        return hashlib.sha256(self._salt + said).hexdigest()[:DIGEST_HEX]

    def _episode(self, gathered: "_Gathered", root: str, episode: CompiledEpisode) -> int:
        cells = gathered.row.cells
        read = [(field, outcome) for field in episode.fields if (outcome := field.read(cells)) is not NOTHING]
        said = any(outcome.values for _, outcome in read)
        if not any(test(cells, said) for test in episode.tests):
            return 0
        entity = derived_owned_id(root, "epi", self._ids_key, self._mapping.list.id, gathered.key, episode.name)
        kind = Value(episode.kind)
        gathered.add(entity, "episode_kind", kind, compartment="case", lang=None, where=gathered.key)
        for field, outcome in read:
            gathered.outcome(entity, field, outcome)
        return 1

    def _left_out(self, row: Row, problem: Problem) -> RowResult:
        return RowResult(row.number, "", "", "", (), (*row.problems, problem))


class _Gathered:
    """What is being said by one row."""

    def __init__(self, row: Row, key: str, source: str) -> None:
        self.row = row
        self.key = key
        self.drafts: list[Draft] = []
        self.problems = list(row.problems)
        self.has_name = False
        self._source = source
        self._to_keep: dict[str, str] = {}

    def add(self, entity: str, prop: str, value: Value, *, compartment: str, lang: str | None, where: str) -> None:
        """Add one draft."""
        statement = Statement(entity, prop, value.value, self._source, where, value.original, lang)
        self.drafts.append(Draft(statement, compartment))

    def fields(self, entity: str, fields: tuple[CompiledField, ...]) -> bool:
        """Add what the fields of the person or facility say; answer whether that is anything about them."""
        told = False
        for field in fields:
            outcome = field.read(self.row.cells)
            if outcome is not NOTHING:
                self.outcome(entity, field, outcome)
                if outcome.values and field.prop not in SAYS_NOTHING:
                    told = True
                    self.has_name = self.has_name or field.prop == "name"
        return told

    def outcome(self, entity: str, field: CompiledField, outcome: Outcome) -> None:
        """Add what one cell says, its problem, and the duty to keep its words."""
        if outcome.values:
            where = locator(self.key, field.column)
            for value in outcome.values:
                self.add(entity, field.prop, value, compartment=field.compartment, lang=field.lang, where=where)
        if outcome.sentence:
            self.problems.append(Problem(self.row.number, field.column, outcome.sentence))
        if outcome.keep:
            for column in field.columns:
                self._to_keep[column] = max(field.compartment, self._to_keep.get(column, ""), key=_strictness)

    def kept(self, entity: str, compiled: Compiled, lang: str) -> None:
        """Add the columns that are kept word for word; words of a sealed property stay sealed."""
        for column in compiled.keep:
            self._to_keep.setdefault(column, "case")
        for column, compartment in self._to_keep.items():
            words = self.row.cells[column].strip()
            if folded(words) not in compiled.silent:
                where = locator(self.key, column)
                self.add(entity, "kept", Value(words), compartment=compartment, lang=lang, where=where)


def _strictness(compartment: str) -> int:
    return ("", "case", "sealed", "staff").index(compartment)

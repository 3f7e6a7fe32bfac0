"""Importing a list: rows become statements, a few thousand to an entry, each row known by its digest.

Owns the writing of a list: what is new, what a changed row no longer says, and going on where an import stopped. Never
interprets a cell (intake does). Memory stays flat: drafts are written as soon as an entry is full.

A list is written in parts of some entries, each part durable at once. Interrupted, the rows of finished parts are known
by their digests and are skipped the next time.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from guvah.casework.entry import bodies_of
from guvah.casework.recording import PER_ENTRY, ids_key
from guvah.casework.session import Session, Tick
from guvah.casework.standing import new_drafts
from guvah.errors import BadInput
from guvah.intake.convert import RowResult, convert
from guvah.intake.grammar import Mapping as ListMapping
from guvah.intake.list_drafts import list_drafts
from guvah.intake.listed import list_source
from guvah.intake.mapping import open_mapping
from guvah.intake.plan import Tally
from guvah.intake.rows import Problem
from guvah.intake.tables import Table, count_rows, open_table
from guvah.model.decisions import RETRACTS, active
from guvah.model.draft import Draft
from guvah.model.statement import Statement, statement_id

ENTRIES_PER_PART = 4
_CHANGED = "the row was changed"


@dataclass(frozen=True, slots=True)
class ImportReport:
    """What an import did, or would do.

    `notes` (what was assumed of the file), `problems` and `vanished` (row keys) need somebody's eye.
    """

    list: str
    source: str
    dry_run: bool
    rows: int
    entities: int
    episodes: int
    statements: int
    retracted: int
    added: int
    changed: int
    unchanged: int
    vanished: tuple[str, ...]
    problems: tuple[Problem, ...]
    what: str
    notes: tuple[str, ...] = ()

    def needs_you(self) -> tuple[str, ...]:
        """Return a line for everything somebody must look at: what was assumed, what is wrong, what vanished."""
        vanished = (f"the row {key} vanished from the list; nothing of it was taken back" for key in self.vanished)
        return (*self.notes, *map(str, self.problems), *vanished)

    def sentence(self) -> str:
        """Say it in one line."""
        written = "would be written" if self.dry_run else "written"
        said = (
            f"{self.rows:,} rows: {self.entities:,} {self.what}, {self.episodes:,} episodes, "
            f"{self.statements:,} statements {written}."
        )
        if self.unchanged or self.changed or self.vanished:
            said += f" {self.added:,} rows are new, {self.changed:,} changed, {self.unchanged:,} unchanged."
        if self.retracted:
            said += f" {self.retracted:,} statements {'would be ' if self.dry_run else ''}taken back."
        if self.vanished:
            said += f" {len(self.vanished):,} vanished."
        return said


def import_list(
    session: Session, table: Path, mapping: Path, *, dry_run: bool = False, tick: Tick | None = None
) -> ImportReport:
    """Import a list by its mapping. The same file twice adds nothing; a changed one adds only what changed.

    `tick` is told (rows done, rows in all). Raises NotAllowed, BadInput, HostileInput, Busy, Unavailable.
    """
    session.require("import")
    said = open_mapping(mapping)
    opened = open_table(table, said.reading())
    total = count_rows(opened)
    return _Import(session, said, opened, dry_run=dry_run).run(total, tick)


class _Import:
    """One run over one list."""

    def __init__(self, session: Session, mapping: ListMapping, table: Table, *, dry_run: bool) -> None:
        self._session = session
        self._mapping = mapping
        self._table = table
        self._dry_run = dry_run
        self._key = ids_key(session)
        self._source = list_source(self._key, mapping.list.id)
        self._known = session.index.rows(self._source)
        self._tally = Tally(known=self._known)
        self._retracted = 0

    def run(self, total: int, tick: Tick | None) -> ImportReport:
        """Read every row; write what is new unless this is a dry run."""
        results = self._results(total, tick)
        if self._dry_run:
            for result in results:
                self._retracted += len(self._gone(result))
        else:
            with self._session.writing():
                for part in _parts(self._drafts(results)):
                    self._write(part)
            self._session.remember()
        return self._report()

    def _results(self, total: int, tick: Tick | None) -> Iterator[RowResult]:
        for done, result in enumerate(convert(self._mapping, self._table, self._key, self._known, self._joined()), 1):
            self._tally.add(result)
            if tick is not None and (done % 200 == 0 or done == total):
                tick(done, total)
            yield result

    def _joined(self) -> Mapping[str, str] | None:
        join = self._mapping.join
        if join is None:
            return None
        rows = self._session.index.rows(list_source(self._key, join.list))
        if not rows:
            raise BadInput(f"this list adds to the list '{join.list}', which is not here yet; import that one first")
        return rows

    def _drafts(self, results: Iterator[RowResult]) -> Iterator[list[Draft]]:
        """Yield what to write, one row's drafts at a time: a row is never divided over two parts."""
        yield new_drafts(self._session, list_drafts(self._mapping, self._key))
        for result in results:
            gone = self._gone(result)
            self._retracted += len(gone)
            yield [*gone, *result.drafts]

    def _gone(self, result: RowResult) -> list[Draft]:
        """Return the retractions of what a changed row no longer says."""
        if result.known or result.key not in self._known:
            return []
        said = {draft.statement for draft in result.drafts}
        return [
            self._session.decision(result.entity, RETRACTS, statement_id(one), why=_CHANGED)
            for one in self._said_by_row(result)
            if one not in said
        ]

    def _said_by_row(self, result: RowResult) -> Iterator[Statement]:
        for one in active(self._session.index.recorded(result.entity)):
            statement = one.statement
            where = statement.locator or ""
            of_row = where == result.key or where.startswith(f"{result.key}#")
            if statement.source == self._source and of_row:
                yield statement

    def _write(self, part: list[list[Draft]]) -> None:
        with self._session.writing() as writer, writer.batch():
            for drafts in part:
                writer.append("statements", bodies_of(self._session.member, drafts))

    def _report(self) -> ImportReport:
        tally, plan = self._tally, self._tally.plan()
        return ImportReport(
            list=self._mapping.list.id,
            source=self._source,
            dry_run=self._dry_run,
            rows=tally.rows,
            entities=tally.entities,
            episodes=tally.episodes,
            statements=tally.statements,
            retracted=self._retracted,
            added=len(plan.added),
            changed=len(plan.changed),
            unchanged=plan.unchanged,
            vanished=plan.vanished,
            problems=tuple(tally.problems),
            notes=self._table.notes,
            what="facilities" if self._mapping.kind == "fac" else "persons",
        )


def _parts(rows: Iterator[list[Draft]]) -> Iterator[list[list[Draft]]]:
    """Yield lists of entries, each entry some thousand drafts, rows undivided."""
    part: list[list[Draft]] = []
    entry: list[Draft] = []
    for drafts in rows:
        entry += drafts
        if len(entry) >= PER_ENTRY:
            part.append(entry)
            entry = []
        if len(part) == ENTRIES_PER_PART:
            yield part
            part = []
    if entry:
        part.append(entry)
    if part:
        yield part

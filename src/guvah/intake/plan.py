"""What an import would do: rows compared with those already recorded, counted and named. Pure.

Owns the comparison and the counts a dry run prints. Never reads an archive: what is recorded is told to it.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field

from guvah.intake.convert import RowResult
from guvah.intake.rows import Problem


@dataclass(frozen=True, slots=True)
class Plan:
    """How a list differs from what was recorded of it. `added`, `changed` and `vanished` are row keys in order."""

    added: tuple[str, ...]
    changed: tuple[str, ...]
    unchanged: int
    vanished: tuple[str, ...]

    @property
    def nothing_new(self) -> bool:
        """Whether nothing would be written."""
        return not self.added and not self.changed


def compare(known: Mapping[str, str], found: Mapping[str, str]) -> Plan:
    """Compare recorded rows with those of a file (row key -> digest each); order is that of the file."""
    return Plan(
        added=tuple(key for key in found if key not in known),
        changed=tuple(key for key, digest in found.items() if known.get(key, digest) != digest),
        unchanged=sum(known.get(key) == digest for key, digest in found.items()),
        vanished=tuple(key for key in known if key not in found),
    )


@dataclass(slots=True)
class Tally:
    """Counts an import as it runs: feed it every RowResult. `entities` counts the rows' people or facilities once."""

    known: Mapping[str, str] = field(default_factory=dict)
    rows: int = 0
    left_out: int = 0
    episodes: int = 0
    statements: int = 0
    problems: list[Problem] = field(default_factory=list)
    found: dict[str, str] = field(default_factory=dict)
    _entities: set[str] = field(default_factory=set)

    def add(self, result: RowResult) -> None:
        """Count one row."""
        self.rows += 1
        self.problems.extend(result.problems)
        if not result.key:
            self.left_out += 1
            return
        self.found[result.key] = result.digest
        if not result.known:
            self.episodes += result.episodes
            self.statements += len(result.drafts)
            self._entities.add(result.entity)

    @property
    def entities(self) -> int:
        """How many people or facilities the rows to be written speak of."""
        return len(self._entities)

    def plan(self) -> Plan:
        """Return how the rows seen so far differ from those known."""
        return compare(self.known, self.found)

"""Guvah's own comparison as a tool among others: rows through their mappings, then `guvah.linkage.linking`.

Owns the way from rows to what `guvah link` reads of an archive, without the archive: nothing is signed or sealed.
"""

import tempfile
from collections import defaultdict
from collections.abc import Iterable, Iterator
from csv import DictWriter
from pathlib import Path

from bench import linkage_lists, linkage_sizes
from bench.linkage_measure import Lists, Row, Scored
from guvah.intake.convert import convert
from guvah.intake.mapping import open_mapping
from guvah.intake.tables import open_table
from guvah.linkage.engines import DuckEngine
from guvah.linkage.evidence.profile import Profile
from guvah.linkage.linking import LEAST, Linking, Pair, read_profiles
from guvah.model.ids import root_of
from guvah.model.statement import Statement

EXAMPLES = Path(__file__).parents[1] / "examples" / "argentina"
MANY = 50_000
"""From so many records on only pairs worth a look are asked for, as `guvah link` does."""
_KEY = b"a key for a benchmark, as long!!"


def guvah(lists: Lists, _teacher: object) -> Iterator[Scored]:
    """Return every pair that was compared; of long lists only those worth a look."""
    with tempfile.TemporaryDirectory() as temporary:
        folder = Path(temporary)
        profiles, called = profiles_of(lists, folder)
        least = 0.0 if len(profiles) < MANY else LEAST
        pairs: list[Pair] = []
        with DuckEngine(folder / "spill") as engine:
            Linking(profiles, engine, lambda _step, _done, _of: None, least=least).run(pairs.extend)
    for pair in pairs:
        if pair.one in called and pair.other in called:
            yield called[pair.one], called[pair.other], pair.comparison.probability


def profiles_of(lists: Lists, folder: Path) -> tuple[list[Profile], dict[str, str]]:
    """Return what is compared of the rows, and what the measure calls each person."""
    called: dict[str, str] = {}
    told: dict[str, list[Statement]] = defaultdict(list)
    for name, rows in lists.items():
        for record, key, statement in _statements(folder, name, rows):
            called[record] = f"{name}:{key}"
            told[root_of(statement.entity)].append(statement)
    people = ((root, told[root]) for root in sorted(told) if root.startswith("per-"))
    return read_profiles(people, lambda _step, _done, _of: None, len(told)), called


def _statements(folder: Path, name: str, rows: Iterable[Row]) -> Iterator[tuple[str, str, Statement]]:
    """Yield (person, row key, statement) of a list."""
    table = folder / f"{name}.csv"
    with table.open("w", encoding="utf-8", newline="") as file:
        lines = None
        for row in rows:
            if lines is None:
                lines = DictWriter(file, list(row))
                lines.writeheader()
            lines.writerow(row)
    mapping = open_mapping(_mapping(folder, name))
    for result in convert(mapping, open_table(table, mapping.reading()), _KEY, {}, None):
        for draft in result.drafts:
            yield result.entity, result.key, draft.statement


def _mapping(folder: Path, name: str) -> Path:
    example = {"ruvte": "ruvte.yaml", "parque": "parque_memoria.yaml"}.get(name)
    if example:
        return EXAMPLES / example
    path = folder / f"{name}.yaml"
    path.write_text({**linkage_lists.MAPPINGS, linkage_sizes.LIST: linkage_sizes.MAPPING}[name], encoding="utf-8")
    return path

"""A mapping made ready for a million rows: every decision that does not depend on a row is taken once.

Owns that preparation. Never sees more of a row than the cells it is asked to read.
"""

import functools
from collections.abc import Callable, Mapping
from typing import NamedTuple

from guvah.intake.cells import NOTHING, Outcome, cell_reader, folded
from guvah.intake.grammar import Condition, EpisodeBlock, FieldBlock
from guvah.intake.grammar import Mapping as ListMapping
from guvah.intake.listed import row_entity
from guvah.intake.values import Value
from guvah.model.kinds import Property, compartment_rank, schema

Cells = Mapping[str, str]
Test = Callable[[Cells, bool], bool]
REMEMBERED = 4096
WORDED = frozenset({"text", "name", "place"})


class CompiledField(NamedTuple):
    """One property and how its cell is read. `column` names the cell in locators and problems."""

    prop: str
    column: str
    columns: tuple[str, ...]
    compartment: str
    lang: str | None
    read: Callable[[Cells], Outcome]


class CompiledEpisode(NamedTuple):
    """One episode; `name` tells it apart within its row; any of `tests` is enough for it to have happened."""

    name: str
    kind: str
    fields: tuple[CompiledField, ...]
    tests: tuple[Test, ...]


class Compiled(NamedTuple):
    """A whole mapping. `named` is the column of the name, '' where none is mapped or another list has it.

    `silent` are the words that say nothing about anybody, wherever they stand.
    """

    key_columns: tuple[str, ...]
    fields: tuple[CompiledField, ...]
    episodes: tuple[CompiledEpisode, ...]
    keep: tuple[str, ...]
    named: str
    silent: frozenset[str]


def compile_mapping(mapping: ListMapping, ids_key: bytes) -> Compiled:
    """Prepare a mapping. Expects one that was checked."""
    kind = schema().kind(mapping.kind)
    fields = tuple(_field(mapping, kind.properties[name], block, ids_key) for name, block in mapping.fields())
    named = next((field.column for field in fields if field.prop == "name"), "")
    seen: dict[str, int] = {}
    episodes = []
    for episode in mapping.episodes:
        seen[episode.kind] = seen.get(episode.kind, 0) + 1
        episodes.append(_episode(mapping, episode, f"{episode.kind} {seen[episode.kind]}", ids_key))
    silent = frozenset(folded(word) for word in (*mapping.empty, ""))
    named = "" if mapping.join else named
    return Compiled(mapping.key_columns(), fields, tuple(episodes), mapping.keep, named, silent)


def _field(mapping: ListMapping, prop: Property, block: FieldBlock, ids_key: bytes) -> CompiledField:
    language = block.language or mapping.list.language
    compartment = max(prop.compartment, _compartment(block.sensitivity), key=compartment_rank)
    if prop.type == "entity":
        read = _entity_reader(block, ids_key)
    else:
        read = _cells_reader(block, cell_reader(block, prop, language, mapping.empty), mapping.empty)
    lang = language if prop.type in WORDED and prop.name != "lat_lon" else None
    return CompiledField(prop.name, "+".join(block.columns), block.columns, compartment, lang, read)


def _compartment(sensitivity: str) -> str:
    return sensitivity if sensitivity in ("sealed", "staff") else "case"


def _cells_reader(
    block: FieldBlock, read: Callable[[str], Outcome], empty: tuple[str, ...]
) -> Callable[[Cells], Outcome]:
    columns = block.columns
    if len(columns) == 1:
        only = columns[0]

        def read_one(cells: Cells) -> Outcome:
            text = cells[only]
            return read(text) if text else NOTHING

        return read_one
    between = block.joined
    silent = frozenset(folded(word) for word in (*empty, *block.empty, ""))

    def read_several(cells: Cells) -> Outcome:
        texts = [cells[column].strip() for column in columns if folded(cells[column]) not in silent]
        return read(between.join(texts)) if texts else NOTHING

    return read_several


def _entity_reader(block: FieldBlock, ids_key: bytes) -> Callable[[Cells], Outcome]:
    column, list_id = block.columns[0], block.list

    def read(cells: Cells) -> Outcome:
        key = " ".join(cells[column].split())
        return Outcome((Value(row_entity("fac", ids_key, list_id, key), key),)) if key else NOTHING

    return read


def _episode(mapping: ListMapping, episode: EpisodeBlock, name: str, ids_key: bytes) -> CompiledEpisode:
    properties = schema().kind("epi").properties
    fields = tuple(_field(mapping, properties[prop], block, ids_key) for prop, block in episode.fields())
    return CompiledEpisode(name, episode.kind, fields, tuple(_test(one) for one in episode.conditions()))


def _test(condition: str | Condition) -> Test:
    if not isinstance(condition, Condition):
        return lambda _cells, said: said
    column, filled = condition.column, condition.filled or condition.column
    equals, starts, contains = (_words(words) for words in (condition.equals, condition.starts, condition.contains))

    @functools.lru_cache(maxsize=REMEMBERED)  # a column that decides holds few words, again and again
    def met(words: str) -> bool:
        text = folded(words)
        return bool(text) and (text in equals or text.startswith(starts) or any(word in text for word in contains))

    def test(cells: Cells, _said: bool) -> bool:
        return met(cells[column]) and bool(cells[filled].strip())

    return test


def _words(words: str | tuple[str, ...]) -> tuple[str, ...]:
    given = (words,) if isinstance(words, str) else words
    return tuple(folded(word) for word in given if word)

"""What a record's statements say as rows of lists: the words as they were written, by source.

Owns which properties are names, which are details, and which tell nothing of copying (numbers that are the same because
they are right, addresses of pages). Pure.
"""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence

from guvah.linkage.copied_cells import Row, no_day
from guvah.linkage.evidence.profile import TAKEN as TAKEN_KINDS
from guvah.linkage.row_links import TAKEN
from guvah.model.decisions import decision_props
from guvah.model.ids import kind_of
from guvah.model.kinds import schema
from guvah.model.statement import Statement

NAMES = ("name", "father_name", "mother_name", "married_name", "alias")
_LEFT_OUT = frozenset({"external_id", "link_url", "photo_url", "identity_number", "episode_kind"})
NO_DAY = "impossible date"
_WORDED = frozenset({"text", "name", "place"})
_KIND = "episode_kind"
_ROW = "row"
_DIGITS = re.compile(r"(\d+)")


def rows_of(standing: Sequence[Statement], order: Mapping[str, Mapping[str, int]]) -> dict[str, Row]:
    """Return what each source says of a record, as one row each.

    `order`: source -> row key -> its place, for rows whose number was not recorded.
    """
    kinds = {said.entity: said.value for said in standing if said.prop == _KIND}
    numbers = dict(_numbers(standing, order))
    cells: dict[str, dict[str, list[str]]] = {}
    for said in standing:
        if said.prop not in _LEFT_OUT and said.prop not in decision_props() and kind_of(said.entity) != "lnk":
            held = cells.setdefault(said.source, {})
            held.setdefault(_place(said, kinds.get(said.entity, "")), []).append(_words(said))
    return {
        source: _row(numbers.get(source, 0), {prop: _joined(words) for prop, words in held.items()})
        for source, held in cells.items()
    }


def in_key_order(keys: Iterable[str]) -> dict[str, int]:
    """Return the place of each row by its key, numbers in keys by their size: the best guess of a list's order."""
    return {key: place for place, key in enumerate(sorted(keys, key=_natural))}


def _natural(key: str) -> list[tuple[int, str]]:
    return [(int(part), "") if part.isdecimal() else (0, part) for part in _DIGITS.split(key)]


def _numbers(standing: Iterable[Statement], order: Mapping[str, Mapping[str, int]]) -> Iterator[tuple[str, int]]:
    """Yield the number of each source's row; of several rows of one source the first comes last, and counts."""
    found = []
    for said in standing:
        if said.prop == _ROW:
            number = said.original or ""
            known = order.get(said.source, {}).get(said.locator or "", 0)
            found.append((int(number) if number.isdecimal() else known, said.source))
    yield from ((source, number) for number, source in sorted(found, reverse=True))


def _place(said: Statement, episode: str) -> str:
    """Return the property under which a statement is compared; however lists call being taken, it is one thing."""
    if said.prop == "kept":
        return NO_DAY if no_day(said.value) else f"kept {(said.locator or '').partition('#')[2]}"
    if "/" not in said.entity:
        return said.prop
    kind = TAKEN if episode in TAKEN_KINDS else episode
    return kind if (said.prop, kind) == ("start", TAKEN) else f"{kind} {said.prop}"


def _words(said: Statement) -> str:
    """Return a value as it was written where wording tells something; a date as it was understood, so that it sorts."""
    declared = schema().kinds[kind_of(said.entity)].properties.get(said.prop)
    worded = declared is not None and declared.type in _WORDED
    return (said.original or said.value) if worded else said.value


def _joined(words: Sequence[str]) -> str:
    return " / ".join(sorted(dict.fromkeys(words)))


def _row(number: int, cells: Mapping[str, str]) -> Row:
    names = {prop: words for prop, words in cells.items() if prop in NAMES}
    return Row(number, names, {prop: words for prop, words in cells.items() if prop not in NAMES})

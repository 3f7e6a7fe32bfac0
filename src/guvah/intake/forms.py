"""YAML forms (a mapping, a testimony) read as plain text: every scalar stays the words that were typed.

Owns the reading of YAML from outside and the line each value stands on. Never guesses a type (`no`, `1984` and
`2019-05` are words), never follows an alias or a tag, and never keeps two values for one key.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import TypeAlias

import yaml

from guvah.errors import BadInput, HostileInput

LARGEST_FORM = 2_000_000  # bytes
DEEPEST = 24
MOST_NODES = 100_000
EMPTY_WORDS = frozenset({"", "~", "null"})

Plain: TypeAlias = "str | list[Plain] | dict[str, Plain] | None"

_LOADER = getattr(yaml, "CSafeLoader", yaml.SafeLoader)


@dataclass(frozen=True, slots=True)
class Form:
    """What a YAML file says. `lines` gives the line (from 1) of every path, such as `victims[2].episodes[0].start`."""

    name: str
    value: Plain
    lines: Mapping[str, int]

    def line(self, path: str) -> int:
        """Return the line a path stands on, its nearest parent's if nobody typed it; 0 in an empty form."""
        while path and path not in self.lines:
            path = path[: max(path.rfind("."), path.rfind("["), 0)]
        return self.lines.get(path, 0)


def read_form(untrusted: bytes, name: str) -> Form:
    """Read one YAML document of at most 2 MB. Raises BadInput (no YAML, no UTF-8), HostileInput (aliases, too deep)."""
    if len(untrusted) > LARGEST_FORM:
        raise HostileInput(f"larger than {LARGEST_FORM:,} bytes; a form holds words, attach the rest as files", name)
    try:
        text = untrusted.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = untrusted.count(b"\n", 0, error.start) + 1
        raise BadInput("not UTF-8; save the file again with the encoding UTF-8", f"{name}, line {line}") from error
    builder = _Builder(name)
    try:
        value = builder.document(iter(yaml.parse(text, Loader=_LOADER)))
    except yaml.MarkedYAMLError as error:
        mark = error.problem_mark or error.context_mark
        where = f"{name}, line {mark.line + 1}" if mark else name
        raise BadInput(f"this is not YAML: {error.problem}; check the indentation and the quotes", where) from error
    except yaml.YAMLError as error:  # a character YAML forbids (a NUL, a control character)
        raise BadInput("holds a character that no YAML file may hold; remove it", name) from error
    return Form(name, value, builder.lines)


class _Builder:
    """Turns parser events into plain values, counting as it goes."""

    def __init__(self, name: str) -> None:
        self.name = name
        self.lines: dict[str, int] = {}
        self._nodes = 0

    def document(self, events: Iterator[yaml.Event]) -> Plain:
        value: Plain = None
        documents = 0
        for event in events:
            if isinstance(event, yaml.DocumentStartEvent):
                documents += 1
                if documents > 1:
                    raise BadInput("holds more than one document (a line of ---); make one file of each", self.name)
            elif isinstance(event, yaml.NodeEvent):
                value = self._node(event, events, "", 0)
        return value

    def _node(self, event: yaml.Event, events: Iterator[yaml.Event], path: str, depth: int) -> Plain:
        line = _line(event)
        self._count(event, line, depth)
        self.lines.setdefault(path, line)
        if isinstance(event, yaml.ScalarEvent):
            plain = event.implicit[0]  # not quoted
            return None if plain and event.value in EMPTY_WORDS else event.value
        if isinstance(event, yaml.SequenceStartEvent):
            return self._sequence(events, path, depth)
        return self._mapping(events, path, depth)

    def _sequence(self, events: Iterator[yaml.Event], path: str, depth: int) -> list[Plain]:
        items: list[Plain] = []
        for event in events:
            if isinstance(event, yaml.SequenceEndEvent):
                break
            items.append(self._node(event, events, f"{path}[{len(items)}]", depth + 1))
        return items

    def _mapping(self, events: Iterator[yaml.Event], path: str, depth: int) -> dict[str, Plain]:
        block: dict[str, Plain] = {}
        for event in events:
            if isinstance(event, yaml.MappingEndEvent):
                break
            line = _line(event)
            self._count(event, line, depth)
            if not isinstance(event, yaml.ScalarEvent):
                raise BadInput("a key must be a word", f"{self.name}, line {line}")
            key = event.value
            if key in block:
                raise BadInput("the same key stands twice in one block; keep one", f"{self.name}, line {line}")
            inner = f"{path}.{key}" if path else key
            self.lines[inner] = line
            block[key] = self._node(next(events), events, inner, depth + 1)
        return block

    def _count(self, event: yaml.Event, line: int, depth: int) -> None:
        where = f"{self.name}, line {line}"
        self._nodes += 1
        if isinstance(event, yaml.AliasEvent) or getattr(event, "anchor", None):
            raise HostileInput("anchors and aliases (& and *) are not read; write the words out", where)
        if getattr(event, "tag", None) not in (None, "!"):
            raise HostileInput("tags (!) are not read; write the words alone", where)
        if depth > DEEPEST or self._nodes > MOST_NODES:
            raise HostileInput(f"nested deeper than {DEEPEST} levels or more than {MOST_NODES:,} values", where)


def _line(event: yaml.Event) -> int:
    return event.start_mark.line + 1 if event.start_mark else 0

"""Does a mapping make sense? Its words against the schema.

Owns every check beyond the shape of the YAML. Never reads a row.
"""

import re
from collections.abc import Iterator

from guvah.intake.decoding import known_encoding
from guvah.intake.forms import Form
from guvah.intake.grammar import Condition, EpisodeBlock, FieldBlock, Mapping
from guvah.intake.shapes import FormProblem, hint, problem, quoted
from guvah.intake.spelling import NAME_FORMAT, WHOLE_NUMBER
from guvah.intake.tables import LONGEST_EVER
from guvah.intake.values import is_language
from guvah.model.kinds import Property, Schema, compartment_rank, schema

LIST_ID = re.compile(r"[a-z0-9][a-z0-9_-]{0,39}")
NOT_MAPPED = frozenset({"kept"})
_YES_NO = ("yes", "no")


def check_mapping(mapping: Mapping, form: Form) -> tuple[FormProblem, ...]:
    """Return everything in a mapping that makes no sense, in the order of the file."""
    found = [problem(form, path, sentence) for path, sentence in _checks(mapping)]
    return tuple(sorted(found, key=lambda one: one.line))


def _checks(mapping: Mapping) -> Iterator[tuple[str, str]]:
    yield from _check_header(mapping)
    yield from _check_file(mapping)
    if bool(mapping.person) == bool(mapping.facility):
        yield "", 'a mapping needs either "person" or "facility": what is a row about?'
        return
    if mapping.facility and (mapping.episodes or mapping.join):
        yield "facility", "episodes and joins are for people"
    if mapping.join and not LIST_ID.fullmatch(mapping.join.list):
        yield "join.list", "the id of the other list: small letters, digits, - and _"
    known = schema()
    block = "person" if mapping.person else "facility"
    for name, field in (mapping.person or mapping.facility).items():
        yield from _check_property(known, mapping.kind, name, f"{block}.{name}")
        yield from _check_field(known, mapping.kind, name, field, f"{block}.{name}")
    for number, episode in enumerate(mapping.episodes):
        yield from _check_episode(known, episode, f"episodes[{number}]")
    for column in sorted(set(mapping.ignore) & mapping.read_columns()):
        yield "ignore", f"{quoted(column)} is ignored and used; it can only be one"


def _check_header(mapping: Mapping) -> Iterator[tuple[str, str]]:
    header = mapping.list
    if not LIST_ID.fullmatch(header.id):
        yield "list.id", "small letters, digits, - and _, at most 40; it never changes afterwards"
    if header.origin and not LIST_ID.fullmatch(header.origin):
        yield "list.origin", "the id of the list this one is taken from, or its own"
    if not is_language(header.language):
        yield "list.language", "a language such as es, ru, kk-Cyrl, ug-Arab, zh-Hans"
    for name in ("public", "official"):
        word = getattr(header, name)
        if word and word.lower() not in _YES_NO:
            yield f"list.{name}", "answer yes or no"
    if header.url and not re.match(r"https?://\S+$", header.url):
        yield "list.url", "a web address begins with http:// or https://"
    if not mapping.key_columns():
        yield "row.key", "name the column that tells one row from every other"


def _check_file(mapping: Mapping) -> Iterator[tuple[str, str]]:
    file = mapping.file
    if file.encoding and known_encoding(file.encoding) is None:
        yield "file.encoding", "no encoding is called that; try utf-8, windows-1251 or gb18030"
    if not (file.header.isdecimal() and 1 <= int(file.header) <= 1000):
        yield "file.header", "the number of the row with the headings, from 1"
    if not (file.longest_cell.isdecimal() and 1 <= int(file.longest_cell) <= LONGEST_EVER):
        yield "file.longest_cell", f"a number of characters up to {LONGEST_EVER}"


def _check_property(known: Schema, kind: str, name: str, path: str) -> Iterator[tuple[str, str]]:
    properties = known.kind(kind).properties
    if name in NOT_MAPPED:
        yield path, 'columns that are kept word for word stand in the list "keep"'
    elif name not in properties:
        words = [word for word in properties if word not in NOT_MAPPED]
        yield path, f"no property is called {quoted(name)}{hint(name, words)}"
    elif properties[name].type == "blob":
        yield path, "a file cannot be read from a cell"


def _check_episode(known: Schema, episode: EpisodeBlock, path: str) -> Iterator[tuple[str, str]]:
    words = known.vocabulary("episode_kind").words
    if episode.kind not in words:
        yield f"{path}.kind", f"{quoted(episode.kind)} is not known{hint(episode.kind, list(words))}"
    if not list(episode.fields()):
        yield path, "an episode needs at least one column: when, place, outcome, ..."
    for name, block in episode.fields():
        written = "when" if name == "start" else name
        yield from _check_block(known.property("epi", name), block, f"{path}.{written}", known)
    for condition in episode.conditions():
        if isinstance(condition, Condition):
            tests = (condition.equals, condition.starts, condition.contains)
            if sum(bool(test) for test in tests) != 1:
                yield f"{path}.if", 'a condition has a column and one of "is", "starts", "contains"'


def _check_field(known: Schema, kind: str, name: str, field: object, path: str) -> Iterator[tuple[str, str]]:
    prop = known.kind(kind).properties.get(name)
    if prop is None:
        return
    if field == "":
        yield path, "name a column here"
    blocks = field if isinstance(field, tuple) else (field,)
    for number, block in enumerate(blocks):
        if isinstance(block, FieldBlock):
            yield from _check_block(prop, block, f"{path}[{number}]" if isinstance(field, tuple) else path, known)


def _check_block(prop: Property, block: FieldBlock, path: str, known: Schema) -> Iterator[tuple[str, str]]:
    if not block.columns or not all(block.columns):
        yield f"{path}.from", "name a column here"
    if block.language and not is_language(block.language):
        yield f"{path}.language", "a language such as es, ru, kk-Cyrl, ug-Arab, zh-Hans"
    if block.format and not _fits_format(prop, block.format):
        words = f'for names "SURNAME  GIVEN" (two blanks) or "Surname, Given", for texts "{WHOLE_NUMBER}"'
        yield f"{path}.format", words
    if prop.type != "date" and (block.bound or block.order or block.precision != "day"):
        yield path, "only a date has a precision, an order or a bound"
    if block.list and prop.type != "entity":
        yield f"{path}.list", "only a property that points to a person or facility has a list"
    if prop.type == "entity" and not LIST_ID.fullmatch(block.list):
        yield f"{path}.list", "say whose row keys stand in this column (the id of that list)"
    if any(not part for part in ((block.split,) if isinstance(block.split, str) else block.split)):
        yield f"{path}.split", "what stands between the parts, such as , or /"
    yield from _check_values(prop, block, path, known)
    yield from _check_sensitivity(prop, block, path)


def _fits_format(prop: Property, words: str) -> bool:
    if prop.type == "text":
        return words == WHOLE_NUMBER
    match = NAME_FORMAT.fullmatch(words) if prop.type == "name" else None
    return match is not None and match[1].lower() != match[3].lower()


def _check_values(prop: Property, block: FieldBlock, path: str, known: Schema) -> Iterator[tuple[str, str]]:
    if not block.values or not prop.vocabulary:
        return
    words = known.vocabulary(prop.vocabulary).words
    for given, word in block.values.items():
        if word.lower() not in words:
            yield f"{path}.values.{given}", f"{quoted(word)} is not known{hint(word, list(words))}"


def _check_sensitivity(prop: Property, block: FieldBlock, path: str) -> Iterator[tuple[str, str]]:
    if not block.sensitivity or block.sensitivity == prop.sensitivity:
        return
    stricter = [word for word in ("sealed", "staff") if compartment_rank(word) >= compartment_rank(prop.compartment)]
    if block.sensitivity not in stricter:
        words = " or ".join(stricter)
        yield f"{path}.sensitivity", f"{prop.name} is {prop.sensitivity}; it can only be made stricter: {words}"

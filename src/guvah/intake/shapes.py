"""Does a form have the shape it should? Every problem is named by its path, at once, with a hint.

Owns the walk of plain values along msgspec types. Never looks at what the words mean: that is for the form's reader.
"""

import difflib
import re
from dataclasses import dataclass
from typing import TypeVar

import msgspec
from msgspec import inspect

from guvah.errors import BadInput
from guvah.intake.forms import Form, Plain

T = TypeVar("T")

_QUOTABLE = re.compile(r"[\w .-]{1,40}")


@dataclass(frozen=True, slots=True)
class FormProblem:
    """Something in a form that a person must mend; `path` as in `victims[2].episodes[0].start`, `line` from 1."""

    path: str
    line: int
    sentence: str

    def __str__(self) -> str:
        """The line a terminal shows."""
        place = f"line {self.line}, {self.path}" if self.path and self.line else self.path or f"line {self.line}"
        return f"{place}: {self.sentence}"


def problem(form: Form, path: str, sentence: str) -> FormProblem:
    """Make a problem with the line its path stands on."""
    return FormProblem(path, form.line(path), sentence)


def fit(form: Form, shape: type[T]) -> tuple[T | None, tuple[FormProblem, ...]]:
    """Read a form as `shape` (a msgspec Struct): the value, or None and every problem of its shape."""
    walk = _Walk(form)
    walk.value(form.value, inspect.type_info(shape), "")
    if walk.problems:
        return None, tuple(walk.problems)
    try:
        return msgspec.convert(form.value, shape), ()
    except msgspec.ValidationError as error:
        raise BadInput(
            "does not have the shape of this form; compare it with the example in docs/spec", form.name
        ) from error


def hint(word: str, known: list[str]) -> str:
    """Return `; did you mean "x"?` for a near miss, else the known words."""
    near = difflib.get_close_matches(word.lower(), known, 1, 0.6)
    return f'; did you mean "{near[0]}"?' if near else f"; known here: {', '.join(known)}"


def quoted(word: str) -> str:
    """Quote a key or word for a sentence, unless it is long or strange."""
    return f'"{word}"' if _QUOTABLE.fullmatch(word) else "this"


class _Walk:
    def __init__(self, form: Form) -> None:
        self._form = form
        self.problems: list[FormProblem] = []

    def value(self, value: Plain, kind: inspect.Type, path: str) -> None:
        kind = self._branch(value, kind)
        if isinstance(kind, inspect.StructType):
            self._block(value, kind, path)
        elif isinstance(kind, inspect.DictType):
            self._words(value, kind, path)
        elif isinstance(kind, inspect.VarTupleType):
            self._list(value, kind, path)
        elif isinstance(kind, inspect.LiteralType):
            known = [str(word) for word in kind.values]
            if value not in known:
                self._tell(path, f"{quoted(str(value))} is not known{hint(str(value), known)}")
        elif not isinstance(value, str):
            self._tell(path, "expected a word or words")

    def _branch(self, value: Plain, kind: inspect.Type) -> inspect.Type:
        if not isinstance(kind, inspect.UnionType):
            return kind
        fits = {
            str: (inspect.LiteralType, inspect.StrType),
            dict: (inspect.StructType, inspect.DictType),
            list: (inspect.VarTupleType,),
            type(None): (),
        }[type(value)]
        return next((kind for kind in kind.types if isinstance(kind, fits)), kind.types[0])

    def _block(self, value: Plain, kind: inspect.StructType, path: str) -> None:
        if not isinstance(value, dict):
            self._tell(path, "expected a block of `word: value` lines")
            return
        fields = {field.encode_name: field for field in kind.fields}
        for key, item in value.items():
            inner = f"{path}.{key}" if path else key
            if key not in fields:
                self._tell(
                    inner if _QUOTABLE.fullmatch(key) else path, f"unknown key {quoted(key)}{hint(key, list(fields))}"
                )
            elif item is None and not fields[key].required:
                self._tell(inner, "nothing stands here; write a value or take the line away")
            else:
                self.value(item, fields[key].type, inner)
        for name, field in fields.items():
            if field.required and name not in value:
                self._tell(path, f'"{name}" is missing')

    def _words(self, value: Plain, kind: inspect.DictType, path: str) -> None:
        if not isinstance(value, dict):
            self._tell(path, "expected a block of `word: value` lines")
            return
        for key, item in value.items():
            self.value(item, kind.value_type, f"{path}.{key}" if path else key)

    def _list(self, value: Plain, kind: inspect.VarTupleType, path: str) -> None:
        if not isinstance(value, list):
            self._tell(path, "expected a list (`[one, two]`, or lines that begin with a dash)")
            return
        for number, item in enumerate(value):
            self.value(item, kind.item_type, f"{path}[{number}]")

    def _tell(self, path: str, sentence: str) -> None:
        self.problems.append(problem(self._form, path, sentence))

"""The shape of a form: all problems at once, by path, with a hint."""

from typing import Literal

import msgspec

from guvah.intake.forms import read_form
from guvah.intake.shapes import fit


class Inner(msgspec.Struct, frozen=True):
    """A block in a list."""

    kind: Literal["camp", "prison"]
    when: str = ""


class Outer(msgspec.Struct, frozen=True):
    """A whole form."""

    title: str
    items: tuple[Inner, ...] = ()
    words: str | dict[str, str] = ""


def problems(text: str) -> list[str]:
    value, found = fit(read_form(text.encode(), "f.yaml"), Outer)
    assert (value is None) == bool(found)
    return [str(problem) for problem in found]


def test_a_fitting_form_becomes_its_value() -> None:
    """A form of the right shape is read as the struct."""
    value, found = fit(read_form(b"title: A\nwords: {en: b}\nitems: [{kind: camp}]\n", "f.yaml"), Outer)
    assert not found
    assert value == Outer("A", (Inner("camp"),), {"en": "b"})


def test_every_problem_is_told_at_once() -> None:
    """Unknown key, missing key, unknown word, wrong shape: each with line and path."""
    assert problems("titel: A\nitems:\n  - {kind: camps, wen: x}\n  - prison\nwords: [a]\n") == [
        'line 1, titel: unknown key "titel"; did you mean "title"?',
        'line 3, items[0].kind: "camps" is not known; did you mean "camp"?',
        'line 3, items[0].wen: unknown key "wen"; did you mean "when"?',
        "line 4, items[1]: expected a block of `word: value` lines",
        "line 5, words: expected a word or words",
        'line 1: "title" is missing',
    ]


def test_an_empty_line_is_told() -> None:
    """A key with nothing behind it is a forgotten answer, not an answer."""
    assert problems("title: A\nitems:\n") == ["line 2, items: nothing stands here; write a value or take the line away"]


def test_a_list_where_a_block_belongs() -> None:
    """The whole form may be the wrong thing."""
    assert problems("- a\n") == ["line 1: expected a block of `word: value` lines"]


def test_long_words_are_not_repeated() -> None:
    """A sentence quotes only what looks like a short word."""
    assert "x" * 60 not in "".join(problems(f"title: A\n{'x' * 60}: 1\n"))

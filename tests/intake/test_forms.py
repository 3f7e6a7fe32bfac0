"""YAML forms: every scalar stays the words that were typed."""

import pytest

from guvah.errors import BadInput, HostileInput
from guvah.intake.forms import LARGEST_FORM, read_form


def test_words_stay_words() -> None:
    """No type is guessed: a country called `no`, a date and a number are what was typed."""
    form = read_form(b"a: no\nb: 2019-02-10\nc: 0123\nd: 12:30\ne: 1e3\nf: [yes, true]\n", "f.yaml")
    assert form.value == {"a": "no", "b": "2019-02-10", "c": "0123", "d": "12:30", "e": "1e3", "f": ["yes", "true"]}


def test_nothing_is_none_and_quoted_nothing_is_empty() -> None:
    """A key without a value holds None; empty quotes hold the empty word."""
    assert read_form(b"a:\nb: ''\nc: ~\n", "f.yaml").value == {"a": None, "b": "", "c": None}


def test_every_path_has_its_line() -> None:
    """The line of a nested value is known, and a path nobody typed has its parent's."""
    form = read_form(b"victims:\n  - person: {name: A}\n    episodes:\n      - {kind: camp}\n", "f.yaml")
    assert form.line("victims[0].episodes[0].kind") == 4
    assert form.line("victims[0].episodes[0].start") == 4
    assert form.line("files") == 1


@pytest.mark.parametrize(
    ("text", "words"),
    [
        (b"a: [1\nb: 2\n", "not YAML"),
        (b"a: 1\na: 2\n", "line 2: the same key stands twice"),
        (b"? [a]\n: 1\n", "a key must be a word"),
        (b"a: 1\n---\nb: 2\n", "more than one document"),
        (b"a: b\nc: \xff", "line 2: not UTF-8"),
        (b"a: \x00\n", "character that no YAML file may hold"),
    ],
)
def test_what_is_no_form_is_refused_with_its_line(text: bytes, words: str) -> None:
    """What cannot be read is refused, naming file and line."""
    with pytest.raises(BadInput, match=words) as refusal:
        read_form(text, "form.yaml")
    assert str(refusal.value).startswith("form.yaml")


@pytest.mark.parametrize("text", [b"a: &x 1\n", b"a: !!python/object:os.system {}\n", b"a: " + b"[" * 40 + b"]" * 40])
def test_tricks_are_hostile(text: bytes) -> None:
    """Anchors, tags and deep nesting have no place in a form."""
    with pytest.raises(HostileInput):
        read_form(text, "form.yaml")


def test_a_form_is_small() -> None:
    """A form larger than 2 MB is refused before it is parsed."""
    with pytest.raises(HostileInput, match="attach the rest"):
        read_form(b"#" * (LARGEST_FORM + 1), "form.yaml")

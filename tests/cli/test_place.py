"""`guvah place`: what words mean, without an archive."""

import json

from tests.cli.conftest import Terminal


def test_a_misspelt_place_is_told_with_its_reason(terminal: Terminal) -> None:
    """The place taken, the candidates, why; no archive is named."""
    said = terminal.bare("place", "Gulzha", "county,", "Ili")
    assert said.code == 0
    assert "taken for Ghulja County, 654021, by sound" in said.out
    assert "Gulzha sounds like" in said.out


def test_what_is_not_taken_is_said_so(terminal: Terminal) -> None:
    """A city abroad, a doubtful name and an unknown one each get their sentence; none is an error."""
    assert "outside the gazetteer, in KZ" in terminal.bare("place", "Almaty").out
    assert "not certain" in terminal.bare("place", "Aqsay").out
    assert "not in the gazetteer" in terminal.bare("place", "Example Village").out


def test_the_same_as_json(terminal: Terminal) -> None:
    """A program reads the code, how it was found and every candidate."""
    found = json.loads(terminal.bare("--json", "place", "Кульджа").out)
    assert (found["code"], found["how"]) == ("654000", "table")
    assert {one["code"] for one in found["candidates"]} == {"654000", "654002", "654021"}


def test_nothing_asked_is_refused(terminal: Terminal) -> None:
    """No words, or spaces alone, are no place."""
    for words in ("", "  "):
        said = terminal.bare("place", words)
        assert said.code == 2
        assert "write a place's name or code" in said.err

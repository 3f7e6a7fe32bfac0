"""Lists at the terminal: shown, compared, their origin decided, and counted as a table."""

import csv
import io
import json
from pathlib import Path

import pytest

from tests.attacks.test_planted_copy import plant
from tests.casework.test_lists import bring, people
from tests.cli.conftest import FICTIONAL, Terminal


@pytest.fixture
def lists(terminal: Terminal, tmp_path: Path) -> Terminal:
    """An archive with a list and its copy."""
    rows = people(40)
    with terminal.group.as_("bek") as session:
        bring(session, tmp_path, "first", rows)
        bring(session, tmp_path, "copy", rows[5:])
    return terminal


def test_no_list_is_said(terminal: Terminal) -> None:
    """An archive without lists, and two lists asked for."""
    assert terminal("lists").out == "No list was imported yet.\n"
    assert terminal("lists", "--copies").code == 2
    assert terminal("overlap").code == 2


def test_lists_are_shown_compared_and_one_is_said_to_go_back_to_the_other(lists: Terminal) -> None:
    """What looks copied is said with its reasons; nothing is decided by it. Decided, it is shown; undone, gone."""
    assert "copy   35 rows  35 persons  its own origin  The list copy" in lists("lists").out
    compared = lists("lists", "--copies").out
    assert "copy and first: look copied (+" in compared
    assert "34 of 34 follow each other in both lists alike" in compared
    assert lists("lists", "first", "copy").code == 2, "only with --copies"
    assert json.loads(lists("lists", "--copies", "--json").out)[0]["verdict"]["word"] == "look copied"
    assert lists("origin", "copy", "--of", "first").code == 2, "no reason was given"
    assert lists("origin", "copy", "--of", "first", "--own", "--why", "x").code == 2
    done = lists("origin", "copy", "--of", "first", "--why", "the same order, row by row")
    assert done.out.startswith("copy: goes back to first\n    decided by mem-"), "handles are for who may know them"
    shown = lists("origin", "copy", member="ada").out
    assert shown == "copy: goes back to first\n    decided by bek: the same order, row by row\n"
    assert "copy   35 rows  35 persons  goes back to first" in lists("lists").out
    assert "one origin already" in lists("lists", "--copies").out
    assert "stands for itself" in lists("origin", "copy", "--undo", "--why", "another village").out
    assert "not in this archive" in lists("origin", "copy", "--of", "older", "--why", "says so itself").out
    assert "stands for itself" in lists("origin", "copy", "--own", "--why", "they asked again").out


def test_the_overlap_is_a_table_and_says_that_it_is_not_for_publication(lists: Terminal) -> None:
    """The format of published tables: a column a list, the last one the count."""
    shown = lists("overlap")
    assert "few people are not hidden" in shown.err
    assert list(csv.reader(io.StringIO(shown.out))) == [
        ["copy", "first", "count"], ["1", "0", "35"], ["0", "1", "40"],
    ]  # fmt: skip
    by_sex = list(csv.reader(io.StringIO(lists("overlap", "first", "copy", "--by", "sex").out)))
    assert by_sex[0] == ["sex", "first", "copy", "count"]
    assert ["female", "1", "0", "20"] in by_sex
    lists("origin", "copy", "--of", "first", "--why", "copied")
    assert lists("overlap").code == 0
    assert lists("overlap").out.splitlines()[0] == "copy+first,count"
    assert lists("overlap", "--apart").out.splitlines()[0] == "copy,first,count"


def test_what_nobody_decided_is_drawn(lists: Terminal) -> None:
    """After `guvah link` each row ends with the middle and the range of the samples; before it, it says what to do."""
    refused = lists("overlap", "--samples", "50")
    assert (refused.code, refused.out) == (2, "")
    assert "run `guvah link` first" in refused.err
    assert lists("link").code == 0
    table = list(csv.reader(io.StringIO(lists("overlap", "--samples", "50", "--seed", "7").out)))
    assert table[0] == ["copy", "first", "count", "middle", "low", "high"]
    rows = {(copy, first): tuple(map(float, counts)) for copy, first, *counts in table[1:]}
    assert rows["1", "0"][0] == 35, "nothing was decided by it"
    assert 0 < rows["1", "1"][1] <= 35
    for _, middle, low, high in rows.values():
        assert low <= middle <= high
    drawn = json.loads(lists("overlap", "--samples", "50", "--seed", "7", "--json").out)
    assert len(drawn["samples"]) == 50
    assert lists("overlap").out.splitlines()[0] == "copy,first,count"


def test_the_site_counts_origins_as_they_are_decided(terminal: Terminal, tmp_path: Path) -> None:
    """Corroborated by two lists; one copied from the other, said and built again; taken back, and built again."""
    rows = people(6)
    with terminal.group.as_("bek") as session:
        bring(session, tmp_path, "first", rows)
        plant(session, tmp_path, rows)
    person = terminal("find", rows[2][0]).out.split()[0]
    terminal("review", person, "--verdict", "reviewed", member="cem")
    terminal("publish", "propose", person)
    shown = terminal("publish", "diff", person, member="cem").out
    assert "[D1 D2] 2 origins" in shown, "the approver reads of how many origins a claim is"
    assert terminal("publish", "approve", person, "--digest", shown.split()[-1], member="cem").code == 0

    def page() -> str:
        assert terminal("site", "build", str(tmp_path / "site"), "--about", str(FICTIONAL / "about.yaml")).code == 0
        return next((tmp_path / "site" / "en").rglob(f"{person}.html")).read_text(encoding="utf-8")

    assert "Corroborated: 2 origins" in page()
    assert "corroborated, 2 origins" in terminal("show", person).out
    terminal("origin", "planted", "--of", "first", "--why", "the same slips")
    assert "Corroborated" not in page()
    assert "corroborated" not in terminal("show", person).out
    terminal("origin", "planted", "--undo", "--why", "it was another list")
    assert "Corroborated: 2 origins" in page()

"""Docs cannot drift: what the program offers stands in the docs, and links lead somewhere."""

import re
from pathlib import Path
from typing import Any

import pytest

from tests.house import commands_page

ROOT = Path(__file__).parents[2]
PAGES = [path for path in (*ROOT.glob("*.md"), *ROOT.glob("docs/**/*.md"), *ROOT.glob("examples/**/*.md"))]


def test_the_reference_of_commands_is_the_programs_own_help() -> None:
    """docs/commands.md is what `python -m tests.house.commands_page` writes today."""
    assert commands_page.PAGE.read_text(encoding="utf-8") == commands_page.page()


@pytest.mark.parametrize(("name", "command"), list(commands_page.commands()), ids=lambda value: str(value)[:30])
def test_the_list_of_commands_is_not_cut_off(name: str, command: Any) -> None:
    """The first sentence of each help fits beside its name in a terminal of eighty columns."""
    first = (command.help or "").split("\n\n")[0]
    assert 10 < len(first) <= 66, name
    assert first.endswith(".")


@pytest.mark.parametrize("page", PAGES, ids=lambda page: str(page.relative_to(ROOT)))
def test_links_lead_somewhere(page: Path) -> None:
    """A link to a file of the project leads to a file that is there."""
    for target in re.findall(r"\]\(([^)#\s]+)", page.read_text(encoding="utf-8")):
        if "://" not in target and not target.startswith("mailto:"):
            assert (page.parent / target).exists(), target


@pytest.mark.parametrize("name", ["ARCHITECTURE.md", "THREATS.md", "CONTRIBUTING.md"])
def test_files_named_in_prose_are_there(name: str) -> None:
    """A file that a page names in code style exists, in the project or among the sources."""
    told = re.findall(r"`([a-z]+/(?:[\w./*-]+\.[a-z]+|[\w/]*/)?)`", (ROOT / name).read_text(encoding="utf-8"))
    assert told
    planned = {"desk/"}
    for path in set(told) - planned:
        assert any(ROOT.glob(path.rstrip("/"))) or any((ROOT / "src" / "guvah").glob(path.rstrip("/"))), path

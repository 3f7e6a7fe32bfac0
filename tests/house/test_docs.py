"""Docs cannot drift: what the program offers stands in the docs, and links lead somewhere."""

import re
from pathlib import Path

import pytest
import typer.main

from guvah.cli.main import app

ROOT = Path(__file__).parents[2]
PAGES = [path for path in (*ROOT.glob("*.md"), *ROOT.glob("docs/**/*.md"), *ROOT.glob("examples/**/*.md"))]


def commands() -> list[str]:
    """Every command as a person types it."""
    group = typer.main.get_command(app)
    found = []
    for name, command in group.commands.items():  # type: ignore[attr-defined]
        inner = getattr(command, "commands", None)
        found += [f"guvah {name} {each}" for each in inner] if inner else [f"guvah {name}"]
    return found


def test_every_command_is_in_the_reference() -> None:
    """docs/commands.md names every command, and no command that is not there."""
    page = (ROOT / "docs" / "commands.md").read_text(encoding="utf-8")
    told = re.findall(r"^### `(guvah [a-z ]+)`", page, re.MULTILINE)
    assert sorted(told) == sorted(commands())


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

"""Writes docs/commands.md from the help of the commands themselves: `python -m tests.house.commands_page`."""

import inspect
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import typer.main

from guvah.cli.main import program

PAGE = Path(__file__).parents[2] / "docs" / "commands.md"
# Long lines are those of the page.
# ruff: noqa: E501
HEAD = """# Commands

Made from the program's own help; a test compares it. To change it, change the docstring or the option, then run `python -m tests.house.commands_page`.

Every command takes `-C FOLDER`, `--member HANDLE`, `--passphrase-file FILE` and `--json`, before or after its name.
`GUVAH_ARCHIVE`, `GUVAH_MEMBER` and `GUVAH_PASSPHRASE_FILE` stand in for the first three. `guvah COMMAND --help` explains every option.

Exit codes: 0 done; 1 done, and something needs you (it is listed); 2 refused, nothing was written; 3 the archive is damaged (codes printed,
see [spec/vault.md](spec/vault.md)); 130 interrupted, the same command continues.
"""


def commands() -> Iterator[tuple[str, Any]]:
    """Yield every command as a person types it, with the command itself."""
    group: Any = typer.main.get_command(program())
    for name, command in group.commands.items():
        inner = getattr(command, "commands", None)
        if inner is None:
            yield f"guvah {name}", command
        else:
            yield from ((f"guvah {name} {each}", found) for each, found in inner.items())


def usage(name: str, command: Any) -> str:
    """Return the command with everything it takes; what may be left out in brackets."""
    words = [name]
    for param in command.params:
        if param.name == "help":
            continue
        if param.param_type_name == "argument":
            word = param.name.upper() + ("…" if param.nargs == -1 else "")
            words.append(word if param.required else f"[{word}]")
        else:
            words.append(param.opts[0] if param.required else f"[{param.opts[0]}]")
    return " ".join(words)


def page() -> str:
    """Return the whole page."""
    parts = [HEAD]
    for name, command in commands():
        told = inspect.cleandoc(command.help or "")
        parts.append(f"### `{name}`\n\n{told}\n\n`{usage(name, command)}`\n")
    return "\n".join(parts)


if __name__ == "__main__":
    PAGE.write_text(page(), encoding="utf-8")
    sys.stdout.write(f"{PAGE} written\n")

"""The door itself: global options, the list of commands, and the one place where an error becomes a sentence.

Reads in only the module whose command was typed, so that `guvah names score` starts as quickly as what it does. Never
shows a trace for a refusal. Exit codes: 0 done; 1 done, and something needs you; 2 refused; 3 damaged; 130 interrupted.
"""

import sys
from collections.abc import Mapping, Sequence
from importlib import import_module
from itertools import islice
from pathlib import Path
from typing import Annotated

import typer
from typer.exceptions import Abort, Exit, TyperException

from guvah.cli.door import Door
from guvah.cli.screen import note
from guvah.errors import GuvahError

HELP = """Testimonies about detained and disappeared people: keep them, check them, publish what may be published.

\b
  begin       guvah init archive --as HANDLE, then: member add
  bring in    add (a testimony), import (a list), capture (a web page)
  look        find, show, mentions
  who is who  link, match, lists, overlap
  judge       review, origin, consent, hold, retract
  publish     publish propose; another person: publish diff, publish approve
  give        site build, site serve, handover make
  look after  verify, rebuild
"""
EPILOG = """The options above may also stand after the command; GUVAH_ARCHIVE, GUVAH_MEMBER and GUVAH_PASSPHRASE_FILE
stand in for them. `guvah COMMAND --help` says more.

Exit codes: 0 done; 1 done, and something needs you; 2 refused, nothing was written; 3 the archive is damaged; 130
interrupted, the same command continues.
"""
INTERRUPTED = 130
SHARED = {"--json": 0, "-C": 1, "--archive": 1, "--member": 1, "--passphrase-file": 1}
"""The options every command shares, and how many words follow each."""

COMMANDS: Mapping[str, tuple[str, ...]] = {
    "archive": ("init", "verify", "rebuild", "member"),
    "bring": ("add", "import", "capture"),
    "read": ("find", "show"),
    "mentions": ("mentions",),
    "place": ("place",),
    "names": ("names",),
    "link": ("link",),
    "match": ("match",),
    "judge": ("review", "hold", "retract", "consent"),
    "lists": ("lists", "origin"),
    "overlap": ("overlap",),
    "publish": ("publish",),
    "site": ("site",),
    "hand": ("handover",),
    "demo": ("demo",),
}
"""Module of this folder -> the commands it holds, as they are listed."""


def program(command: str = "") -> typer.Typer:
    """Return the door with the module that holds a command; with all of them where none holds it."""
    app = typer.Typer(
        name="guvah",
        help=HELP,
        epilog=EPILOG,
        no_args_is_help=True,
        add_completion=False,
        pretty_exceptions_enable=False,
        rich_markup_mode=None,
    )
    app.callback()(options)
    for module in [name for name, held in COMMANDS.items() if command in held] or COMMANDS:
        import_module(f"guvah.cli.{module}").register(app)
    return app


def options(
    context: typer.Context,
    where: Annotated[Path | None, typer.Option("-C", "--archive", help="The archive's folder.")] = None,
    member: Annotated[str | None, typer.Option(help="Who you are: your handle in this archive.")] = None,
    passphrase_file: Annotated[Path | None, typer.Option(help="A file whose first line is your passphrase.")] = None,
    json: Annotated[bool, typer.Option("--json", help="Print results as JSON.")] = False,
) -> None:
    """Read the options that every command shares."""
    context.obj = Door.from_options(where, member, passphrase_file, as_json=json)


def shared_first(words: Sequence[str]) -> list[str]:
    """Return the words with the shared options in front, so that a person may type them anywhere before a `--`."""
    shared: list[str] = []
    others: list[str] = []
    rest = iter(words)
    for word in rest:
        name, given, _ = word.partition("=")
        if word == "--":
            others += [word, *rest]
        elif name in SHARED:
            shared += [word, *islice(rest, 0 if given else SHARED[name])]
        else:
            others.append(word)
    return shared + others


def command_of(words: Sequence[str]) -> str:
    """Return the command among words that begin with the shared options, "" where there is none."""
    rest = iter(words)
    for word in rest:
        name, given, _ = word.partition("=")
        if name not in SHARED:
            return word
        for _value in range(0 if given else SHARED[name]):
            next(rest, "")
    return ""


def run() -> None:
    """Run one command and leave with its exit code."""
    words = shared_first(sys.argv[1:])
    try:
        code = program(command_of(words))(words, standalone_mode=False)
    except GuvahError as error:
        note(f"guvah: {error}")
        code = error.exit_code
    except Exit as left:
        code = left.exit_code
    except TyperException as error:
        message = error.format_message()
        note(message if message.startswith("Usage:") else f"guvah: {message}")
        code = 2
    except (KeyboardInterrupt, Abort):
        code = INTERRUPTED
    except BrokenPipeError:
        code = 0
    if code == INTERRUPTED:  # typer makes a code of the interrupt where it reaches it first
        note("guvah: stopped; what was acknowledged is kept, and the same command continues")
    sys.exit(code or 0)

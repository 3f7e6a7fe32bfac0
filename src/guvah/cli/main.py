"""The door itself: global options, the list of commands, and the one place where an error becomes a sentence.

Never shows a trace for a refusal. Exit codes: 0 done; 1 done, and something needs you; 2 refused; 3 damaged;
130 interrupted.
"""

import sys
from collections.abc import Sequence
from itertools import islice
from pathlib import Path
from typing import Annotated

import typer
from typer.exceptions import Abort, Exit, TyperException

from guvah.cli import archive, bring, demo, hand, judge, place, publish, read, site
from guvah.cli.door import Door
from guvah.cli.screen import note
from guvah.errors import GuvahError

HELP = """Testimonies about detained and disappeared people: keep them, check them, publish what may be published.

\b
  begin       guvah init archive --as HANDLE, then: member add
  bring in    add (a testimony), import (a list), capture (a web page)
  look        find, show, match
  judge       review, consent, hold, retract
  publish     publish propose; another person: publish diff, publish approve
  give        site build, site serve, handover make
  look after  verify, rebuild
"""
EPILOG = """The options above may also stand after the command; GUVAH_ARCHIVE, GUVAH_MEMBER and GUVAH_PASSPHRASE_FILE
stand in for them. `guvah COMMAND --help` says more.

Exit codes: 0 done; 1 done, and something needs you; 2 refused, nothing was written; 3 the archive is damaged; 130
interrupted, the same command continues.
"""
SHARED = {"--json": 0, "-C": 1, "--archive": 1, "--member": 1, "--passphrase-file": 1}
"""The options every command shares, and how many words follow each."""

app = typer.Typer(
    name="guvah",
    help=HELP,
    epilog=EPILOG,
    no_args_is_help=True,
    add_completion=False,
    pretty_exceptions_enable=False,
    rich_markup_mode=None,
)
for commands in (archive, bring, read, place, judge, publish, site, hand, demo):
    commands.register(app)


@app.callback()
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


def run() -> None:
    """Run one command and leave with its exit code."""
    try:
        code = app(shared_first(sys.argv[1:]), standalone_mode=False)
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
        note("guvah: stopped; what was acknowledged is kept, and the same command continues")
        code = 130
    except BrokenPipeError:
        code = 0
    sys.exit(code or 0)

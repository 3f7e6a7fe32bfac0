"""The door itself: global options, the list of commands, and the one place where an error becomes a sentence.

Never shows a trace for a refusal. Exit codes: 0 done; 1 done, and something needs you; 2 refused; 3 damaged;
130 interrupted.
"""

import sys
from pathlib import Path
from typing import Annotated

import typer
from typer.exceptions import Abort, Exit, TyperException

from guvah.cli import archive, bring, demo, hand, judge, place, publish, read, site
from guvah.cli.door import Door
from guvah.cli.screen import note
from guvah.errors import GuvahError

app = typer.Typer(
    name="guvah",
    help="Testimonies about detained and disappeared people: keep them, check them, publish what may be published.",
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


def run() -> None:
    """Run one command and leave with its exit code."""
    try:
        code = app(standalone_mode=False)
    except GuvahError as error:
        note(f"guvah: {error}")
        code = error.exit_code
    except Exit as left:
        code = left.exit_code
    except TyperException as error:
        note(f"guvah: {error.format_message()}")
        code = 2
    except (KeyboardInterrupt, Abort):
        note("guvah: stopped; what was acknowledged is kept, and the same command continues")
        code = 130
    except BrokenPipeError:
        code = 0
    sys.exit(code or 0)

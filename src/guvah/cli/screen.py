"""What the terminal shows: lines, tables, problems, progress, or JSON. Never decides, never colours without need.

Results go to standard output and everything else to standard error, so that a pipe gets only results.
"""

import sys
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import TypeVar

import msgspec

Tick = Callable[[int, int], None]
Item = TypeVar("Item")

SHOWN_PROBLEMS = 20


def say(sentence: str) -> None:
    """Print one line of result."""
    sys.stdout.write(sentence + "\n")


def note(sentence: str) -> None:
    """Print one line beside the result (standard error)."""
    sys.stderr.write(sentence + "\n")


def as_json(value: object) -> None:
    """Print a result as one JSON document."""
    sys.stdout.write(msgspec.json.format(msgspec.json.encode(value, enc_hook=_plain), indent=2).decode() + "\n")


def _plain(value: object) -> object:
    if isinstance(value, Path):
        return str(value)
    if isinstance(value, Iterable):
        return list(value)
    raise TypeError(f"not a value to print: {type(value).__name__}")


def problems(sentences: Iterable[str]) -> int:
    """Print the first problems and how many more there are; return how many there were."""
    count = 0
    for count, sentence in enumerate(sentences, start=1):
        if count <= SHOWN_PROBLEMS:
            say(f"  {sentence}")
    if count > SHOWN_PROBLEMS:
        say(f"  and {count - SHOWN_PROBLEMS:,} more (all of them with --json)")
    return count


def columns(rows: Iterable[tuple[str, ...]]) -> None:
    """Print rows in aligned columns; display width is left to the terminal, so the last column may be of any script."""
    table = [tuple(row) for row in rows]
    if not table:
        return
    widths = [max(len(row[place]) for row in table) for place in range(len(table[0]))]
    for row in table:
        say("  ".join(cell.ljust(width) for cell, width in zip(row, widths, strict=True)).rstrip())


@contextmanager
def progress(label: str) -> Iterator[Tick]:
    """Show a bar for work that may take more than a second; yields tick(done, total). Silent where nobody watches."""
    from rich.console import Console
    from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeRemainingColumn

    console = Console(stderr=True)
    bar = Progress(
        TextColumn("{task.description}"),
        BarColumn(),
        MofNCompleteColumn(),
        TimeRemainingColumn(),
        console=console,
        transient=True,
        disable=not console.is_terminal,
        # results go where the reader sent them, also while somebody watches the bar
        redirect_stdout=False,
        redirect_stderr=False,
    )
    with bar:
        task = bar.add_task(label, total=None)
        yield lambda done, total: bar.update(task, completed=done, total=total or None)


def ticking(items: Sequence[Item], tick: Tick) -> Iterator[Item]:
    """Yield the items and tell the bar after each."""
    for done, item in enumerate(items, 1):
        yield item
        tick(done, len(items))

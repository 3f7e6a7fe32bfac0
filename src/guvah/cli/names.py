"""Commands about names themselves: compare, search a list, explain, read. They need no archive and no passphrase.

Owns the lines by which a name matcher is measured: they are answered as they come, so that any program can ask. Never
reads anything but the names given to it, and keeps and sends nothing.
"""

import sys
from collections.abc import Iterable, Iterator
from itertools import islice
from pathlib import Path
from typing import Annotated

import typer

from guvah.cli.door import Door
from guvah.cli.screen import as_json, say
from guvah.errors import BadInput

FIRST, AT_ONCE = 64, 8192
"""Lines compared in one go: few at first, so that an answer comes soon, then more, so that many cost little."""

spellings = typer.Typer(help="Compare names in any script; needs no archive.", no_args_is_help=True)


def register(app: typer.Typer) -> None:
    """Add these commands to the door."""
    app.add_typer(spellings, name="names")


@spellings.command("score")
def score() -> None:
    """Read pairs of names, say how likely each is one name.

    Standard input holds `a<TAB>b` a line; standard output one number in [0, 1] a line (docs/names.md).
    """
    from guvah.names.similarity import similarities

    for some in _batches(_lines()):
        pairs = [(a, b) for a, _, b in (line.partition("\t") for line in some)]
        sys.stdout.writelines(f"{found:.6f}\n" for found in similarities(pairs))
        sys.stdout.flush()


@spellings.command("find")
def find(
    among: Annotated[Path, typer.Option(help="A file of names, one a line.")],
    limit: Annotated[int, typer.Option(min=1, max=1000, help="How many at most.")] = 50,
) -> None:
    """Read names, find those most like each in a file.

    Standard input holds one name a line; standard output the numbers of the likest lines, from 0, best first, parted
    by tabs.
    """
    from guvah.names.among import Among

    try:
        names = among.read_text(encoding="utf-8").splitlines()
    except (OSError, UnicodeDecodeError) as error:
        raise BadInput("cannot be read; it must be a text in UTF-8, one name a line", among.name) from error
    table = Among(names)
    for line in _lines():
        say("\t".join(str(number) for number, _ in table.find(line, limit)))
        sys.stdout.flush()


@spellings.command("explain")
def explain(
    context: typer.Context,
    one: Annotated[str, typer.Argument(help="A name in any script.")],
    other: Annotated[str, typer.Argument(help="Another spelling, perhaps of the same name.")],
) -> None:
    """Say why two spellings are, or are not, one name."""
    from guvah.names.explaining import explain as explained

    door: Door = context.obj
    found = explained(one, other)
    if door.as_json:
        as_json(found)
        return
    say(f"{found.probability:.1%}  {found.sentence}")
    if table := found.table():
        say("\n" + table)


@spellings.command("read")
def read(
    context: typer.Context,
    name: Annotated[str, typer.Argument(help="A name in any script.")],
    lang: Annotated[str, typer.Option(help="The language it is written in, for example ug or kk.")] = "",
) -> None:
    """Show how a name is read: words, sounds, keys (docs/names.md)."""
    from guvah.names import han_likelihood, keys, main_script, parts, readings

    door: Door = context.obj
    held = parts(name)
    told = {
        "script": main_script(name),
        "names": held.names,
        "titles": held.titles,
        "chinese": round(han_likelihood(held.names), 3),
        "readings": [{"orthography": one.orthography, "sounds": one.plain()} for one in readings(name, lang)],
        "keys": sorted(keys(name, lang)),
    }
    if door.as_json:
        as_json(told)
        return
    say(f"script: {told['script'] or 'none of the four'}")
    say(f"names: {' '.join(held.names) or 'nobody is named'}")
    if held.titles:
        say(f"titles: {' '.join(held.titles)}")
    say(f"a Chinese or Hui name: {told['chinese']:.0%}")
    for one in readings(name, lang):
        say(f"  {one.orthography}: {one.plain()}")
    say(f"keys: {' '.join(sorted(keys(name, lang)))}")


def _lines() -> Iterator[str]:
    return (line.rstrip("\n") for line in sys.stdin)


def _batches(lines: Iterable[str]) -> Iterator[list[str]]:
    untaken = iter(lines)
    size = FIRST
    while some := list(islice(untaken, size)):
        yield some
        size = AT_ONCE

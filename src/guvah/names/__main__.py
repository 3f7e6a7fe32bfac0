"""The lines by which a name matcher is measured: `python -m guvah.names score` and `... find --among FILE`.

Owns reading lines from standard input and writing one line for each. Never reads anything but the names given to it.
"""

import argparse
import sys
from collections.abc import Iterable, Iterator
from itertools import islice
from pathlib import Path

from guvah.names.among import Among
from guvah.names.similarity import similarities

_AT_ONCE = 8192
"""Lines read before the first answer is given."""


def score(lines: Iterable[str]) -> Iterator[str]:
    """For each line `a<TAB>b` the similarity of the two names."""
    untaken = iter(lines)
    while some := list(islice(untaken, _AT_ONCE)):
        pairs = [(a, b) for a, _, b in (line.rstrip("\n").partition("\t") for line in some)]
        yield from (f"{found:.6f}" for found in similarities(pairs))


def find(lines: Iterable[str], names: list[str], limit: int) -> Iterator[str]:
    """For each line, a name, the numbers (from 0) of the names most like it, best first, parted by tabs."""
    among = Among(names)
    for line in lines:
        yield "\t".join(str(number) for number, _ in among.find(line.rstrip("\n"), limit))


def main(arguments: list[str]) -> int:
    """Runs one of the two commands over standard input; returns the exit code."""
    parser = argparse.ArgumentParser(prog="python -m guvah.names", description="Compare names line by line.")
    commands = parser.add_subparsers(dest="command", required=True)
    commands.add_parser("score", help='lines "a<TAB>b" in, one number in [0, 1] a line out')
    finding = commands.add_parser("find", help="one name a line in, line numbers of the likest names out")
    finding.add_argument("--among", type=Path, required=True, help="file of names, one a line")
    finding.add_argument("--limit", type=int, default=50)
    chosen = parser.parse_args(arguments)
    if chosen.command == "score":
        lines = score(sys.stdin)
    else:
        lines = find(sys.stdin, chosen.among.read_text(encoding="utf-8").splitlines(), chosen.limit)
    for line in lines:
        sys.stdout.write(line + "\n")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))

"""One tool on one set of lists in a process of its own, so that its CPU seconds and memory are its own.

    python -m bench.linkage_process TOOL FOLDER OUT    lists are FOLDER's CSV files, their ids the names of the files

Owns the process and what it cost; `TOOLS` says which tools there are. Reading the rows is no part of its time.
"""

import csv
import json
import resource
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from importlib import import_module
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path

from bench.linkage_guvah import guvah
from bench.linkage_measure import Lists, Pair, Row, Scored, pair_of
from bench.linkage_peers import PEERS, Peer

TOOLS: dict[str, Peer] = {"Guvah": Peer(guvah, ()), **PEERS}
_TEACHER = "teacher"
ROOT = Path(__file__).parents[1]


@dataclass(frozen=True, slots=True)
class Ran:
    """What a tool found and what that cost."""

    pairs: list[Scored]
    cpu: float
    wall: float
    peak: float
    """MB, with the rows and the interpreter."""


def missing(tool: Peer) -> list[str]:
    """The packages of a tool that are not installed."""
    found = []
    for package in tool.packages:
        try:
            version(package)
        except PackageNotFoundError:
            found.append(package)
    return found


def ran(tool: str, lists: Mapping[str, Iterable[Row]], teacher: Iterable[Pair] = ()) -> Ran:
    """Run a tool; `teacher` is what somebody who is asked for labels knows to be true."""
    with tempfile.TemporaryDirectory() as temporary:
        folder = Path(temporary) / "lists"
        folder.mkdir()
        for name, rows in lists.items():
            _write(folder / f"{name}.csv", rows)
        _write(Path(temporary) / f"{_TEACHER}.csv", ({"one": one, "other": other} for one, other in teacher))
        out = Path(temporary) / "pairs.csv"
        command = [sys.executable, "-m", "bench.linkage_process", tool, str(folder), str(out)]
        done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)
        if done.returncode:
            raise SystemExit(f"{tool}: {done.stderr}")
        with out.open(encoding="utf-8", newline="") as file:
            pairs = [(one, other, float(probability)) for one, other, probability in csv.reader(file)]
        return Ran(pairs, **json.loads(done.stdout.splitlines()[-1]))


def _write(path: Path, rows: Iterable[Row]) -> None:
    with path.open("w", encoding="utf-8", newline="") as file:
        lines = csv.writer(file)
        for number, row in enumerate(rows):
            if not number:
                lines.writerow(row)
            lines.writerow(row.values())


def _read(path: Path) -> Sequence[Row]:
    with path.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def _spent() -> float:
    """CPU seconds of this process and of those it waited for."""
    usage = (resource.getrusage(who) for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN))
    return sum(each.ru_utime + each.ru_stime for each in usage)


def main() -> None:
    """Run the tool named; write its pairs, print what they cost as JSON."""
    name, folder, out = sys.argv[1], Path(sys.argv[2]), Path(sys.argv[3])
    lists: Lists = {path.stem: _read(path) for path in sorted(folder.glob("*.csv"))}
    known = {pair_of(row["one"], row["other"]) for row in _read(folder.parent / f"{_TEACHER}.csv")}
    for package in TOOLS[name].packages:
        if package in ("splink", "dedupe", "nomenklatura"):
            import_module(package)
    spent, started = _spent(), time.perf_counter()
    pairs = list(TOOLS[name].run(lists, lambda one, other: pair_of(one, other) in known))
    cost = {"cpu": _spent() - spent, "wall": time.perf_counter() - started}
    cost["peak"] = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    with out.open("w", encoding="utf-8", newline="") as file:
        csv.writer(file).writerows(pairs)
    print("\n" + json.dumps(cost))


if __name__ == "__main__":
    main()

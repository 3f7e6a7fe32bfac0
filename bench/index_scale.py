"""The index at size: fold a made-up archive of many persons, then ask it.

Prints a markdown table, each figure beside its limit. `--keep FOLDER` keeps the archive there and uses it again.
"""

import argparse
import random
import resource
import shutil
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from itertools import islice
from pathlib import Path

from bench.synthetic import Plan, bodies, names_of, root_id, testimony_body
from guvah.index import Index, open_index, rebuild
from guvah.linkage.proposals import propose_new
from guvah.model.statement import Statement
from guvah.vault.keyring import Keyring, open_member
from guvah.vault.reading import Reader
from guvah.vault.writing import Writer, create_archive

PASSPHRASE = "bench"
HANDLE = "bench"
QUERIES = 400
TESTIMONIES = 200


@dataclass
class Table:
    """Rows of (what, measured, limit)."""

    rows: list[tuple[str, str, str]] = field(default_factory=list)

    def add(self, what: str, measured: str, limit: str = "") -> None:
        self.rows.append((what, measured, limit))
        print(f"{what}: {measured}", file=sys.stderr, flush=True)

    def __str__(self) -> str:
        lines = ["| measured | figure | limit |", "|---|---|---|"]
        return "\n".join(lines + [f"| {what} | {measured} | {limit} |" for what, measured, limit in self.rows])


def clock() -> int:
    return time.time_ns() // 1_000_000


def make_vault(archive: Path, plan: Plan, table: Table) -> None:
    """Write the synthetic archive."""
    create_archive(archive, HANDLE, PASSPHRASE, clock, log_n=10)
    keyring = open_member(archive, HANDLE, PASSPHRASE)
    count = 0
    started = time.perf_counter()
    waiting = bodies(plan)
    with Writer(archive, keyring, clock) as writer:
        while some := list(islice(waiting, 100)):
            with writer.batch():
                for statements, body in some:
                    writer.append("statements", {"case": body})
                    count += statements
    table.add("made and sealed", f"{count:,} statements in {time.perf_counter() - started:.0f} s")


def seconds(parts: list[float]) -> str:
    parts = sorted(parts)
    at = (parts[int(len(parts) * share)] * 1000 for share in (0.5, 0.95, 0.99))
    return "p50 {:.2f}, p95 {:.2f}, p99 {:.2f} ms".format(*at)


def timed(calls: Iterator[Callable[[], object]]) -> list[float]:
    found = []
    for call in calls:
        started = time.perf_counter()
        call()
        found.append(time.perf_counter() - started)
    return found


class Peak:
    """The most memory this process and its children held together, sampled from /proc."""

    def __init__(self) -> None:
        import threading

        self.bytes = 0
        self._ended = threading.Event()
        self._thread = threading.Thread(target=self._watch, daemon=True)

    def __enter__(self) -> "Peak":
        self._thread.start()
        return self

    def __exit__(self, *_: object) -> None:
        self._ended.set()
        self._thread.join()

    def _watch(self) -> None:
        import os

        me = os.getpid()
        while not self._ended.wait(0.1):
            children = Path(f"/proc/{me}/task/{me}/children").read_text().split()
            self.bytes = max(self.bytes, sum(map(_resident, [str(me), *children])))


def _resident(process: str) -> int:
    try:
        lines = Path(f"/proc/{process}/smaps_rollup").read_text().splitlines()
    except OSError:
        return 0
    return sum(int(line.split()[1]) * 1024 for line in lines if line.startswith("Pss:"))


@contextmanager
def cpu() -> Iterator[list[float]]:
    """Give the seconds of processor time, children's included, once done."""
    found: list[float] = []

    def spent() -> float:
        own, others = resource.getrusage(resource.RUSAGE_SELF), resource.getrusage(resource.RUSAGE_CHILDREN)
        return own.ru_utime + own.ru_stime + others.ru_utime + others.ru_stime

    started = spent()
    yield found
    found.append(spent() - started)


def measure_rebuild(archive: Path, keyring: Keyring, reader: Reader, table: Table) -> Index:
    steps: list[tuple[str, float]] = []

    def progress(step: str, _done: int, _total: int) -> None:
        if not steps or steps[-1][0] != step:
            steps.append((step, time.perf_counter()))

    with Peak() as peak, cpu() as spent:
        started = time.perf_counter()
        index = rebuild(archive, keyring, reader, progress)
        wall = time.perf_counter() - started
    ends = [at for _, at in steps[1:]] + [started + wall]
    parts = ", ".join(f"{step} {end - at:.1f}" for (step, at), end in zip(steps, ends, strict=True))
    statements = statements_in(index)
    sealed = sum(path.stat().st_size for path in archive.glob("feeds/*/bodies/*/*"))
    size = sum(path.stat().st_size for path in (archive / "local").glob("index-*"))
    table.add("statements", f"{statements:,}")
    table.add("rebuild, wall", f"{wall:.1f} s ({parts})", "90 s")
    table.add("rebuild, processor time", f"{spent[0]:.1f} s")
    table.add("rebuild, statements a second", f"{statements / wall:,.0f}")
    table.add("rebuild, peak memory of all its processes", f"{peak.bytes / 1e6:,.0f} MB", "2,000 MB")
    table.add("vault, bytes a statement", f"{sealed / statements:.1f}", "25")
    table.add("index file", f"{size / 1e6:,.0f} MB, {size / statements:.1f} bytes a statement")
    return index


def statements_in(index: Index) -> int:
    return sum(
        lines.count(b"\n")
        for (doc,) in index._store.execute("select doc from document")
        for _, lines in index._packing.unpack(doc)
    )


def measure_questions(index: Index, plan: Plan, table: Table) -> None:
    draw = random.Random(4)
    some = [draw.randrange(plan.persons) for _ in range(QUERIES)]
    index.find("warm")
    index.facets({"sex": "male"})
    names = [names_of(number) for number in some]
    exact = timed((lambda name=name: index.find(name[0])) for name in names)  # type: ignore[misc]
    table.add("find, exact name", seconds(exact), "p95 10 ms")
    other = timed((lambda name=name: index.find(name[1])) for name in names)  # type: ignore[misc]
    table.add("find, name in Arabic letters (half of them are recorded so)", seconds(other))
    begun = timed((lambda name=name: index.find(name[0][: len(name[0]) - 6])) for name in names)  # type: ignore[misc]
    table.add("find, beginning of a name", seconds(begun))
    text = []
    for number in some:
        notes = [s.statement.value for s in index.recorded(root_id("per", number)) if s.statement.prop == "note"]
        if notes:
            text.append(" ".join(draw.sample(notes[0].split(), 2)))
    told = timed((lambda words=words: index.find(words)) for words in text)  # type: ignore[misc]
    table.add("find, two words of a text", seconds(told), "p95 60 ms")
    single = timed((lambda words=words: index.find(words.split()[0], {"sex": "female"})) for words in text)  # type: ignore[misc]
    table.add("find, one word under a filter", seconds(single), "p95 60 ms")
    new = root_id("per", 1 << 43)
    new_people = [(Statement(new, "name", name[0], "s"), Statement(new, "born", "1970", "s")) for name in names]
    likely = timed((lambda said=said: propose_new(index, new, said)) for said in new_people)  # type: ignore[misc]
    table.add("a new testimony against everybody: who it may be", seconds(likely), "p95 100 ms")
    records = timed((lambda number=number: index.record(root_id("per", number))) for number in some)  # type: ignore[misc]
    table.add("record by id", seconds(records))
    words = {facet: [word for word in found if word] for facet, found in index.facets().items()}
    filters = []
    for _ in range(QUERIES):
        chosen = draw.sample([facet for facet in words if words[facet]], draw.choice((0, 1, 1, 2, 3)))
        filters.append({facet: draw.choice(words[facet]) for facet in chosen})
    counted = timed((lambda given=given: index.facets(given)) for given in filters)  # type: ignore[misc]
    table.add("facet counts under 0 to 3 filters", seconds(counted), "p95 10 ms")


def measure_testimonies(archive: Path, keyring: Keyring, index: Index, plan: Plan, table: Table) -> None:
    appended, visible, total = [], [], []
    with Writer(archive, keyring, clock) as writer:
        for number in range(TESTIMONIES):
            body = testimony_body(number, plan.persons)
            started = time.perf_counter()
            writer.append("statements", {"case": body})
            middle = time.perf_counter()
            index.catch_up()
            ended = time.perf_counter()
            appended.append(middle - started)
            visible.append(ended - middle)
            total.append(ended - started)
            if not index.recorded(root_id("tes", (1 << 41) + number)):
                raise SystemExit("a testimony is not visible")
    table.add("one testimony (30 statements): durable", seconds(appended))
    table.add("one testimony: visible after that", seconds(visible))
    table.add("one testimony: durable and visible", seconds(total), "p50 5 ms, p99 50 ms")


def main() -> None:
    """Make, rebuild, ask."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--persons", type=int, default=100_000)
    parser.add_argument("--keep", type=Path, help="where to keep the archive for another run")
    arguments = parser.parse_args()
    plan = Plan(arguments.persons)
    table = Table()
    folder = arguments.keep or Path(tempfile.mkdtemp(prefix="guvah-bench-"))
    archive = folder / "archive"
    try:
        if not archive.exists():
            make_vault(archive, plan, table)
        keyring = open_member(archive, HANDLE, PASSPHRASE)
        reader = Reader(archive, keyring)
        with measure_rebuild(archive, keyring, reader, table) as index:
            measure_questions(index, plan, table)
        started = time.perf_counter()
        with open_index(archive, keyring, Reader(archive, keyring)) as index:
            table.add("open again", f"{(time.perf_counter() - started) * 1000:.1f} ms")
            measure_testimonies(archive, keyring, index, plan, table)
    finally:
        if arguments.keep is None:
            shutil.rmtree(folder)
    print(f"## The index: {plan.persons:,} persons\n\n{table}")


if __name__ == "__main__":
    main()

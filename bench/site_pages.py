"""The site at size: pages per CPU-second beside jinja2 on the same templates, and what one changed person costs.

Prints a markdown section. Everyone in it is invented (tests/site/fictional.py).
"""

import argparse
import dataclasses
import gc
import importlib.util
import resource
import statistics
import tempfile
import time
from collections.abc import Callable, Iterator, Mapping
from functools import partial
from pathlib import Path

from tests.site import fictional

from guvah.release.released import ReleasedPerson
from guvah.site.build import build_site
from guvah.site.catalog import Catalog, catalog
from guvah.site.person_view import person_view
from guvah.site.press import Press, press
from guvah.site.templating import template_source, translate

LANGUAGES = ("en", "ru", "ug")
SAMPLE = 600
Row = tuple[str, str, str]


def cpu(work: Callable[[], object]) -> float:
    """Return the CPU-seconds of this process that some work takes."""
    started = time.process_time()
    work()
    return time.process_time() - started


def median_rate(work: Callable[[], int], rounds: int = 3) -> float:
    """Return the median over rounds of how many things a CPU-second gives; `work` returns how many it made."""
    rates = []
    for _ in range(rounds):
        started = time.process_time()
        made = work()
        rates.append(made / (time.process_time() - started))
    return statistics.median(rates)


def presses() -> list[Press]:
    return [press(language, LANGUAGES, fictional.archive(), frozenset()) for language in LANGUAGES]


def rendering(people: list[ReleasedPerson]) -> list[Row]:
    """Render the same persons with minijinja and, where it is there, with jinja2 from the very same templates."""

    def with_minijinja() -> int:
        return sum(1 for one in presses_ for person in people if one.person(person))

    presses_ = presses()
    rate = median_rate(with_minijinja)
    rows = [("person pages rendered (25 facts, 8 events, 8 sources), minijinja", f"{rate:,.0f} per CPU-s", ">= 3,000")]
    if importlib.util.find_spec("jinja2"):
        other = jinja_rate(presses_, people)
        rows.append(
            ("the same templates and values, jinja2", f"{other:,.0f} per CPU-s ({rate / other:.1f}x slower)", "peer")
        )
    return rows


def source(sentences: Catalog, name: str) -> str:
    return translate(template_source(name), sentences)


def jinja_rate(made: list[Press], people: list[ReleasedPerson]) -> float:
    """Return jinja2's pages per CPU-second on the site's own templates."""
    import jinja2

    environments = {}
    for one in made:
        sentences = catalog(one.language)
        loader = jinja2.FunctionLoader(partial(source, sentences))
        env = jinja2.Environment(
            loader=loader, autoescape=True, undefined=jinja2.StrictUndefined, trim_blocks=True, lstrip_blocks=True
        )
        env.globals |= {"lang": one.language, "dir": sentences.direction, "comma": sentences.comma}
        env.globals |= {"site_title": "Archive of Examples", "fictional": True, "languages": [], "contact": ""}
        environments[one.language] = env

    def render() -> int:
        count = 0
        for one in made:
            template = environments[one.language].get_template("person.html")
            for person in people:
                view = person_view(person, one.writer, one.contact)
                template.render(p=view, root="../../../", here="x.html", section="person").encode()
                count += 1
        return count

    return median_rate(render)


def built(count: int, out: Path) -> list[Row]:
    """Build a site of so many persons, build it again, and build it with one person changed, added and withdrawn."""
    archive, places = fictional.archive(count, 40), list(fictional.facilities(40, count))
    people = [fictional.full_person(number) for number in range(count)]
    gc.freeze()  # the benchmark's own persons are not the site's to collect: a build is given them one by one

    def build(released: list[ReleasedPerson]) -> int:
        return build_site(out, archive, fictional.Everybody(released), iter(places)).written

    whole = cpu(lambda: build(people))
    pages = len(LANGUAGES) * count
    files = [path for path in out.rglob("*") if path.is_file()]
    rows = [
        (
            f"site of {count:,} persons: {len(files):,} files, lists, search and downloads included",
            f"{whole:,.1f} CPU-s",
            "",
        ),
        ("person pages per CPU-second of the whole build, everything else included", f"{pages / whole:,.0f}", ""),
        ("the same bytes written raw, one file after another", f"{raw(files, out.parent / 'raw'):,.1f} CPU-s", "floor"),
    ]
    changed = [*people[:-1], dataclasses.replace(people[-1], status="released", status_detail="")]
    for what, released in (
        ("nothing changed", people),
        ("one person changed", changed),
        ("one person withdrawn", people[:-1]),
        ("one person added", people),
    ):
        rows.append(timed(what, partial(build, released)))
    again = timed(
        "one person changed, the others not read again",
        lambda: build_site(out, archive, One(changed), iter(places)).written,
    )
    rows.append(again)
    return rows + sizes(out, count)


class One:
    """A release that knows that only the last of its people changed (guvah.release.renewal finds that out)."""

    def __init__(self, released: list[ReleasedPerson]) -> None:
        self.ids = frozenset(person.id for person in released)
        self._last = released[-1]

    def people(self, known: Mapping[str, bytes]) -> Iterator[ReleasedPerson]:
        """Yield the last of the people."""
        assert known.keys() == self.ids
        yield self._last


def timed(what: str, work: Callable[[], int]) -> Row:
    """Time some work that returns how many files it wrote; other work on this machine shows in the wall time only."""
    wall, own = time.perf_counter(), time.process_time()
    written = work()
    wall, own = time.perf_counter() - wall, time.process_time() - own
    return f"{what}: {written} files written", f"{own:.2f} CPU-s, {wall:.2f} s wall", "<= 1 s"


def raw(files: list[Path], there: Path) -> float:
    contents = [path.read_bytes() for path in files]
    there.mkdir()

    def write() -> None:
        for number, content in enumerate(contents):
            (there / str(number)).write_bytes(content)

    return cpu(write)


def sizes(out: Path, count: int) -> list[Row]:
    pages = sorted(path.stat().st_size for path in out.glob("*/person/*/*.html"))
    lists = [path.stat().st_size for path in out.glob("*/people/**/*.html")]
    style = (out / "style" / "guvah.css").stat().st_size
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    return [
        (
            "person page, HTML",
            f"{pages[len(pages) // 2] / 1000:.1f} kB median, {pages[-1] / 1000:.1f} kB largest",
            "<= 15 kB",
        ),
        ("list page, HTML", f"{max(lists) / 1000:.1f} kB largest of {len(lists):,}", ""),
        ("style sheet", f"{style / 1000:.1f} kB", "< 20 kB"),
        (f"peak memory of all this, {count:,} persons of the benchmark itself included", f"{peak:,.0f} MB", ""),
    ]


def main() -> None:
    """Print the section."""
    arguments = argparse.ArgumentParser(description=__doc__)
    arguments.add_argument("--persons", type=int, default=10_000)
    count = arguments.parse_args().persons
    rows = rendering([fictional.full_person(number) for number in range(SAMPLE)])
    with tempfile.TemporaryDirectory() as folder:
        rows += built(count, Path(folder) / "site")
    print("## Site: pages\n\n| measured | figure | limit |\n|---|---|---|")
    for what, figure, limit in rows:
        print(f"| {what} | {figure} | {limit} |")


if __name__ == "__main__":
    main()

"""`guvah site build` through the command itself: an archive of published people, and what one changed person costs.

`python -m bench.site_command --persons 10000`. Everybody in it is invented. Each figure is of a process of its own,
with the start of the interpreter and the unlocking of the key file (scrypt, on purpose slow) in it; beside it stands a
command that only opens the archive.
"""

import argparse
import os
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path

from bench.synthetic import names_of
from guvah.casework import approval, publish, review
from guvah.casework.founding import found
from guvah.casework.members import add_member
from guvah.casework.recording import record_many
from guvah.casework.session import Session, open_session
from guvah.model.draft import Draft
from guvah.model.ids import derived_id, derived_owned_id
from guvah.model.statement import Statement

LEAD, REVIEWER, PASSPHRASE = "ada", "bek", "only fictional people live here"
_KEY = b"fictional"
_OPEN = {"public": "yes", "statistics": "yes", "relation": "yes", "place": "exact"}
_PLACES = ("653101", "653121", "652301", "654002", "652901", "652801")
_KINDS = ("arrest", "camp", "prison", "disappearance", "release")
_ABOUT = "title: Archive of examples\ncontact: corrections@example.org\nfictional: true\n"
FACILITIES = 40


def entity(kind: str, number: int) -> str:
    return derived_id(kind, _KEY, str(number))


def told(number: int) -> Iterator[Statement]:
    """One person by a list and a testimony, with two events, a place of detention and a sibling."""
    person, listed, witness = entity("per", number), entity("doc", number % 6), entity("tes", number // 3)
    for name, lang in zip(names_of(number), ("ug-Latn", "ug-Arab", "zh-Hans"), strict=True):
        yield Statement(person, "name", name, listed, f"row {number}", None, lang)
    for prop, value in (
        ("sex", "female" if number % 3 else "male"),
        ("born", str(1940 + number % 60)),
        ("origin_place", _PLACES[number % len(_PLACES)]),
        ("occupation", ("teacher", "farmer", "tailor")[number % 3]),
    ):
        yield Statement(person, prop, value, listed, f"row {number}")
        yield Statement(person, prop, value, witness, basis="saw it")
    for turn in range(2):
        episode = derived_owned_id(person, "epi", _KEY, str(turn))
        yield Statement(episode, "episode_kind", _KINDS[(number + turn) % len(_KINDS)], witness)
        yield Statement(episode, "start", f"{2016 + number % 4 + turn}-0{1 + number % 9}", witness)
        yield Statement(episode, "sentence", f"{1 + number % 20} years", listed, None, None, "en")
        if turn:
            yield Statement(episode, "facility", entity("fac", number % FACILITIES), witness)
    if number % 5 == 0:
        link = derived_owned_id(person, "lnk", _KEY, "sibling")
        yield Statement(link, "to", entity("per", number + 1), witness)
        yield Statement(link, "relation", "sibling", witness)


def about_sources(persons: int) -> Iterator[Statement]:
    """Six published lists, a testimony for every three people, and the places of detention."""
    lists = [entity("doc", number) for number in range(6)]
    for number, source in enumerate(lists):
        yield Statement(source, "title", f"List of examples {number}", source)
    for source in (*lists, *(entity("tes", number) for number in range(persons // 3 + 1))):
        for scope, word in _OPEN.items():
            yield Statement(source, f"consent.{scope}", word, source)
    for number in range(FACILITIES):
        yield Statement(entity("fac", number), "name", f"Camp of examples {number}", lists[0])
        yield Statement(entity("fac", number), "place", _PLACES[number % len(_PLACES)], lists[0])


def make(archive: Path, persons: int) -> None:
    """An archive in which two members published so many people."""
    found(archive, LEAD, PASSPHRASE)
    with open_session(archive, LEAD, PASSPHRASE) as session:
        add_member(session, REVIEWER, "reviewer", PASSPHRASE)
        record_many(session, (Draft(one, "case") for one in about_sources(persons)))
        record_many(session, (Draft(one, "case") for number in range(persons) for one in told(number)))
    roots = [entity("per", number) for number in range(persons)]
    released(archive, [*roots, *(entity("fac", number) for number in range(FACILITIES))])


def released(archive: Path, roots: list[str]) -> None:
    """Review, propose and approve."""
    with open_session(archive, LEAD, PASSPHRASE) as session:
        review.verdict(session, roots, review.REVIEWED)
        publish.propose(session, roots)
    with open_session(archive, REVIEWER, PASSPHRASE) as session:
        assert approval.approve(session, roots, approval.looked_at(session, roots)).approved == len(roots)


def change(session: Session, number: int) -> None:
    record_many(session, [Draft(Statement(entity("per", number), "occupation", "weaver", entity("doc", 0)), "case")])


def timed(command: list[str]) -> tuple[float, float]:
    """Wall and processor seconds of a command."""
    before, started = os.times(), time.perf_counter()
    done = subprocess.run(command, check=True, stdout=subprocess.PIPE)
    assert done.stdout
    after = os.times()
    own = after.children_user + after.children_system - before.children_user - before.children_system
    return time.perf_counter() - started, own


def subtracted(one: tuple[float, float], other: tuple[float, float]) -> tuple[float, float]:
    return one[0] - other[0], one[1] - other[1]


def main() -> None:
    """Make the archive, build, change, build again, print a table."""
    arguments = argparse.ArgumentParser(description=__doc__)
    arguments.add_argument("--persons", type=int, default=10_000)
    arguments.add_argument("--keep", type=Path, help="a folder to make the archive in, or to use again")
    given = arguments.parse_args()
    with tempfile.TemporaryDirectory() as temporary:
        folder = given.keep or Path(temporary)
        folder.mkdir(exist_ok=True)
        archive, site, words, about = (folder / name for name in ("archive", "site", "words.txt", "about.yaml"))
        words.write_text(PASSPHRASE + "\n", encoding="utf-8")
        about.write_text(_ABOUT, encoding="utf-8")
        if not archive.exists():
            make(archive, given.persons)
        door = [str(Path(sys.executable).with_name("guvah")), "-C", str(archive), "--member", REVIEWER]
        door += ["--passphrase-file", str(words)]
        build = [*door, "site", "build", str(site), "--about", str(about)]
        shutil.rmtree(site, ignore_errors=True)
        timed([*door, "rebuild"])  # so that the first build finds nothing remembered
        rows = [("first build: everybody judged, every page written", timed(build))]
        rows.append(("nothing changed", timed(build)))
        for turn in range(3):
            number = time.time_ns() % given.persons
            with open_session(archive, LEAD, PASSPHRASE) as session:
                change(session, number)
            released(archive, [entity("per", number)])
            opened = timed([*door, "--json", "show", entity("per", number)])
            changed = timed(build)
            rows.append((f"one person changed ({turn + 1})", changed))
            rows.append(("the same command line that only opens the archive (`guvah show`)", opened))
            rows.append(("the difference: judging, pages, lists, search, downloads", subtracted(changed, opened)))
    print(
        f"## `guvah site build`, {given.persons:,} people\n\n| measured | wall s | CPU s | limit |\n|---|---|---|---|"
    )
    for what, (wall, own) in rows:
        print(f"| {what} | {wall:.2f} | {own:.2f} | {'<= 1 s' if 'difference' in what else ''} |")


if __name__ == "__main__":
    main()

"""Any spelling typed, in an archive of many people: how often the person is among the first ten, and how soon.

Made-up people with one to five recorded spellings in four scripts (bench.fictional_names.crowd); each question is one
spelling of one of them with a slip or two (bench.names_noise): a recorded spelling, or one that nobody recorded. Found:
one of the first ten answers bears the same words as the person asked for; namesakes cannot be told apart by a name.
`--keep FOLDER` keeps the archive there and uses it again.
"""

import argparse
import random
import shutil
import sys
import tempfile
import time
from collections import defaultdict
from collections.abc import Iterable
from itertools import islice
from pathlib import Path

from bench.fictional_names import PINYIN, Fictional, crowd
from bench.index_scale import HANDLE, PASSPHRASE, clock, seconds
from bench.names_noise import noisy
from bench.synthetic import MEMBER, root_id
from guvah.index import Index, rebuild
from guvah.model.body import encode_body
from guvah.model.statement import Statement
from guvah.vault.keyring import open_member
from guvah.vault.reading import Reader
from guvah.vault.writing import Writer, create_archive

SEED, QUESTIONS, FIRST = 7, 600, 10
_SCRIPTS = {"ug-Latn": "Latn", "ug-Arab": "Arab", "ru": "Cyrl", "en": "Latn", "ug-Cyrl": "Cyrl", "zh-Hans": "Hani",
            "kk-Latn": "Latn", "kk-Arab": "Arab", "kk-Cyrl": "Cyrl", PINYIN: "pinyin"}  # fmt: skip
Question = tuple[str, str, frozenset[str]]
"""Words typed, their script, the words of the name that is meant."""


def _statements(number: int, person: Fictional) -> Iterable[Statement]:
    own, source = root_id("per", number), root_id("doc", number % 6)
    for text, lang in person.names:
        yield Statement(own, "name", text, source, locator=f"row {number}", lang="zh-Latn" if lang == PINYIN else lang)
    yield Statement(own, "born", person.born, source, locator=f"row {number}")


def make(archive: Path, count: int) -> None:
    """Write the archive."""
    create_archive(archive, HANDLE, PASSPHRASE, clock, log_n=10)
    waiting = enumerate(crowd(count, SEED))
    with Writer(archive, open_member(archive, HANDLE, PASSPHRASE), clock) as writer:
        while some := list(islice(waiting, 1000)):
            made = [statement for number, person in some for statement in _statements(number, person)]
            with writer.batch():
                writer.append("statements", {"case": encode_body(MEMBER, made)})


def questions(count: int) -> dict[str, list[Question]]:
    """Return spoilt spellings of persons drawn evenly: recorded ones, and ones that nobody recorded."""
    draw = random.Random(SEED + 1)
    chosen = set(draw.sample(range(count), min(count, QUESTIONS)))
    found: dict[str, list[Question]] = {"recorded": [], "not recorded": []}
    for number, person in enumerate(crowd(count, SEED)):
        if number in chosen:
            for kind, spellings in (("recorded", person.names), ("not recorded", person.unrecorded)):
                text, lang = draw.choice(spellings)
                found[kind].append((noisy(text, _SCRIPTS[lang], draw), _SCRIPTS[lang], person.words))
    return found


def bearers(count: int, asked: dict[str, list[Question]]) -> dict[frozenset[str], set[str]]:
    """Return the ids of all who bear a name that is asked for."""
    wanted = {words for some in asked.values() for _, _, words in some}
    found: dict[frozenset[str], set[str]] = defaultdict(set)
    for number, person in enumerate(crowd(count, SEED)):
        if person.words in wanted:
            found[person.words].add(root_id("per", number))
    return found


def measure(index: Index, kind: str, asked: list[Question], right: dict[frozenset[str], set[str]]) -> list[str]:
    """Return table rows: all questions of a kind, then by script."""
    index.find("warm")
    took: dict[str, list[float]] = defaultdict(list)
    hits: dict[str, list[bool]] = defaultdict(list)
    for words, script, meant in asked:
        started = time.perf_counter()
        found = index.find(words, limit=FIRST)
        spent = time.perf_counter() - started
        good = any(hit.id in right[meant] for hit in found)
        for row in ("all", script):
            took[row].append(spent)
            hits[row].append(good)
        if not good:
            print(f"{kind}\t{script}\t{words}\t{sorted(meant)}\t{[hit.names[0] for hit in found[:3]]}", file=sys.stderr)
    return [
        f"| {kind} | {row} | {len(hits[row])} | {sum(hits[row]) / len(hits[row]):.3f} | {seconds(took[row])} |"
        for row in sorted(took, key=lambda row: (row != "all", row))
    ]


def main() -> None:
    """Make, rebuild, ask."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--persons", type=int, default=100_000)
    parser.add_argument("--keep", type=Path, help="where to keep the archive for another run")
    arguments = parser.parse_args()
    folder = arguments.keep or Path(tempfile.mkdtemp(prefix="guvah-bench-"))
    archive = folder / "archive"
    try:
        if not archive.exists():
            make(archive, arguments.persons)
        keyring = open_member(archive, HANDLE, PASSPHRASE)
        asked = questions(arguments.persons)
        right = bearers(arguments.persons, asked)
        started = time.perf_counter()
        with rebuild(archive, keyring, Reader(archive, keyring)) as index:
            built = time.perf_counter() - started
            rows = [row for kind, some in asked.items() for row in measure(index, kind, some, right)]
    finally:
        if arguments.keep is None:
            shutil.rmtree(folder)
    limit = "p95 20 ms among 100,000, 50 ms among 1,000,000; among the first ten .98"
    print(f"## Names typed, one or two slips each, among {arguments.persons:,} persons\n")
    print(f"Rebuilt in {built:.0f} s. Limits: {limit}.\n")
    print("| spelling | script | questions | among the first ten | a question took |\n|---|---|---|---|---|")
    print("\n".join(rows))


if __name__ == "__main__":
    main()

"""How often a name's usual spelling in another script is among the first that `transliterations` gives.

`python -m bench.names_spellings` prints two tables in Markdown. Elements: every fifth word of the lexicon, kept out of
the learning, from its spelling at home. Names: the set of `bench/data/names`, which nothing is learned from, from each
spelling given with its language. Each is right if it is letter for letter one of the spellings listed; where
the spelling given is one of them itself, nothing is asked.
"""

import csv
import sys
from collections import defaultdict
from collections.abc import Iterable

from bench.names_data import FOLDER
from guvah.names import normalise, rewriting, transliterations
from guvah.names.train.lexicon import Element, elements
from guvah.names.train.units import counted

RANKS = (1, 3, 10)
_CALLED = {"zh": "zh-Hans", "pinyin": "zh-Latn"}
Asked = tuple[str, str, dict[str, set[str]]]
"""A spelling, its tag, and the spellings of the same name by tag."""


def _bare(text: str) -> str:
    return "".join(char for char in normalise(text) if char not in " '")


def measured(asked: Iterable[Asked]) -> dict[tuple[str, str], list[float]]:
    """(tag asked, tag wanted) -> how many were asked, and the share found among the first of each of RANKS."""
    counts: dict[tuple[str, str], list[int]] = defaultdict(lambda: [0] * (len(RANKS) + 1))
    for name, tag, wanted in asked:
        given = transliterations(name, tag)
        for other, texts in wanted.items():
            if other == tag or _bare(name) in texts:
                continue
            own = [_bare(one.text) for one in given if one.lang == other]
            row = counts[tag, other]
            row[0] += 1
            for place, rank in enumerate(RANKS, 1):
                row[place] += not texts.isdisjoint(own[:rank])
    return {pair: [row[0], *(found / row[0] for found in row[1:])] for pair, row in sorted(counts.items())}


def left_out() -> list[Asked]:
    """Every fifth element of the lexicon; what is learned from is the rest."""
    every = [one for one in elements() if one.language in rewriting.HOME]
    known = {
        pair: rewriting.Model(*found)
        for pair, found in counted(tuple(one for n, one in enumerate(every) if n % 5)).items()
    }
    held = rewriting.models()
    held.clear()
    held.update(known)
    return [_asked(element) for element in every[::5]]


def _asked(element: Element) -> Asked:
    spelled = {_CALLED.get(kind, kind): {_bare(one) for one in some} for kind, some in element.spellings}
    return element.name, rewriting.HOME[element.language], spelled


def people() -> list[Asked]:
    """The people of the development set, once for each script at home, English, Russian and Chinese."""
    found: dict[str, dict[str, list[str]]] = defaultdict(lambda: defaultdict(list))
    with (FOLDER / "dev.csv").open(encoding="utf-8") as file:
        for row in csv.DictReader(file):
            home = row["language"] in rewriting.HOME
            tag = (
                f"{row['language']}-{row['script']}"
                if home
                else {"zh": "zh-Hans"}.get(row["language"], row["language"])
            )
            found[row["person_id"]][tag].append(row["name"])
    starts = ("ug-Latn", "ug-Arab", "kk-Cyrl", "kk-Arab", "en", "ru", "zh-Hans")
    return [
        (spelled[tag][0], tag, {other: set(map(_bare, some)) for other, some in spelled.items()})
        for spelled in found.values()
        for tag in starts
        if tag in spelled
    ]


def table(found: dict[tuple[str, str], list[float]]) -> str:
    """The rows in Markdown."""
    lines = ["| from | to | asked | first | first 3 | first 10 |", "|---|---|---|---|---|---|"]
    for (tag, other), (asked, *shares) in found.items():
        if asked >= 20:
            lines.append(f"| {tag} | {other} | {asked:.0f} | " + " | ".join(f"{share:.2f}" for share in shares) + " |")
    return "\n".join(lines)


def main() -> None:
    """Print both tables."""
    sys.stdout.write("Names:\n\n" + table(measured(people())) + "\n\n")
    sys.stdout.write("Elements left out:\n\n" + table(measured(left_out())) + "\n")


if __name__ == "__main__":
    main()

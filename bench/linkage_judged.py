"""Records of the Argentine registries without an exact partner, judged by reading, as questions for a tool.

Owns reading `bench/data/linkage/judged.csv` and its two parts. Only pairs of a judged record count; those judged unsure
are left out. How it was judged stands in the README beside the file.
"""

import csv
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path

from bench.linkage_argentina import Facts
from bench.linkage_measure import Pair, Question, pair_of

FILE = Path(__file__).parent / "data" / "linkage" / "judged.csv"
DEV = 100
"""How many of the records are there to work with; the others are only reported."""


@dataclass(frozen=True, slots=True)
class Judged:
    """One record and the other list's record of the same person; "" where there is none."""

    record: str
    partner: str
    reason: str


def judged() -> list[Judged]:
    """Every judgement but the unsure ones, in the order of the records' digests."""
    with FILE.open(encoding="utf-8", newline="") as file:
        rows = [row for row in csv.DictReader(file) if row["verdict"] != "unsure"]
    rows.sort(key=lambda row: sha256(row["record"].encode()).digest())
    return [Judged(row["record"], row["partner"].replace("none", ""), row["reason"]) for row in rows]


def parts() -> dict[str, list[Judged]]:
    """The two parts of the judgements."""
    every = judged()
    return {"dev": every[:DEV], "kept": every[DEV:]}


def unequal(some: list[Judged], facts: dict[str, Facts]) -> list[Judged]:
    """Those whose full name differs from the partner's by a letter at least, and those without a partner."""
    return [one for one in some if not one.partner or facts[one.record].full != facts[one.partner].full]


def question(some: list[Judged]) -> Question:
    """Pairs of these records with the other list."""
    records = {one.record for one in some}

    def counts(pair: Pair) -> bool:
        return bool(records.intersection(pair))

    return Question(frozenset(pair_of(one.record, one.partner) for one in some if one.partner), counts)

"""Copied lists and independent ones, simulated: how often each is called copied (guvah.linkage.copies).

Every case is drawn anew several times. Independent lists must not be called copied, however alike they are sorted; a
copy must be, also one that was sorted anew, edited, or that took only some of the rows.
"""

import argparse
import random
import time
from collections import Counter
from collections.abc import Callable

from bench.simulated_lists import CAREFUL, HASTY, USUAL, Care, Entry, by, copied, linked, listed, population
from guvah.linkage.copies import copies

Drawn = tuple[list[Entry], list[Entry]]
Case = Callable[[int, random.Random], Drawn]
WORDS = ("look copied", "look partly copied", "may be copied", "no sign of copying")
BY_NAME = by("name", last_first=True)


def independent(one: Care, other: Care, order: Callable[[Entry], tuple[str, ...]] | None = None) -> Case:
    """Two lists whose makers never met; both sorted by `order`, or as they heard of people."""

    def drawn(count: int, rng: random.Random) -> Drawn:
        people = population(count, rng)
        both = listed(people, one, rng), listed(people, other, rng)
        return (sorted(both[0], key=order), sorted(both[1], key=order)) if order else both

    return drawn


def copy(
    care: Care,
    edits: float,
    order: Callable[[Entry], tuple[str, ...]] | None = None,
    taken: float = 1.0,
    own: float = 0.0,
) -> Case:
    """A list and its copy: a share `taken` of its rows, `edits` of the cells changed, sorted anew by `order`.

    `own`: so many rows for each copied one were added by whoever copied, independently.
    """

    def drawn(count: int, rng: random.Random) -> Drawn:
        people = population(count, rng)
        source = listed(people, care, rng)
        rows = copied([row for row in source if rng.random() < taken], edits, rng)
        here = {row.person for row in rows}
        added = [row for row in listed(people, care, rng) if row.person not in here][: int(own * len(rows))]
        rows = [*rows, *added]
        return source, sorted(rows, key=order) if order else rows

    return drawn


INDEPENDENT: dict[str, Case] = {
    "hasty, both by name": independent(HASTY, HASTY, BY_NAME),
    "usual, both by name": independent(USUAL, USUAL, BY_NAME),
    "usual, both by day taken": independent(USUAL, USUAL, by("taken")),
    "usual, as heard": independent(USUAL, USUAL),
    "careful, both by name": independent(CAREFUL, CAREFUL, BY_NAME),
    "careful and hasty, both by name": independent(CAREFUL, HASTY, BY_NAME),
}
COPIED: dict[str, Case] = {
    "as it was, no edits": copy(USUAL, 0.0),
    "as it was, 3 % edited": copy(USUAL, 0.03),
    "sorted anew by name, 1 % edited": copy(USUAL, 0.01, BY_NAME),
    "of a hasty list, sorted anew, 1 % edited": copy(HASTY, 0.01, BY_NAME),
    "of a careful list, sorted anew, 1 % edited": copy(CAREFUL, 0.01, BY_NAME),
    "three tenths of the rows, as they were, 2 % edited": copy(USUAL, 0.02, None, 0.3),
    "three tenths of the rows and as many of its own, sorted anew": copy(USUAL, 0.01, BY_NAME, 0.3, 1.0),
}


def called(case: Case, count: int, times: int) -> tuple[Counter[str], list[float]]:
    """How often a case gets each word, and its bits, over several draws."""
    words: Counter[str] = Counter()
    bits = []
    for seed in range(times):
        one, other = case(count, random.Random(seed))
        verdict = copies(linked(one, other), (len(one), len(other)))
        words[verdict.word] += 1
        bits.append(verdict.bits)
    return words, sorted(bits)


def main() -> None:
    """Print one table."""
    arguments = argparse.ArgumentParser(description=__doc__)
    arguments.add_argument("--people", type=int, default=2000)
    arguments.add_argument("--times", type=int, default=10)
    given = arguments.parse_args()
    print("## Copied lists\n")
    print(
        f"{given.people:,} simulated people, each case drawn {given.times} times: how often lists are called copied.\n"
    )
    print("| lists | look copied | partly | may be | no sign | bits, least to most |\n|---|---|---|---|---|---|")
    started = time.process_time()
    for kind, cases in (("independent", INDEPENDENT), ("copy", COPIED)):
        for name, case in cases.items():
            words, bits = called(case, given.people, given.times)
            counts = " | ".join(str(words[word]) for word in WORDS)
            print(f"| {kind}: {name} | {counts} | {bits[0]:.0f} to {bits[-1]:.0f} |", flush=True)
    print(f"\n{time.process_time() - started:.0f} CPU seconds in all, drawing the lists included.")


if __name__ == "__main__":
    main()

"""Counting how four lists overlap, with samples of undecided pairs (guvah.linkage.overlap).

Half as many pairs as records, between different lists, of any probability: one run with lists that may repeat people,
one with lists that do not, where two fifths of the links drawn are torn between two people.
"""

import argparse
import random
import resource
import time

from guvah.linkage.overlap import Known, overlap

LIMIT_S, LIMIT_RECORDS, LIMIT_SAMPLES = 60.0, 1_000_000, 100


def drawn(records: int, rng: random.Random) -> tuple[dict[str, frozenset[str]], list[tuple[str, str, float]]]:
    """Four lists of as many records each, and the pairs."""
    ids = [f"per-{number:016x}" for number in range(records)]
    quarter = records // 4
    lists = {f"list-{place}": frozenset(ids[place * quarter : (place + 1) * quarter]) for place in range(4)}
    pairs = []
    for _ in range(records // 2):
        one = rng.randrange(4 * quarter)
        other = (one + rng.randrange(1, 4) * quarter + rng.randrange(3)) % (4 * quarter)
        pairs.append((ids[one], ids[other], rng.random()))
    return lists, pairs


def main() -> None:
    """Print one table."""
    arguments = argparse.ArgumentParser(description=__doc__)
    arguments.add_argument("--records", type=int, default=100_000)
    arguments.add_argument("--samples", type=int, default=100)
    given = arguments.parse_args()
    lists, pairs = drawn(given.records, random.Random(1))
    limit = LIMIT_S * given.records / LIMIT_RECORDS * given.samples / LIMIT_SAMPLES
    print("## How lists overlap\n")
    print(f"{given.records:,} records, {len(pairs):,} undecided pairs, {given.samples} samples.\n")
    print("| lists | CPU s | limit | share of the limit | peak MB of the process |\n|---|---|---|---|---|")
    for words, once in (("may repeat people", ()), ("name nobody twice", tuple(lists))):
        started = time.process_time()
        found = overlap(Known(lists, once=once), pairs, given.samples, 1)
        spent = time.process_time() - started
        peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
        assert len(found.samples) == given.samples
        print(f"| {words} | {spent:.1f} | {limit:.1f} | {spent / limit:.2f} | {peak:,.0f} |", flush=True)


if __name__ == "__main__":
    main()

"""Names across scripts: Guvah and its peers on the same pairs and the same searches, in one run.

`python -m bench.names` prints the section of docs/benchmarks.md and draws docs/figures/names_*.svg. Times are processor
time. `--short` asks for every tenth person only, draws nothing, and only shows that the benchmark still runs.
"""

import argparse
import sys
from collections import defaultdict
from collections.abc import Iterator, Sequence
from pathlib import Path

from bench.names_calibration import BINS, Bin, bins, calibration_error, draw, unsure
from bench.names_data import Names, Pairs, Spelling, draw_pairs, load, load_distractors, script_pair
from bench.names_measure import Found, Matcher, Searched, Told, search, tell
from bench.names_peers import SLOW, installed, versions
from guvah.names import Among, similarities

FIGURES = Path(__file__).parents[1] / "docs" / "figures"
GUVAH = "guvah.names"
SAMPLE = 27
"""A slow peer is asked every 27th search."""
LIMITS = {
    "clean": "F1 .97, recall .97, any-Chinese .96, AUC near .993; search .99 / .999 / .995",
    "noisy": "F1 .93, recall .87, any-Chinese .88, AUC near .985; search .955 / .996 / .99",
}
Results = dict[str, tuple[Told, Searched]]


class Guvah:
    """Guvah's own similarity and its search of a list in memory."""

    def score(self, pairs: Sequence[tuple[str, str]]) -> list[float]:
        """The probability that two spellings are one name."""
        return [float(found) for found in similarities(pairs)]

    def find(self, queries: Sequence[str], among: Sequence[str], limit: int) -> list[list[int]]:
        """Candidates by shared keys, ranked by similarity."""
        table = Among(among)
        return [[number for number, _ in table.find(query, limit)] for query in queries]


def measured(matchers: dict[str, Matcher], names: Names, pairs: Pairs, others: Sequence[Spelling]) -> Results:
    """Every matcher's figures on one set."""
    found: Results = {}
    for name, matcher in matchers.items():
        told = tell(matcher, names, pairs)
        found[name] = told, search(matcher, names, others, SAMPLE if name in SLOW else 1)
        print(f"{name}: F1 {told.f1:.3f}, recall {told.recall:.3f}", file=sys.stderr, flush=True)
    return found


def told_rows(results: dict[str, Results]) -> Iterator[str]:
    """How well pairs are told apart."""
    yield "| pairs | set | F1 | recall at precision .95 | AUC | AUC, near names only | pairs per CPU-s |"
    yield "|---|---|---|---|---|---|---|"
    for kind, found in results.items():
        for name, (told, _) in found.items():
            yield (
                f"| {name} | {kind} | {told.f1:.3f} | {told.recall:.3f} | {told.auc:.4f} | {told.auc_near:.4f} "
                f"| {told.pairs_per_second:,.0f} |"
            )


def script_rows(results: dict[str, Results]) -> Iterator[str]:
    """Recall by the scripts of the pair, at each matcher's one threshold."""
    first = next(iter(next(iter(results.values())).values()))[0]
    yield "| recall at that threshold | set | " + " | ".join(first.by_scripts) + " |"
    yield "|---|---|" + "---|" * len(first.by_scripts)
    for kind, found in results.items():
        for name, (told, _) in found.items():
            shares = " | ".join(f"{told.by_scripts.get(key, float('nan')):.2f}" for key in first.by_scripts)
            yield f"| {name} | {kind} | {shares} |"


def search_rows(results: dict[str, Results]) -> Iterator[str]:
    """What a search finds, all and by the script of the query."""
    first = next(iter(next(iter(results.values())).values()))[1]
    scripts = [key for key in first.by_script if key != "all"]
    yield "| search | set | queries | all | " + " | ".join(scripts) + " | CPU ms a query |"
    yield "|---|---|---|---|" + "---|" * (len(scripts) + 1)
    for kind, found in results.items():
        for name, (_, done) in found.items():
            cells = " | ".join(_shares(done.by_script.get(key)) for key in ("all", *scripts))
            yield f"| {name} | {kind} | {done.by_script['all'].queries:,} | {cells} | {done.milliseconds:,.1f} |"


def _shares(found: Found | None) -> str:
    return f"{found.first:.3f} / {found.ten:.3f} / {found.coverage:.3f}" if found else "-"


def curves(names: Names, pairs: Pairs, scores: Sequence[float]) -> dict[str, list[Bin]]:
    """The bins of all pairs and of each pair of scripts."""
    groups: dict[str, tuple[list[bool], list[float]]] = defaultdict(lambda: ([], []))
    for (i, j), label, score in zip(pairs.all(), pairs.labels(), scores, strict=True):
        for key in ("all", script_pair(names.spellings[i], names.spellings[j])):
            groups[key][0].append(label)
            groups[key][1].append(score)
    order = sorted(groups, key=lambda key: (key != "all", key))
    return {key: bins(*groups[key]) for key in order}


def calibration_rows(kind: str, pairs: Pairs, told: Told) -> Iterator[str]:
    """The calibration error in a sentence, with the share of true pairs it was measured at."""
    labels = pairs.labels()
    between = unsure(labels, told.scores)
    error, middle = calibration_error(labels, told.scores), calibration_error(*between)
    yield (
        f"- {kind}: {sum(labels) / len(labels):.1%} of the {len(labels):,} pairs are true (the prior); expected "
        f"calibration error {error:.4f} in {BINS} bins; {middle:.3f} over {len(between[0]):,} pairs given .05 to .95."
    )


def report(results: dict[str, Results], missing: Sequence[str], calibration: Sequence[str]) -> str:
    """The section of docs/benchmarks.md."""
    about = [
        "## Names",
        "",
        "`python -m bench.names`; `bench/data/names/README.md` describes the set, `bench/names_peers.py` the peers",
        f"({versions()}).",
        "Pairs: all spellings of one person, all of two people nearly alike, and 20 random others a spelling; one",
        "threshold for all. Recall 0: even the best score is given to too many strangers for precision .95.",
        "Search: r@1 / r@10 / share of the person's other spellings within 50, among 20,000 strangers.",
        *(f"Limits, {kind}: {limit}." for kind, limit in LIMITS.items()),
        *(f"Not installed, so not measured: {name}." for name in missing),
        *(
            f"{name} compares every name with every query; it was asked every {SAMPLE}th search."
            for name in sorted(SLOW)
        ),
    ]
    parts = [about, *(list(rows(results)) for rows in (told_rows, script_rows, search_rows)), list(calibration)]
    return "\n\n".join("\n".join(lines) for lines in parts)


def tenth(names: Names) -> Names:
    """Every tenth person, and those nearly alike to them among the same."""
    kept = set(sorted(names.by_person())[::10])
    near = tuple((a, b) for a, b in names.near if {a, b} <= kept)
    return Names(tuple(one for one in names.spellings if one.person in kept), near)


def main() -> None:
    """Measure all on the set as it is and on the spoilt one; print the section."""
    arguments = argparse.ArgumentParser(description=__doc__)
    arguments.add_argument("--short", action="store_true", help="every tenth person; draws nothing")
    short = arguments.parse_args().short
    peers, missing = installed()
    matchers: dict[str, Matcher] = {GUVAH: Guvah(), **peers}
    others = load_distractors()[:: 50 if short else 1]
    results: dict[str, Results] = {}
    calibration = ["Calibration of guvah.names: does a score mean what it says?"]
    for kind in ("clean", "noisy"):
        names = load(noisy=kind == "noisy")
        names = tenth(names) if short else names
        pairs = draw_pairs(names)
        results[kind] = measured(matchers, names, pairs, others)
        told = results[kind][GUVAH][0]
        calibration += calibration_rows(kind, pairs, told)
        if not short:
            FIGURES.mkdir(exist_ok=True)
            title = f"guvah.names, {kind} spellings: what it says (right) and what is true (up)"
            figure = draw(title, curves(names, pairs, told.scores))
            (FIGURES / f"names_calibration_{kind}.svg").write_text(figure, encoding="utf-8")
            calibration.append(f"  ![Reliability curve, {kind}](figures/names_calibration_{kind}.svg)")
    print(report(results, missing, calibration))


if __name__ == "__main__":
    main()

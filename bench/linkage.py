"""Lists linked by every tool on the same rows in one run: `python -m bench.linkage`, `--short` for small lists.

Owns the tables. Data and truth: `linkage_argentina`, `linkage_spoilt`, `linkage_judged`, `linkage_fictional`,
`linkage_sizes`; the figures: `linkage_measure`; the tools: `linkage_process`. A tool that is not installed is left out.
"""

import argparse
from collections.abc import Iterable

from bench import linkage_argentina as argentina
from bench import linkage_fictional, linkage_judged, linkage_sizes
from bench.linkage_limit import untold
from bench.linkage_measure import NEAR_CERTAIN, Answer, Question
from bench.linkage_process import TOOLS, Ran, missing, ran
from bench.linkage_spoilt import corrupted

SLOW = frozenset({"logic-v2", "dedupe"})
"""Tools that are not asked about more than some thousand persons."""
FEW = 5_000


def main() -> None:
    """Print all tables."""
    arguments = argparse.ArgumentParser(description=__doc__)
    arguments.add_argument("--short", action="store_true", help="small lists: shows that every table still runs")
    arguments.add_argument("--persons", type=int, default=50_000, help="of the invented lists over four scripts")
    arguments.add_argument("--rows", type=int, nargs="*", default=[10_000, 100_000], help="of the plain lists")
    given = arguments.parse_args()
    tools = [name for name, tool in TOOLS.items() if not missing(tool)]
    print("## Lists linked\n")
    for name in TOOLS:
        if name not in tools:
            print(f"{name} is not installed ({', '.join(missing(TOOLS[name]))}) and left out.\n")
    registries([name for name in tools if not given.short or name == "Splink"])
    few = 500 if given.short else FEW
    scripts(few, [name for name in tools if not given.short or name == "Splink"])
    if not given.short and given.persons > few:
        scripts(given.persons, [name for name in tools if name not in SLOW])
    sizes([2_000] if given.short else given.rows, [name for name in tools if name not in SLOW])


def cost(run: Ran) -> str:
    """CPU seconds and memory as they stand at the end of a row."""
    return f"{run.cpu:.1f} | {run.peak:.0f}"


def registries(tools: Iterable[str]) -> None:
    """The Argentine registries as they are and spoilt, then the judged records."""
    lists = argentina.registries()
    question = argentina.question(lists)
    print(f"### Two registries: {argentina.described(lists, list(question.true))}\n")
    print("| tool | rows | F1 (P/R) as called | best F1 | recall at P .995 | recall at 5 candidates a record ", end="")
    print("| one to one: F1 (P/R) | kin accepted (.99) | after one to one | CPU s | MB |")
    print("|---|---|---|---|---|---|---|---|---|---|---|")
    answers = {}
    for tool in tools:
        for kind, rows in (("clean", lists), ("corrupt2", corrupted(lists))):
            run = ran(tool, rows, question.true)
            print(f"| {tool} | {kind} | {_figures(tool, Answer.of(question, run.pairs))} | {cost(run)} |", flush=True)
            if kind == "clean":
                answers[tool] = run
    _judged(answers, {argentina.record(name, row): argentina.facts(name, row) for name in lists for row in lists[name]})


def _figures(tool: str, answer: Answer) -> str:
    threshold = TOOLS[tool].threshold
    single = answer.one_to_one(threshold)
    kin, certain = (answer.mistakes(answer.called_same(cut))["kin"] for cut in (threshold, NEAR_CERTAIN))
    sure = answer.mistakes(set(single).intersection(answer.called_same(NEAR_CERTAIN)))["kin"]
    return " | ".join(
        (
            str(answer.at(threshold)),
            f"{answer.best().f1:.3f}",
            f"{answer.at_precision(0.995):.3f}",
            f"{answer.reached(5)[0]:.3f}",
            str(answer.figures(single)),
            f"{kin} ({certain})",
            f"{answer.mistakes(single)['kin']} ({sure})",
        )
    )


def _judged(answers: dict[str, Ran], facts: dict[str, argentina.Facts]) -> None:
    print("\n### Records without an exact partner, judged by reading\n")
    print("| tool | part | records, pairs | recall without a mistake | F1 (P/R) as called |\n|---|---|---|---|---|")
    for tool, run in answers.items():
        for part, every in linkage_judged.parts().items():
            for kind, some in (("all", every), ("unequal names", linkage_judged.unequal(every, facts))):
                answer = Answer.of(linkage_judged.question(some), run.pairs)
                found = f"{answer.without_mistake():.3f} | {answer.at(TOOLS[tool].threshold)}"
                print(f"| {tool} | {part}, {kind} | {len(some)}, {len(answer.question.true)} | {found} |")


def scripts(persons: int, tools: Iterable[str]) -> None:
    """The invented lists over four scripts."""
    made = linkage_fictional.world(persons)
    rivalled, bare = untold(made)
    rows = sum(map(len, made.lists.values()))
    print(f"\n### Four scripts, three invented lists: {persons:,} persons, {rows:,} rows, {len(made.true):,} pairs\n")
    print(f"An informed reader could not settle {len(rivalled | bare) / len(made.true):.1%} of the pairs: ", end="")
    print(f"{len(rivalled):,} have a rival as good, {len(bare):,} nothing but name and sex.\n")
    print("| tool | F1 (P/R) as called | best F1 | recall at P .95 | all its pairs: recall | one to one ", end="")
    print("| CPU s | MB |\n|---|---|---|---|---|---|---|---|")
    answers = {}
    for tool in tools:
        run = ran(tool, made.lists, made.true)
        answer = answers[tool] = Answer.of(made.question(), run.pairs)
        every = answer.figures(pair for _, pair in answer.pairs)
        cut = TOOLS[tool].threshold
        print(f"| {tool} | {answer.at(cut)} | {answer.best().f1:.3f} | {answer.at_precision(0.95):.3f} ", end="")
        print(f"| {every.recall:.3f} | {answer.figures(answer.one_to_one(cut))} | {cost(run)} |", flush=True)
    _by_scripts(made.question(), answers)


def _by_scripts(question: Question, answers: dict[str, Answer]) -> None:
    print("\n| scripts | pairs | " + " | ".join(answers) + " |\n|---|---|" + "---|" * len(answers))
    found = {tool: answer.by_group(TOOLS[tool].threshold) for tool, answer in answers.items()}
    for scripts, figures in next(iter(found.values()), {}).items():
        print(f"| {scripts} | {figures.true:,} | " + " | ".join(f"{found[tool][scripts]}" for tool in answers) + " |")
    for tool, answer in answers.items():
        wrong = answer.mistakes(answer.called_same(TOOLS[tool].threshold))
        kinds = ", ".join(f"{kind} {count:,}" for kind, count in sorted(wrong.items()))
        print(f"\n{tool} accepts wrongly: {kinds}; of {len(question.true):,} true pairs.")


def sizes(rows: Iterable[int], tools: Iterable[str]) -> None:
    """Plain lists, to see how time and memory grow."""
    print("\n### Plain lists of one script, one double for five persons\n")
    print("| tool | rows | F1 (P/R) as called | CPU s | MB | wall s |\n|---|---|---|---|---|---|")
    for tool in tools:
        for count in rows:
            run = ran(tool, {linkage_sizes.LIST: linkage_sizes.plain(count)})
            question = Question(frozenset(linkage_sizes.true_pairs(count)), lambda _: True)
            figures = Answer.of(question, run.pairs).at(TOOLS[tool].threshold)
            print(f"| {tool} | {count:,} | {figures} | {cost(run)} | {run.wall:.1f} |", flush=True)


if __name__ == "__main__":
    main()

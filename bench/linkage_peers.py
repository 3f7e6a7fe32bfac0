"""Tools that others made for linking lists, as they come, behind the one question: which pairs, how likely.

Owns the wiring of each peer and nothing of its rules. A peer that is not installed (`make .stamp-peers`) is left out by
name, never replaced. Splink learns on the rows at hand; dedupe asks for labels, which the truth gives (`Teacher`).
"""

import math
import random
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from importlib import import_module
from itertools import combinations
from typing import Any

from bench.linkage_measure import Lists, Scored
from bench.linkage_plain import COLUMNS, Plain, plain

Teacher = Callable[[str, str], bool]
"""Whether two records are one person, as somebody who labels pairs says."""
Rules = tuple[tuple[str, ...], ...]
Run = Callable[[Lists, Teacher], Iterator[Scored]]


@dataclass(frozen=True, slots=True)
class Peer:
    """One tool: how it is run, and from which score on it calls two records the same."""

    run: Run
    packages: tuple[str, ...]
    threshold: float = 0.5


@dataclass(frozen=True, slots=True)
class Plan:
    """What Splink is told of lists of one kind, each rule a choice of columns in which a pair agrees."""

    compared: Rules
    """Pairs that agree by one of these are compared."""
    trained: Rules
    """EM learns from the pairs that agree by each of these."""
    certain: Rules
    """Pairs that agree by one of these are taken for one person, to begin with."""
    found: float
    """The share of all true pairs that the certain ones are guessed to be."""


_ALIKE: Rules = (
    ("surname", "first"), ("first", "born"), ("surname", "born"), ("surname", "taken"), ("first", "taken"),
    ("taken", "born"),
)  # fmt: skip
_ACROSS: Rules = (
    ("place", "born"), ("taken", "place"), ("month", "place"), ("first", "place"), ("surname", "place"),
    ("month", "born"), ("taken", "sex"),
)  # fmt: skip
ONE_SCRIPT = Plan(_ALIKE, (("given", "surname"), ("taken", "born")), (("given", "surname", "born"),), 0.5)
SCRIPTS = Plan(
    _ALIKE + _ACROSS,
    (("taken", "place"), ("place", "born"), ("given", "surname")),
    (("given", "surname", "born"), ("taken", "place", "born")),
    0.3,
)
"""Where names are in several scripts; the best of five plans tried, on lists of 5,000 persons."""


def splink(lists: Lists, _: Teacher) -> Iterator[Scored]:
    """Splink's stock comparisons on DuckDB, term frequencies on names, trained by EM on these rows."""
    yield from _predicted(plain(lists), SCRIPTS if len(lists) > 2 else ONE_SCRIPT)


def _predicted(tables: dict[str, list[Plain]], plan: Plan) -> Iterator[Scored]:
    api, arrow = import_module("splink"), import_module("pyarrow")
    backend = import_module("splink.backends.duckdb").DuckDBAPI()
    registered = [
        backend.register(arrow.table({name: [row[name] for row in rows] for name in COLUMNS}), dataset_display_name=key)
        for key, rows in tables.items()
    ]
    linker = api.Linker(registered if len(tables) > 1 else registered[0], _settings(api, tables, plan))
    learn = linker.training
    certain = [api.block_on(*rule) for rule in plan.certain]
    learn.estimate_probability_two_random_records_match(certain, recall=plan.found)
    learn.estimate_u_using_random_sampling(max_pairs=2e6)
    for rule in plan.trained:
        learn.estimate_parameters_using_expectation_maximisation(api.block_on(*rule))
    rows = linker.inference.predict(threshold_match_probability=0.001).as_duckdbpyrelation()
    yield from rows.project("unique_id_l, unique_id_r, match_probability").fetchall()


def _settings(api: Any, tables: dict[str, list[Plain]], plan: Plan) -> Any:
    """Comparisons of the columns that every list fills."""
    found, levels = import_module("splink.comparison_library"), import_module("splink.comparison_level_library")
    said = {column for column in COLUMNS if all(any(row[column] for row in rows) for rows in tables.values())}
    codes = found.CustomComparison(
        output_column_name="place",
        comparison_levels=[
            levels.NullLevel("place"),
            levels.ExactMatchLevel("place", term_frequency_adjustments=True),
            levels.CustomLevel("substr(place_l, 1, 4) = substr(place_r, 1, 4)", label_for_charts="one prefecture"),
            levels.ElseLevel(),
        ],
    )
    comparisons = {
        "surname": found.NameComparison("surname").configure(term_frequency_adjustments=True),
        "given": found.NameComparison("given").configure(term_frequency_adjustments=True),
        "born": found.LevenshteinAtThresholds("born", 1),
        "taken": found.AbsoluteDateDifferenceAtThresholds(
            "taken", input_is_string=True, metrics=["day", "month", "year"], thresholds=[3, 1, 1]
        ),
        "place": codes if plan is SCRIPTS else found.JaroWinklerAtThresholds("place", [0.9, 0.7]),
        "sex": found.ExactMatch("sex"),
        "father": found.NameComparison("father"),
    }
    return api.SettingsCreator(
        link_type="link_only" if len(tables) > 1 else "dedupe_only",
        comparisons=[one for column, one in comparisons.items() if column in said],
        blocking_rules_to_generate_predictions=[api.block_on(*rule) for rule in plan.compared],
    )


def dedupe(lists: Lists, teacher: Teacher) -> Iterator[Scored]:
    """dedupe with 50 labels: it chooses the pairs it is least sure of, and is told. Two lists at a time."""
    tables = {name: {str(row["unique_id"]): row for row in rows} for name, rows in plain(lists).items()}
    for one, other in combinations(tables, 2):
        yield from _taught(tables[one], tables[other], teacher)


_SHOWN = 1200
"""Records of each list that dedupe is shown while it learns."""


def _apart(one: str, other: str) -> float:
    """How far two years or two days are apart, in years, slowly growing."""
    years = [int(text[:4]) + int(text[5:7] or 0) / 12 + int(text[8:] or 0) / 365 for text in (one, other)]
    return math.log1p(abs(years[0] - years[1]))


def _taught(one: dict[str, Plain], other: dict[str, Plain], teacher: Teacher, labels: int = 50) -> Iterator[Scored]:
    library, kinds = import_module("dedupe"), import_module("dedupe.variables")
    random.seed(1)
    import_module("numpy").random.seed(1)
    fields = [kinds.String(name, has_missing=True) for name in ("surname", "given")]
    fields += [kinds.Exact(name, has_missing=True) for name in ("born", "taken")]
    fields += [kinds.Custom(name, comparator=_apart, has_missing=True) for name in ("born", "taken")]
    matcher = library.RecordLink(fields, num_cores=1)
    # It looks for rules on a sample: on all 17,500 rows that takes it more than 8 GB.
    matcher.prepare_training(
        *(dict(random.sample(list(rows.items()), min(_SHOWN, len(rows)))) for rows in (one, other))
    )
    for _ in range(labels):
        (pair,) = matcher.uncertain_pairs()
        same = teacher(pair[0]["unique_id"], pair[1]["unique_id"])
        matcher.mark_pairs({"match": [pair] if same else [], "distinct": [] if same else [pair]})
    matcher.train()
    for (a, b), score in matcher.score(matcher.pairs(one, other)):
        yield str(a), str(b), float(score)


def logic_v2(lists: Lists, teacher: Teacher) -> Iterator[Scored]:
    """nomenklatura's logic-v2 on Splink's candidates: names, year of birth and sex are what it looks at."""
    model = import_module("nomenklatura.matching.logic_v2.model").LogicV2
    proxy, config = import_module("followthemoney.proxy").EntityProxy, model.default_config()
    people = {row["unique_id"]: row for rows in plain(lists).values() for row in rows}
    made: dict[str, Any] = {}

    def person(record: str) -> Any:
        if record not in made:
            row = people[record]
            names = {"name": f"{row['given'] or ''} {row['surname'] or ''}".strip(), "firstName": row["given"]}
            names |= {"lastName": row["surname"], "birthDate": row["born"]}
            properties = {name: [text] for name, text in names.items() if text}
            made[record] = proxy.from_dict({"id": record, "schema": "Person", "properties": properties})
        return made[record]

    for one, other, _ in splink(lists, teacher):
        yield one, other, float(model.compare(person(one), person(other), config).score)


PEERS = {
    "Splink": Peer(splink, ("splink", "duckdb", "pyarrow", "anyascii")),
    "dedupe": Peer(dedupe, ("dedupe", "anyascii")),
    "logic-v2": Peer(logic_v2, ("nomenklatura", "followthemoney", "splink", "anyascii"), 0.7),
}

"""What findings weigh, learned from an archive's own records: expectation maximisation by Splink.

Owns the settings, one for every engine: a candidate pair is a row whose findings are already numbers, so that the same
comparisons run on DuckDB and on Spark. Never sees a name. Findings too seldom met keep the weights given.
Beside the pairs stand a few made up, as many of one person as of two, which have every finding once (Laplace's rule):
a finding met in one kind of pair only would else weigh without bound, which no arithmetic holds.
Source: Fellegi and Sunter (1969); Splink 5 (https://moj-analytical-services.github.io/splink/).
"""

from collections.abc import Sequence
from itertools import pairwise
from typing import Any

import numpy as np
from splink import Linker, SettingsCreator, block_on

from guvah.linkage.engines import Engine
from guvah.linkage.evidence.findings import PROPERTIES, Findings
from guvah.linkage.evidence.ragged import NOTHING, Ranks
from guvah.linkage.weights import Weights, given_weights

LEAST_PAIRS = 400
"""Candidate pairs from which an archive's own weights are learned."""
LEAST_MET = 20
"""Pairs in which a finding must be met before its weight is learned."""
MOST_PAIRS = 400_000
"""Pairs that are learned from: more do not change the weights."""
_ROUNDS, _CONVERGED = 15, 2e-3
"""The weights change little after so few rounds."""
_UNIT = 1e-6
_BOUNDS = -8.0, 14.0
"""Bits that no single finding goes beyond, however seldom it was met the other way."""
_PAIR, _KNOWN = "unique_id", "known"
_ONE_PERSON, _TWO_PEOPLE = 0, 1
_SURE = 400.0
"""Bits of a made-up pair's being what it was made to be: more than all findings together ever weigh."""


def learn(engine: Engine, findings: Findings, given: Weights | None = None) -> Weights:
    """Return weights learned from the findings of candidate pairs; the ones given where there are too few."""
    start = given or given_weights()
    if len(findings) < LEAST_PAIRS:
        return start
    sample = findings[:: -(-len(findings) // MOST_PAIRS)]
    made = _made_up(sample)
    known = np.repeat(np.array([NOTHING, _ONE_PERSON, _TWO_PEOPLE], np.int8), [len(sample), len(made), len(made)])
    linker = _linker(engine, np.concatenate((sample, made, made)), start, known)
    session = linker.training.estimate_parameters_using_expectation_maximisation(
        block_on(_PAIR), fix_u_probabilities=False, estimate_without_term_frequencies=True
    )
    share = float(session.core_model_settings.probability_two_random_records_match)
    same = np.clip(share * len(known) - len(made), 0.5, len(sample) - 0.5)
    return Weights(float(np.log2(same / (len(sample) - same))), _learned(linker, sample, start), len(sample))


def _made_up(sample: Findings) -> Findings:
    """Return the findings of pairs that have, together, every finding once of the properties that a sample has."""
    rows = max(len(one.words) for one in PROPERTIES)
    found = np.tile(np.arange(rows, dtype=np.int8)[:, None], len(PROPERTIES))
    found[found >= [len(one.words) for one in PROPERTIES]] = NOTHING
    found[:, (sample < 0).all(0)] = NOTHING
    return found


def score(engine: Engine, findings: Findings, weights: Weights) -> np.ndarray[tuple[int], np.dtype[np.float64]]:
    """Return the bits of each pair, prior included, as Splink has them."""
    if not (findings >= 0).any():
        return np.full(len(findings), weights.prior)
    predicted = _linker(engine, findings, weights).inference.predict()
    table = predicted.physical_name
    (bits,) = engine.columns(f"select match_weight from {table} order by {_PAIR}_l")  # noqa: S608 (Splink named it)
    return bits.astype(np.float64)


def _linker(engine: Engine, findings: Findings, weights: Weights, known: Ranks | None = None) -> Linker:
    """Return Splink's linker of pairs; `known`: which of them were made up to be one person or two."""
    columns: dict[str, np.ndarray[Any, Any]] = {_PAIR: np.arange(len(findings))}
    met = [n for n in range(len(PROPERTIES)) if (findings[:, n] >= 0).any()]
    for n in met:
        columns[_column(n)] = findings[:, n].astype(np.int16)
    comparisons: list[Any] = [_comparison(n, weights) for n in met]
    if known is not None:
        columns[_KNOWN] = known.astype(np.int16)
        comparisons.append(_made_up_comparison())
    settings = SettingsCreator(
        link_type="link_only",
        comparisons=comparisons,
        blocking_rules_to_generate_predictions=[block_on(_PAIR)],
        probability_two_random_records_match=1 / (1 + 2**-weights.prior),
        max_iterations=_ROUNDS,
        em_convergence=_CONVERGED,
        retain_matching_columns=False,
        retain_intermediate_calculation_columns=False,
    )
    return Linker(engine.splink_tables(columns), settings, log_level=None)


def _column(property_: int) -> str:
    return f"f{property_}"


def _comparison(property_: int, weights: Weights) -> dict[str, Any]:
    """Return one property as a comparison of Splink: m and u whose ratio is the weight, which is all that it uses."""
    words, column = PROPERTIES[property_].words, _column(property_)
    return _levels(column, [(word, weights.bits.get(word, 0.0)) for word in words])


def _made_up_comparison() -> dict[str, Any]:
    found = _levels(_KNOWN, [("one person", _SURE), ("two people", -_SURE)])
    for level in found["comparison_levels"][1:]:
        level |= {"fix_m_probability": True, "fix_u_probability": True}
    return found


def _levels(column: str, weighed: Sequence[tuple[str, float]]) -> dict[str, Any]:
    """Return a comparison of Splink whose levels are (word, bits), by their numbers."""
    levels: list[dict[str, Any]] = [
        {"sql_condition": f"{column}_l = {NOTHING}", "label_for_charts": "nothing", "is_null_level": True}
    ]
    for n, (word, bits) in enumerate(weighed):
        last = n == len(weighed) - 1
        levels.append(
            {
                "sql_condition": "ELSE" if last else f"{column}_l = {n}",
                "label_for_charts": word,
                "m_probability": _UNIT * 2.0**bits,
                "u_probability": _UNIT,
            }
        )
    return {"output_column_name": column, "comparison_levels": levels}


def _learned(linker: Linker, findings: Findings, start: Weights) -> dict[str, float]:
    """Return the weight of every finding."""
    found = dict(start.bits)
    for comparison in linker.misc.save_model_to_json()["comparisons"]:
        if comparison["output_column_name"] == _KNOWN:
            continue
        property_ = int(comparison["output_column_name"][1:])
        met = np.bincount(findings[findings[:, property_] >= 0, property_], minlength=len(PROPERTIES[property_].words))
        said = {level["label_for_charts"]: level for level in comparison["comparison_levels"]}
        for n, word in enumerate(PROPERTIES[property_].words):
            m, u = said[word].get("m_probability"), said[word].get("u_probability")
            if met[n] >= LEAST_MET and isinstance(m, float) and isinstance(u, float) and m > 0 and u > 0:
                found[word] = float(np.clip(np.log2(m / u), *_BOUNDS))
        if PROPERTIES[property_].ordered:
            _descending(found, PROPERTIES[property_].words)
    return found


def _descending(bits: dict[str, float], words: Sequence[str]) -> None:
    """Let no finding of a scale weigh more than a better one: what few pairs teach must not turn a scale round."""
    for better, worse in pairwise(words):
        bits[worse] = min(bits[worse], bits[better])

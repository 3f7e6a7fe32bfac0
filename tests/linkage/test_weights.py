"""The weights: of every finding, told in the documentation, and so that name and sex alone cannot suffice."""

import re
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from guvah.linkage.evidence.findings import PROPERTIES, Findings
from guvah.linkage.weights import (
    APART,
    CAP_WITHOUT_THIRD,
    LEVELS,
    Weights,
    decode_weights,
    given_weights,
    is_third,
    level,
    probabilities,
    reasons_of,
)

DOC = Path(__file__).parents[2] / "docs" / "linkage.md"
WORDS = [word for one in PROPERTIES for word in one.words]
BITS = st.floats(-8, 14)


def row(*words: str) -> Findings:
    found = np.full((1, len(PROPERTIES)), -1, np.int8)
    for word in words:
        (column,) = [n for n, one in enumerate(PROPERTIES) if word in one.words]
        found[0, column] = PROPERTIES[column].words.index(word)
    return found


def test_the_documentation_tells_of_every_finding() -> None:
    """The table of docs/linkage.md has each property with its findings, best first, and no others."""
    rows = re.findall(r"^\| \*\*([a-z ]+)\*\* \| ([^|]+) \|", DOC.read_text(encoding="utf-8"), re.MULTILINE)
    told = {prop: [said.strip() for said in findings.split(";")] for prop, findings in rows}
    assert told == {one.prop: [word.partition(": ")[2] for word in one.words] for one in PROPERTIES}


def test_the_weights_that_come_with_guvah_are_of_every_finding() -> None:
    """None is missing and none is of a finding that is gone."""
    assert set(given_weights().bits) == set(WORDS)
    assert not set(WORDS) & set(APART)


def test_every_finding_belongs_to_its_property() -> None:
    """Its word begins with the property's, and no two are the same."""
    assert all(word.startswith(f"{one.prop}: ") for one in PROPERTIES for word in one.words)
    assert len(set(WORDS)) == len(WORDS)


def test_name_and_sex_are_no_third_property() -> None:
    """What agrees beside them is something else, whatever was learned; and the cap is below likely."""
    learned = Weights(0.0, dict.fromkeys(WORDS, 14.0))
    third = {word for word in WORDS if learned.third_agrees(row(word))[0]}
    assert third == {word for word in WORDS if is_third(word, 14.0)}
    assert not [word for word in third if word.startswith(("name:", "sex:", "list:", "facility:"))]
    assert "birth: could be the same" not in third
    assert third >= {"birth: same year", "father: a rare name", "number: same"}
    assert level(CAP_WITHOUT_THIRD) == "possible"


@given(st.lists(st.sampled_from(WORDS), max_size=8), st.dictionaries(st.sampled_from(WORDS), BITS), BITS)
def test_the_total_is_prior_and_weights(words: list[str], bits: dict[str, float], prior: float) -> None:
    """One finding a property; what has no weight counts nothing."""
    one_each = list({word.partition(":")[0]: word for word in words}.values())
    expected = prior + sum(bits.get(word, 0.0) for word in one_each)
    assert Weights(prior, bits).total(row(*one_each))[0] == pytest.approx(expected)


def test_weights_are_kept_as_they_are() -> None:
    """Written and read again."""
    weights = Weights(-3.5, {"birth: same year": 4.25}, 1000)
    assert decode_weights(weights.encode()) == weights


def test_a_probability_has_one_word() -> None:
    """The words in order, at their limits."""
    assert [level(least) for least, _ in LEVELS] == [word for _, word in LEVELS]
    assert level(0.9899) == "likely"


def test_no_sum_is_certain_or_too_large() -> None:
    """However many bits, a probability is a number between 0 and 1, and capped without a third property."""
    bits, third = np.array([0.0, 1e6, -1e6, 1e6]), np.array([True, True, True, False])
    assert probabilities(bits, third).tolist() == pytest.approx([0.5, 1.0, 0.0, CAP_WITHOUT_THIRD])


def test_what_tells_two_apart_has_a_weight_that_is_not_learned() -> None:
    """A learned weight never takes its place."""
    (reason,) = reasons_of([("kin: related", "brothers")], Weights(0.0, {"kin: related": 5.0}))
    assert reason.weight == APART["kin: related"] < 0
    assert str(reason) == "brothers"

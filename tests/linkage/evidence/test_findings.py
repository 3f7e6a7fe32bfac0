"""All properties of many records: the same for any order of records and statements."""

import random

import numpy as np
from hypothesis import given, settings
from hypothesis import strategies as st

from guvah.linkage.evidence.findings import PROPERTIES, Evidence
from guvah.linkage.evidence.profile import Profile, profile_of
from guvah.linkage.evidence.ragged import Whole
from guvah.linkage.weights import given_weights, probabilities
from guvah.model.statement import Statement
from tests.linkage.made import PEOPLE, people, statements_of

SEEDS = st.integers(0, 10_000)


def every_pair(count: int) -> tuple[Whole, Whole]:
    one, other = np.triu_indices(count, 1)
    return one.astype(np.int64), other.astype(np.int64)


@settings(max_examples=25)
@given(SEEDS)
def test_findings_are_the_same_in_either_order(seed: int) -> None:
    """Also what is said of them; and so is how likely they are one person."""
    evidence = Evidence(people(seed, 8))
    one, other = every_pair(8)
    there, back = evidence.findings(one, other), evidence.findings(other, one)
    assert np.array_equal(there, back)
    assert evidence.said(one, other) == evidence.said(other, one)
    weights = given_weights()
    likely = [probabilities(weights.total(found), weights.third_agrees(found)).tolist() for found in (there, back)]
    assert likely[0] == likely[1]


@settings(max_examples=25)
@given(SEEDS)
def test_findings_are_the_same_for_any_order_of_records(seed: int) -> None:
    """Devices hold the same records in any order."""
    plain = people(seed, 8)
    order = random.Random(seed).sample(range(8), 8)
    one, other = every_pair(8)
    place = np.argsort(order)
    mixed = Evidence([plain[n] for n in order])
    assert np.array_equal(Evidence(plain).findings(one, other), mixed.findings(place[one], place[other]))
    assert Evidence(plain).said(one, other) == mixed.said(place[one], place[other])


@settings(max_examples=25)
@given(SEEDS)
def test_findings_are_the_same_for_any_order_of_statements(seed: int) -> None:
    """Statements arrive from several devices."""
    chance = random.Random(seed)
    told: list[list[Statement]] = [statements_of(chance, n) for n in range(4)]
    profiles: list[list[Profile]] = [
        [profile_of(own[0].entity[:20], chance.sample(own, len(own))) for own in told] for _ in range(2)
    ]
    assert profiles[0] == profiles[1]


def test_a_finding_and_its_sentence_go_together() -> None:
    """What is said of a pair is of the findings it has, in the order of the properties."""
    evidence = Evidence(people(3, PEOPLE))
    one, other = every_pair(PEOPLE)
    for row, said in zip(evidence.findings(one, other).tolist(), evidence.said(one, other), strict=True):
        assert [word for word, _ in said] == [PROPERTIES[n].words[rank] for n, rank in enumerate(row) if rank >= 0]
        assert all(sentence for _, sentence in said)


def test_every_property_has_few_enough_findings_for_a_byte() -> None:
    """Ranks are kept in one byte each."""
    assert all(0 < len(one.words) < 128 for one in PROPERTIES)


def test_no_records_have_no_findings() -> None:
    """An empty archive can be asked."""
    none = np.zeros(0, np.int64)
    assert Evidence([]).findings(none, none).shape == (0, len(PROPERTIES))
    empty = Evidence([Profile("per-1"), Profile("per-2")])
    assert empty.findings(np.array([0]), np.array([1])).tolist() == [[-1] * len(PROPERTIES)]
    assert empty.said(np.array([0]), np.array([1])) == [[]]

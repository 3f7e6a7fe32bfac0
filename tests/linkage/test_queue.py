"""The order in which pairs wait: what helps most, conflicts before all, unsure after all, decided ones not at all."""

from collections.abc import Iterator
from itertools import islice

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from guvah.linkage.clusters import clusters
from guvah.linkage.decisions import DIFFERENT, SAME, UNSURE, Decision, pair_of
from guvah.linkage.kept_rows import Proposed
from guvah.linkage.proposals import settled
from guvah.linkage.queue import MOST_PEOPLE, connected, decided, helps, people_affected, waiting
from tests.linkage.people import Ledger, person_id

ANN, BEN = "mem-1111111111111111", "mem-2222222222222222"


def proposed(one: int, other: int) -> Proposed:
    return Proposed(person_id(one), person_id(other), 0.5, -10.0)


def said(*steps: tuple[int, int, str, str], since: int = 1) -> list[Decision]:
    return [
        Decision(f"{at:013d}", *pair_of(person_id(one), person_id(other)), verdict, at, by, "", f"{at:064d}")
        for at, (one, other, verdict, by) in enumerate(steps, since)
    ]


def order(decisions: list[Decision], *pairs: tuple[int, int]) -> list[tuple[int, int, str]]:
    found = waiting([proposed(*pair) for pair in pairs], decided(decisions))
    return [(int(each.one[4:]), int(each.other[4:]), standing) for each, standing in found]


def test_what_makes_a_pair_help_more() -> None:
    """A likelier pair, more people, fewer of them public; each alone, and as the product that the docs give."""
    assert helps(0.9, 2, 0) > helps(0.8, 2, 0)
    assert helps(0.5, 3, 0) > helps(0.5, 2, 0)
    assert helps(0.5, 2, 0) > helps(0.5, 2, 1) > helps(0.5, 2, 2)
    assert helps(0.5, 4, 1) == 0.5 * 4 * 1.5
    assert helps(0.5, 10_000, 2) == 0.5 * MOST_PEOPLE


def test_the_people_affected_are_both_clusters_and_their_kin() -> None:
    """A relative told of twice is one person, and nobody is counted as their own relative."""
    groups = clusters(said((1, 2, SAME, ANN), (7, 8, SAME, ANN)))
    one, two, three, sister, again, other = (person_id(each) for each in (1, 2, 3, 7, 8, 9))
    assert people_affected((two, three), groups, {}) == 3
    assert people_affected((two, three), groups, {one: (sister,), three: (again, other)}) == 5
    assert people_affected((two, three), groups, {one: (three,), three: (one,)}) == 3


def test_what_is_decided_does_not_wait() -> None:
    """Neither what somebody decided nor what follows from it: 1=2 and 2=3 settle 1 and 3, 3≠4 settles 1 and 4."""
    made = said((1, 2, SAME, ANN), (2, 3, SAME, ANN), (3, 4, DIFFERENT, ANN))
    assert order(made, (1, 2), (1, 3), (1, 4), (2, 4), (3, 4), (1, 5)) == [(1, 5, "open")]


def test_unsure_ones_come_last_in_their_order() -> None:
    """Somebody else may know; what is decided since does not wait any more."""
    made = said((1, 2, UNSURE, ANN), (3, 4, UNSURE, ANN), (5, 6, UNSURE, ANN), (5, 6, SAME, BEN))
    assert order(made, (3, 4), (5, 6), (1, 2), (7, 8)) == [(7, 8, "open"), (3, 4, "unsure"), (1, 2, "unsure")]


def test_members_who_disagree_make_a_conflict() -> None:
    """By the last word of each; one who changes their own mind disagrees with nobody."""
    disagreeing = said((3, 4, SAME, ANN), (3, 4, DIFFERENT, BEN), (1, 2, SAME, ANN), (1, 2, DIFFERENT, ANN))
    assert decided(disagreeing).conflicts == (pair_of(person_id(3), person_id(4)),)
    assert decided(disagreeing + said((3, 4, DIFFERENT, ANN), since=9)).conflicts == ()
    assert order(disagreeing, (3, 4), (5, 6)) == [(5, 6, "open")], "conflicts are given apart, before all others"


def test_a_chain_that_is_contradicted_is_a_conflict() -> None:
    """1=2, 2=3, 1≠3, decided on two devices: the pair that says different comes first."""
    made = said((1, 2, SAME, ANN), (2, 3, SAME, BEN), (1, 3, DIFFERENT, ANN))
    assert decided(made).conflicts == (pair_of(person_id(1), person_id(3)),)


def test_pairs_are_read_only_as_far_as_asked() -> None:
    """The first page of a million pairs looks at one page, not at a million."""
    read: list[int] = []

    def endless() -> Iterator[Proposed]:
        for number in range(1_000_000):
            read.append(number)
            yield proposed(number * 2, number * 2 + 1)

    page = list(islice(waiting(endless(), decided(said((0, 1, SAME, ANN)))), 20))
    assert len(page) == 20
    assert len(read) == 21


STEPS = st.lists(
    st.tuples(
        st.integers(0, 5), st.integers(0, 5), st.sampled_from([SAME, DIFFERENT, UNSURE]), st.sampled_from([ANN, BEN])
    ).filter(lambda step: step[0] != step[1]),
    max_size=10,
)
EVERY_PAIR = [(one, other) for one in range(6) for other in range(one + 1, 6)]


@settings(max_examples=300)
@given(STEPS, st.randoms())
def test_the_order_does_not_depend_on_arrival(steps: list[tuple[int, int, str, str]], random: object) -> None:
    """The same decisions, shuffled, give the same queue."""
    made = said(*steps)
    shuffled = list(made)
    random.shuffle(shuffled)  # type: ignore[attr-defined]
    assert decided(made) == decided(shuffled)
    assert order(made, *EVERY_PAIR) == order(shuffled, *EVERY_PAIR)


@settings(max_examples=400)
@given(STEPS, STEPS, st.sets(st.integers(0, 9)))
def test_reading_only_what_is_touched_is_reading_all(
    steps: list[tuple[int, int, str, str]], more: list[tuple[int, int, str, str]], undone: set[int]
) -> None:
    """After more decisions, and some taken back, the renewed state is the state read from all of them."""
    before = said(*steps)
    added = said(*more, since=100)
    after = [each for number, each in enumerate(before) if number not in undone] + added
    touched = {each.one for each in (*added, *(each for number, each in enumerate(before) if number in undone))}
    old = connected(before, touched)
    near = connected(after, old)
    fresh = [each for each in after if each.one in near]
    assert decided(before).renewed(decided(fresh), old | near) == decided(after)


@settings(max_examples=300)
@given(STEPS)
def test_what_is_settled_is_what_is_not_proposed_again(steps: list[tuple[int, int, str, str]]) -> None:
    """The queue leaves out what the proposals for one person leave out."""
    made = [each for each in said(*steps) if each.verdict != UNSURE]
    known = decided(made)
    for one, other in EVERY_PAIR:
        left_out = person_id(other) in settled(person_id(one), made)
        assert known.settled((person_id(one), person_id(other))) == left_out


@pytest.mark.parametrize("verdict", [SAME, DIFFERENT])
def test_an_undone_decision_waits_again(verdict: str) -> None:
    """As before, in its place."""
    ledger = Ledger()
    made = ledger.decide(1, 2, verdict)
    assert order(list(ledger.decisions), (1, 2), (3, 4)) == [(3, 4, "open")]
    ledger.undo(made)
    assert order(list(ledger.decisions), (1, 2), (3, 4)) == [(1, 2, "open"), (3, 4, "open")]

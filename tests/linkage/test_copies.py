"""Copied lists look copied, lists made independently do not, however alike they are sorted."""

import random
from dataclasses import replace

import pytest
from bench.list_copies import COPIED, INDEPENDENT, called
from bench.simulated_lists import USUAL, copied, linked, listed, population
from hypothesis import given, settings
from hypothesis import strategies as st

from guvah.linkage.copied_cells import RowPair
from guvah.linkage.copies import CASES, FEWEST, LOOKS, copies

PEOPLE = population(400, random.Random(1))
SOURCE = listed(PEOPLE, USUAL, random.Random(2))
OTHER = listed(PEOPLE, USUAL, random.Random(3))
COPY = copied(SOURCE, 0.02, random.Random(4))
HARD = "three tenths of the rows and as many of its own, sorted anew"


@pytest.mark.parametrize("name", sorted(INDEPENDENT))
def test_independent_lists_are_not_called_copied(name: str) -> None:
    """Hasty or careful, sorted by name or by day: no sign."""
    words, bits = called(INDEPENDENT[name], 800, 2)
    assert words == {"no sign of copying": 2}, bits


@pytest.mark.parametrize("name", sorted(set(COPIED) - {HARD}))
def test_copies_are_called_copied(name: str) -> None:
    """As they were or sorted anew, edited, or a third of the rows."""
    words, bits = called(COPIED[name], 800, 2)
    assert words == {"look copied": 2}, bits


def test_a_list_of_which_a_part_was_copied_shows_by_its_texts() -> None:
    """Half of what is linked was copied: too much differs for a whole copy, and no two people write the same text."""
    rng = random.Random(1)
    people = population(1500, rng)
    care = replace(USUAL, texts=0.5)
    source, own = listed(people, care, rng), listed(people, care, rng)
    half = copied(source[::2], 0.02, rng)
    here = {row.person for row in half}
    mixed = sorted([*half, *(row for row in own if row.person not in here)], key=lambda row: row.names)
    assert copies(linked(source, mixed), (len(source), len(mixed))).word == "look partly copied"


@settings(max_examples=12, deadline=None)
@given(st.randoms(), st.sampled_from((OTHER, COPY)))
def test_the_order_of_the_pairs_changes_nothing(rng: random.Random, other: list[object]) -> None:
    """Nor, for the bits, which of the lists is named first."""
    pairs = linked(SOURCE, other)  # type: ignore[arg-type]
    found = copies(pairs, (len(SOURCE), len(other)))
    rng.shuffle(pairs)
    assert copies(pairs, (len(SOURCE), len(other))) == found
    turned = [RowPair(pair.other, pair.one, pair.linked_by, pair.others) for pair in pairs]
    again = copies(turned, (len(other), len(SOURCE)))
    assert (again.word, again.linked, again.shared) == (found.word, found.linked, found.shared)


def test_a_verdict_says_why_in_words_and_numbers() -> None:
    """Strongest first, and the sum of what they weigh."""
    found = copies(linked(SOURCE, COPY), (len(SOURCE), len(COPY)))
    assert found.bits == pytest.approx(sum(reason.weight for reason in found.reasons))
    assert found.bits >= LOOKS
    assert [reason.weight for reason in found.reasons] == sorted((each.weight for each in found.reasons), reverse=True)
    assert {reason.word for reason in found.reasons} <= set(CASES)
    order = next(reason for reason in found.reasons if reason.word == "order")
    assert order.sentence.endswith(f"{len(SOURCE) - 1} of {len(SOURCE) - 1} follow each other in both lists alike")
    assert found.shared == f"{len(SOURCE)} rows are linked, of {len(SOURCE)} and {len(SOURCE)}"


def test_few_rows_say_nothing() -> None:
    """Nineteen linked rows, all the same: nothing is said."""
    found = copies(linked(SOURCE, COPY)[: FEWEST - 1], (len(SOURCE), len(COPY)))
    assert (found.word, found.bits, found.reasons) == ("too few rows linked", 0.0, ())

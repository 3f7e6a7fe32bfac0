"""The overlap table: everybody once, in exactly the lists they are in, however it comes and however sure it is."""

from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from guvah.errors import BadInput
from guvah.linkage.overlap import Known, Overlap, by_origin, overlap

RECORDS = tuple(f"per-{number}" for number in range(10))
LISTS = ("camp", "court", "families")
records = st.sampled_from(RECORDS)
pairs = st.tuples(records, records).filter(lambda pair: pair[0] != pair[1])
listings = st.tuples(*(st.frozensets(records) for _ in LISTS)).map(lambda given_: dict(zip(LISTS, given_, strict=True)))
undecided = st.lists(st.tuples(records, records, st.sampled_from((0.0, 0.2, 0.7, 1.0))), max_size=12)


def table(found: Overlap) -> dict[tuple[bool, ...], int]:
    return {cell.lists: cell.decided for cell in found.cells if cell.decided}


def expected(lists: dict[str, frozenset[str]], same: list[tuple[str, str]]) -> dict[tuple[bool, ...], int]:
    """The same by walking: people as sets that grow until nothing joins them."""
    people = [{record} for record in RECORDS]
    for one, other in same * len(RECORDS):
        joined = [person for person in people if one in person or other in person]
        people = [person for person in people if person not in joined] + [set().union(*joined)]
    found: dict[tuple[bool, ...], int] = {}
    for person in people:
        combination = tuple(not person.isdisjoint(lists[name]) for name in LISTS)
        if any(combination):
            found[combination] = found.get(combination, 0) + 1
    return found


@given(listings, st.lists(pairs, max_size=8))
def test_everybody_decided_counts_once(lists: dict[str, frozenset[str]], same: list[tuple[str, str]]) -> None:
    """Against a count by hand; a record in no list may still join two that are."""
    found = overlap(Known(lists, joined=same))
    assert table(found) == expected(lists, same)
    assert all((cell.decided, cell.low, cell.high) == (cell.middle,) * 3 for cell in found.cells)
    assert found.samples == ()


@given(listings, st.lists(pairs, max_size=4), st.lists(pairs, max_size=4), undecided, st.randoms())
def test_the_order_in_which_things_come_changes_nothing(
    lists: dict[str, frozenset[str]],
    same: list[tuple[str, str]],
    different: list[tuple[str, str]],
    given_pairs: list[tuple[str, str, float]],
    random: Random,
) -> None:
    """Pairs, decisions and records shuffled and turned round: the same table and the same samples from one seed."""
    shuffled = [
        (other, one, chance) if random.random() < 0.5 else (one, other, chance) for one, other, chance in given_pairs
    ]
    for several in (shuffled, same, different):
        random.shuffle(several)
    one = overlap(Known(lists, joined=same, different=different, once=LISTS), given_pairs, 4, 1)
    turned = [(other, one_) for one_, other in different]
    assert one == overlap(Known(lists, joined=same, different=turned, once=LISTS), shuffled, 4, 1)


@given(listings, undecided, st.integers(0, 9))
def test_each_sample_holds_everybody_and_joins_no_more_than_it_may(
    lists: dict[str, frozenset[str]], given_pairs: list[tuple[str, str, float]], seed: int
) -> None:
    """In lists that name nobody twice, a list's people are as many in every sample as it has rows."""
    found = overlap(Known(lists, once=LISTS), given_pairs, 3, seed)
    for sample in found.samples:
        for place, name in enumerate(LISTS):
            counted = sum(count for cell, count in zip(found.cells, sample, strict=True) if cell.lists[place])
            assert counted == len(lists[name])


def test_what_was_decided_is_not_drawn_again() -> None:
    """A pair decided to be different stays two in every sample, also through others, and one that is the same one."""
    lists = {"camp": {"per-1", "per-3"}, "court": {"per-2"}}
    known = Known(lists, joined=[("per-1", "per-3")], different=[("per-2", "per-3")])
    found = overlap(known, [("per-1", "per-2", 1.0)], 20, 3)
    assert {(cell.lists, cell.low, cell.high) for cell in found.cells} == {
        ((True, False), 1.0, 1.0), ((False, True), 1.0, 1.0),
    }  # fmt: skip


def test_uncertain_pairs_become_a_range() -> None:
    """Two hundred pairs of one half: about a hundred people in both lists, give or take fourteen."""
    lists = {"camp": {f"per-a{n}" for n in range(200)}, "court": {f"per-b{n}" for n in range(200)}}
    found = overlap(Known(lists), [(f"per-a{n}", f"per-b{n}", 0.5) for n in range(200)], 200, 5)
    both = next(cell for cell in found.cells if cell.lists == (True, True))
    assert both.decided == 0
    assert 95 <= both.middle <= 105
    assert 80 <= both.low <= 90 < 110 <= both.high <= 120


def test_lists_of_one_origin_are_one_column() -> None:
    """A copy is no second list: its people are counted in the column of both."""
    columns = by_origin({"camp": "o1", "copy": "o1", "court": "o2"})
    assert columns == {"camp": "camp+copy", "copy": "camp+copy", "court": "court"}
    lists = {"camp": {"per-1"}, "copy": {"per-1", "per-2"}, "court": {"per-2"}}
    found = overlap(Known(lists, columns))
    assert found.columns == ("camp+copy", "court")
    assert table(found) == {(True, False): 1, (True, True): 1}


@given(listings, st.dictionaries(records, st.sampled_from(("female", "male", ""))), st.lists(pairs, max_size=6))
def test_strata_add_up(lists: dict[str, frozenset[str]], sex: dict[str, str], same: list[tuple[str, str]]) -> None:
    """Counted apart and together it is the same; who says nothing is counted as unknown."""
    apart, whole = overlap(Known(lists, joined=same, strata=sex)), overlap(Known(lists, joined=same))
    summed: dict[tuple[bool, ...], int] = {}
    for cell in apart.cells:
        assert cell.stratum in ("female", "male", "unknown") or not sex
        summed[cell.lists] = summed.get(cell.lists, 0) + cell.decided
    assert summed == table(whole)


def test_the_rows_stand_as_in_published_tables() -> None:
    """Single lists first, in the order of the columns; a combination nobody is in is left out."""
    lists = {"a": {"per-1", "per-4"}, "b": {"per-2", "per-4"}, "c": {"per-3", "per-4"}}
    found = [cell.lists for cell in overlap(Known(lists)).cells]
    assert found == [(True, False, False), (False, True, False), (False, False, True), (True, True, True)]


def test_what_cannot_be_counted_is_refused() -> None:
    """No list, more than can be counted, a probability that is none."""
    many = {str(number): {"per-1"} for number in range(41)}
    for known in (Known({}), Known(many)):
        with pytest.raises(BadInput, match="lists"):
            overlap(known)
    with pytest.raises(BadInput, match="between 0 and 1"):
        overlap(Known({"a": {"per-1"}}), [("per-1", "per-2", 1.5)])

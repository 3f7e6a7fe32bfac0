"""The order of two lists: what a sorted column explains is no evidence, what nothing explains is."""

import random

from guvah.linkage.copied_cells import Row, RowPair
from guvah.linkage.row_order import compare_order


def rows(seed: int, count: int = 200) -> list[tuple[str, str]]:
    """Names and days in no order."""
    rng = random.Random(seed)
    return [(f"{rng.randrange(10**6):06d} Örnek", f"1976-{rng.randint(1, 12):02d}") for _ in range(count)]


def pairs(people: list[tuple[str, str]], one: list[int], other: list[int]) -> list[RowPair]:
    """`one` and `other`: the place of each person in the lists."""
    found = [
        RowPair(Row(here, {"name": name}, {"taken": day}), Row(there, {"name": name}, {"taken": day}))
        for (name, day), here, there in zip(people, one, other, strict=True)
    ]
    return sorted(found, key=lambda pair: pair.one.number)


def places(people: list[tuple[str, str]], by: int) -> list[int]:
    order = sorted(range(len(people)), key=lambda number: (people[number][by], number))
    return [order.index(number) for number in range(len(people))]


def shuffled(count: int, seed: int) -> list[int]:
    return random.Random(seed).sample(range(count), count)


def test_the_same_order_that_nothing_explains_is_found() -> None:
    """Every step goes the same way; turned round it is the same order still."""
    people, order = rows(1), shuffled(200, 2)
    cells, why = compare_order(pairs(people, order, order))
    assert (cells, why) == ((199, 199), "")
    assert compare_order(pairs(people, order, [-place for place in order]))[0] == (199, 199)


def test_two_orders_that_do_not_know_of_each_other_go_the_same_way_by_half() -> None:
    """By chance: within five standard deviations of half."""
    cells, _ = compare_order(pairs(rows(1), shuffled(200, 2), shuffled(200, 3)))
    assert cells.n == 199
    assert cells.same < 100 + 5 * 7


def test_lists_in_the_order_of_a_name_show_nothing() -> None:
    """Also where only one of them is: the other may be a copy that was sorted anew."""
    people = rows(1)
    by_name = places(people, 0)
    for one, other in ((by_name, by_name), (by_name, shuffled(200, 4)), (shuffled(200, 4), by_name)):
        cells, why = compare_order(pairs(people, one, other))
        assert cells.n == 0
        assert why == "one list or both are in the order of name, which explains how rows follow each other"


def test_a_list_in_the_order_of_days_beside_one_in_none_shows_nothing() -> None:
    """Whatever is left within a day goes either way."""
    people = rows(1)
    cells, _ = compare_order(pairs(people, places(people, 1), shuffled(200, 4)))
    assert cells.same < 0.65 * cells.n


def test_rows_of_one_day_in_the_same_order_are_found_in_lists_in_the_order_of_days() -> None:
    """The day explains the steps from one day to the next, not the order within a day."""
    people, tie = rows(1), shuffled(200, 5)
    order = sorted(range(200), key=lambda number: (people[number][1], tie[number]))
    one = [order.index(number) for number in range(200)]
    cells, _ = compare_order(pairs(people, one, one))
    assert cells.n > 150
    assert cells.same == cells.n


def test_too_few_rows_say_nothing() -> None:
    """Nineteen steps."""
    people, order = rows(1, 20), shuffled(20, 2)
    assert compare_order(pairs(people, order, order)) == ((0, 0), "too few rows to compare their order")

"""Which arrangements are tried."""

from itertools import permutations

import pytest

from guvah.names.plans import Plan, Step, plans

SIZES = [(few, many) for few in range(1, 5) for many in range(few, 5)]


@pytest.mark.parametrize(("few", "many"), SIZES)
def test_every_order_is_tried(few: int, many: int) -> None:
    """Each word of the shorter name beside any word of the longer, in every order."""
    orders = {tuple(step.many for step in plan.steps) for plan in plans(few, many) if not plan.glued}
    assert orders == set(permutations(range(many), few))


@pytest.mark.parametrize(("few", "many"), SIZES)
def test_every_word_is_used_once_or_left_over(few: int, many: int) -> None:
    """No word has two partners, and those left over are the words without one."""
    for plan in plans(few, many):
        assert sorted(step.few for step in plan.steps) == list(range(few))
        used = [place for step in plan.steps for place in (step.many, step.also) if place >= 0]
        assert sorted([*used, *plan.left]) == list(range(many))
    assert len(set(plans(few, many))) == len(plans(few, many))


def test_order_is_told() -> None:
    """Only a plan that crosses is swapped."""
    assert [plan.swapped for plan in plans(2, 2)] == [False, True]


def test_two_neighbours_run_together() -> None:
    """One word of the shorter name may hold two neighbours of the longer; alone it may hold them in either order."""
    assert Plan((Step(0, 0, 1),), (), False) in plans(1, 2)
    assert Plan((Step(0, 1, 0),), (), True) in plans(1, 2)
    assert Plan((Step(1, 1, 2), Step(0, 0)), (), False) in plans(2, 3)
    assert not any(plan.glued for plan in plans(3, 3))

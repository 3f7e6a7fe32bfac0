"""Figures that cannot be turned back into people."""

from collections import Counter
from collections.abc import Iterator

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from guvah.insight.counts import UNKNOWN, Count, Counted, K, counts, hide


def people(values: dict[str, int], *, named: bool = False) -> list[Counted]:
    return [Counted({"status": value}, named) for value, count in values.items() for _ in range(count)]


def figures(counted: list[Counted]) -> dict[str, int | None]:
    return {figure.value: figure.count for figure in counts(counted, ["status"]) if figure.dimension == "status"}


def test_large_figures_are_shown_as_they_are() -> None:
    """Where every figure reaches five, nothing is hidden."""
    assert figures(people({"prison": 9, "camp": 5})) == {"prison": 9, "camp": 5}


def test_a_small_figure_hides_the_next_larger_one_too() -> None:
    """One hidden figure alone would follow from the total."""
    assert figures(people({"prison": 40, "camp": 12, "dead": 3})) == {"prison": 40, "camp": None, "dead": None}


def test_figures_equal_to_the_cover_are_hidden_with_it() -> None:
    """Which of two equal figures was chosen would itself say something."""
    assert figures(people({"prison": 12, "camp": 12, "released": 30, "dead": 4})) == {
        "released": 30,
        "camp": None,
        "dead": None,
        "prison": None,
    }


def test_where_nothing_reaches_five_not_even_the_values_are_named() -> None:
    """A list of only small figures is one closed line."""
    assert figures(people({"prison": 4, "camp": 4})) == {"": None}


def test_no_value_is_counted_as_unknown() -> None:
    """Everybody is counted once in every dimension."""
    assert counts([Counted({})] * 6, ["sex"]) == [Count("people", "", 6), Count("sex", UNKNOWN, 6)]


def test_nobody_gives_no_figures() -> None:
    """An empty archive has no figures to show and none to invent."""
    assert counts([], ["sex"]) == [Count("people", "", None)]


def test_the_few_who_are_not_public_by_name_are_not_counted() -> None:
    """Beside the list of names a total would say how many others there are, and what befell them."""
    assert figures([*people({"prison": 20, "camp": 10}, named=True), *people({"dead": 4})]) == {
        "prison": 20,
        "camp": 10,
    }


def test_what_the_list_of_names_leaves_over_is_protected_too() -> None:
    """Twenty in prison of whom nineteen are on the list would point at the twentieth."""
    shown = figures([*people({"prison": 19, "camp": 9}, named=True), *people({"prison": 1, "camp": 7, "freed": 30})])
    assert shown == {"freed": 30, "prison": None, "camp": None}


TABLES = st.dictionaries(st.sampled_from("abcde"), st.integers(1, 9), min_size=1, max_size=5)


def tables(total: int, cells: int) -> Iterator[tuple[int, ...]]:
    if cells == 1:
        yield (total,)
        return
    for first in range(total + 1):
        for rest in tables(total - first, cells - 1):
            yield (first, *rest)


@given(st.dictionaries(st.sampled_from("abcd"), st.integers(1, 7), min_size=1, max_size=4))
@settings(max_examples=60, deadline=None)
def test_no_hidden_figure_can_be_worked_out(table: dict[str, int]) -> None:
    """Who knows the total, k and these rules still finds two numbers for every hidden figure."""
    hidden = hide(table)
    if not hidden:
        return
    values, secret = sorted(table), sorted(hidden)
    left = sum(table[value] for value in secret)
    possible: dict[str, set[int]] = {value: set() for value in secret}
    for guess in tables(left, len(secret)):
        candidate = {
            **{value: table[value] for value in values if value not in hidden},
            **dict(zip(secret, guess, strict=True)),
        }
        if hide(candidate) == hidden:
            for value, count in zip(secret, guess, strict=True):
                possible[value].add(count)
    assert all(len(numbers) >= 2 for numbers in possible.values()), possible


@given(TABLES, TABLES)
def test_no_small_figure_is_ever_shown(everyone: dict[str, int], named: dict[str, int]) -> None:
    """No shown figure is below k, neither of everybody nor of those who are not public by name."""
    counted = [*people(everyone), *people(named, named=True)]
    listed = Counter(named)
    shown = figures(counted)
    hidden = [value for value, count in shown.items() if count is None]
    for value, count in shown.items():
        if count is not None:
            assert count >= K
            assert count - listed[value] == 0 or count - listed[value] >= K
    assert len(hidden) != 1 or hidden == [""]


@pytest.mark.parametrize("k", [1, 3, 10])
def test_k_can_be_chosen(k: int) -> None:
    """County by year by sex asks for ten."""
    assert {figure.count for figure in counts(people({"jail": 9, "camp": 30}), ["status"], k)} >= (
        {30} if k < 10 else {None}
    )

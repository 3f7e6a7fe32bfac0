"""Cutting lists into pages that stay put."""

import dataclasses

from msgspec import structs

from guvah.site.cards import Card, card_of
from guvah.site.lists import MAXIMUM, MINIMUM, MOST_VALUES, SHORTCUTS, by_value, ordered, pages, shortcuts
from tests.site.fictional import people, person


def cards(count: int) -> list[Card]:
    return [card_of(one, one.id.encode()) for one in people(count)]


def test_every_person_is_on_exactly_one_page_in_order() -> None:
    """Pages joined are the list, each within its bounds, each knowing its neighbours."""
    everyone = ordered(cards(700))
    cut = pages(everyone)
    assert [card for page in cut for card in page.cards] == everyone
    assert all(MINIMUM <= len(page.cards) <= MAXIMUM for page in cut[:-1])
    assert [page.after for page in cut[:-1]] == [page.name for page in cut[1:]]
    assert [page.before for page in cut[1:]] == [page.name for page in cut[:-1]]
    assert (cut[0].name, cut[0].before, cut[-1].after) == ("index.html", "", "")


def test_one_more_person_changes_few_pages() -> None:
    """Adding or taking away one person leaves all but a page and its neighbours as they are."""
    everyone = cards(2000)
    before = {(page.name, page.before, page.after, tuple(page.cards)) for page in pages(ordered(everyone))}
    for changed in (everyone[:1000] + everyone[1001:], [*everyone, card_of(person(5000), b"new")]):
        after = {(page.name, page.before, page.after, tuple(page.cards)) for page in pages(ordered(changed))}
        assert len(after - before) <= 4


def test_empty_list_is_one_empty_page() -> None:
    """Nobody is a page that says so, not an error."""
    assert [page.name for page in pages([])] == ["index.html"]


def test_shortcuts_are_few() -> None:
    """However long a list, it begins with a bounded number of ways in; a list of one page needs none."""
    cut = pages(ordered(cards(3000)))
    assert 1 < len(shortcuts(cut)) <= SHORTCUTS
    assert shortcuts(cut[:1]) == []


def test_rare_values_beyond_the_bound_have_no_list_of_their_own() -> None:
    """Of thousands of different places only the most frequent get pages."""
    base = cards(1)[0]
    assert base.place is not None
    many = [
        structs.replace(base, place=dataclasses.replace(base.place, code=f"{n:06d}")) for n in range(MOST_VALUES + 50)
    ]
    groups = by_value([*many, many[7]])
    assert len(groups["place"]) == MOST_VALUES
    assert next(iter(groups["place"])) == "000007"

"""Pages of lists."""

from msgspec import structs

from guvah.site.cards import Card, card_of
from guvah.site.list_pages import filters, list_title, plan, render, slug
from guvah.site.lists import by_value, ordered
from guvah.site.press import press
from tests.site.fictional import archive, people
from tests.site.reading import read

EVERYWHERE = ("en", "ru", "ug")


def cards(count: int) -> list[Card]:
    return ordered(card_of(one, one.id.encode()) for one in people(count))


def test_first_page_has_the_filters_and_counts() -> None:
    """The list of everyone begins with how many there are and with every filter as plain links."""
    everyone = cards(150)
    groups = by_value(everyone)
    english = press("en", EVERYWHERE, archive(), frozenset())
    first = next(iter(plan(everyone, groups, {}, "")))
    page = read(render(first, english, groups, list_title(first.people, english.labels)).decode())
    assert "150 people" in page.text
    assert "status-in-prison/index.html" in page.links
    assert {view.label for view in filters(groups, english)} == {
        "By what is known of them now", "By where they are from", "By the year they were taken", "By sex",
        "By when they were born",
    }  # fmt: skip
    assert sum("person/" in link for link in page.links) == len(first.page.cards)


def test_lists_by_value_hold_exactly_those_people() -> None:
    """Each list holds the people of its value and nobody else."""
    everyone = cards(150)
    planned = list(plan(everyone, by_value(everyone), {}, ""))
    prison = [
        card.id for page in planned if page.people.folder == "people/status-in-prison" for card in page.page.cards
    ]
    assert prison == [card.id for card in everyone if card.status == "in prison"]
    assert len({page.path for page in planned}) == len(planned)


def test_digest_changes_with_what_is_on_the_page_only() -> None:
    """One changed person changes the digests of the pages that show them, and no other."""
    everyone = cards(900)
    before = {page.path: page.digest for page in plan(everyone, by_value(everyone), {}, "")}
    changed = [structs.replace(card, digest=b"other") if n == 500 else card for n, card in enumerate(everyone)]
    after = {page.path: page.digest for page in plan(changed, by_value(changed), {}, "")}
    assert before.keys() == after.keys()
    differ = {path for path in before if before[path] != after[path]}
    assert 1 <= len(differ) <= 6


def test_titles_say_what_the_list_is() -> None:
    """A list's heading is its value in words of the language."""
    everyone = cards(60)
    russian = press("ru", EVERYWHERE, archive(), frozenset()).labels
    titles = {
        page.people.folder: list_title(page.people, russian) for page in plan(everyone, by_value(everyone), {}, "")
    }
    assert titles["people/status-in-prison"] == "В тюрьме"
    assert titles["people/place-654021"] == "Откуда: уезд Кульджа"
    assert titles["people/born-1980"] == "Родились: 1980–1989"


def test_folder_names_are_plain() -> None:
    """Whatever a value is called, its folder has letters, digits and dashes only."""
    assert slug("in prison") == "in-prison"
    assert slug("../../etc") == "etc"
    assert slug("ئۈلگى").startswith("x")

"""Pages about the archive as a whole."""

import dataclasses

from guvah.release.released import ReleasedCount, ReleasedSource
from guvah.site import front
from guvah.site.cards import card_of
from guvah.site.lists import ordered
from guvah.site.press import press
from tests.site.fictional import archive, facilities, facility, nurgul, people, source_id
from tests.site.reading import read

EVERYWHERE = ("en", "ru", "ug")
CARDS = ordered(card_of(one, one.id.encode()) for one in people(40))


def test_home_has_the_search_the_counts_and_who_changed_last() -> None:
    """The home page finds, counts and shows the latest changes, latest first."""
    page = read(front.home(archive(40, 3), CARDS, press("en", EVERYWHERE, archive(), frozenset())).decode())
    assert "40 people" in page.text
    assert "3 places of detention" in page.text
    assert any("data-guvah-search" in attributes for _, attributes in page.tags)
    dates = [card.changed for card in front.recent(CARDS)]
    assert dates == sorted(dates, reverse=True)
    assert len(dates) == front.RECENT


def test_published_sources_are_listed_once_with_how_many_they_speak_of() -> None:
    """A list cited for many people is one line; witnesses are not listed at all."""
    found = front.published(CARDS, list(facilities(2)))
    assert len({source[0] for source, *_ in found}) == len(found)
    assert [number for _, number, _ in found] == sorted((number for _, number, _ in found), reverse=True)
    page = read(front.sources(found, press("en", EVERYWHERE, archive(), frozenset())).decode())
    assert "List of examples" in page.text
    assert all(source[0] in page.ids for source, *_ in found)
    assert all(source[1] != "tes" for source, *_ in found)


def test_two_sources_of_one_title_are_two_and_one_described_twice_is_one() -> None:
    """What a source is, its public id says; of two descriptions the one on more pages is shown."""
    one = ReleasedSource("D1", "doc", "", "List of examples", id=source_id("one"))
    other, dated = dataclasses.replace(one, id=source_id("two")), dataclasses.replace(one, date="2018")
    people = [dataclasses.replace(nurgul(), sources=given) for given in ((one,), (dated, other), (dated,))]
    found = front.published(
        [card_of(each, b"") for each in people], [dataclasses.replace(facility(0), sources=(other,))]
    )
    assert [(source[0], source[4], people, places) for source, people, places in found] == [
        (source_id("one"), "2018", 3, 0),
        (source_id("two"), "", 1, 1),
    ]


def test_a_source_about_places_alone_is_listed_too() -> None:
    """A list of camps that names nobody is a published source."""
    (found,) = front.published([], list(facilities(3)))
    assert found[1:] == (0, 3)
    page = read(front.sources([found], press("ru", EVERYWHERE, archive(), frozenset())).decode())
    assert "говорит о 3 местах заключения" in page.text
    assert "о 0" not in page.text


def test_what_is_not_there_is_said_in_every_language() -> None:
    """Also that it may have been withdrawn; a host sends it for any address, so nothing in it is relative."""
    page = read(front.missing([press(one, EVERYWHERE, archive(), frozenset()) for one in EVERYWHERE]).decode())
    for words in ("This page is not here", "Этой страницы здесь нет", "بۇ بەت بۇ يەردە يوق"):
        assert words in page.text
    assert page.links == ["/style/guvah.css", *(f"/{one}/index.html" for one in EVERYWHERE)]


def test_method_page_names_every_rule_and_tier_and_how_to_correct() -> None:
    """Each rule a conflict box can name has its place there; so have the tiers, the bias and the contact."""
    page = read(front.method(archive(), press("en", EVERYWHERE, archive(), frozenset())).decode())
    for rule in ("documented", "origins", "closer-witness", "graded", "precise", "latest", "value-order", "only"):
        assert f"rule-{rule}" in page.ids
    for words in ("Known bias", "receipt", "Unreviewed", "Documented", "412"):
        assert words in page.text
    assert "mailto:corrections@example.org" in page.links


def test_figures_left_out_are_said_to_be() -> None:
    """A suppressed figure is a sentence, never a number and never an empty cell; words of each language are used."""
    counts = (
        ReleasedCount("status", "dead", None), ReleasedCount("place", "654021", 7), ReleasedCount("taken", "1976", 8),
        ReleasedCount("born", "1980s", 9), ReleasedCount("sex", "", 10), ReleasedCount("place", "a village", 11),
    )  # fmt: skip
    told = dataclasses.replace(archive(), counts=counts)
    page = read(front.method(told, press("ru", EVERYWHERE, told, frozenset())).decode())
    assert "меньше 5 или опущено" in page.text
    for words in ("1980–1989", "неизвестно", "a village", "1976"):
        assert words in page.text


def test_real_archive_does_not_say_it_is_invented() -> None:
    """The note that everyone is invented stands on every page of a demonstration and on none of a real archive."""
    real = dataclasses.replace(archive(), fictional=False)
    assert "invented" in front.data(archive(), press("en", EVERYWHERE, archive(), frozenset())).decode()
    assert "invented" not in front.data(real, press("en", EVERYWHERE, real, frozenset())).decode()

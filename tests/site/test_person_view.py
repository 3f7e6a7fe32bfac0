"""A person's page as the template reads it, and as it is printed."""

import dataclasses

import pytest

from guvah.release.released import ReleasedChange, ReleasedName, ReleasedQuote, ReleasedRelation, ReleasedSource
from guvah.site.press import Press, press
from tests.site.fictional import archive, claim, facility_id, field, full_person, nurgul, person, person_id
from tests.site.reading import read

LANGUAGES = ("en", "ru", "ug")
CANARY = '<script>alert("x")</script>'


def printing(language: str = "en") -> Press:
    return press(language, LANGUAGES, archive(), frozenset())


@pytest.mark.parametrize("language", LANGUAGES)
def test_page_says_who_what_and_who_says_so(language: str) -> None:
    """The name in four scripts, the status, the values with their sources, the quote and the id are there."""
    html = printing(language).person(nurgul()).decode()
    page = read(html)
    assert html.startswith(f'<!doctype html>\n<html lang="{language}" dir="{"rtl" if language == "ug" else "ltr"}">')
    for name in nurgul().names:
        assert name.text in page.text
    assert {"en": "12 years", "ru": "12 лет", "ug": "12 يىل"}[language] in page.text
    assert nurgul().quotes[0].text in page.text
    assert nurgul().id in page.text
    for source in nurgul().sources:
        assert source.key in page.ids
        assert f"#{source.key}" in page.links
    assert len(page.ids) == len(set(page.ids))


@pytest.mark.parametrize(
    ("language", "person", "place"),
    [
        ("en", "Serik Ülgi", "Example centre 1"),
        ("ru", "Серік Үлгі", "Example centre 1"),
        ("ug", "سېرىك ئۈلگى", "ئۆرنەك مەركىزى 1"),
    ],
)
def test_names_of_others_are_in_the_readers_script(language: str, person: str, place: str) -> None:
    """The people and places a page links to are called as on their own pages."""
    page = read(press(language, LANGUAGES, archive(), frozenset({facility_id(0)})).person(nurgul()).decode())
    assert person in page.text
    assert place in page.text


def test_conflict_stands_in_its_place_with_a_link_to_the_rule() -> None:
    """The differing date stands in the same event, with a link to the rule on the method page."""
    page = read(printing().person(nurgul()).decode())
    assert "Sources differ." in page.text
    assert "December 2017" in page.text
    assert "../../method/index.html#rule-closer-witness" in page.links


def test_what_is_not_known_is_said() -> None:
    """A person of whom nothing but an id is released has sentences, no dashes and no empty boxes."""
    bare = dataclasses.replace(
        nurgul(), names=(), status="", status_detail="", last_news="", fields=(), episodes=(), quotes=(), sources=(),
        relations=(), changes=(), birth_year="", sex="", place=None,
    )  # fmt: skip
    text = read(printing().person(bare).decode()).text
    for sentence in (
        "Name not known",
        "What became of this person is not known",
        "The date of the last news is not known",
        "Nothing else about this person may be shown",
        "What happened to this person is not known",
    ):
        assert sentence in text


def test_nothing_given_becomes_html() -> None:
    """Every text of a person stays text, whatever it contains."""
    hostile = dataclasses.replace(
        nurgul(),
        names=(ReleasedName(CANARY, 'en" onclick="x'),),
        status_detail=CANARY,
        fields=(field("occupation", claim(CANARY, "text", "T1", words=CANARY + "2", lang=CANARY)),),
        quotes=(ReleasedQuote(CANARY, CANARY, "T1"),),
        relations=(ReleasedRelation(CANARY, person_id(1), CANARY),),
        sources=(
            ReleasedSource(
                "T1", "tes", CANARY[:20], CANARY, CANARY, CANARY, "javascript:alert(1)", CANARY, CANARY, CANARY
            ),
        ),
        changes=(ReleasedChange(CANARY, CANARY, (CANARY,)),),
    )
    page = read(printing().person(hostile).decode())
    assert not [tag for tag, _ in page.tags if tag in ("script", "img")]
    assert not [link for link in page.links if not link.startswith(("#", "../", "mailto:corrections@"))]
    assert not [name for _, attributes in page.tags for name in attributes if name.startswith("on")]


def test_contact_that_is_no_address_leads_to_the_method_page() -> None:
    """Where the contact is not an e-mail address, saying that something is wrong leads to how to do it."""
    spoken = dataclasses.replace(archive(), contact="Signal: ask the office")
    page = read(press("en", ("en",), spoken, frozenset()).person(nurgul()).decode())
    assert "../../method/index.html#wrong" in page.links
    mailed = read(printing().person(nurgul()).decode())
    assert f"mailto:corrections@example.org?subject={nurgul().id}" in mailed.links


@pytest.mark.parametrize("language", LANGUAGES)
def test_page_is_small(language: str) -> None:
    """A page of 25 facts, 8 events and 8 sources stays within 15 KB, as does every other."""
    assert len(printing(language).person(full_person(0))) <= 15_000
    assert len(printing(language).person(nurgul())) <= 15_000
    assert max(len(printing(language).person(person(number))) for number in range(20)) <= 15_000


def test_events_are_in_order_of_time() -> None:
    """What happened is told from the first date to the last; what has no date comes last."""
    undated = dataclasses.replace(nurgul().episodes[2], fields=())
    mixed = dataclasses.replace(nurgul(), episodes=(undated, *reversed(nurgul().episodes)))
    text = read(printing().person(mixed).decode()).text
    places = [text.index(word) for word in ("October 2017", "autumn 2017", "2 May 2019", "Date not known")]
    assert places == sorted(places)

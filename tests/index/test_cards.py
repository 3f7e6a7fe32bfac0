"""What is read off a root."""

from collections.abc import Mapping

import pytest

from guvah.index.cards import COLUMNS, Reading, read_off
from guvah.model.record import SourceFacts
from guvah.model.statement import Recorded, Recording, Statement, statement_id
from tests.index.archive import ANN, FEEDS, owned, root, said

PERSON, LIST, NOTICE = root("per", 1), root("doc", 1), root("doc", 2)


def read(
    *statements: Statement,
    of: str = PERSON,
    sources: Mapping[str, SourceFacts] | None = None,
    lists: tuple[str, ...] = (),
) -> Reading:
    """Read off a root from statements recorded one after another."""
    recorded = [
        Recorded(one, Recording(FEEDS[0], n, f"{n:013d}.000000.{FEEDS[0]}", ANN, "case"))
        for n, one in enumerate(statements)
    ]
    reading = read_off(of, recorded, sources or {}, lists)
    assert read_off(of, recorded[::-1], sources or {}, lists) == reading
    return reading


def facet(reading: Reading, column: str) -> str:
    """Return a reading's word in a column."""
    return reading.facets[COLUMNS.index(column)]


def test_a_person_with_an_episode() -> None:
    """Names, place, year and status are read off, text and marks gathered, from what the person owns too."""
    episode = owned(PERSON, "epi", 1)
    reading = read(
        said(PERSON, "name", "Memet Örnek"),
        said(PERSON, "alias", "Memtimin"),
        said(PERSON, "sex", "male"),
        said(PERSON, "born", "1984-05"),
        said(PERSON, "origin_place", "654002", original="Ghulja"),
        said(episode, "episode_kind", "prison"),
        said(episode, "sentence", "12 years"),
        said(episode, "facility", root("fac", 1)),
    )
    assert reading.card.names == ("Memet Örnek", "Memtimin")
    assert (reading.card.status, reading.card.detail) == ("in prison", "12 years")
    assert reading.facets[:5] == ("in prison", "654002", "male", "1984", "unreviewed")
    assert reading.body == "memet ornek memtimin 12 years Ghulja"
    assert f"rfac{root('fac', 1)[4:]}" in reading.marks.split()
    assert f"stes{root('tes', 0)[4:]}" in reading.marks.split()


def test_what_was_retracted_leaves_no_trace() -> None:
    """A retracted name is in no card, word, mark or facet."""
    wrong = said(PERSON, "name", "Wrong", LIST)
    reading = read(wrong, said(PERSON, "name", "Memet"), said(PERSON, "retracts", statement_id(wrong), ANN))
    assert reading.card.names == ("Memet",)
    assert reading.body == "memet"
    assert LIST[4:] not in reading.marks


@pytest.mark.parametrize(
    ("props", "place"),
    [
        ({"residence": "650100", "birth_place": "652901"}, "650100"),
        ({"birth_place": "652901"}, "652901"),
        ({}, "653101"),
    ],
)
def test_where_somebody_is_from(props: dict[str, str], place: str) -> None:
    """Residence stands in for the place of origin, birth for that, and where the first thing happened for all."""
    later, first = owned(PERSON, "epi", 1), owned(PERSON, "epi", 2)
    happened = [
        said(later, "place", "Kashgar"),
        said(later, "start", "2019"),
        said(first, "place", "653101"),
        said(first, "start", "2017"),
    ]
    reading = read(*happened, *(said(PERSON, prop, value) for prop, value in props.items()))
    assert reading.card.place == place


@pytest.mark.parametrize(
    ("born", "year"), [("1984", "1984"), ("1984-05-01", "1984"), ("1984~", "1984"), ("1980/1990", ""), ("soon", "")]
)
def test_year_of_birth(born: str, year: str) -> None:
    """A date that may be in several years counts under none."""
    assert facet(read(said(PERSON, "born", born)), "born") == year


def test_tier_of_a_person() -> None:
    """Unreviewed until reviewed; then by independent origins, or an official document."""
    name, other = said(PERSON, "name", "Memet", LIST), said(PERSON, "name", "Memet", NOTICE)
    reviewed = said(PERSON, "review.verdict", "reviewed", ANN)
    repeats = {NOTICE: SourceFacts(NOTICE, "doc", LIST)}
    official = {NOTICE: SourceFacts(NOTICE, "doc", NOTICE, official=True)}
    assert facet(read(name, other), "tier") == "unreviewed"
    assert facet(read(name, reviewed), "tier") == "single origin"
    assert facet(read(name, other, reviewed), "tier") == "corroborated"
    assert facet(read(name, other, reviewed, sources=repeats), "tier") == "single origin"
    assert facet(read(name, other, reviewed, sources=official), "tier") == "documented"


def test_lists_are_named_other_sources_counted_by_kind() -> None:
    """A person's lists stand by their ids, everything else by its kind; decisions are no source."""
    reading = read(
        said(PERSON, "name", "Memet", LIST),
        said(PERSON, "name", "Memet", NOTICE),
        said(PERSON, "review.verdict", "reviewed", ANN),
        lists=(LIST,),
    )
    assert facet(reading, "list") == f"doc {LIST}"


def test_published_and_proposed() -> None:
    """Approved stays published until withdrawn; a newer proposal waits for its answer."""
    steps = [
        said(PERSON, f"publication.{step}", "f" * 64, ANN, locator=str(n))
        for n, step in enumerate(("proposed", "approved", "proposed", "withdrawn"))
    ]
    seen = [(facet(read(*steps[:n]), "published"), facet(read(*steps[:n]), "proposed")) for n in range(5)]
    assert seen == [("no", "no"), ("no", "yes"), ("yes", "no"), ("yes", "yes"), ("no", "no")]


def test_a_source_has_a_title_and_no_facets() -> None:
    """Sources are found by title and text; when their consent ends is known until it is withdrawn."""
    source = root("tes", 0)
    told = [said(source, "title", "A title", source), said(source, "narrative", "She said", source)]
    until = said(source, "consent.until", "2029-01-01", source)
    reading = read(*told, until, of=source)
    assert (reading.card.names, reading.body, reading.until) == (("A title",), "a title She said", "2029-01-01")
    assert set(reading.facets[:-1]) == {""}
    withdrawn = said(source, "consent.withdrawn", "2024-01-01", source)
    assert read(*told, until, withdrawn, of=source).until == ""


def test_rows_of_lists() -> None:
    """The latest reading of each row counts."""
    rows = [said(PERSON, "row", digest, LIST, locator="7") for digest in ("aa", "bb")]
    assert [(row.list, row.key, row.digest) for row in read(*rows).rows] == [(LIST, "7", "bb")]


def test_a_property_of_a_newer_version_still_tells() -> None:
    """What this version does not know is kept, searched by nobody, and its source counted."""
    reading = read(said(PERSON, "new_thing", "secret", LIST), lists=(LIST,))
    assert reading.body == ""
    assert facet(reading, "list") == LIST

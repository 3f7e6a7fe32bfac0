"""The step from released people to the search: which files are made, kept and brought up to date."""

from pathlib import Path

from guvah.site import finding
from guvah.site.build import build_site
from guvah.site.cards import card_of
from guvah.site.catalog import LANGUAGES
from guvah.site.finding_words import PAGE, search_words
from guvah.site.labels import labels
from guvah.site.paths import person_page
from guvah.site.press import press
from tests.site.fictional import Everybody, archive, nurgul, people, person, person_id
from tests.site.reading import files, read


def found(out: Path) -> dict[str, bytes]:
    return {path: content for path, content in files(out).items() if path.startswith(finding.PREFIX)}


def test_update_gives_the_files_that_building_whole_gives(tmp_path: Path) -> None:
    """After people came and went the search files are those of a fresh build."""
    build_site(tmp_path / "site", archive(), Everybody(people(30)), ())
    later = [*people(20), person(77), person(78)]
    build_site(tmp_path / "site", archive(), Everybody(later), ())
    build_site(tmp_path / "fresh", archive(), Everybody(later), ())
    assert found(tmp_path / "site") == found(tmp_path / "fresh")


def test_damaged_or_missing_files_are_built_whole(tmp_path: Path) -> None:
    """Search files that somebody changed or deleted do not spoil the next build."""
    build_site(tmp_path / "fresh", archive(), Everybody(people(12)), ())
    for harm in ("delete", "damage"):
        build_site(tmp_path / "site", archive(), Everybody(people(11)), ())
        victim = tmp_path / "site" / "search" / "d.js"
        if harm == "delete":
            victim.unlink()
        else:
            victim.write_bytes(b"guvahPart(7)")
        build_site(tmp_path / "site", archive(), Everybody(people(12)), ())
        assert found(tmp_path / "site") == found(tmp_path / "fresh")


def test_script_finds_the_page_and_its_words_on_the_form(tmp_path: Path) -> None:
    """The script is told where pages lie and every word it may show, in the language of the page."""
    known = person_id(0)
    assert PAGE.format(shard=known[2:3], id=known) == person_page("", known).lstrip("/")
    for language in LANGUAGES:
        html = press(language, LANGUAGES, archive(), frozenset()).page(
            "home.html", "index.html", "home", people_count="", places_count="", recent=[], released=""
        )
        (box,) = [attributes for _, attributes in read(html.decode()).tags if "data-guvah-results" in attributes]
        assert (box["data-root"], box["data-page"]) == (f"../{language}/", PAGE)
        for name, text in search_words(labels(language)):
            assert box[f"data-{name}"] == text
            assert text


def test_search_keeps_only_what_stands_in_lists() -> None:
    """Names, place, year and status: nothing else of a person goes to the search."""
    kept = finding.search_person(card_of(nurgul(), b""))
    assert (kept.id, kept.place, kept.born, kept.status) == (nurgul().id, "654021", "1984", "in prison")
    assert [text for text, _ in kept.names] == [name.text for name in nurgul().names]

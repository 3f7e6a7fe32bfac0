"""Building the site: only what changed, everything that is true, nothing that no longer is."""

import dataclasses
import json
from pathlib import Path

import pytest

from guvah.errors import HostileInput, UserError
from guvah.release.released import (
    ReleasedArchive,
    ReleasedFacility,
    ReleasedName,
    ReleasedPerson,
    ReleasedQuote,
    ReleasedRelation,
    ReleasedSource,
)
from guvah.site import build as building
from guvah.site.build import SiteReport, build_site
from guvah.site.memory import FILE
from tests.site.fictional import (
    Everybody,
    archive,
    claim,
    facilities,
    facility,
    field,
    nurgul,
    people,
    person,
    person_id,
)
from tests.site.reading import dead_links, files, read

COUNT = 70
CANARY = "Kanarek"


def make(out: Path, released: list[ReleasedPerson], places: list[ReleasedFacility] | None = None) -> SiteReport:
    found = list(facilities(3, len(released))) if places is None else places
    return build_site(out, archive(len(released), len(found)), Everybody(released), iter(found))


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Path:
    out = tmp_path_factory.mktemp("built") / "site"
    everyone = tuple(person_id(number) for number in range(COUNT))
    make(out, list(people(COUNT)), [facility(0, held=everyone), facility(1), facility(2)])
    return out


def test_every_link_leads_somewhere_and_every_page_is_well_formed(built: Path) -> None:
    """No relative link is dead, no element unclosed, no id twice, in any language."""
    assert dead_links(built) == []
    for path, content in files(built).items():
        if path.endswith(".html"):
            page = read(content.decode())
            assert len(page.ids) == len(set(page.ids)), path
            assert [tag for tag, _ in page.tags].count("h1") == 1, path
            assert all(attributes.get("alt") is not None for tag, attributes in page.tags if tag == "img"), path


def test_every_person_has_pages_in_every_language_and_is_in_every_download(built: Path) -> None:
    """Each released person is on a page in each language, in the lists and in all three downloads."""
    found = files(built)
    record = json.loads(found["data/people.json"])
    assert [one["id"] for one in record] == sorted(person_id(n) for n in range(COUNT))
    table = found["data/people.csv"].decode()
    entities = [json.loads(line) for line in found["data/people.ftm.json"].splitlines()]
    listed = "".join(
        content.decode() for path, content in found.items() if path.startswith("en/people/") and path.count("/") == 2
    )
    for number in range(COUNT):
        known = person_id(number)
        for language in ("en", "ru", "ug"):
            assert f"{language}/person/{known[2:3]}/{known}.html" in found
        assert json.loads(found[f"data/person/{known[2:3]}/{known}.json"]) in record
        assert table.count(f"\n{known},") + table.startswith(known) == 1
        assert listed.count(f"/{known[2:3]}/{known}.html") == 1
    assert sum(entity["schema"] == "Person" for entity in entities) == COUNT
    assert sum(entity["schema"] == "Organization" for entity in entities) == 3


def test_same_input_is_the_same_site_and_touches_nothing(tmp_path: Path) -> None:
    """A second build of the same values writes nothing; another folder, and another order, get the same bytes."""
    released = list(people(30))
    make(tmp_path / "one", released)
    before = files(tmp_path / "one")
    assert make(tmp_path / "one", released) == SiteReport(0, len(before) - 1, 0)
    make(tmp_path / "two", released[::-1])
    assert files(tmp_path / "two") == before == files(tmp_path / "one")


def test_one_changed_person_changes_few_files(tmp_path: Path) -> None:
    """A new date for one of many people rewrites their pages, their lists and the downloads, and nothing else."""
    released = list(people(130))
    make(tmp_path, released)
    before = files(tmp_path)
    changed = dataclasses.replace(released[50], status_detail="a new detail")
    report = make(tmp_path, [*released[:50], changed, *released[51:]])
    after = files(tmp_path)
    differ = {path for path in after if before.get(path) != after[path]}
    assert len(differ) == report.written + 1  # and the memory
    assert not [path for path in differ if "/person/" in path and changed.id not in path]
    assert report.written <= 40
    assert b"a new detail" in after["data/people.json"]
    assert "a new detail" in after[f"ug/person/{changed.id[2:3]}/{changed.id}.html"].decode()


def test_incremental_build_equals_a_fresh_one(tmp_path: Path) -> None:
    """After adding, changing and withdrawing people the folder is byte for byte what a fresh build makes."""
    released = list(people(60))
    make(tmp_path / "site", released)
    later = [dataclasses.replace(released[7], sex="other"), *released[9:40], person(900), *released[41:]]
    make(tmp_path / "site", later)
    make(tmp_path / "fresh", later)
    assert files(tmp_path / "site") == files(tmp_path / "fresh")


def withdrawn() -> ReleasedPerson:
    """Return a person whose every text is a word found nowhere else."""
    fields = (
        field("born", claim("1931", "date", "T1", words=f"{CANARY}1")),
        field("occupation", claim(f"{CANARY}2", "text", "T1", lang="en")),
        field("origin_place", claim(f"{CANARY}3", "place", "T1")),
    )
    return dataclasses.replace(
        nurgul(),
        id=person_id(7777),
        names=(ReleasedName(f"{CANARY} Örnek", "en"),),
        status_detail=f"{CANARY}4",
        fields=fields,
        quotes=(ReleasedQuote(f"{CANARY}5", "en", "T1"),),
        sources=(ReleasedSource("T1", "tes", "", f"{CANARY}6"), ReleasedSource("D1", "doc", "", f"{CANARY}7")),
        relations=(),
    )


def test_withdrawn_person_leaves_no_trace(tmp_path: Path) -> None:
    """A person who is not given again is gone from every page, file name, list, search file and download."""
    released = list(people(40))
    companion = dataclasses.replace(
        released[3],
        relations=(ReleasedRelation("in_law", person_id(7777), f"{CANARY} Örnek", withdrawn().names),),
    )
    held = [dataclasses.replace(facility(0), people=(person_id(7777), person_id(3)))]
    with_her = [*released[:3], companion, *released[4:], withdrawn()]
    make(tmp_path, with_her, held)
    assert any(CANARY.encode() in content for content in files(tmp_path).values())
    report = make(tmp_path, with_her[:-1], held)  # even though others still name her
    assert report.removed >= 4
    for path, content in files(tmp_path).items():
        assert CANARY.encode() not in content, path
        assert person_id(7777).encode() not in content, path
        assert person_id(7777) not in path
    assert dead_links(tmp_path) == []
    make(tmp_path, with_her, held)
    assert f"{CANARY} Örnek" in (tmp_path / f"en/person/{companion.id[2:3]}/{companion.id}.html").read_text()


def test_withdrawn_facility_is_no_longer_linked(tmp_path: Path) -> None:
    """When a place of detention is withdrawn its page goes and nobody's page or record names it any longer."""
    released = list(people(12))
    make(tmp_path, released)
    assert any(b"Example centre 1" in content for content in files(tmp_path).values())
    make(tmp_path, released, [])
    assert not [path for path, content in files(tmp_path).items() if b"Example centre" in content]
    assert not list((tmp_path / "en" / "place").rglob("*.html")) if (tmp_path / "en" / "place").exists() else True
    assert dead_links(tmp_path) == []


def test_interrupted_build_is_mended(tmp_path: Path) -> None:
    """A build that stops half way leaves a folder that the next one makes right, even back to what it was before."""
    released = list(people(20))
    make(tmp_path / "site", released)

    def stopping() -> list[ReleasedFacility]:
        raise KeyboardInterrupt

    changed = [dataclasses.replace(one, status_detail="half way") for one in released]
    broken = dataclasses.replace(facility(0), fields=(field("place", None),))  # type: ignore[arg-type]
    with pytest.raises(AttributeError):
        make(tmp_path / "site", changed, [broken])
    with pytest.raises(KeyboardInterrupt):
        build_site(tmp_path / "site", archive(), Everybody(released), stopping())
    assert any(b"half way" in content for content in files(tmp_path / "site").values())
    make(tmp_path / "site", released)
    make(tmp_path / "fresh", released)
    assert files(tmp_path / "site") == files(tmp_path / "fresh")


def test_deleted_or_changed_files_come_back(tmp_path: Path) -> None:
    """A page that somebody deleted, and a download that somebody shortened, are made again; a stray page goes."""
    released = list(people(12))
    make(tmp_path, released)
    before = files(tmp_path)
    (tmp_path / f"ru/person/{person_id(3)[2:3]}/{person_id(3)}.html").unlink()
    (tmp_path / "data/people.json").write_bytes(b"[]")
    (tmp_path / "en/people/old.html").write_text("stray")
    make(tmp_path, released)
    assert files(tmp_path) == before


def test_change_of_what_stands_on_every_page_rebuilds_them(tmp_path: Path) -> None:
    """A new contact or title is on every page at once; a language given up leaves no page."""
    released = list(people(5))
    make(tmp_path, released)
    renamed = dataclasses.replace(archive(5, 0), title="Renamed Archive")
    build_site(tmp_path, renamed, Everybody(released), iter(()), languages=("en", "ru"))
    pages = {path: content for path, content in files(tmp_path).items() if path.endswith(".html")}
    assert not [path for path in pages if path.startswith("ug/")]
    assert all(b"Renamed Archive" in content and b"Archive of Examples" not in content for content in pages.values())
    assert dead_links(tmp_path) == []


def test_empty_archive_is_a_site(tmp_path: Path) -> None:
    """An archive that releases nobody is a site that says so, with empty downloads."""
    build_site(tmp_path, archive(0, 0), Everybody(()), iter(()))
    assert json.loads((tmp_path / "data/people.json").read_bytes()) == []
    assert "No place of detention may be shown yet." in (tmp_path / "en/places/index.html").read_text()
    assert dead_links(tmp_path) == []


def test_two_people_with_one_id_stop_the_build(tmp_path: Path) -> None:
    """What could not have passed the gate is not published by guessing."""
    with pytest.raises(HostileInput, match="same public id"):
        make(tmp_path, [nurgul(), nurgul()])
    with pytest.raises(HostileInput, match="same public id"):
        make(tmp_path, [], [facility(0), facility(0)])


def test_folder_of_something_else_is_refused_before_anything_is_read(tmp_path: Path) -> None:
    """Nobody is read and nothing is written when the folder is not for a site."""
    (tmp_path / "mine.txt").write_text("mine")
    everybody = Everybody(people(3))
    with pytest.raises(UserError):
        build_site(tmp_path, archive(), everybody, iter(()))
    assert everybody.read == 0
    assert list(files(tmp_path)) == ["mine.txt"]


def test_memory_holds_nothing_that_is_not_on_the_pages(built: Path) -> None:
    """What a site remembers of its people is a card of what lists show: no quote, no testimony, no event."""
    memory = (built / FILE).read_text(encoding="utf-8")
    for words in (
        "She asked only",
        "a visit to Almaty",
        "Household booklet, page 2, ",
        "扰乱社会秩序",
    ):
        assert words not in memory


def update(out: Path, released: list[ReleasedPerson], places: list[ReleasedFacility]) -> int:
    """Update a site and return how many people were read for it."""
    everybody = Everybody(released)
    build_site(out, archive(len(released), len(places)), everybody, places)
    return everybody.read


def test_update_gives_the_same_site_without_reading_everybody(tmp_path: Path) -> None:
    """Reading only who changed and came gives byte for byte the site that everybody would give."""
    released = list(people(60))
    changed = dataclasses.replace(released[7], status="released", names=(ReleasedName("Yéngi Örnek", "ug-Latn"),))
    later = [*released[:7], changed, *released[8:30], *released[31:], person(900)]
    places = list(facilities(3, 60))
    assert update(tmp_path / "site", released, places) == 60
    assert update(tmp_path / "site", later, places) == 2
    make(tmp_path / "fresh", later, places)
    assert files(tmp_path / "site") == files(tmp_path / "fresh")


@pytest.mark.parametrize("lost", ["data/people.csv", FILE])
def test_update_reads_everybody_where_the_last_build_cannot_be_built_upon(tmp_path: Path, lost: str) -> None:
    """A download is gone, or the memory is another version's: the result is the same, only slower."""
    released, places = list(people(20)), list(facilities(3, 20))
    make(tmp_path / "fresh", released, places)
    make(tmp_path / "site", released[1:], places)
    if lost == FILE:
        (tmp_path / "site" / FILE).write_text('{"guvah":"site/0","complete":true}')
    else:
        (tmp_path / "site" / lost).unlink()
    assert update(tmp_path / "site", released, places) == 20
    assert files(tmp_path / "site") == files(tmp_path / "fresh")


def test_update_is_refused_where_somebody_is_promised_and_not_given(tmp_path: Path) -> None:
    """A site is never built with a person missing, nor with one too many."""
    three = [person_id(number) for number in range(3)]
    with pytest.raises(HostileInput, match="not given"):
        build_site(tmp_path, archive(), Everybody(people(3), frozenset({*three, person_id(77)})), [])
    with pytest.raises(HostileInput, match="not said to be released"):
        build_site(tmp_path, archive(), Everybody(people(3), frozenset(three[:2])), [])


def test_search_finds_everybody_and_nobody_else(tmp_path: Path) -> None:
    """The search files hold each released person once, also after people came and went."""
    released = list(people(50))
    make(tmp_path, released)
    make(tmp_path, [*released[10:], person(901)])
    rows = b"".join(content for path, content in files(tmp_path).items() if path.startswith("search/r-")).decode()
    for one in released[:10]:
        assert one.id not in rows
    for one in [*released[10:], person(901)]:
        assert rows.count(f'"{one.id}"') == 1


def test_progress_is_told(tmp_path: Path) -> None:
    """Reading and writing people are told as (done, total)."""
    told: list[tuple[int, int]] = []
    build_site(
        tmp_path,
        archive(300, 0),
        Everybody(people(300)),
        iter(()),
        progress=lambda done, total: told.append((done, total)),
    )
    assert told
    assert all(0 < done <= total for done, total in told)


def test_archive_is_given_whole(tmp_path: Path) -> None:
    """Home says how many and when, the method page says from which signed mark."""
    known: ReleasedArchive = archive(3, 1)
    build_site(tmp_path, known, Everybody(people(3)), facilities(1, 3))
    assert "14 June 2024" in (tmp_path / "en/index.html").read_text()
    assert known.checkpoint.splitlines()[2] in (tmp_path / "en/method/index.html").read_text().replace("&#x2f;", "/")
    assert {*building.OWN_FOLDERS} >= {path.name for path in tmp_path.iterdir() if path.is_dir()}

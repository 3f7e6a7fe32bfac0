"""Ids that lead on: the page of a record that is shown on another record's page."""

import dataclasses
import json
import re
from pathlib import Path

import pytest

from guvah.errors import HostileInput
from guvah.release.released import ReleasedFacility, ReleasedPerson
from guvah.site.build import SiteReport, build_site
from guvah.site.catalog import LANGUAGES
from tests.site.fictional import Everybody, archive, facility, facility_id, people, person_id
from tests.site.reading import dead_links, files, read

FIRST, SECOND, OTHER = (person_id(number) for number in range(3))
CAMP, SCHOOL = facility_id(0), facility_id(1)


def make(out: Path, released: list[ReleasedPerson], places: list[ReleasedFacility]) -> SiteReport:
    return build_site(out, archive(len(released), len(places)), Everybody(released), iter(places))


def apart() -> tuple[list[ReleasedPerson], list[ReleasedFacility]]:
    return list(people(3)), [facility(0), facility(1)]


def together() -> tuple[list[ReleasedPerson], list[ReleasedFacility]]:
    first, second, other = people(3)
    joined = dataclasses.replace(first, same=(second.id,), names=(*first.names, *second.names))
    return [joined, other], [dataclasses.replace(facility(0), same=(SCHOOL,))]


@pytest.mark.parametrize(("kind", "old", "new"), [("person", SECOND, FIRST), ("place", SCHOOL, CAMP)])
def test_an_old_address_leads_to_the_page_without_a_script(tmp_path: Path, kind: str, old: str, new: str) -> None:
    """In every language, from a folder too: a refresh and a link, both relative, and nothing else of the record."""
    make(tmp_path, *together())
    found = files(tmp_path)
    assert dead_links(tmp_path) == []
    for language in LANGUAGES:
        page = found[f"{language}/{kind}/{old[2:3]}/{old}.html"].decode()
        there = f"../../../{language}/{kind}/{new[2:3]}/{new}.html"
        assert re.search(r'http-equiv="refresh" content="0; url=([^"]+)"', page)[1] == there  # type: ignore[index]
        assert there in read(page).links
        assert "<script" not in page
        assert old in found[f"{language}/{kind}/{new[2:3]}/{new}.html"].decode()


def test_the_downloads_say_which_ids_lead_to_whom(tmp_path: Path) -> None:
    """The person's own file, the table, the records and the exchange format."""
    make(tmp_path, *together())
    found = files(tmp_path)
    assert json.loads(found[f"data/person/{SECOND[2:3]}/{SECOND}.json"]) == {"id": SECOND, "leads_to": FIRST}
    (record,) = [one for one in json.loads(found["data/people.json"]) if one["id"] == FIRST]
    assert record["same"] == [SECOND]
    assert found["data/people.csv"].decode().count(SECOND) == 1
    entities = [json.loads(line) for line in found["data/people.ftm.json"].splitlines()]
    assert {one["id"]: one["referents"] for one in entities if "referents" in one} == {FIRST: [SECOND], CAMP: [SCHOOL]}
    assert SECOND not in found["en/people/index.html"].decode()


def test_joining_and_parting_leave_exactly_the_site_there_was(tmp_path: Path) -> None:
    """Built over each other, the three sites are those built from nothing."""
    out = tmp_path / "site"
    for number, step in enumerate((apart, together, apart)):
        make(out, *step())
        make(tmp_path / str(number), *step())
        assert files(out) == files(tmp_path / str(number))


def test_nothing_is_written_where_nothing_changed(tmp_path: Path) -> None:
    """The pages that lead on are remembered like all others."""
    make(tmp_path, *together())
    assert make(tmp_path, *together()).written == 0


def test_an_id_leads_to_one_page(tmp_path: Path) -> None:
    """A record that has a page of its own, or is said to be on two, was not released by the gate."""
    released, places = apart()
    for wrong in ([SECOND], [OTHER, OTHER]):
        bad = [dataclasses.replace(released[0], same=tuple(wrong)), *released[1:2]]
        with pytest.raises(HostileInput):
            make(tmp_path / wrong[0], bad, places)

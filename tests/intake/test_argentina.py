"""The two Argentine registries, their aliases and centres: every row, every column."""

import time
from collections import Counter
from pathlib import Path
from typing import NamedTuple

import pytest

from guvah.intake.convert import RowResult, convert
from guvah.intake.mapping import open_mapping
from guvah.intake.plan import Tally
from guvah.intake.tables import open_table

LISTS = Path(__file__).parents[2] / "examples" / "argentina"
KEY = b"k" * 32


class Read(NamedTuple):
    """One list, converted."""

    tally: Tally
    rows: dict[str, RowResult]
    seconds: float


def read(name: str, joined: dict[str, str] | None = None) -> Read:
    mapping = open_mapping(LISTS / f"{name}.yaml")
    table = open_table(LISTS / f"{name}.csv", mapping.reading())
    tally, rows, began = Tally(), {}, time.process_time()
    for result in convert(mapping, table, KEY, joined=joined):
        tally.add(result)
        if result.key:
            rows[result.key] = result
    return Read(tally, rows, time.process_time() - began)


@pytest.fixture(scope="module")
def ruvte() -> Read:
    return read("ruvte")


@pytest.fixture(scope="module")
def parque() -> Read:
    return read("parque_memoria")


def words(result: RowResult) -> dict[str, list[str]]:
    found: dict[str, list[str]] = {}
    for draft in result.drafts:
        found.setdefault(draft.statement.prop, []).append(draft.statement.value)
    return found


def test_the_state_registry(ruvte: Read) -> None:
    """8,753 rows are 8,753 people; every date of the registry is read, however it is written."""
    tally = ruvte.tally
    assert (tally.rows, tally.entities, tally.episodes, tally.left_out) == (8753, 8753, 17396, 0)
    assert tally.problems == []
    assert min(len(result.drafts) for result in ruvte.rows.values()) >= 7


def test_the_monument(parque: Read) -> None:
    """8,752 rows; one of them is a sentence that slipped into a row of its own."""
    tally = parque.tally
    assert (tally.rows, tally.entities, tally.episodes, tally.left_out) == (8752, 8751, 15945, 1)
    assert [str(problem) for problem in tally.problems] == ["row 46: says nothing about anybody; left out"]


def test_nicknames_join_the_registry(ruvte: Read) -> None:
    """Nicknames are added to the registry's own people; three of unknown people and one repeated row are told."""
    tally = read("apodos", ruvte.tally.found).tally
    assert (tally.rows, tally.entities, tally.left_out) == (5362, 3562, 4)
    assert len(tally.problems) == 4
    people = {result.entity for result in ruvte.rows.values()}
    assert {result.entity for result in read("apodos", ruvte.tally.found).rows.values()} <= people


def test_centres_of_detention() -> None:
    """762 places; six have no coordinates, and that is no mistake."""
    found = read("ccd_places")
    assert (found.tally.rows, found.tally.entities, found.tally.problems) == (762, 762, [])
    assert sum("lat_lon" in words(result) for result in found.rows.values()) == 756
    assert words(found.rows["10"])["name"] == ["BRIGADA DE INVESTIGACIONES DE LANÚS"]
    assert words(found.rows["10"])["alias"] == ["EL INFIERNO"]


def test_one_row_of_the_registry(ruvte: Read) -> None:
    """A row says what a reader of the registry would say, and the number of a paper is sealed."""
    result = ruvte.rows["5389"]
    said = words(result)
    assert said["name"] == ["Juan Carlos Abachian"]
    assert said["mother_name"] == ["Bedrossian"]
    assert said["birth_place"] == ["Buenos Aires, Argentina"]
    assert said["episode_kind"] == ["arrest", "disappearance"]
    assert said["start"] == ["1976-12-26", "1976-12-26"]
    assert said["place"] == ["La Plata, Buenos Aires"]
    assert {draft.compartment for draft in result.drafts if draft.statement.prop == "identity_number"} == {"sealed"}


def test_children_who_were_found_are_not_disappeared(ruvte: Read) -> None:
    """A child found or given back has been released, some time after being taken."""
    found = 0
    for result in ruvte.rows.values():
        said = words(result)
        outcome = " ".join(said.get("outcome", []))
        if "LOCALIZAD" in outcome or "ENTREGAD" in outcome:
            found += 1
            assert "release" in said["episode_kind"]
            assert "death" not in said["episode_kind"] or "DECESO" in outcome
    assert found > 120


def test_a_finding_of_remains_is_no_date_of_death(ruvte: Read) -> None:
    """For the disappeared the column gives the day they were found at the latest; for the murdered, the day."""
    starts: Counter[tuple[str, bool]] = Counter()
    for result in ruvte.rows.values():
        dead = {draft.statement.entity for draft in result.drafts if draft.statement.value == "death"}
        outcome = {draft.statement.value for draft in result.drafts if draft.statement.prop == "outcome"}
        for draft in result.drafts:
            if draft.statement.entity in dead and draft.statement.prop == "start":
                kind = "murder" if any("ASESIN" in one or "FALLECIDO" in one for one in outcome) else "found"
                starts[kind, draft.statement.value.startswith("../")] += 1
    assert starts["found", False] == 0
    assert starts["murder", False] > 1000


def test_pictures_are_not_shown_and_relatives_are_kept(parque: Read) -> None:
    """Links to pictures and the words about relatives are for editors."""
    said = words(parque.rows["2125"])
    assert said["photo_url"][0].endswith("ABAD_ANA_CATALINA_1.jpg")
    assert "Perucca, Jose Carlos (esposo)" in said["kept"]
    assert said["alias"] == ["La Turca"]
    assert said["sex"] == ["female"]


@pytest.mark.slow
def test_thousands_of_rows_a_second(ruvte: Read, parque: Read) -> None:
    """A registry of nine thousand is read in a few seconds even on a slow machine."""
    assert ruvte.seconds + parque.seconds < 12

"""Finding by whatever somebody types."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from guvah.index import Index
from guvah.index.finding import BEGINS, CANDIDATES, ID, SAME, TOLD, WITHIN
from guvah.model.ids import public_id
from tests.index.archive import Vault, opened, person, root, said

TESTIMONY = root("tes", 0)
NAMES = [
    "Nurgul Memet Örnek",
    "Memet Örnek",
    "نۇرگۈل ئۆرنەك",
    "努尔古丽·买买提",
    "Мемет Үлгі",
    "Ömer Ülgi",
    "Nurgul Memet",
]


@pytest.fixture
def index(tmp_path: Path) -> Iterator[Index]:
    vault = Vault()
    for number, name in enumerate(NAMES):
        vault.append(*person(number, name, sex="female" if number % 2 else "male"))
    vault.append(
        said(TESTIMONY, "title", "First testimony", TESTIMONY),
        said(TESTIMONY, "narrative", "Полиция келді. They took her at night 他们晚上来了", TESTIMONY),
        said(root("per", 0), "note", "Worked as a teacher in Ghulja"),
        said(root("fac", 0), "name", "Old school"),
    )
    with opened(tmp_path, vault) as index:
        yield index


def found(index: Index, words: str, **filters: str) -> list[tuple[str, str]]:
    """Return (name, why) of the hits; who has no name by id."""
    return [(hit.names[0] if hit.names else hit.id, hit.why) for hit in index.find(words, filters)]


def test_the_same_name_comes_first(index: Index) -> None:
    """A name as it stands is found before names that hold it, whatever its case and marks."""
    assert found(index, "memet ORNEK")[:2] == [("Memet Örnek", SAME), ("Nurgul Memet Örnek", WITHIN)]


def test_a_name_in_another_script_is_found(index: Index) -> None:
    """Every spelling of a name finds the others, and says which one it was."""
    for words in ("Nurgül Örnek", "Нургуль Орнек"):
        assert ("نۇرگۈل ئۆرنەك", "sounds like نۇرگۈل ئۆرنەك") in found(index, words)
    assert "努尔古丽·买买提" in [name for name, _ in found(index, "Nurgul Memet")]
    assert "Memet Örnek" in [name for name, _ in found(index, "مەمەت ئۆرنەك")]


def test_a_chinese_spelling_without_its_dot(index: Index) -> None:
    """An undivided Chinese spelling finds the divided one and the Latin one."""
    names = [name for name, _ in found(index, "努尔古丽买买提")]
    assert {"努尔古丽·买买提", "Nurgul Memet"} <= set(names)


def test_a_name_being_typed(index: Index) -> None:
    """The beginning of a name finds it, a letter or two do not."""
    assert ("Ömer Ülgi", BEGINS) in found(index, "Ömer Ülg")
    assert ("努尔古丽·买买提", BEGINS) in found(index, "努尔")
    assert BEGINS not in [why for _, why in found(index, "Öm")]


def test_words_of_what_was_told(index: Index) -> None:
    """Words of notes find the person; words of a testimony find it and whom it tells of, in any of the scripts."""
    assert found(index, "teacher ghulja") == [("Nurgul Memet Örnek", TOLD)]
    for words in ("night took", "полиция", "晚上"):
        hits = found(index, words)
        assert hits[0] == ("First testimony", TOLD)
        assert ("Memet Örnek", f"{TOLD}: First testimony") in hits
    assert found(index, "night airport") == []


def test_an_id_finds_its_record(index: Index) -> None:
    """Public and full ids are found as ids."""
    assert found(index, public_id(root("per", 1)).lower()) == [("Memet Örnek", ID)]
    assert found(index, root("fac", 0)) == [("Old school", ID)]


def test_filters_hold_for_every_way_of_finding(index: Index) -> None:
    """Who does not pass a filter is not found by name, sound, id or text."""
    assert [name for name, _ in found(index, "Memet Örnek", sex="male")][:1] == ["Nurgul Memet Örnek"]
    assert found(index, public_id(root("per", 1)), sex="male") == []
    assert found(index, "teacher", sex="female") == []
    assert all(name != "First testimony" for name, _ in found(index, "night", sex="male"))


def test_pages_of_hits(index: Index) -> None:
    """Limit and offset cut one stable order into pages."""
    everything = index.find("Memet", limit=10)
    assert index.find("Memet", limit=1) + index.find("Memet", limit=9, offset=1) == everything
    assert index.find("Memet", limit=5, offset=50) == []


@pytest.mark.parametrize(
    "words", ["", " ", "'", '"', "* OR -", "NEAR(", "()", "a" * 5000, "\x00", "🙂", "؟", "names:x"]
)
def test_nothing_typed_breaks_the_search(index: Index, words: str) -> None:
    """Whatever is typed is words, never the search's own language."""
    assert index.find(words) == []


def test_a_name_that_very_many_share(tmp_path: Path) -> None:
    """Among more namesakes than are looked at, as many as asked for are still found."""
    vault = Vault()
    vault.append(*(one for number in range(CANDIDATES + 50) for one in person(number, "Memet Örnek")))
    with opened(tmp_path, vault) as index:
        assert len(index.find("Memet Örnek", limit=CANDIDATES + 40)) == CANDIDATES + 40

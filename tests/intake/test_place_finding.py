"""Places by sound: found where all but certain, offered where not, never another place, never more exact."""

import csv
from collections import Counter
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from guvah.intake.place_finding import BY_SOUND, BY_TABLE, UNKNOWN, Finding, find_place
from guvah.model.places import atlas, lineage, resolve_place

VECTORS = Path(__file__).parents[1] / "vectors" / "places"


def rows(name: str) -> list[dict[str, str]]:
    with (VECTORS / name).open(encoding="utf-8") as lines:
        return list(csv.DictReader(lines, delimiter="\t"))


SPELLINGS, ELSEWHERE = rows("spellings.tsv"), rows("elsewhere.tsv")


def code(found: Finding) -> str:
    return found.place.code if found.place else ""


def test_most_spellings_are_found_and_none_is_taken_for_another_place() -> None:
    """Of some 770 spellings nine in ten are taken, and no name of one place is taken for another."""
    assert len(SPELLINGS) >= 700
    taken = [(row["code"], find_place(row["words"])) for row in SPELLINGS]
    assert [(found.words, code(found)) for right, found in taken if code(found) not in ("", right)] == []
    how = Counter(found.how for right, found in taken if code(found) == right)
    assert how[BY_TABLE] + how[BY_SOUND] >= 0.9 * len(SPELLINGS)
    assert how[BY_SOUND] >= 60, "without sound these would be words"


def test_almost_nothing_from_elsewhere_is_taken() -> None:
    """Of some 500 names and things not in the gazetteer, chosen to sound like it, at most one in a hundred is taken."""
    assert len(ELSEWHERE) >= 450
    taken = [row["words"] for row in ELSEWHERE if find_place(row["words"]).place]
    assert len(taken) <= len(ELSEWHERE) / 100, taken


def test_six_scripts_name_one_place() -> None:
    """Ghulja in English, Chinese pinyin and characters, Kazakh, Uyghur and Russian is one entry, at one precision."""
    words = ("Ghulja", "Yining", "伊宁", "Құлжа", "غۇلجا", "Кульджа", "Gulzha", "Кульжа")
    assert {code(find_place(one)) for one in words} == {"654000"}


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("Gulzha", "654000"),  # city and county share the name: no more than the prefecture
        ("Gulzha county", "654021"),
        ("Gulzha city", "654002"),
        ("Gulzha county, Ili", "654021"),
        ("Gulzha, Ili", "654000"),
        ("Gulzha district", ""),  # no bearer is a district
    ],
)
def test_sound_obeys_the_rule_of_the_table(words: str, expected: str) -> None:
    """A misspelt name is as exact as the well-spelt one, by the level words around it."""
    assert code(find_place(words)) == expected


@pytest.mark.parametrize("row", SPELLINGS, ids=lambda row: row["words"])
def test_sound_only_corrects_or_narrows_what_the_table_said(row: dict[str, str]) -> None:
    """Where the table has an answer, hearing keeps it or finds a place inside it."""
    known, found = resolve_place(row["words"]), find_place(row["words"])
    if known:
        assert found.place is not None
        assert known in lineage(found.place)


def test_an_uncertain_name_is_offered_and_not_taken() -> None:
    """What may be a place is a candidate with its reason; the words stay."""
    found = find_place("Aqsay")
    assert (found.place, found.how) == (None, UNKNOWN)
    assert "652901" in {one.place.code for one in found.candidates}
    assert all("sounds like" in one.reason and 0 < one.probability < 1 for one in found.candidates)


def test_a_city_abroad_says_its_country() -> None:
    """Almaty and Osh are known and no places of the gazetteer, in any script."""
    found = [find_place(one) for one in ("Almaty", "Алматы қаласы", "Ош", "阿拉木图")]
    assert [one.place for one in found] == [None] * 4
    assert [one.country for one in found] == ["KZ", "KZ", "KG", "KZ"]


def test_bearers_of_one_name_share_its_probability() -> None:
    """Two places with one name are each half as probable; the place that holds them comes first."""
    first, *others = find_place("Кульжа").candidates
    assert first.place.code == "654000"
    assert [one.place.code for one in others] == ["654002", "654021"]
    assert sum(one.probability for one in others) == pytest.approx(first.probability, abs=0.01)


def test_a_code_is_found_by_the_table() -> None:
    """A former code leads to today's place."""
    assert (find_place("652303").how, code(find_place("652303"))) == (BY_TABLE, "650109")


@given(st.text(max_size=80))
def test_any_words_give_a_finding(words: str) -> None:
    """Whatever the words, they are kept single-spaced, and every candidate is a place with a probability."""
    found = find_place(words)
    assert found.words == " ".join(words.split())
    assert found.place is None or found.place.code in atlas()
    assert all(0 < one.probability <= 1 for one in found.candidates)

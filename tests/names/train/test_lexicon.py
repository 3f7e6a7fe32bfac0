"""The names learned from are well formed."""

from importlib import resources

import pytest

from guvah.names.scripts import normalise, script_of
from guvah.names.train.data import rows
from guvah.names.train.lexicon import elements, to_pinyin

TABLES = ("uyghur", "kazakh", "kyrgyz", "surnames", "tatar_uzbek", "chinese")
SCRIPTS = {"Latn": ("-Latn", "en", "pinyin"), "Cyrl": ("-Cyrl", "ru"), "Arab": ("-Arab",), "Hani": ("zh",)}


def test_every_file_is_known_here() -> None:
    """A file that is never read is no data."""
    names = {entry.name for entry in resources.files("guvah.names.train.data").iterdir()}
    assert {name.removesuffix(".tsv") for name in names if name.endswith(".tsv")} == {*TABLES, "conversions"}


@pytest.mark.parametrize("table", TABLES)
def test_a_file_says_where_it_comes_from_and_has_five_columns(table: str) -> None:
    """Source, heading, then rows of five cells of which the first four say something."""
    text = resources.files("guvah.names.train.data").joinpath(f"{table}.tsv").read_text(encoding="utf-8")
    source, heading, *_ = text.splitlines()
    assert source.startswith("# source: ")
    assert heading == "name\tchinese\tenglish\trussian\tnote"
    assert all(len(row) == 5 and all(cell.strip() for cell in row[:4]) for row in rows(table))


@pytest.mark.parametrize("table", TABLES)
def test_each_name_once(table: str) -> None:
    """A name given twice would count twice."""
    names = [row[0] for row in rows(table)]
    assert len(set(names)) == len(names)


@pytest.mark.parametrize("table", TABLES)
def test_every_spelling_is_in_the_script_of_its_column(table: str) -> None:
    """Characters in one column, Latin and Cyrillic letters in the others, without a mixed-in lookalike."""
    for _, chinese, english, russian, *_ in rows(table):
        for cell, script in ((chinese, "Hani"), (english, "Latn"), (russian, "Cyrl")):
            for spelling in cell.split("|"):
                assert script_of(normalise(spelling)) == script, spelling


def test_elements_have_their_spellings_by_orthography() -> None:
    """Given, converted and transcribed spellings, each in its script, none empty."""
    of = {mark: script for script, marks in SCRIPTS.items() for mark in marks}
    for element in elements():
        kinds = [kind for kind, _ in element.spellings]
        assert len(set(kinds)) == len(kinds) >= 4
        for kind, spellings in element.spellings:
            script = of.get(kind) or of[kind[2:]]
            assert all(script_of(normalise(one)) == script for one in spellings), (element.name, kind)


def test_no_element_is_of_the_measured_set() -> None:
    """Elements are single names; what is measured are whole persons."""
    assert len(elements()) > 1000
    assert all(" " not in element.name for element in elements())


def test_pinyin_of_a_chinese_spelling() -> None:
    """Without tones or gaps, as passports write it."""
    assert to_pinyin("努尔古丽") == "nuerguli"

"""docs/names.md says what is true."""

import math
from importlib import resources
from pathlib import Path

from guvah.names import explain, keys, similarity, transliterations
from guvah.names.arranging import LISTED_COST, LISTED_LEAST, LISTED_WEIGHT
from guvah.names.train.lexicon import elements
from guvah.names.verdict import FINDINGS

DOCS = Path(__file__).parents[2] / "docs"
TEXT = (DOCS / "names.md").read_text(encoding="utf-8")
SPELLING = (DOCS / "names_spelling.md").read_text(encoding="utf-8")


def test_every_table_is_explained() -> None:
    """Whoever opens the folder of tables finds each file's name in a guide."""
    for entry in resources.files("guvah.names.tables").iterdir():
        if entry.name.endswith(".tsv"):
            assert entry.name.removesuffix(".tsv") in TEXT + SPELLING, entry.name


def test_the_transcript_is_real() -> None:
    """The numbers and sentences shown are what the commands answer."""
    assert f"{similarity('Нұргүл Өрнек', 'Nurgul Ornek'):.6f}" in TEXT
    swapped = explain("Нұргүл Өрнек", "Ornek Nurgul")
    assert f"{swapped.probability:.1%}  {swapped.sentence}\n\n{swapped.table()}\n" in TEXT
    assert explain("Nurgül Örnek", "努尔古丽·约尔乃克").table() in TEXT
    assert "gNRKLRNK" in keys("Nurgül Örnek")
    assert "tMSL" in keys("米萨力")


def test_the_spellings_shown_are_real() -> None:
    """The table of the page on spelling is what the function answers."""
    for name, lang in (("Memet Tursun", "ug"), ("Гүлнар", "kk"), ("马小虎", "")):
        first: dict[str, str] = {}
        for one in transliterations(name, lang):
            first.setdefault(one.lang, one.text)
        for tag in ("ug-Arab", "kk-Latn", "en", "ru", "zh-Hans"):
            assert tag not in first or first[tag] in SPELLING, (name, tag, first[tag])


def test_every_finding_is_explained() -> None:
    """The table of the verdict has each finding by name."""
    assert [finding for finding in FINDINGS if f"`{finding}`" not in TEXT] == []


def test_what_an_equivalent_falls_short_is_what_is_counted() -> None:
    """The example of the guide, and the limit below which a row is for finding alone."""
    short = [f"{LISTED_COST - LISTED_WEIGHT * math.log(weight):.1f}" for weight in (0.9, 0.6, 0.3)]
    assert "falls {} short, .6 {}, .3 {};".format(*short) in TEXT.replace(".9 falls", "falls")
    assert f"Rows below {LISTED_LEAST:.1f}".replace("0.", ".") in TEXT


def test_the_size_of_the_lexicon_is_about_what_is_said() -> None:
    """The guide says from how many names the weights are learned."""
    assert f"{round(len(elements()), -2):,} single names" in TEXT

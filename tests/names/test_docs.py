"""docs/names.md says what is true."""

from importlib import resources
from pathlib import Path

from guvah.names import explain, keys, similarity, transliterations

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
    assert explain("Нұргүл Өрнек", "Ornek Nurgul").sentence in TEXT
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

"""docs/names.md says what is true."""

from importlib import resources
from pathlib import Path

from guvah.names import explain, keys, similarity

TEXT = (Path(__file__).parents[2] / "docs" / "names.md").read_text(encoding="utf-8")


def test_every_table_is_explained() -> None:
    """Whoever opens the folder of tables finds each file's name in the guide."""
    for entry in resources.files("guvah.names.tables").iterdir():
        if entry.name.endswith(".tsv"):
            assert entry.name.removesuffix(".tsv") in TEXT, entry.name


def test_the_transcript_is_real() -> None:
    """The numbers and sentences shown are what the commands answer."""
    assert f"{similarity('Нұргүл Өрнек', 'Nurgul Ornek'):.6f}" in TEXT
    assert explain("Нұргүл Өрнек", "Ornek Nurgul").sentence in TEXT
    assert "gNRKLRNK" in keys("Nurgül Örnek")
    assert "tMSL" in keys("米萨力")

"""Words of dates: every word has one meaning, in whatever language it stands."""

from importlib import resources

import msgspec
import pytest

from guvah.model.date_words import Meaning, meanings

TABLES = msgspec.yaml.decode(resources.files("guvah.model").joinpath("tables/dates.yaml").read_bytes())
WORDS = [
    (word, Meaning(kind, number if kind == "month" else 0))
    for table in TABLES.values()
    for kind, entries in table.items()
    for number, entry in enumerate(entries, start=1)
    for word in ([entry] if isinstance(entry, str) else entry)
]


def test_no_word_means_two_things() -> None:
    """Words of different languages that are written alike mean the same."""
    for word, meaning in WORDS:
        assert meanings(word.rstrip("*")) == (meaning,), word


def test_every_language_has_twelve_months() -> None:
    """All months are there, but for Chinese, which counts them."""
    for language, table in TABLES.items():
        assert len(table["month"]) == 12
        assert all(table["month"]) is (language != "zh")


@pytest.mark.parametrize(
    ("word", "kinds"),
    [("наурызында", ["month"]), ("يىلىنىڭ", ["year"]), ("年初", ["early"]), ("年春天", ["year", "spring"])],
)
def test_endings_and_joined_words(word: str, kinds: list[str]) -> None:
    """Case endings are forgiven, and Chinese is cut into its words."""
    assert [meaning.kind for meaning in meanings(word) or ()] == kinds


@pytest.mark.parametrize("word", ["nurgul", "年某", "x"])
def test_unknown_words_are_unknown(word: str) -> None:
    """A word of no table has no meaning, so its date is not read."""
    assert meanings(word) is None

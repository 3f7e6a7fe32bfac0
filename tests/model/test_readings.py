"""Readings: what a pattern cannot give is taken from its neighbour, never made up."""

import pytest

from guvah.model.readings import Reading, Token, read_tokens


def tokens(text: str) -> list[Token]:
    kinds = {"sep": Token("m", 9), "to": Token("r"), "late": Token("p", 39), "before": Token("<"), "since": Token(">")}
    return [
        kinds.get(word)
        or (Token("4" if len(word) == 4 else "n", int(word), len(word)) if word.isdigit() else Token(word))
        for word in text.split()
    ]


@pytest.mark.parametrize(
    ("text", "edtf"),
    [
        ("1976", "1976"),
        ("sep / 1976", "1976-09"),
        ("02 - 03 / 04 / 1976", "1976-04-02/1976-04-03"),
        ("30 / 03 - 01 / 04 / 1978", "1978-03-30/1978-04-01"),
        ("sep / 1976 - 1977", "1976-09/1977"),
        ("1976 - 77", "1976/1977"),
        ("late / 02 / 1976", "1976-02"),
        ("before 1976", "../1976"),
        ("since sep 1976", "1976-09/.."),
        ("since 1976 to 1978", "1976/1978"),
        ("15 to 15 sep 1976", "1976-09-15"),
        ("1976 to sep 1976", "1976"),
        ("30 - 15 / 09 / 1976", "1976-09"),
        ("05 / 1976 - 03 / 1976", "1976"),
    ],
)
def test_patterns(text: str, edtf: str) -> None:
    """Each pattern gives its date; an end that comes before its start keeps only what both share."""
    found = read_tokens(tokens(text), day_first=True)
    assert found is not None
    assert found.edtf == edtf


@pytest.mark.parametrize(
    "text", ["", "15", "sep", "15 sep", "- 1976 -", "1976 1977", "1978 - 1976", "before since 1976", "15 sep 76"]
)
def test_what_is_no_pattern(text: str) -> None:
    """Without a year of four digits, or with pieces that do not fit, there is no date."""
    assert read_tokens(tokens(text), day_first=True) is None


def test_problems_are_sentences() -> None:
    """What had to be left out is said, without the words themselves."""
    assert read_tokens(tokens("31 / 02 / 1977"), day_first=True) == Reading(
        "1977-02", "no such day; kept as written, dated 1977-02"
    )

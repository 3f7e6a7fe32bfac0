"""Cells of linked rows: what counts as a case, and when both lists say the same."""

import pytest

from guvah.linkage.copied_cells import Cells, Row, RowPair, compare_cells, no_day

COMMON = [RowPair(Row(n, {"name": "Serik Örnekova"}), Row(n, {"name": "SERIK ÖRNEKOVA"})) for n in range(20)]
LONG = "They came at night, took the books and the telephones, and left a paper nobody could read."


def pair(one: dict[str, str], other: dict[str, str], *linked_by: str, **others: str) -> RowPair:
    """A pair of rows whose cells are names where they are called name, else details."""
    names = {"name", "father_name"}

    def row(cells: dict[str, str]) -> Row:
        return Row(
            1,
            {prop: words for prop, words in cells.items() if prop in names},
            {prop: words for prop, words in cells.items() if prop not in names},
        )

    said = {prop: frozenset({words}) for prop, words in others.items()}
    return RowPair(row(one), row(other), frozenset(linked_by), said)


def cells(*pairs: RowPair) -> dict[str, Cells]:
    return {word: found for word, found in compare_cells(pairs).items() if found.n}


def test_a_slip_of_a_common_word_counts_once_as_shared_or_not() -> None:
    """Rare, and a letter from a common word, whatever its case and accents. A rare word of its own says nothing."""
    shared = pair({"name": "Askar Örnekoba"}, {"name": "ASKAR ORNEKOBA"})
    alone = pair({"name": "Askar Örnekovva"}, {"name": "Askar Örnekova"})
    stranger = pair({"name": "Askar Ülgibay"}, {"name": "Askar Ülgibay"})
    assert cells(*COMMON, shared)["spelling"] == (1, 1)
    assert cells(*COMMON, shared, alone, stranger)["spelling"] == (1, 2)
    assert "spelling" not in cells(*COMMON, stranger)


def test_a_word_that_a_third_row_has_is_no_slip() -> None:
    """Somebody else bears it: it is a name, however near to a common one."""
    twice = [pair({"name": f"Askar{n} Örnekoba"}, {"name": f"Askar{n} Örnekoba"}) for n in range(2)]
    assert "spelling" not in cells(*COMMON, *twice)


def test_what_the_rows_were_linked_by_is_no_evidence() -> None:
    """It is the same by construction."""
    found = pair({"name": "Askar Örnekoba", "born": "1960"}, {"name": "Askar Örnekoba", "born": "1960"}, "name", "born")
    assert not cells(*(RowPair(each.one, each.other, frozenset({"name"})) for each in COMMON), found)


def test_values_against_a_further_source() -> None:
    """Counted where it contradicts either list; the same where both contradict it alike."""
    assert cells(pair({"born": "1960"}, {"born": "1960"}, born="1961"))["against"] == (1, 1)
    assert cells(pair({"born": "1960"}, {"born": "1961"}, born="1961"))["against"] == (0, 1)
    assert "against" not in cells(pair({"born": "1960"}, {"born": "1960"}, born="1960"))


@pytest.mark.parametrize("words", ["30/02/1976", "1976-02-30", "31.04.1977", "29-02-1977", "13/13/1976"])
def test_days_in_no_calendar(words: str) -> None:
    """In any order of day, month and year."""
    assert no_day(words)


@pytest.mark.parametrize(
    "words", ["28/02/1976", "02/28/1976", "1976", "NOV/1976", "12.5.77", "30 Feb 1976", "1976-21", ""]
)
def test_days_that_may_be_and_words_that_are_no_such_date(words: str) -> None:
    """A month-first date is one, and what is not three numbers with a year of four digits is none."""
    assert not no_day(words)


def test_impossible_dates_are_the_same_by_their_numbers() -> None:
    """Written with strokes here and points there."""
    assert cells(pair({"kept": "30/02/1976"}, {"kept": "30.02.1976"}))["impossible"] == (1, 1)
    assert cells(pair({"kept": "30/02/1976"}, {"kept": "28/02/1976"}))["impossible"] == (0, 1)


def test_long_texts_are_compared_to_the_letter_unless_many_rows_hold_them() -> None:
    """A sentence that a list writes beside everybody is no text of anyone's."""
    assert cells(pair({"note": LONG}, {"note": LONG.upper()}))["text"] == (1, 1)
    assert cells(pair({"note": LONG}, {"note": LONG + " Then silence."}))["text"] == (0, 1)
    assert "text" not in cells(*(pair({"note": LONG}, {"note": LONG}) for _ in range(3)))


def test_details_count_where_few_rows_share_them() -> None:
    """A village says something, the capital does not."""
    capital = [pair({"place": "Capital"}, {"place": "Capital"}) for _ in range(8)]
    village = pair({"place": "Example hills"}, {"place": "Example Hills"})
    assert cells(*capital, village)["detail"] == (1, 1)
    assert cells(*capital, pair({"place": "Example hills"}, {"place": "Other hills"}))["detail"] == (0, 1)
    assert not cells(pair({"place": "Example hills"}, {"place": ""}))

"""Wording: dates that gain no precision, labels from the schema, unknown words left as they are."""

import pytest

from guvah.handover.wording import choice_label, date_words, how_they_know, property_label, word_label


@pytest.mark.parametrize(
    ("edtf", "words"),
    [
        ("2018", "2018"), ("2018-03", "March 2018"), ("2018-03-15", "15 March 2018"),
        ("2018-03~", "about March 2018"),
        ("2018?", "2018, doubtful"), ("2017-23", "autumn 2017"),
        ("2018-37", "early 2018"),
        ("2018-38", "the middle of 2018"),
        ("2017-10/2018-01", "between October 2017 and January 2018"),
        ("../2018", "until 2018"), ("2018/..", "from 2018"),
        ("2018-55", "2018-55"), ("spring", "spring"), ("", ""), ("2018%", "about 2018, doubtful"),
    ],
)  # fmt: skip
def test_a_date_is_said_no_more_exactly_than_it_was(edtf: str, words: str) -> None:
    """Every form of the dates' subset has its words; what is no date is left as it is."""
    assert date_words(edtf) == words


def test_labels_come_from_the_schema() -> None:
    """Properties, words and choices are shown by their label; what the schema does not know stays readable."""
    assert property_label("per", "father_name") == "Father's name"
    assert property_label("per", "new_thing") == "New thing"
    assert word_label("status", "in prison") == "In prison"
    assert word_label("status", "on the moon") == "on the moon"
    assert word_label("status", "") == ""
    assert choice_label("per", "sex", "female").lower() == "female"
    assert choice_label("per", "occupation", "teacher") == "teacher"


def test_how_a_source_knows_is_said_in_words() -> None:
    """The basis becomes half a sentence."""
    assert how_they_know("told by: her mother") == "was told by her mother"
    assert how_they_know("told by") == "was told by somebody"
    assert how_they_know("saw it") == "saw it"
    assert how_they_know("a letter") == "a letter"

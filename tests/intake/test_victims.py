"""People named where they already stand."""

import pytest

from guvah.errors import BadInput
from guvah.intake.listed import row_entity
from guvah.intake.testimony import read_testimony
from guvah.intake.victims import entity_of_form, victim_entity

from .test_testimony import FORM, KEY, said

KNOWN = "per-4h7k2mq8v3c0d1e2"


def people(known: str) -> tuple[str, ...]:
    def resolve(untrusted: str) -> str:
        if untrusted == "G-4H7K2-MQ8V3-5":
            return KNOWN
        raise BadInput("nobody has this id")

    return read_testimony(FORM.replace("born: 1984", known, 1).encode(), "form.yaml", KEY, resolve).people


def test_somebody_of_another_form() -> None:
    """A reference and a number name the same person in every archive of the group."""
    assert people("known_from: {form: T-0, victim: 2}")[0] == victim_entity(KEY, entity_of_form(KEY, "T-0"), 2)
    assert people("known_from: {form: T-1, victim: 1}") == people("born: 1984")


def test_somebody_of_a_list() -> None:
    """A list and a row name the person the import made of it."""
    assert people("known_from: {list: village, row: 7}")[0] == row_entity("per", KEY, "village", "7")


def test_somebody_by_public_id() -> None:
    """A public id is looked up; one that leads nowhere is refused with its path."""
    assert people("id: G-4H7K2-MQ8V3-5")[0] == KNOWN
    with pytest.raises(BadInput, match=r"victims\[0\].person.id: nobody has this id"):
        people("id: G-00000-00000-0")


def test_facilities_by_words_and_by_row() -> None:
    """The same words are the same facility, with its name; a row of a list is that list's facility."""
    one = read_testimony(FORM.replace("start: autumn 2017", "facility: Camp by the river").encode(), "f", KEY)
    (facility,) = said(one, "facility")
    assert said(one, "name", facility) == ["Camp by the river"]
    other = read_testimony(FORM.replace("start: autumn 2017", "facility: camp  by the River").encode(), "f", KEY)
    assert said(other, "facility") == [facility]
    listed = read_testimony(FORM.replace("start: autumn 2017", "facility: {list: sites, row: 2}").encode(), "f", KEY)
    assert said(listed, "facility") == [row_entity("fac", KEY, "sites", "2")]


@pytest.mark.parametrize(
    ("written", "basis"),
    [
        ("saw it", "saw it"),
        ("{saw: yes}", "saw it"),
        ("{saw: from the roof}", "saw it: from the roof"),
        ("{inferred: yes}", "inferred"),
        ("{official_document: letter.jpg}", "official document"),
        ("{document: letter.jpg, when: spring 2018}", "told by: document (2018-21)"),
        ("{told_by: a friend, when: once}", "told by: a friend (once)"),
    ],
)
def test_how_the_testifier_knows(written: str, basis: str) -> None:
    """The basis is a word of the vocabulary, with the words behind it; no file name stands in it."""
    text = FORM.replace("basis: {told_by: her mother, when: 2018}", f"basis: {written}")
    draft = read_testimony(text.encode(), "form.yaml", KEY)
    assert {one.statement.basis for one in draft.drafts if one.statement.prop == "sex"} == {basis}

"""The last look at a draft before it is sealed."""

import pytest

from guvah.casework.entry import bodies_of
from guvah.errors import BadInput
from guvah.model.body import decode_body
from guvah.model.draft import Draft
from guvah.model.kinds import COMPARTMENTS, compartment_rank, schema
from guvah.model.statement import Statement

from .group import TES, entity

MEMBER = entity("mem", "bek")
EVERY = [
    (code, prop.name, prop.compartment) for code, kind in schema().kinds.items() for prop in kind.properties.values()
]


@pytest.mark.parametrize(("code", "prop", "needed"), EVERY)
def test_no_property_goes_into_a_laxer_compartment(code: str, prop: str, needed: str) -> None:
    """Every property of every kind, in every compartment: the laxer ones are refused."""
    draft = Statement(entity(code, "x"), prop, "x", TES)
    for compartment in COMPARTMENTS:
        roster = code == "mem" and prop in ("role", "feed", "left")
        if compartment_rank(compartment) >= compartment_rank(needed) or roster:
            assert list(bodies_of(MEMBER, [Draft(draft, compartment)])) == [compartment]
        else:
            with pytest.raises(BadInput):
                bodies_of(MEMBER, [Draft(draft, compartment)])


def test_drafts_are_sorted_by_compartment() -> None:
    """One body each, nothing lost, the member named."""
    drafts = [
        Draft(Statement(TES, "language", "kk-Cyrl", TES), "case"),
        Draft(Statement(TES, "testifier", entity("per", "x"), TES), "sealed"),
        Draft(Statement(TES, "interviewer", "ainur", TES), "staff"),
        Draft(Statement(TES, "note", "kept closer", TES), "sealed"),
    ]
    bodies = {compartment: decode_body(body) for compartment, body in bodies_of(MEMBER, drafts).items()}
    assert {compartment: len(found) for compartment, (_, found) in bodies.items()} == {
        "case": 1,
        "sealed": 2,
        "staff": 1,
    }
    assert {header.by for header, _ in bodies.values()} == {MEMBER}


@pytest.mark.parametrize(("prop", "compartment"), [("unheard_of", "case"), ("name", "everybody")])
def test_what_the_schema_does_not_know_is_refused(prop: str, compartment: str) -> None:
    """A property or a compartment that nobody declared."""
    with pytest.raises(BadInput):
        bodies_of(MEMBER, [Draft(Statement(entity("per", "x"), prop, "x", TES), compartment)])

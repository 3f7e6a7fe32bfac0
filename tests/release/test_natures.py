"""What the gate is told of each property of the schema."""

import pytest

from guvah.model.kinds import schema
from guvah.model.statement import Statement
from guvah.release.gate import NATURES
from guvah.release.natures import UNKNOWN, is_content, nature_of

from .world import entity, owned

EVERY = [(code, prop) for code, kind in schema().kinds.items() for prop in kind.properties.values()]
ONE = entity("tes", "one")


def statement(code: str, prop: str, value: str = "x", root: str = "per") -> Statement:
    subject = owned(entity(root, "x"), code, "x") if code in ("epi", "lnk") else entity(code, "x")
    return Statement(subject, prop, value, ONE)


@pytest.mark.parametrize(("code", "prop"), EVERY, ids=lambda one: getattr(one, "name", one))
def test_every_property_has_a_nature_and_keeps_its_sensitivity(code: str, prop) -> None:  # type: ignore[no-untyped-def]
    """As declared, or stricter: files and numbers of papers never leave."""
    found = nature_of(statement(code, prop.name))
    assert found.nature in NATURES
    if prop.type in ("blob", "identifier"):
        assert found.sensitivity == "sealed"
    else:
        assert found.sensitivity == prop.sensitivity
    if prop.type == "place" and code != "med":
        assert found.nature == "place"


@pytest.mark.parametrize(
    ("said", "nature"),
    [
        (statement("tes", "testifier"), "testifier"),
        (statement("tes", "title"), "testifier"),
        (statement("tes", "narrative"), "quote"),
        (statement("lnk", "relation", root="tes"), "relation"),
        (statement("lnk", "relation", root="per"), "plain"),
        (statement("lnk", "to", entity("fac", "camp")), "spot"),
        (statement("lnk", "to", entity("per", "other")), "plain"),
        (statement("epi", "facility"), "spot"),
        (statement("fac", "lat_lon"), "spot"),
        (statement("fac", "address"), "spot"),
        (statement("med", "title"), "photo"),
        (statement("per", "photo_url"), "photo"),
        (statement("per", "name"), "plain"),
    ],
)
def test_special_things_are_told_apart(said: Statement, nature: str) -> None:
    """Who testified, quotes, relations, pictures, exact places."""
    assert nature_of(said).nature == nature


@pytest.mark.parametrize("said", [statement("per", "unheard_of"), Statement("xyz-0000000000000000", "name", "x", ONE)])
def test_what_the_schema_does_not_know_is_the_strictest(said: Statement) -> None:
    """A property of a newer program leaves with none of ours."""
    assert nature_of(said) == UNKNOWN


def test_decisions_are_no_content() -> None:
    """What the group decided is never shown as something said."""
    assert not [prop for prop in schema().decisions if is_content(statement("per", prop))]
    assert is_content(statement("per", "name"))

"""One table of roles and verbs, deny by default, tried in every square."""

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from guvah.casework.roles import TABLE, allows, require
from guvah.errors import NotAllowed
from guvah.model.roster import DECIDERS, GRANTERS, ROLES

# Written a second time, by hand: who changes the table changes this too, and means it.
EXPECTED = """
                    intake  editor  reviewer  custodian  lead  observer
collect             yes     yes     no        no         yes   no
import              no      yes     no        yes        yes   no
capture             yes     yes     no        no         yes   no
retract             no      yes     yes       yes        yes   no
review              no      no      yes       no         yes   no
origin              no      yes     yes       no         yes   no
link                no      yes     yes       yes        yes   no
settle              no      no      no        yes        yes   no
consent             yes     yes     no        yes        yes   no
withdraw_consent    yes     yes     yes       yes        yes   no
hold                yes     yes     yes       yes        yes   no
unpublish           yes     yes     yes       yes        yes   no
lift_hold           no      no      no        yes        yes   no
propose             no      yes     yes       yes        yes   no
approve             no      no      yes       yes        yes   no
build_site          no      yes     yes       yes        yes   no
hand_over           no      no      no        yes        yes   no
add_member          no      no      no        yes        yes   no
read                no      yes     yes       yes        yes   yes
rebuild             no      yes     yes       yes        yes   yes
verify              yes     yes     yes       yes        yes   yes
"""
HEAD, *ROWS = [line.split() for line in EXPECTED.strip().splitlines()]
SQUARES = [(role, row[0].replace("_", " "), row[1 + place] == "yes") for row in ROWS for place, role in enumerate(HEAD)]


@pytest.mark.parametrize(("role", "verb", "allowed"), SQUARES)
def test_every_square_of_the_table(role: str, verb: str, allowed: bool) -> None:
    """Every role and every verb, exactly as written above."""
    assert allows(role, verb) is allowed
    if allowed:
        require(role, verb)
    else:
        with pytest.raises(NotAllowed):
            require(role, verb)


def test_the_expected_table_is_complete() -> None:
    """No verb and no role is missing from the table in this test."""
    assert {verb for _, verb, _ in SQUARES} == set(TABLE)
    assert {role for role, _, _ in SQUARES} == set(ROLES)


@given(st.text(), st.text())
def test_unknown_means_no(role: str, verb: str) -> None:
    """A role or a verb nobody wrote into the table may nothing."""
    if role not in ROLES or verb not in TABLE:
        assert not allows(role, verb)


@given(st.text())
def test_a_known_verb_is_refused_to_an_unknown_role(role: str) -> None:
    """Also to somebody who has left (an empty role)."""
    if role not in ROLES:
        assert not any(allows(role, verb) for verb in TABLE)


def test_a_refusal_says_who_may() -> None:
    """The sentence names the roles, one's own, and that nothing was written."""
    with pytest.raises(NotAllowed, match="approve: that is for reviewer or custodian or lead; your role is editor"):
        require("editor", "approve")
    with pytest.raises(NotAllowed, match="nobody may; you have no role"):
        require("", "destroy")


def test_the_page_shows_the_table() -> None:
    """docs/gate.md prints every row as it is."""
    page = (Path(__file__).parents[2] / "docs" / "gate.md").read_text(encoding="utf-8")
    for verb, roles in TABLE.items():
        assert f"| {verb} | " + " | ".join("yes" if role in roles else "" for role in ROLES) + " |" in page


def test_nobody_both_proposes_and_is_the_only_one_to_approve() -> None:
    """The table leaves room for two people, and the door and the gate agree on who they are."""
    assert len(TABLE["approve"]) > 1
    assert TABLE["approve"] == DECIDERS["approve"]
    assert TABLE["propose"] == DECIDERS["propose"]
    assert TABLE["add member"] == GRANTERS

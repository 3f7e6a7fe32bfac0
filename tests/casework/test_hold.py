"""Holding and lifting; what a hold does to the site is tested with the publications."""

import pytest

from guvah.casework.hold import hold, lift_hold
from guvah.errors import BadInput, NotAllowed
from guvah.model.roster import read_members
from guvah.release.standing import held, within

from .group import NURGUL, Group


def is_held(group: Group) -> bool:
    with group.as_("fox") as session:
        return held(session.index.recorded(NURGUL), within(None), read_members(session.index))


def test_holding_lifting_and_holding_again(telling: Group) -> None:
    """Each is a decision of its own."""
    for _ in range(2):
        with telling.as_("bek") as session:
            hold(session, NURGUL, "a threat")
        assert is_held(telling)
        with telling.as_("dil") as session:
            lift_hold(session, NURGUL, "talked to the family")
        assert not is_held(telling)


def test_a_reason_is_asked_for(telling: Group) -> None:
    """Others will read it."""
    with telling.as_("dil") as session:
        for verb in (hold, lift_hold):
            with pytest.raises(BadInput):
                verb(session, NURGUL, "  ")


def test_an_observer_holds_nothing(telling: Group) -> None:
    """Who only looks does not stop others."""
    with telling.as_("fox") as session, pytest.raises(NotAllowed):
        hold(session, NURGUL, "a threat")

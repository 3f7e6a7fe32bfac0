"""Who is who: only grants of a lead or custodian count, and nobody is whom a body merely names."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from guvah.model.roster import DECIDERS, ROLES, Roster, read_roster
from tests.release.world import World, entity, feed_id


def roster(world: World) -> Roster:
    return read_roster(world.founder(), (one for one in world.said if one.statement.entity.startswith("mem")))


def test_the_founder_is_the_lead_from_the_start() -> None:
    """The feed that founded the archive leads, whatever roles it was given later by itself."""
    world = World()
    world.say(entity("mem", "ada"), "role", "observer", by="ada")
    assert roster(world).role_now(feed_id("ada")) == "lead"


def test_roles_come_from_the_lead() -> None:
    """Everybody the lead let in has their role, from the moment of the grant."""
    world = World()
    found = roster(world)
    assert {name: found.role_now(feed_id(name)) for name in World.MEMBERS} == dict(World.MEMBERS)
    assert found.role_at(feed_id("cem"), "0000000000000") == ""


@pytest.mark.parametrize("name", ["bek", "cem", "eva", "fox"])
def test_a_grant_by_anybody_else_does_not_count(name: str) -> None:
    """An editor who writes a grant into their own feed grants nothing."""
    world = World()
    world.say(entity("mem", name), "role", "lead", by=name)
    world.say(entity("mem", "gul"), "feed", feed_id("gul"), by=name)
    world.say(entity("mem", "gul"), "role", "reviewer", by=name)
    found = roster(world)
    assert found.role_now(feed_id(name)) == World.MEMBERS[name]
    assert found.role_now(feed_id("gul")) == ""
    assert found.member_of(feed_id("gul")) == ""


def test_a_custodian_grants_but_not_to_themselves() -> None:
    """Two people stand behind every role."""
    world = World()
    world.say(entity("mem", "dil"), "role", "lead", by="dil")
    world.say(entity("mem", "bek"), "role", "reviewer", by="dil")
    found = roster(world)
    assert found.role_now(feed_id("dil")) == "custodian"
    assert found.role_now(feed_id("bek")) == "reviewer"


def test_a_backdated_grant_by_a_later_custodian_does_not_reach_back() -> None:
    """A clock set back to before the role was held grants nothing."""
    world = World()
    world.say(entity("mem", "fox"), "role", "lead", by="dil", at=1)
    assert roster(world).role_now(feed_id("fox")) == "observer"


def test_a_feed_cannot_be_claimed_a_second_time() -> None:
    """Whose feed it is was said once; saying it again for another member changes nothing."""
    world = World()
    world.say(entity("mem", "bek"), "feed", feed_id("cem"), by="dil")
    assert roster(world).member_of(feed_id("cem")) == entity("mem", "cem")


def test_who_left_decides_nothing_more_and_their_earlier_decisions_stand() -> None:
    """A role ends at a moment."""
    world = World()
    before = world.say(entity("per", "Örnek"), "review.verdict", "reviewed", by="cem")
    world.say(entity("mem", "cem"), "left", "yes", by="dil")
    after = world.say(entity("per", "Örnek"), "review.verdict", "reviewed", by="cem")
    found = roster(world)
    assert found.counts(before.recording, "review")
    assert not found.counts(after.recording, "review")
    assert [view.role for view in found.members() if view.id == entity("mem", "cem")] == [""]


def test_two_devices_of_one_member_are_one_person() -> None:
    """A second key of the same member is no second person, nor is an unknown key."""
    world = World()
    world.say(entity("mem", "cem"), "feed", feed_id("cem2"), by="ada")
    one = world.say(entity("per", "Örnek"), "note", "a", by="cem")
    other = world.say(entity("per", "Örnek"), "note", "a", by="cem2")
    stranger = world.say(entity("per", "Örnek"), "note", "a", by="zoe")
    someone_else = world.say(entity("per", "Örnek"), "note", "a", by="dil")
    found = roster(world)
    assert not found.different_people(one.recording, other.recording)
    assert not found.different_people(one.recording, stranger.recording)
    assert found.different_people(one.recording, someone_else.recording)


@given(st.text(), st.sampled_from(sorted(DECIDERS)))
def test_a_feed_nobody_introduced_decides_nothing(name: str, decision: str) -> None:
    """Unknown means no."""
    world = World()
    one = world.say(entity("per", "Örnek"), "hold", "lifted", by="zoe" + name)
    assert not roster(world).counts(one.recording, decision)


def test_every_decider_is_a_role() -> None:
    """The gate's lists name roles that exist."""
    assert all(roles <= set(ROLES) for roles in DECIDERS.values())

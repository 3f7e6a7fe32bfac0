"""Decisions, then and now: what opens needs a role, what closes needs nobody, and later never adds."""

import datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from guvah.model.consent import Consent
from guvah.model.roster import read_members
from guvah.model.statement import statement_id
from guvah.release.consent import PLACE_LEVELS, SCOPES
from guvah.release.cut import Cut, cut_of, read_cut
from guvah.release.standing import (
    Approval,
    consent_now,
    consent_then,
    current_approval,
    held,
    publications,
    reviewed_now,
    reviewed_then,
    within,
)

from .world import World, entity

TES = entity("tes", "t")
PER = entity("per", "Örnek")
DIGEST = "public:" + "0" * 64


def then(world: World, cut: Cut | None = None) -> Consent:
    return consent_then(world.recorded(TES), within(cut), read_members(world))


def now(world: World, cut: Cut) -> Consent:
    return consent_now(world.recorded(TES), within(cut), read_members(world))


def test_the_latest_word_on_each_scope_holds() -> None:
    """Consent can be narrowed and widened; each scope for itself."""
    world = World()
    world.agree(TES, public="yes", place="exact")
    world.agree(TES, public="no", place="county")
    world.agree(TES, media="yes")
    assert then(world) == Consent(frozenset({"media"}), "county")


def test_a_tie_goes_to_the_stricter() -> None:
    """Two members decided in the same instant."""
    world = World()
    world.say(TES, "consent.public", "no", by="bek", at=500)
    world.say(TES, "consent.public", "yes", by="bek", at=500)
    assert not then(world).scopes


@pytest.mark.parametrize("by", ["fox", "zoe", "cem"])
def test_a_yes_counts_only_from_who_may_record_it(by: str) -> None:
    """An observer, a stranger and a reviewer cannot agree in a testifier's name; their no counts."""
    world = World()
    world.agree(TES, by=by, public="yes", place="exact", until="2030-01-01")
    assert then(world) == Consent()
    world.agree(TES, public="yes")
    world.agree(TES, by=by, public="no")
    assert not then(world).scopes


def test_widening_after_the_cut_adds_nothing_and_narrowing_takes_away() -> None:
    """Now is then, minus every later no; a yes after the no does not bring it back."""
    world = World()
    world.agree(TES, public="yes", place="prefecture")
    cut = cut_of(world.sizes)
    world.agree(TES, media="yes", place="exact")
    assert now(world, cut) == then(world, cut)
    world.agree(TES, public="no")
    world.agree(TES, public="yes")
    assert not now(world, cut).scopes


def test_a_withdrawal_that_arrives_late_with_an_old_clock_still_counts() -> None:
    """A device that was offline with its clock set back withdraws as well as any other."""
    world = World()
    world.agree(TES, public="yes")
    cut = cut_of(world.sizes)
    world.say(TES, "consent.withdrawn", "2023-01-01", by="eva", at=-100_000)
    assert now(world, cut).withdrawn
    assert not then(world, cut).withdrawn


def test_taking_a_consent_back_takes_it_away() -> None:
    """A retracted yes is no yes any more, whoever retracted it and with whatever clock."""
    world = World()
    yes = world.say(TES, "consent.public", "yes")
    cut = cut_of(world.sizes)
    world.say(TES, "retracts", statement_id(yes.statement), by="fox", at=-5)
    assert then(world, cut).scopes
    assert not now(world, cut).scopes


@pytest.mark.parametrize(("by", "gone"), [("bek", True), ("fox", True), ("dil", False)])
def test_only_a_custodian_takes_a_withdrawal_back(by: str, gone: bool) -> None:
    """Retracting somebody's withdrawal would open: it needs the role that lifts."""
    world = World()
    world.agree(TES, public="yes")
    withdrawal = world.say(TES, "consent.withdrawn", "2023-11-14")
    world.say(TES, "retracts", statement_id(withdrawal.statement), by=by)
    assert then(world).withdrawn is gone


@given(
    st.lists(
        st.tuples(
            st.sampled_from([*SCOPES, "withdrawn", "until"]), st.sampled_from(["yes", "no", "ask", "county", "2020"])
        ),
        max_size=12,
    )
)
def test_now_is_never_wider_than_then(words: list[tuple[str, str]]) -> None:
    """Whatever is recorded after the cut, nothing is allowed that was not."""
    world = World()
    world.agree(TES)
    cut = cut_of(world.sizes)
    for scope, answer in words:
        world.say(TES, f"consent.{scope}", answer)
    before, after = then(world, cut), now(world, cut)
    assert after.scopes <= before.scopes
    assert PLACE_LEVELS.index(after.place) <= PLACE_LEVELS.index(before.place)
    assert (after.until or datetime.date.max) <= (before.until or datetime.date.max)
    assert after.withdrawn >= before.withdrawn


def is_held(world: World) -> bool:
    return held(world.recorded(PER), within(None), read_members(world))


def test_a_hold_stops_until_somebody_entitled_lifts_it() -> None:
    """Everybody may hold; an editor's lift lifts nothing."""
    world = World()
    world.say(PER, "hold", "held", by="eva")
    assert is_held(world)
    world.say(PER, "hold", "lifted", by="bek", locator=world.cut())
    assert is_held(world)
    world.say(PER, "hold", "lifted", by="dil", locator=world.cut())
    assert not is_held(world)


def test_a_lift_lifts_only_the_holds_it_had_seen() -> None:
    """A hold from a device whose clock is behind, arriving after the lift, stands."""
    world = World()
    world.say(PER, "hold", "held")
    world.say(PER, "hold", "lifted", by="dil", locator=world.cut())
    world.say(PER, "hold", "held", by="eva", at=-100)
    assert is_held(world)


def test_a_lift_without_a_cut_lifts_nothing() -> None:
    """A forged or careless lift is none."""
    world = World()
    world.say(PER, "hold", "held")
    world.say(PER, "hold", "lifted", by="dil")
    assert is_held(world)


def reviewed(world: World, cut: Cut | None = None) -> tuple[bool, bool]:
    roster = read_members(world)
    return reviewed_then(world.recorded(PER), within(cut), roster), reviewed_now(
        world.recorded(PER), within(cut), roster
    )


def test_a_verdict_counts_from_a_reviewer_only() -> None:
    """An editor does not review."""
    world = World()
    world.say(PER, "review.verdict", "reviewed", by="bek")
    assert reviewed(world) == (False, False)
    world.say(PER, "review.verdict", "reviewed", by="cem")
    assert reviewed(world) == (True, True)


def test_needs_work_counts_from_everybody_and_at_once() -> None:
    """A verdict after the cut cannot open, only close; and it stays closed until the next approval."""
    world = World()
    world.say(PER, "review.verdict", "reviewed", by="cem")
    cut = cut_of(world.sizes)
    world.say(PER, "review.verdict", "needs work", by="bek", at=-1)
    world.say(PER, "review.verdict", "reviewed", by="cem")
    assert reviewed(world, cut) == (True, False)


def test_a_retracted_verdict_is_none() -> None:
    """Whoever retracts it, it is gone."""
    world = World()
    verdict = world.say(PER, "review.verdict", "reviewed", by="cem")
    cut = cut_of(world.sizes)
    world.say(PER, "retracts", statement_id(verdict.statement), by="fox", at=-1)
    assert reviewed(world, cut) == (True, False)


def publish(world: World, *, proposer: str = "bek", approver: str = "cem", words: str = "") -> str:
    words = words or world.cut()
    world.say(PER, "publication.proposed", DIGEST, by=proposer, locator=words)
    world.say(PER, "publication.approved", DIGEST, by=approver, locator=words)
    return words


def approval(world: World, audience: str = "public") -> Approval | None:
    return current_approval(world.recorded(PER), audience, read_members(world))


def test_two_people_publish() -> None:
    """A proposal and another member's approval of the same digest and cut."""
    world = World()
    words = publish(world)
    found = approval(world)
    assert found is not None
    assert (found.digest, found.cut) == (DIGEST, read_cut(words))
    assert found.proposed_at < found.approved_at
    assert approval(world, "partner") is None


@pytest.mark.parametrize(
    ("proposer", "approver"),
    [
        ("cem", "cem"),
        ("bek", "bek"),
        ("bek", "eva"),
        ("bek", "zoe"),
        ("eva", "cem"),
        ("fox", "cem"),
        ("zoe", "cem"),
        ("cem", "bek"),
    ],
)
def test_nobody_publishes_alone_or_without_the_role(proposer: str, approver: str) -> None:
    """One's own approval, an intake's, a stranger's: none is an approval."""
    world = World()
    publish(world, proposer=proposer, approver=approver)
    assert approval(world) is None


def test_an_approval_of_another_digest_or_cut_is_of_something_else() -> None:
    """The approval names exactly what the proposal named."""
    world = World()
    world.say(PER, "publication.proposed", DIGEST, locator=world.cut())
    world.say(PER, "publication.approved", DIGEST, by="cem", locator=world.cut())
    world.say(PER, "publication.approved", DIGEST.replace("0", "1"), by="cem", locator=world.cut())
    assert approval(world) is None


def test_a_withdrawal_stands_against_everything_proposed_before_it_was_seen() -> None:
    """Also against an approval made after it on a device that had not heard of it."""
    world = World()
    before = world.cut()
    world.say(PER, "publication.withdrawn", DIGEST, by="eva")
    publish(world, words=before)
    assert approval(world) is None
    assert len(publications(world.recorded(PER), "public", read_members(world))) == 1
    publish(world)
    assert approval(world) is not None


def test_a_retracted_approval_is_none() -> None:
    """The approver, or anybody, may take it back."""
    world = World()
    publish(world)
    aye = world.said[-1]
    world.say(PER, "retracts", statement_id(aye.statement), by="cem")
    assert approval(world) is None


def test_an_approvers_role_counts_at_the_time_of_the_approval() -> None:
    """Who left had approved well; who had left already had not."""
    world = World()
    publish(world)
    world.say(entity("mem", "cem"), "left", "yes", by="ada")
    assert approval(world) is not None
    late = World()
    late.say(entity("mem", "cem"), "left", "yes", by="ada")
    publish(late)
    assert approval(late) is None

"""The gate: its truth table, one reason after another, and what no combination may ever do."""

import dataclasses
import datetime
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from msgspec import structs

from guvah.model.consent import Consent
from guvah.release.consent import AUDIENCES, PLACE_LEVELS, SCOPE_OF_AUDIENCE, SCOPES, coarser, holds_on
from guvah.release.gate import NATURES, REASONS, Case, judge

TODAY = datetime.date(2024, 6, 12)
DAYS = st.dates(datetime.date(2015, 1, 1), datetime.date(2035, 1, 1))
CONSENTS = st.builds(
    Consent,
    scopes=st.frozensets(st.sampled_from(SCOPES)),
    place=st.sampled_from(PLACE_LEVELS),
    until=st.none() | DAYS,
    withdrawn=st.booleans(),
)
AGREED = Consent(scopes=frozenset(SCOPES) - {"place"}, place="exact")
OPEN = Case(
    nature="plain",
    sensitivity="public",
    compartment="case",
    consent=AGREED,
    reviewed=True,
    approved=True,
    inside_cut=True,
    confirmed=True,
)
CASES = st.builds(
    Case,
    nature=st.sampled_from([*NATURES, "unheard of"]),
    sensitivity=st.sampled_from(["public", "partner", "case", "sealed", "staff", "unheard of"]),
    compartment=st.sampled_from(["case", "sealed", "staff", "unheard of"]),
    consent=CONSENTS,
    held=st.booleans(),
    retracted=st.booleans(),
    reviewed=st.booleans(),
    approved=st.booleans(),
    inside_cut=st.booleans(),
    confirmed=st.booleans(),
)


def case_of(judged: Case, **changes: object) -> Case:
    return dataclasses.replace(judged, **changes)  # type: ignore[arg-type]


def case(**changes: object) -> Case:
    return case_of(OPEN, **changes)


def without(*scopes: str) -> Consent:
    return structs.replace(AGREED, scopes=AGREED.scopes - set(scopes))


TRUTH_TABLE = [
    ("everything agreed", OPEN, "public", ()),
    ("nothing known", Case(), "public", ("compartment", "sensitivity", "testifier", "no consent", "not reviewed")),
    ("recorded sealed", case(compartment="sealed"), "public", ("compartment",)),
    ("recorded for staff", case(compartment="staff"), "public", ("compartment",)),
    (
        "sealed to the UN as well",
        case(compartment="sealed", sensitivity="sealed"),
        "wgeid",
        ("compartment", "sensitivity"),
    ),
    ("for partners only", case(sensitivity="partner"), "public", ("sensitivity",)),
    ("for partners, to a partner", case(sensitivity="partner"), "partner", ()),
    ("for partners, to the UN", case(sensitivity="partner"), "wgad", ()),
    ("for partners, to media", case(sensitivity="partner"), "media", ("sensitivity",)),
    ("case notes", case(sensitivity="case"), "public", ("sensitivity",)),
    ("case notes to a partner", case(sensitivity="case"), "partner", ("sensitivity",)),
    ("who testified", case(nature="testifier"), "partner", ("testifier",)),
    ("taken back", case(retracted=True), "public", ("retracted",)),
    ("on hold", case(held=True), "public", ("held",)),
    ("public not agreed", case(consent=without("public")), "public", ("no consent",)),
    ("media is not public", case(consent=without("media")), "media", ("no consent",)),
    ("one UN body is not another", case(consent=without("wgad")), "wgad", ("no consent",)),
    ("withdrawn", case(consent=structs.replace(AGREED, withdrawn=True)), "public", ("consent withdrawn",)),
    (
        "expired",
        case(consent=structs.replace(AGREED, until=datetime.date(2024, 6, 11))),
        "public",
        ("consent expired",),
    ),
    ("last day", case(consent=structs.replace(AGREED, until=TODAY)), "public", ()),
    ("relation", case(nature="relation"), "public", ()),
    ("relation refused", case(nature="relation", consent=without("relation")), "public", ("relation not agreed",)),
    ("quote", case(nature="quote", sensitivity="case"), "public", ()),
    ("quote refused", case(nature="quote", consent=without("quote")), "public", ("quote not agreed",)),
    ("sealed quote", case(nature="quote", sensitivity="sealed"), "public", ("sensitivity",)),
    ("photo", case(nature="photo"), "public", ()),
    ("photo refused", case(nature="photo", consent=without("photo")), "public", ("photo not agreed",)),
    ("photo unconfirmed", case(nature="photo", confirmed=False), "public", ("photo not confirmed",)),
    (
        "no place",
        case(nature="place", consent=structs.replace(AGREED, place="none")),
        "public",
        ("place not agreed",),
    ),
    (
        "a facility where only the county was agreed",
        case(nature="spot", consent=structs.replace(AGREED, place="county")),
        "public",
        ("place coarser than exact",),
    ),
    ("not reviewed", case(reviewed=False), "public", ("not reviewed",)),
    ("not approved", case(approved=False), "public", ("not approved",)),
    ("after the cut", case(inside_cut=False), "public", ("after the cut",)),
    ("figures need no approval", case(approved=False, inside_cut=False), "statistics", ()),
    ("figures need review", case(reviewed=False), "statistics", ("not reviewed",)),
    ("an audience nobody knows", OPEN, "everyone", ("unknown audience", "no consent")),
]


@pytest.mark.parametrize(
    ("judged", "audience", "reasons"), [row[1:] for row in TRUTH_TABLE], ids=[row[0] for row in TRUTH_TABLE]
)
def test_truth_table(judged: Case, audience: str, reasons: tuple[str, ...]) -> None:
    """Each refusal names its reason, and only a case without any reason passes."""
    verdict = judge(judged, audience, TODAY)
    assert verdict.allowed is (not reasons)
    assert set(reasons) <= set(verdict.reasons)
    if judged != Case():
        assert verdict.reasons == reasons


@pytest.mark.parametrize("agreed", PLACE_LEVELS[1:])
def test_a_place_is_as_exact_as_agreed(agreed: str) -> None:
    """The level of a place is the level its source agreed to; figures never need more than the prefecture."""
    judged = case(nature="place", consent=structs.replace(AGREED, place=agreed))
    assert judge(judged, "public", TODAY).level == agreed
    assert judge(judged, "statistics", TODAY).level == coarser(agreed, "prefecture")


def test_every_reason_is_reached_and_explained() -> None:
    """No reason is invented outside the list, none in the list is dead, and docs/gate.md explains each."""
    page = (Path(__file__).parents[2] / "docs" / "gate.md").read_text(encoding="utf-8")
    reached = {reason for row in TRUTH_TABLE for reason in judge(row[1], row[2], TODAY).reasons}
    assert reached == set(REASONS)
    assert not [reason for reason in REASONS if f"`{reason}`" not in page]
    assert not [audience for audience in AUDIENCES if f"`{audience}`" not in page]


@given(CASES, st.sampled_from([*AUDIENCES, "everyone"]), DAYS)
@settings(max_examples=500)
def test_allowed_means_every_factor_allows(judged: Case, audience: str, day: datetime.date) -> None:
    """A yes is the minimum of all factors: not one of them may say no."""
    verdict = judge(judged, audience, day)
    assert verdict.allowed is (not verdict.reasons)
    if verdict.allowed:
        assert judged.compartment == "case"
        assert judged.sensitivity in ("public", "partner") or judged.nature == "quote"
        assert SCOPE_OF_AUDIENCE[audience] in judged.consent.scopes
        assert holds_on(judged.consent, day) and not judged.consent.withdrawn
        assert judged.reviewed
        assert not (judged.held or judged.retracted)
        assert judged.nature != "testifier"
        assert audience == "statistics" or (judged.approved and judged.inside_cut)


RESTRICTIONS: dict[str, list[object]] = {
    "sensitivity": ["case", "sealed", "staff"],
    "compartment": ["sealed", "staff"],
    "held": [True],
    "retracted": [True],
    "reviewed": [False],
    "approved": [False],
    "inside_cut": [False],
    "confirmed": [False],
    "nature": ["testifier"],
}


@given(CASES, st.sampled_from(AUDIENCES), DAYS, st.data())
@settings(max_examples=500)
def test_a_restriction_never_releases_more(
    judged: Case, audience: str, day: datetime.date, data: st.DataObject
) -> None:
    """Adding any restriction keeps every reason that was there, and never shows a place more exactly."""
    if data.draw(st.booleans()):
        name = data.draw(st.sampled_from(sorted(RESTRICTIONS)))
        stricter = case_of(judged, **{name: data.draw(st.sampled_from(RESTRICTIONS[name]))})
    else:
        consent = judged.consent
        narrowed = data.draw(
            st.sampled_from(
                [
                    structs.replace(consent, scopes=consent.scopes - {data.draw(st.sampled_from(SCOPES))}),
                    structs.replace(consent, withdrawn=True),
                    structs.replace(consent, until=min(consent.until or datetime.date.max, data.draw(DAYS))),
                    structs.replace(consent, place=coarser(consent.place, data.draw(st.sampled_from(PLACE_LEVELS)))),
                ]
            )
        )
        stricter = dataclasses.replace(judged, consent=narrowed)
    before, after = judge(judged, audience, day), judge(stricter, audience, day)
    assert before.allowed or not after.allowed
    if after.allowed:
        assert PLACE_LEVELS.index(after.level) <= PLACE_LEVELS.index(before.level)


@given(CASES, st.sampled_from(AUDIENCES), DAYS, st.dates(datetime.date(2015, 1, 1), datetime.date(2035, 1, 1)))
def test_time_only_takes_away(judged: Case, audience: str, day: datetime.date, other: datetime.date) -> None:
    """What is refused on a day is refused on every later day."""
    earlier, later = sorted((day, other))
    assert judge(judged, audience, earlier).allowed or not judge(judged, audience, later).allowed


@given(CASES, st.sampled_from(AUDIENCES), DAYS)
def test_unknown_consent_is_no(judged: Case, audience: str, day: datetime.date) -> None:
    """Without a recorded consent nothing leaves, to nobody, ever."""
    assert not judge(dataclasses.replace(judged, consent=Consent()), audience, day).allowed

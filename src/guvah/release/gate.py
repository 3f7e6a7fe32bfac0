"""The one gate: may this statement leave, for this audience, on this day? A pure function with reasons; default is no.

    effective = min(consent of the source for this audience, sensitivity of the property, hold, review and approval)

Owns the decision and the list of reasons (docs/gate.md explains each). Never reads an archive, a clock or a key, and
never decides how something looks once it has passed.

Invariant: adding a restriction to a `Case` never turns a no into a yes.
"""

import datetime
from collections.abc import Callable, Mapping
from dataclasses import dataclass

from guvah.model.consent import Consent
from guvah.release.consent import NO_CONSENT, SCOPE_OF_AUDIENCE, coarser, holds_on

# How far a property's sensitivity lets it travel. `case`, `sealed` and `staff` never leave the group.
_REACH = {"public": 2, "partner": 1}
_ASKS = {"public": 2, "partner": 1, "wgeid": 1, "wgad": 1, "special_procedures": 1, "statistics": 1, "media": 2}
# Figures never need a place more exactly than this, whatever was agreed.
STATISTICS_LEVEL = "prefecture"

NATURES = ("plain", "place", "spot", "relation", "quote", "photo", "testifier")

REASONS: Mapping[str, str] = {
    "unknown audience": "this is no audience the gate knows",
    "compartment": "it was recorded in a compartment that never leaves the group",
    "sensitivity": "the property is not meant for this audience",
    "testifier": "who testified is never released",
    "retracted": "it was taken back",
    "held": "there is a hold on the person, the facility or the source",
    "no consent": "the source has not agreed to this audience",
    "consent withdrawn": "the source has withdrawn",
    "consent expired": "the consent was given until a day that has passed",
    "relation not agreed": "the source has not agreed that the relation is shown",
    "quote not agreed": "the source has not agreed to be quoted",
    "photo not agreed": "the source has not agreed that the picture is shown",
    "photo not confirmed": "nobody has confirmed whom the picture shows",
    "place not agreed": "the source has not agreed that any place is shown",
    "place coarser than exact": "it names an exact place and the source agreed to a coarser one",
    "not reviewed": "the record has not been reviewed",
    "not approved": "no second person has approved a publication",
    "after the cut": "it was recorded after what the second person saw",
}


@dataclass(frozen=True, slots=True)
class Case:
    """What the gate is told about one statement. Every default is the strictest answer, except that nothing is held.

    `nature`: plain; place (coarsened to the level agreed); spot (an exact place that cannot be coarsened: address,
    coordinates, a facility); relation (of the testifier to the person); quote; photo; testifier (who testified).
    """

    nature: str = "testifier"
    sensitivity: str = "staff"
    compartment: str = "sealed"
    consent: Consent = NO_CONSENT
    held: bool = False
    retracted: bool = False
    reviewed: bool = False
    approved: bool = False
    inside_cut: bool = False
    confirmed: bool = False


@dataclass(frozen=True, slots=True)
class Verdict:
    """May it leave? `reasons` says why not (words of REASONS, all that apply); `level` is how exact a place may be."""

    allowed: bool
    reasons: tuple[str, ...]
    level: str


def judge(case: Case, audience: str, on_date: datetime.date) -> Verdict:
    """Judge one statement for one audience on one day (UTC). Every rule is asked, so that every reason is named."""
    reasons = tuple(reason for rule in _RULES for reason in rule(case, audience, on_date))
    if reasons:
        return Verdict(allowed=False, reasons=reasons, level="none")
    level = case.consent.place
    return Verdict(True, (), coarser(level, STATISTICS_LEVEL) if audience == "statistics" else level)


def _about_what(case: Case, audience: str, _day: datetime.date) -> list[str]:
    reasons = []
    if audience not in SCOPE_OF_AUDIENCE:
        reasons.append("unknown audience")
    if case.compartment != "case":
        reasons.append("compartment")
    sensitivity = "public" if case.nature == "quote" and case.sensitivity == "case" else case.sensitivity
    if _REACH.get(sensitivity, 0) < _ASKS.get(audience, 2):
        reasons.append("sensitivity")
    if case.nature not in NATURES or case.nature == "testifier":
        reasons.append("testifier")
    if case.retracted:
        reasons.append("retracted")
    if case.held:
        reasons.append("held")
    return reasons


def _consent(case: Case, audience: str, day: datetime.date) -> list[str]:
    reasons = []
    if SCOPE_OF_AUDIENCE.get(audience) not in case.consent.scopes:
        reasons.append("no consent")
    if case.consent.withdrawn:
        reasons.append("consent withdrawn")
    if not holds_on(case.consent, day):
        reasons.append("consent expired")
    return reasons


def _special_consent(case: Case, audience: str, _day: datetime.date) -> list[str]:
    reasons = []
    if case.nature == "relation" and "relation" not in case.consent.scopes:
        reasons.append("relation not agreed")
    if case.nature == "quote" and "quote" not in case.consent.scopes:
        reasons.append("quote not agreed")
    if case.nature == "photo" and "photo" not in case.consent.scopes:
        reasons.append("photo not agreed")
    if case.nature == "photo" and not case.confirmed:
        reasons.append("photo not confirmed")
    if case.nature == "place" and case.consent.place == "none":
        reasons.append("place not agreed")
    if case.nature == "spot" and (case.consent.place != "exact" or audience == "statistics"):
        reasons.append("place coarser than exact")
    return reasons


def _second_person(case: Case, audience: str, _day: datetime.date) -> list[str]:
    reasons = []
    if not case.reviewed:
        reasons.append("not reviewed")
    if audience == "statistics":  # a figure names nobody: its protection is suppression, not approval person by person
        return reasons
    if not case.approved:
        reasons.append("not approved")
    if not case.inside_cut:
        reasons.append("after the cut")
    return reasons


_Rule = Callable[[Case, str, datetime.date], list[str]]
_RULES: tuple[_Rule, ...] = (_about_what, _consent, _special_consent, _second_person)

"""Consent: what nobody agreed to is not agreed."""

import datetime

import pytest

from guvah.model.consent import Consent, consent_of
from guvah.model.kinds import schema
from tests.model.world import decided, taken_back

DAY = datetime.date(2026, 1, 15)
SOURCE = "tes-00000000000000t1"


def test_the_default_is_no() -> None:
    """Without a word nothing is allowed, not even keeping."""
    assert consent_of([]) == Consent()
    assert not any(Consent().allows(scope, DAY) for scope in schema().vocabulary("consent_answer").words)


@pytest.mark.parametrize(
    ("answer", "allowed"), [("yes", True), ("no", False), ("ask", False), ("Yes", False), ("", False)]
)
def test_only_yes_is_yes(answer: str, allowed: bool) -> None:
    """Ask, no, and what cannot be read do not allow."""
    consent = consent_of([decided("consent.public", answer, of=SOURCE)])
    assert consent.allows("public", DAY) is allowed
    assert not consent.allows("media", DAY)


@pytest.mark.parametrize(
    ("until", "last"),
    [
        ("2026-01-15", DAY),
        ("2026-01", datetime.date(2026, 1, 1)),
        ("whenever", datetime.date.min),
        ("2029", datetime.date(2029, 1, 1)),
    ],
)
def test_a_consent_ends(until: str, last: datetime.date) -> None:
    """It holds on its last day and not after; a vague end is the earliest it may mean, an unreadable one has passed."""
    consent = consent_of([decided("consent.public", "yes", of=SOURCE), decided("consent.until", until, of=SOURCE)])
    assert consent.until == last
    assert consent.allows("public", last) is True
    if last < datetime.date.max:
        assert not consent.allows("public", last + datetime.timedelta(days=1))


def test_withdrawal_ends_everything_until_it_is_taken_back() -> None:
    """A withdrawn consent allows nothing; a withdrawal recorded by mistake can be taken back."""
    yes, withdrawn = (
        decided("consent.public", "yes", of=SOURCE),
        decided("consent.withdrawn", "2026-01-10", of=SOURCE, at=2),
    )
    assert not consent_of([yes, withdrawn]).allows("public", DAY)
    assert consent_of([yes, withdrawn, taken_back(withdrawn, 3)]).allows("public", DAY)


def test_who_refuses_to_be_kept_has_withdrawn() -> None:
    """No to storing is no to everything."""
    recorded = [decided("consent.public", "yes", of=SOURCE), decided("consent.store", "no", of=SOURCE)]
    assert consent_of(recorded).withdrawn


def test_a_place_has_a_level() -> None:
    """The level agreed to, none where nothing was said; a level is no scope."""
    assert consent_of([]).place == "none"
    consent = consent_of([decided("consent.place", "prefecture", of=SOURCE)])
    assert consent == Consent(place="prefecture")

"""What a consent is, and that meeting another one never widens it."""

import datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from guvah.model.consent import Consent
from guvah.release.consent import AUDIENCES, NO_CONSENT, PLACE_LEVELS, SCOPES, coarser, holds_on, read_consent, stricter

DAYS = st.dates(datetime.date(2015, 1, 1), datetime.date(2035, 1, 1))
CONSENTS = st.builds(
    Consent,
    scopes=st.frozensets(st.sampled_from(SCOPES)),
    place=st.sampled_from(PLACE_LEVELS),
    until=st.none() | DAYS,
    withdrawn=st.booleans(),
)


def test_nothing_recorded_means_no_to_everything() -> None:
    """A source that was never asked has agreed to nothing."""
    assert read_consent({}) == NO_CONSENT
    assert not NO_CONSENT.scopes
    assert NO_CONSENT.place == "none"


@pytest.mark.parametrize("word", ["no", "ask", "", "YES", "ja", "true", "1", "yes "])
def test_only_the_word_yes_is_a_yes(word: str) -> None:
    """Whatever is not exactly `yes` is a no."""
    assert "public" not in read_consent({"public": word}).scopes


def test_unknown_scopes_and_levels_say_no() -> None:
    """A scope nobody knows is not agreed to, and a place level nobody knows shows no place."""
    consent = read_consent({"everything": "yes", "place": "street"})
    assert consent == NO_CONSENT


@pytest.mark.parametrize(("word", "held_on"), [("2029-02-10", True), ("2029-02-09", False), ("next year", False)])
def test_a_consent_ends_after_its_last_day(word: str, held_on: bool) -> None:
    """`until` is inclusive, and a day that cannot be read has passed."""
    assert holds_on(read_consent({"until": word}), datetime.date(2029, 2, 10)) is held_on


def test_who_refuses_to_be_kept_has_withdrawn() -> None:
    """`store: no` stops everything."""
    assert read_consent({"store": "no", "public": "yes"}).withdrawn


@pytest.mark.parametrize(("word", "gone"), [("yes", True), ("2021-03-01", True), ("no", False), ("", False)])
def test_withdrawn_is_anything_but_no(word: str, gone: bool) -> None:
    """A withdrawal is read generously."""
    assert read_consent({"withdrawn": word}).withdrawn is gone


def test_every_audience_has_its_scope() -> None:
    """The seven audiences of the design."""
    assert set(AUDIENCES) == {"public", "partner", "wgeid", "wgad", "special_procedures", "statistics", "media"}


@given(CONSENTS, CONSENTS)
def test_meeting_never_widens(one: Consent, other: Consent) -> None:
    """The stricter of two consents allows nothing that either of them refuses."""
    both = stricter(one, other)
    assert both == stricter(other, one)
    assert both.scopes <= one.scopes
    assert PLACE_LEVELS.index(both.place) <= PLACE_LEVELS.index(one.place)
    assert (both.until or datetime.date.max) <= (one.until or datetime.date.max)
    assert both.withdrawn >= one.withdrawn
    assert stricter(one, one) == one


@given(st.sampled_from(PLACE_LEVELS), st.text())
def test_an_unknown_level_says_nothing(level: str, word: str) -> None:
    """Of a known and an unknown level the answer is `none`."""
    if word not in PLACE_LEVELS:
        assert coarser(level, word) == "none"

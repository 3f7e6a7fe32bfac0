"""Consent: shown, changed scope by scope, withdrawn."""

import pytest

from guvah.casework.consent import current, set_consent, withdraw_consent
from guvah.errors import BadInput, NotAllowed
from guvah.model.statement import Statement

from .group import NURGUL, TES, Group, agreed, entity


def test_what_was_agreed_is_shown_scope_by_scope(telling: Group) -> None:
    """What nobody asked is a no."""
    with telling.as_("fox") as session:
        answers = current(session, TES)
    assert (answers["public"], answers["media"], answers["place"]) == ("yes", "no", "exact")


def test_scopes_not_named_stay_as_they_are(telling: Group) -> None:
    """One answer changes one scope; it can be changed back."""
    with telling.as_("bek") as session:
        set_consent(session, TES, {"public": "no", "place": "county", "until": "2029-02-10"}, "she is afraid")
        assert current(session, TES) == {
            **current(session, TES),
            "public": "no",
            "place": "county",
            "until": "2029-02-10",
            "statistics": "yes",
        }
        set_consent(session, TES, {"public": "yes"})
        assert current(session, TES)["public"] == "yes"


@pytest.mark.parametrize(
    "answers",
    [
        {},
        {"everything": "yes"},
        {"public": "maybe"},
        {"place": "street"},
        {"until": "soon"},
        {"until": "2029"},
        {"withdrawn": "2024-01-01"},
    ],
)
def test_an_answer_nobody_understands_is_refused(telling: Group, answers: dict[str, str]) -> None:
    """Nothing is written."""
    with telling.as_("bek") as session:
        before = session.index.position()
        with pytest.raises(BadInput):
            set_consent(session, TES, answers)
        assert session.index.position() == before


def test_consent_is_a_sources_not_a_persons(telling: Group) -> None:
    """A person's id is answered with where to find the source."""
    with telling.as_("bek") as session, pytest.raises(BadInput, match="source"):
        set_consent(session, NURGUL, {"public": "no"})


def test_who_may_widen_and_who_may_withdraw(telling: Group) -> None:
    """A reviewer records no consent; withdrawing is open to all who work here."""
    with telling.as_("cem") as session:
        with pytest.raises(NotAllowed, match="intake or editor or custodian or lead"):
            set_consent(session, TES, {"media": "yes"})
        withdraw_consent(session, TES)
        assert current(session, TES)["withdrawn"] == "2024-06-10"
    with telling.as_("fox") as session, pytest.raises(NotAllowed):
        withdraw_consent(session, TES)


def test_an_intake_machine_withdraws_by_the_full_id(telling: Group) -> None:
    """It cannot say what was public, but it does not have to wait either."""
    with telling.as_("eva") as session:
        (line,) = withdraw_consent(session, TES, "she called")
        assert line.startswith("This device cannot read")
        with pytest.raises(BadInput, match="full"):
            withdraw_consent(session, "G-00000-00000-0")
    with telling.as_("bek") as session:
        assert "withdrawn" in current(session, TES)


def test_a_withdrawal_of_what_was_not_public_says_so(telling: Group) -> None:
    """The recall list is never silently empty."""
    other = entity("tes", "two")
    telling.tell(*agreed(other), Statement(NURGUL, "sex", "female", other))
    with telling.as_("bek") as session:
        assert withdraw_consent(session, other) == (
            "Nothing of it was public. Ask who handed it on: copies given away are not listed here.",
        )

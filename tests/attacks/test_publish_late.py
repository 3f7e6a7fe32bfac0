"""Something new tries to slip into what was already approved: with an old clock, from another device, by consent."""

import datetime
from collections.abc import Callable
from pathlib import Path

import pytest

from guvah.casework import approval, publish, review
from guvah.casework.consent import set_consent, withdraw_consent
from guvah.casework.recording import record
from guvah.model.draft import Draft
from guvah.model.statement import Statement, statement_id
from guvah.release.archive import Release
from guvah.release.released import ReleasedPerson

from ..casework.group import NURGUL, START, TES, Clock, Group, agreed, entity, look_and_approve, told

TODAY = datetime.date(2024, 6, 12)
LATE = Statement(NURGUL, "occupation", "spy", TES)


@pytest.fixture(scope="module")
def ready(tmp_path_factory: pytest.TempPathFactory) -> Group:
    group = Group(tmp_path_factory.mktemp("ready"))
    group.tell(*agreed(TES, public="yes"), *told(NURGUL, "Nurgül Örnek", TES))
    with group.as_("cem") as session:
        review.verdict(session, [NURGUL], "reviewed")
    with group.as_("bek") as session:
        publish.propose(session, [NURGUL])
    with group.as_("cem") as session:
        look_and_approve(session, [NURGUL])
    return group


@pytest.fixture
def group(ready: Group, tmp_path: Path) -> Group:
    return ready.copied(tmp_path)


def shown(group: Group) -> ReleasedPerson | None:
    with group.as_("dil") as session:
        return Release(session.index, "public", TODAY).person(NURGUL)


@pytest.mark.parametrize("years", [0, -1, -10, 1])
def test_a_late_statement_with_any_clock(group: Group, years: int) -> None:
    """From a device that never wrote before, whose clock is set back or ahead: not shown until it is approved."""
    before = shown(group)
    assert before is not None
    group.clock = Clock(START + years * 365 * 24 * 3600 * 1000)
    group.tell(LATE, by="fox")
    assert shown(group) == before


def test_a_second_name_in_another_compartment(group: Group) -> None:
    """A sealed statement about a public person stays sealed, now and after the next approval."""
    group.tell(Statement(NURGUL, "alias", "Hidden Name", TES), by="dil", compartment="sealed")
    assert "Hidden" not in str(shown(group))
    again(group)
    assert "Hidden" not in str(shown(group))


def again(group: Group) -> None:
    with group.as_("bek") as session:
        publish.propose(session, [NURGUL])
    with group.as_("cem") as session:
        look_and_approve(session, [NURGUL])


def test_a_consent_widened_after_the_approval(group: Group) -> None:
    """A second testimony that nobody agreed to publish is agreed to later: two people look at it first."""
    other = entity("tes", "two")
    group.tell(*agreed(other, statistics="yes"), Statement(NURGUL, "occupation", "teacher", other))
    again(group)
    assert "teacher" not in str(shown(group))
    with group.as_("bek") as session:
        set_consent(session, other, {"public": "yes"})
    assert "teacher" not in str(shown(group))
    again(group)
    assert "teacher" in str(shown(group))


def test_an_approval_of_a_stale_comparison(group: Group) -> None:
    """The proposal is a year old and the record has changed since: approving it the ordinary way is refused."""
    with group.as_("bek") as session:
        record(session, [Draft(Statement(NURGUL, "occupation", "teacher", TES), "case")])
        publish.propose(session, [NURGUL])
    group.tell(LATE)
    with group.as_("cem") as session:
        assert look_and_approve(session, [NURGUL]).refused == ((approval.STALE, 1),)
    assert "teacher" not in str(shown(group))


def test_an_approval_past_the_verb_of_a_stale_comparison(group: Group) -> None:
    """Even where the approver's program does not look again, only what its cut held is shown."""
    with group.as_("bek") as session:
        record(session, [Draft(Statement(NURGUL, "occupation", "teacher", TES), "case")])
        publish.propose(session, [NURGUL])
        (proposal,) = [
            one.statement
            for one in session.index.recorded(NURGUL)
            if one.statement.prop == "publication.proposed" and "occupation" not in one.statement.value
        ][-1:]
    group.tell(LATE)
    with group.as_("cem") as session:
        aye = Statement(NURGUL, "publication.approved", proposal.value, session.member, proposal.locator)
        record(session, [Draft(aye, "case")])
    assert "teacher" in str(shown(group))
    assert "spy" not in str(shown(group))


def test_an_approval_that_stretches_its_cut(group: Group) -> None:
    """A larger cut with the old digest: what it holds is not what was approved, so nothing is shown by it."""
    group.tell(LATE)
    with group.as_("bek") as session:
        old = [one for one in session.index.recorded(NURGUL) if one.statement.prop == "publication.proposed"][
            -1
        ].statement
        words = session.cut().words
        record(session, [Draft(Statement(NURGUL, "publication.proposed", old.value, session.member, words), "case")])
    with group.as_("cem") as session:
        record(session, [Draft(Statement(NURGUL, "publication.approved", old.value, session.member, words), "case")])
    assert "spy" not in str(shown(group))


def withdraw(group: Group) -> None:
    with group.as_("eva") as session:
        record(session, [session.decision(TES, "consent.withdrawn", "2024-06-12")])


def narrow(group: Group) -> None:
    with group.as_("bek") as session:
        set_consent(session, TES, {"public": "no"})


def retract_consent(group: Group) -> None:
    with group.as_("bek") as session:
        yes = next(one for one in session.index.recorded(TES) if one.statement.prop == "consent.public")
        record(session, [session.decision(TES, "retracts", statement_id(yes.statement))])


@pytest.mark.parametrize("take_away", [withdraw, narrow, retract_consent])
@pytest.mark.parametrize("years", [0, -5])
def test_consent_taken_away_works_at_once(group: Group, take_away: Callable[[Group], None], years: int) -> None:
    """Also from a device whose clock is five years behind; and a yes said again does not bring it back by itself."""
    assert shown(group) is not None
    group.clock = Clock(START + years * 365 * 24 * 3600 * 1000)
    take_away(group)
    assert shown(group) is None
    group.clock = Clock(START + 24 * 3600 * 1000)
    group.tell(*agreed(TES, public="yes"))
    assert shown(group) is None


def test_the_recall_names_who_was_public(group: Group) -> None:
    """Whoever withdraws is told which pages to take down."""
    with group.as_("bek") as session:
        (line,) = withdraw_consent(session, TES, "afraid")
        assert line.startswith("G-")
        assert withdraw_consent(session, TES, "again")[0].startswith("Nothing of it was public")

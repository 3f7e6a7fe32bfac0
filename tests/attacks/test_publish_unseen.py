"""A proposer shows one thing and wants another approved: between the look and the approval, the proposal is changed.

What the attacker holds: the right to write and to propose. What they lack: the approver's passphrase. The approver is
honest and looks before approving; what they approve must be what they saw.
"""

import datetime
from collections.abc import Callable
from pathlib import Path

import pytest

from guvah.casework import approval, publish, review
from guvah.errors import UserError
from guvah.model.statement import Statement
from guvah.release.archive import Release
from guvah.release.released import ReleasedPerson

from ..casework.group import NURGUL, SERIK, TES, Group, agreed, told

HARM = "the informer of example street"


@pytest.fixture(scope="module")
def ready(tmp_path_factory: pytest.TempPathFactory) -> Group:
    """Two reviewed records, one of them proposed."""
    group = Group(tmp_path_factory.mktemp("ready"), ("ada", "bek", "cem", "dil"))
    told_of = (*told(NURGUL, "Nurgül Örnek", TES), *told(SERIK, "Serik Ülgi", TES))
    group.tell(*agreed(TES, public="yes", wgeid="yes"), *told_of)
    with group.as_("cem") as session:
        review.verdict(session, [NURGUL, SERIK], "reviewed")
    with group.as_("bek") as session:
        publish.propose(session, [NURGUL])
    return group


@pytest.fixture
def group(ready: Group, tmp_path: Path) -> Group:
    return ready.copied(tmp_path)


def shown(group: Group) -> list[ReleasedPerson]:
    with group.as_("dil") as session:
        return list(Release(session.index, "public", datetime.date(2024, 6, 12)).people())


def replaced(group: Group) -> None:
    """The same record is proposed again with something harmful in it."""
    group.tell(Statement(NURGUL, "occupation", HARM, TES))
    with group.as_("bek") as session:
        assert publish.propose(session, [NURGUL]).proposed == 1


def withdrawn_and_replaced(group: Group) -> None:
    """The harmless proposal is withdrawn first."""
    with group.as_("bek") as session:
        publish.unpublish(session, [NURGUL], "a mistake")
    replaced(group)


def joined(group: Group) -> None:
    """Nothing is changed; somebody else is added to what waits."""
    with group.as_("bek") as session:
        assert publish.propose(session, [SERIK]).proposed == 1


@pytest.mark.parametrize("trick", [replaced, withdrawn_and_replaced, joined])
def test_what_waits_was_exchanged_after_the_look(group: Group, trick: Callable[[Group], None]) -> None:
    """Nothing is approved, not even what is as it was; the approver is told to look again, and then can."""
    with group.as_("cem") as session:
        seen = approval.looked_at(session, publish.select(session, everyone=True, waiting_only=True))
    trick(group)
    with group.as_("cem") as session:
        chosen = publish.select(session, everyone=True, waiting_only=True)
        with pytest.raises(UserError, match="look again"):
            approval.approve(session, chosen, seen)
    assert shown(group) == []
    with group.as_("cem") as session:
        again = approval.looked_at(session, chosen)
        assert again != seen
        assert approval.approve(session, chosen, again).approved == len(chosen)


def test_what_was_seen_for_the_public_is_not_approved_for_others(group: Group) -> None:
    """And the other way round: an audience is part of what was seen."""
    with group.as_("bek") as session:
        assert publish.propose(session, [NURGUL], audience="wgeid").proposed == 1
    with group.as_("cem") as session:
        public = approval.looked_at(session, [NURGUL])
        body = approval.looked_at(session, [NURGUL], audience="wgeid")
        for seen, audience in ((body, "public"), (public, "wgeid")):
            with pytest.raises(UserError, match="look again"):
                approval.approve(session, [NURGUL], seen, audience=audience)
    assert shown(group) == []


def test_a_digest_of_other_records_opens_nothing(group: Group) -> None:
    """Two records were looked at together; each alone was not."""
    joined(group)
    with group.as_("cem") as session:
        both = approval.looked_at(session, [NURGUL, SERIK])
        assert both == approval.looked_at(session, [SERIK, NURGUL, SERIK]), "the order they were typed in is no matter"
        with pytest.raises(UserError, match="look again"):
            approval.approve(session, [NURGUL], both)
        assert approval.approve(session, [SERIK, NURGUL], both).approved == 2

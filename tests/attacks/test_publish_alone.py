"""One person tries to publish, with every trick their own keys allow. All of them write past casework's verbs.

What an attacker holds: their own passphrase, so their own feed's key and the compartments of their role. What they
lack: anybody else's key. The readers must therefore be right even where the writer's program was not ours.
"""

import datetime
from pathlib import Path

import pytest

from guvah.casework import approval, publish, review
from guvah.casework.recording import record
from guvah.casework.session import Session, member_id
from guvah.model.draft import Draft
from guvah.model.statement import Statement, statement_id
from guvah.release.archive import Release
from guvah.release.candidate import candidate
from guvah.release.digest import digest
from guvah.release.sifting import Occasion
from guvah.release.sources import Sight
from guvah.vault.writing import admit, new_device

from ..casework.group import NURGUL, PASSPHRASE, TES, Group, agreed, look_and_approve, told

TODAY = datetime.date(2024, 6, 12)


@pytest.fixture(scope="module")
def ready(tmp_path_factory: pytest.TempPathFactory) -> Group:
    group = Group(tmp_path_factory.mktemp("ready"))
    group.tell(*agreed(TES), *told(NURGUL, "Nurgül Örnek", TES))
    with group.as_("cem") as session:
        review.verdict(session, [NURGUL], "reviewed")
    return group


@pytest.fixture
def group(ready: Group, tmp_path: Path) -> Group:
    return ready.copied(tmp_path)


def is_public(group: Group) -> bool:
    with group.as_("dil") as session:
        return Release(session.index, "public", TODAY).person(NURGUL) is not None


def forged(session: Session, prop: str, words: str = "", by: str = "") -> Draft:
    """A publication decision with the right digest and cut, in whoever's name."""
    release = Release(session.index, "public", TODAY)
    occasion = Occasion("public", TODAY, Sight(session.cut(), True))
    found = candidate(NURGUL, session.index.recorded(NURGUL), release.sources, occasion)
    assert found.shown is not None
    value = digest(found.shown, "public")
    return Draft(Statement(NURGUL, prop, value, by or session.member, words or session.cut().words), "case")


def both(session: Session, by: str = "") -> list[Draft]:
    return [forged(session, "publication.proposed"), forged(session, "publication.approved", by=by)]


@pytest.mark.parametrize("name", ["ada", "bek", "cem", "dil"])
def test_proposing_and_approving_in_one_breath(group: Group, name: str) -> None:
    """Both decisions in one entry of one feed: one person, whatever the role."""
    with group.as_(name) as session:
        record(session, both(session))
    assert not is_public(group)


def test_the_same_done_by_two_is_public(group: Group) -> None:
    """The control: what these attacks forge is, by two people, an approval."""
    with group.as_("bek") as session:
        proposal = forged(session, "publication.proposed")
        aye = forged(session, "publication.approved")
        record(session, [proposal])
    assert not is_public(group)
    with group.as_("cem") as session:
        record(session, [aye])
    assert is_public(group)


def test_approving_in_the_name_of_another(group: Group) -> None:
    """The statement's source says the reviewer; the feed is the editor's."""
    reviewer = member_of(group, "cem")
    with group.as_("bek") as session:
        record(session, both(session, by=reviewer))
    assert not is_public(group)


def test_a_body_that_names_another_member(group: Group, monkeypatch: pytest.MonkeyPatch) -> None:
    """The header of a body says `by` the reviewer; nobody believes headers."""
    reviewer = member_of(group, "cem")
    with group.as_("bek") as session:
        drafts = both(session)
        monkeypatch.setattr(Session, "member", property(lambda _self: reviewer))
        record(session, drafts)
    monkeypatch.undo()
    assert not is_public(group)


def test_giving_oneself_a_role(group: Group) -> None:
    """An editor writes a grant into their own feed and approves a colleague's proposal."""
    with group.as_("bek") as session:
        mine = session.member
        record(session, [Draft(Statement(mine, "role", "reviewer", mine), "case")])
        aye = forged(session, "publication.approved")
    with group.as_("cem") as session:
        words, value = aye.statement.locator, aye.statement.value
        proposal = Statement(NURGUL, "publication.proposed", value, session.member, words)
        record(session, [Draft(proposal, "case")])
    with group.as_("bek") as session:
        record(session, [aye])
        assert session.role == "editor"
    assert not is_public(group)


@pytest.mark.parametrize("granter", ["bek", "cem"])
def test_a_second_key_introduced_by_oneself(group: Group, granter: str) -> None:
    """An editor or reviewer makes a second device, calls it a new reviewer's, and approves with it."""
    device = new_device(group.archive, "puppet", PASSPHRASE, group.clock, log_n=1)
    with group.as_("dil") as session, session.writing() as writer:
        admit(writer, device, ["case"])  # the vault lets it write; the roster was told nothing
    with group.as_(granter) as session:
        puppet = member_id(device.feed)
        said = (("feed", device.feed), ("role", "reviewer"))
        record(session, [Draft(Statement(puppet, prop, value, session.member), "case") for prop, value in said])
        record(session, [forged(session, "publication.proposed")])
    with group.as_("puppet") as session:
        assert session.role == ""
        record(session, [forged(session, "publication.approved")])
    assert not is_public(group)


def test_ones_own_second_device_is_no_second_person(group: Group) -> None:
    """A custodian rightly adds a second device of the reviewer, who approves with it what the first proposed."""
    reviewer = member_of(group, "cem")
    device = new_device(group.archive, "cem2", PASSPHRASE, group.clock, log_n=1)
    with group.as_("dil") as session:
        with session.writing() as writer:
            admit(writer, device, ["case"])
        record(session, [Draft(Statement(reviewer, "feed", device.feed, session.member), "case")])
    with group.as_("cem") as session:
        proposal, aye = both(session)
        record(session, [proposal])
    with group.as_("cem2") as session:
        assert session.role == "reviewer"
        assert look_and_approve(session, [NURGUL]).refused == ((approval.OWN, 1),)
        record(session, [aye])
    assert not is_public(group)


def test_claiming_another_members_feed(group: Group) -> None:
    """A custodian cannot make the editor's key the reviewer's: whose key it is was said once."""
    with group.as_("bek") as session:
        editors = session.keyring.feed
        record(session, both(session))
    with group.as_("dil") as session:
        record(session, [Draft(Statement(member_of(group, "cem"), "feed", editors, session.member), "case")])
    assert not is_public(group)


def test_who_has_left_approves_nothing_more(group: Group) -> None:
    """The keys still open what they opened; their decisions no longer count."""
    with group.as_("bek") as session:
        proposal, aye = both(session)
        record(session, [proposal])
    with group.as_("dil") as session:
        record(session, [Draft(Statement(member_of(group, "cem"), "left", "yes", session.member), "case")])
    with group.as_("cem") as session:
        record(session, [aye])
    assert not is_public(group)


def test_taking_a_refusal_back(group: Group) -> None:
    """An editor retracts a colleague's withdrawal from publication, hold and verdict: none of it opens anything."""
    with group.as_("bek") as session:
        publish.propose(session, [NURGUL])
    with group.as_("cem") as session:
        look_and_approve(session, [NURGUL])
    assert is_public(group)
    for prop, value in (("publication.withdrawn", "public:"), ("hold", "held"), ("review.verdict", "needs work")):
        with group.as_("eva") as session:
            no = session.decision(NURGUL, prop, value, why="a threat")
            record(session, [no])
        assert not is_public(group)
        with group.as_("bek") as session:
            record(session, [session.decision(NURGUL, "retracts", statement_id(no.statement))])
        assert not is_public(group)


def member_of(group: Group, name: str) -> str:
    with group.as_(name) as session:
        return session.member

"""The released values for the site and for a recipient, and the record of what was handed over."""

import datetime
from pathlib import Path

import pyrage
import pytest

from guvah.casework import publish, review
from guvah.casework.releasing import About, Agreement, hand_over, public_release, read_about
from guvah.errors import BadInput, NotAllowed, UserError
from guvah.index.index import Index
from guvah.model.ids import public_id
from guvah.model.statement import Recorded, Statement
from guvah.release.record import encoded, fingerprint

from .group import NURGUL, SERIK, TES, Group, agreed, entity, look_and_approve, told

OTHER = entity("tes", "another")
ABOUT = About("Archive of examples", "corrections@example.org", fictional=True)


@pytest.fixture
def published(telling: Group) -> Group:
    telling.tell(*told(SERIK, "Serik Ülgi", TES))
    with telling.as_("cem") as session:
        review.verdict(session, [NURGUL, SERIK], "reviewed")
    with telling.as_("bek") as session:
        publish.propose(session, [NURGUL])
    with telling.as_("cem") as session:
        look_and_approve(session, [NURGUL])
    return telling


def agreement(identity: pyrage.x25519.Identity, audience: str = "partner") -> Agreement:
    key = str(identity.to_public())
    return Agreement("A body", key, audience, "a list of examples", datetime.date(2099, 1, 1))


def test_the_site_is_given_what_is_public(published: Group) -> None:
    """The people, the counts, and the signed head it was made from."""
    with published.as_("bek") as session, public_release(session, ABOUT) as public:
        assert [person.id for person in public.everybody.people({})] == [public_id(NURGUL)]
        assert public.facilities == ()
        assert (public.archive.title, public.archive.people, public.archive.fictional) == (ABOUT.title, 1, True)
        assert public.archive.checkpoint.startswith("guvah/")


class Site:
    """A site that one member builds again and again: what it has, and whose records were judged for the last build."""

    def __init__(self, group: Group) -> None:
        self.group = group
        self.has: dict[str, bytes] = {}

    def build(self, monkeypatch: pytest.MonkeyPatch) -> set[str]:
        """Return the persons whose records are judged for this build."""
        asked: set[str] = set()

        def recorded(index: Index, root: str) -> list[Recorded]:
            asked.add(root)
            return read(index, root)

        read = Index.recorded
        with self.group.as_("bek") as session, monkeypatch.context() as patched:
            patched.setattr(Index, "recorded", recorded)
            with public_release(session, ABOUT) as public:
                for person in public.everybody.people(self.has):
                    self.has[person.id] = fingerprint(encoded(person))
        return {root for root in asked if root.startswith("per-")}


def test_only_who_was_touched_is_judged_for_the_next_site(published: Group, monkeypatch: pytest.MonkeyPatch) -> None:
    """What the last site was given is remembered; after a rebuild of the memory everybody is judged anew."""
    askar = entity("per", "Askar Ülgi")
    published.tell(*told(askar, "Askar Ülgi", OTHER), *agreed(OTHER))
    site = Site(published)
    assert site.build(monkeypatch) == {NURGUL, SERIK, askar}
    assert site.build(monkeypatch) == set()
    published.tell(Statement(SERIK, "occupation", "teacher", TES))
    assert site.build(monkeypatch) == {SERIK}
    published.tell(Statement(TES, "consent.public", "no", TES))
    assert site.build(monkeypatch) == {NURGUL, SERIK}
    with published.as_("bek") as session:
        session.index.rebuild()
    assert site.build(monkeypatch) == {NURGUL, SERIK, askar}


def test_a_site_that_could_not_be_built_is_not_remembered(published: Group, monkeypatch: pytest.MonkeyPatch) -> None:
    """What was judged for it is judged again."""
    with published.as_("bek") as session, pytest.raises(UserError), public_release(session, ABOUT):
        raise UserError("the disk is full")
    assert Site(published).build(monkeypatch) == {NURGUL, SERIK}


@pytest.mark.parametrize("name", ["eva", "fox"])
def test_who_builds_no_site(published: Group, name: str) -> None:
    """Intake and observers."""
    with published.as_(name) as session, pytest.raises(NotAllowed), public_release(session, ABOUT):
        pass


def test_a_package_is_made_and_recorded(published: Group, tmp_path: Path) -> None:
    """Encrypted to the recipient; who was given what, and its seal, is in the archive."""
    with published.as_("dil") as session:
        receipt = hand_over(
            session,
            [NURGUL, SERIK],
            agreement(pyrage.x25519.Identity.generate()),
            ABOUT,
            tmp_path / "p.age",
            clock=published.clock,
        )
        assert receipt.people == (public_id(NURGUL),)
        (action,) = session.index.roots("act")
        record = session.index.record(action)
    assert record.value("reference") == receipt.seal
    assert {claim.value for claim in record.fields["concerns"].claims} >= {NURGUL}
    assert b"rnek" not in (tmp_path / "p.age").read_bytes()


def test_what_is_not_approved_for_an_audience_is_not_handed_to_it(published: Group, tmp_path: Path) -> None:
    """A UN body is given nothing on the strength of a publication; nothing is written, nothing recorded."""
    key = pyrage.x25519.Identity.generate()
    with published.as_("dil") as session:
        for ids, audience in (([NURGUL], "wgeid"), ([SERIK], "partner")):
            with pytest.raises(UserError):
                hand_over(session, ids, agreement(key, audience), ABOUT, tmp_path / "p.age", clock=published.clock)
        assert list(session.index.roots("act")) == []
    assert not (tmp_path / "p.age").exists()


@pytest.mark.parametrize("name", ["bek", "cem", "eva", "fox"])
def test_who_hands_nothing_over(published: Group, tmp_path: Path, name: str) -> None:
    """Custodian and lead do."""
    with published.as_(name) as session, pytest.raises(NotAllowed, match="custodian or lead"):
        hand_over(
            session,
            [NURGUL],
            agreement(pyrage.x25519.Identity.generate()),
            ABOUT,
            tmp_path / "p",
            clock=published.clock,
        )


def test_the_sites_description_is_read(tmp_path: Path) -> None:
    """Title and contact, and whether everybody is invented; nothing else."""
    good, bad = tmp_path / "about.yaml", tmp_path / "bad.yaml"
    good.write_text("title: Examples\ncontact: a@example.org\nfictional: true\n", encoding="utf-8")
    bad.write_text("title: Examples\n", encoding="utf-8")
    assert read_about(good) == About("Examples", "a@example.org", fictional=True)
    for path in (bad, tmp_path / "missing.yaml"):
        with pytest.raises(BadInput):
            read_about(path)

"""One token in every place where something can be said; every output that exists; only what the gate allows is met.

A real archive on disk, real verbs, two people: what can be published is published, for the public and for one UN body.
Then the public site with its search files and downloads, and packages of dossiers for every audience, are searched
through, names of files included.
"""

import datetime
from collections.abc import Iterator
from pathlib import Path

import pytest

from guvah.casework import approval, publish, review
from guvah.casework.hold import hold
from guvah.casework.recording import record, record_many
from guvah.model.draft import Draft
from guvah.model.kinds import schema
from guvah.model.pairs import SAME
from guvah.model.statement import Statement
from guvah.release.archive import Release
from guvah.release.gate import Verdict

from ..casework.group import Group, look_and_approve
from .canaries import CONSENTS, SHOWN, STAGES, Canary, Flock, flocks, may_be_seen, must_be_seen
from .seeing import everything_in, pieces_in, pieces_of, tokens_in, wrappings

PUBLISHED = ("public", "wgeid")
GIVEN_WHAT_IS_PUBLIC = ("public", "partner", "media")
NEVER_APPROVED = ("wgad", "special_procedures")
TODAY = datetime.date(2024, 6, 12)
BEFORE = frozenset({SHOWN, "held", "source held", "taken down", "late"})


@pytest.fixture(scope="module")
def planted() -> list[Flock]:
    return list(flocks())


@pytest.fixture(scope="module")
def canaries(planted: list[Flock]) -> list[Canary]:
    return [canary for flock in planted for canary in flock.canaries]


@pytest.fixture(scope="module", params=["apart", "joined"])
def group(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory, planted: list[Flock]) -> Group:
    """An archive in which everything that can be published was, and then some of it was stopped.

    Joined: whatever is not held is one person and one place, by decisions that were there when it was approved.
    """
    group = Group(tmp_path_factory.mktemp("canary"), ("ada", "bek", "cem", "dil"))
    with group.as_("dil") as session:
        record_many(session, [draft for flock in planted for draft in flock.anchor])
        record_many(session, [draft for flock in planted if flock.stage != "late" for draft in flock.drafts])
    if request.param == "joined":
        with group.as_("bek") as session:
            record_many(session, list(joins(session.member, planted)))
    with group.as_("cem") as session:
        review.verdict(session, roots(planted, BEFORE | {"not proposed", "not approved", "approved alone"}), "reviewed")
    with group.as_("bek") as session:
        for audience in PUBLISHED:
            publish.propose(session, roots(planted, BEFORE | {"not reviewed", "not approved"}), audience=audience)
    with group.as_("ada") as session:
        mine = roots(planted, frozenset({"approved alone"}))
        publish.propose(session, mine)
        assert look_and_approve(session, mine).approved == 0
        alone_past_the_verb(session, mine)
    with group.as_("cem") as session:
        every = roots(planted, BEFORE)
        for audience in PUBLISHED:
            seen = approval.looked_at(session, every, audience=audience)
            assert approval.approve(session, every, seen, audience=audience).approved == len(every)
    with group.as_("dil") as session:
        for root in roots(planted, frozenset({"held"})):
            hold(session, root, "a threat")
        for flock in planted:
            if flock.stage == "source held":
                for source in {draft.statement.source for draft in flock.drafts}:
                    hold(session, source, "a threat")
        for audience in PUBLISHED:
            publish.unpublish(session, roots(planted, frozenset({"taken down"})), audience=audience)
        record_many(session, [draft for flock in planted if flock.stage == "late" for draft in flock.drafts])
    return group


def joins(member: str, planted: list[Flock]) -> Iterator[Draft]:
    """Yield decisions that make everybody the same as somebody who is published, but for those on hold."""
    chosen = [flock for flock in planted if flock.stage != "held"]
    shown = next(flock for flock in chosen if (flock.stage, flock.consent) == (SHOWN, "everything"))
    for flock in chosen:
        for pair in ((flock.person, shown.person), (flock.facility, shown.facility)) if flock is not shown else ():
            one, other = sorted(pair)
            yield Draft(Statement(one, SAME, other, member, locator="1"), "case")


def roots(planted: list[Flock], stages: frozenset[str]) -> tuple[str, ...]:
    return tuple(root for flock in planted if flock.stage in stages for root in (flock.person, flock.facility))


def alone_past_the_verb(session, mine: tuple[str, ...]) -> None:  # type: ignore[no-untyped-def]
    """Approve one's own proposals as a program of one's own would."""
    ayes = []
    for root in mine:
        for one in session.index.recorded(root):
            if one.statement.prop == "publication.proposed":
                said = one.statement
                aye = Statement(root, "publication.approved", said.value, session.member, said.locator)
                ayes.append(Draft(aye, "case"))
    record(session, ayes)


def build_everything(group: Group, out: Path) -> None:
    """Make every output that exists, by a member whose keys open everything: `public/...`, `wgeid/...`, `none/...`."""
    from guvah.handover.package import write_in_clear
    from guvah.handover.recipient import Recipient
    from guvah.release.known import Known
    from guvah.release.renewal import Renewal
    from guvah.site.build import build_site

    with group.as_("dil") as session:
        release = Release(session.index, "public", TODAY)
        archive = release.archive("Archive of examples", "corrections@example.org", "", fictional=True)
        everybody = Renewal(release, session.index, Known(), None, session.index.position())
        build_site(out / "public" / "site", archive, everybody, release.facilities())
        for audience in (*GIVEN_WHAT_IS_PUBLIC, "wgeid", *NEVER_APPROVED):
            released_for = "public" if audience in GIVEN_WHAT_IS_PUBLIC else audience
            release = Release(session.index, released_for, TODAY)
            folder = out / ("none" if audience in NEVER_APPROVED else released_for)
            recipient = Recipient("An example body", "age1unused", audience, "a test", datetime.date(2099, 1, 1))
            archive = release.archive("Archive of examples", "corrections@example.org", "", fictional=True)
            people = list(release.people())
            if audience in NEVER_APPROVED and not people:
                continue
            folder.mkdir(parents=True, exist_ok=True)
            package = folder / f"package_{audience}"
            write_in_clear(people, archive, recipient, package, session.clock(), released_for=released_for)


@pytest.fixture(scope="module")
def outputs(group: Group, tmp_path_factory: pytest.TempPathFactory) -> Path:
    out = tmp_path_factory.mktemp("outputs")
    build_everything(group, out)
    return out


def leaked(folder: Path, canaries: list[Canary], audience: str = "public") -> list[Canary]:
    """Return the canaries that were met and may not be, whole or in pieces."""
    blobs = list(everything_in(folder))
    forbidden = {canary.token: canary for canary in canaries if not may_be_seen(canary, audience)}
    whole = [forbidden[token] for token in tokens_in(blobs) if token in forbidden]
    owners = {piece: canary for canary in forbidden.values() for piece in pieces_of(canary.token)}
    return whole + [owners[piece] for piece in pieces_in(blobs, frozenset(owners))]


@pytest.mark.parametrize("audience", PUBLISHED)
def test_only_what_the_gate_allows_is_in_any_output(outputs: Path, canaries: list[Canary], audience: str) -> None:
    """No forbidden token in any file, name, index or download, in any wrapping."""
    assert not leaked(outputs / audience, canaries, audience)


def test_what_nobody_approved_for_an_audience_is_not_made(outputs: Path) -> None:
    """Published for the public and for one body, a record is in no package for another."""
    assert not (outputs / "none").exists()


def test_joining_joins(group: Group, request: pytest.FixtureRequest) -> None:
    """Negative control: joined, what is published of every record is on one page."""
    with group.as_("dil") as session:
        led = Release(session.index, "public", TODAY).redirects()
    others = len(CONSENTS) - 1 + len(("source held", "late"))  # what the open source says of those two stays
    assert len(led) == (2 * others if "joined" in request.node.name else 0)


@pytest.mark.parametrize("audience", PUBLISHED)
def test_what_the_gate_allows_is_there(outputs: Path, canaries: list[Canary], audience: str) -> None:
    """The search sees: every text of a published person, episode and facility is met, and nothing it did not plant."""
    met = tokens_in(everything_in(outputs / audience))
    missing = [canary for canary in canaries if must_be_seen(canary, audience) and canary.token not in met]
    assert not [canary for canary in missing if canary.kind != "fac" or audience == "public"]
    assert met <= {canary.token for canary in canaries}
    assert sum(must_be_seen(canary, audience) for canary in canaries) > 25


def test_every_property_of_every_kind_was_planted(canaries: list[Canary]) -> None:
    """In every compartment it may be recorded in, for every consent and every stage."""
    planted = {(canary.kind, canary.prop) for canary in canaries}
    assert planted == {(code, prop) for code, kind in schema().kinds.items() for prop in kind.properties}
    assert {canary.consent for canary in canaries} == set(CONSENTS)
    assert {canary.stage for canary in canaries} == {SHOWN, *STAGES}
    assert {canary.compartment for canary in canaries} == {"case", "sealed", "staff"}
    assert len({canary.token for canary in canaries}) == len(canaries)


def test_the_search_finds_a_token_in_every_wrapping(tmp_path: Path, canaries: list[Canary]) -> None:
    """Negative control: one forbidden token in a file, in each form, and in a file's name, is found."""
    victim = next(canary for canary in canaries if not may_be_seen(canary))
    for number, (form, data) in enumerate(wrappings(victim.token).items()):
        folder = tmp_path / str(number)
        folder.mkdir()
        (folder / "file.bin").write_bytes(data)
        assert leaked(folder, canaries), form
    folder = tmp_path / "name"
    folder.mkdir()
    (folder / f"{victim.token}.html").write_bytes(b"")
    assert leaked(folder, canaries) == [victim] * len(leaked(folder, canaries))
    (tmp_path / "cut").mkdir()
    (tmp_path / "cut" / "index.js").write_text(f"p({victim.token[:3]!r},{victim.token[3:]!r})", encoding="utf-8")
    assert victim in leaked(tmp_path / "cut", canaries)


@pytest.fixture
def open_gate(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """A gate that lets everything pass."""
    monkeypatch.setattr("guvah.release.sifting.judge", lambda *_: Verdict(True, (), "exact"))
    yield


@pytest.mark.parametrize("group", ["apart"], indirect=True)
def test_with_the_gate_open_the_search_sounds(
    open_gate: None, group: Group, tmp_path: Path, canaries: list[Canary], monkeypatch: pytest.MonkeyPatch
) -> None:
    """Negative control: where the gate says yes to everything, canaries of every compartment and consent are met."""
    monkeypatch.setattr("guvah.release.records.digest", lambda *_: _Anything())
    build_everything(group, tmp_path)
    found = leaked(tmp_path / "public", canaries)
    assert {canary.compartment for canary in found} == {"case", "sealed", "staff"}
    assert {canary.consent for canary in found} >= set(CONSENTS) - {"everything", "not expired"}


class _Anything(str):
    """Equal to every digest."""

    __slots__ = ()

    def __eq__(self, other: object) -> bool:
        return True

    def __ne__(self, other: object) -> bool:
        return False

    __hash__ = str.__hash__

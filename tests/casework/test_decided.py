"""One person of several records, through every verb: reviewed, held, published, handed over as one; and undone."""

from pathlib import Path

import pyrage
import pytest

from guvah.casework import publish, review
from guvah.casework.approval import compare_each
from guvah.casework.consent import withdraw_consent
from guvah.casework.decided import about
from guvah.casework.hold import hold, lift_hold
from guvah.casework.link import decide, undo
from guvah.casework.releasing import hand_over, public_release
from guvah.casework.retract import retract
from guvah.casework.subjects import leads_to, together
from guvah.errors import BadInput
from guvah.model.ids import public_id
from guvah.model.statement import statement_id

from .group import NURGUL, TES, Group, agreed, entity, look_and_approve, told
from .test_releasing import ABOUT, agreement

TWIN, OTHER = entity("per", "Nurgul Ornek"), entity("tes", "another")
HEAD, OLD = sorted((NURGUL, TWIN))


@pytest.fixture
def joined(telling: Group) -> Group:
    """Two records of one woman, each from a testimony of its own, decided to be the same."""
    telling.tell(*agreed(OTHER), *told(TWIN, "Nurgul Ornek", OTHER))
    with telling.as_("bek") as session:
        decide(session, NURGUL, TWIN, "same", "the same scar")
    return telling


def published(group: Group, subject: str = OLD) -> None:
    """Review, propose and approve by one id of the person."""
    with group.as_("cem") as session:
        review.verdict(session, review.subjects(session, [subject]), "reviewed")
    with group.as_("bek") as session:
        assert publish.propose(session, publish.select(session, [subject])).proposed == 2
    with group.as_("cem") as session:
        assert look_and_approve(session, publish.select(session, [subject], waiting_only=True)).approved == 2


def on_site(group: Group) -> list[tuple[str, tuple[str, ...]]]:
    with group.as_("bek") as session, public_release(session, ABOUT) as public:
        return [(person.id, person.same) for person in public.everybody.people({})]


def test_any_id_means_the_whole_person(joined: Group) -> None:
    """An old id leads to the canonical one, and stands for every record that was put together."""
    with joined.as_("bek") as session:
        assert leads_to(session, [public_id(OLD), HEAD, "no id at all"]) == ((OLD, HEAD),)
        assert together(session, (OLD, TES)) == (HEAD, OLD, TES)


def test_who_approves_reads_that_they_are_the_same(joined: Group) -> None:
    """The comparison names the other record; approved, there is one page."""
    with joined.as_("cem") as session:
        review.verdict(session, review.subjects(session, [OLD]), "reviewed")
        shown = [line for each in compare_each(session, (HEAD, OLD)) for line in each.lines()]
    for other in (HEAD, OLD):
        assert f"  + the same person as: {public_id(other)}" in shown
    published(joined)
    assert on_site(joined) == [(public_id(HEAD), (public_id(OLD),))]


def test_what_is_shown_so_already_is_not_proposed_again_but_a_new_join_is(joined: Group) -> None:
    """Undone and decided again it looks the same, and no approval has seen it."""
    published(joined)
    with joined.as_("bek") as session:
        assert publish.propose(session, (HEAD, OLD)).proposed == 0
        undo(session, HEAD, OLD, "a mistake")
        decide(session, HEAD, OLD, "same", "no mistake")
    assert [same for _, same in on_site(joined)] == [(), ()]
    published(joined)
    assert [same for _, same in on_site(joined)] == [(public_id(OLD),)]


def test_a_hold_and_its_lifting_are_of_the_whole_person(joined: Group) -> None:
    """Held by one id, nothing of any record is shown, also once the two are apart again."""
    published(joined)
    with joined.as_("bek") as session:
        hold(session, HEAD, "a threat")
    with joined.as_("bek") as session:
        undo(session, HEAD, OLD, "two sisters")
    assert on_site(joined) == []
    with joined.as_("dil") as session:
        lift_hold(session, HEAD, "over")
        lift_hold(session, OLD, "over")
    assert len(on_site(joined)) == 2


def test_a_recall_names_the_page_it_is_on(joined: Group) -> None:
    """The source of the old record is withdrawn: it is on the site under the canonical id."""
    published(joined)
    with joined.as_("bek") as session:
        (line,) = withdraw_consent(session, OTHER if OLD == TWIN else TES)
    assert line.startswith(public_id(HEAD))


def test_a_statement_of_any_record_is_graded_and_taken_back_where_it_lies(joined: Group) -> None:
    """Confirmed, because two origins say it now; a decision of the record that holds it, so that an undo keeps it."""
    with joined.as_("cem") as session:
        (born,) = [one for one in session.index.recorded(OLD) if one.statement.prop == "born"]
        name = statement_id(born.statement)
        assert review.grade_claim(session, [HEAD], name, "1") == 1
        assert retract(session, HEAD, [name], "a slip") == 1
        assert {one.statement.prop for one in session.index.recorded(OLD)} >= {"review.credibility", "retracts"}
        undo(session, HEAD, OLD, "two sisters")
        with pytest.raises(BadInput):
            review.grade_claim(session, [HEAD, OLD], name, "2")


def test_a_reference_handed_over_stays_valid(joined: Group, tmp_path: Path) -> None:
    """One page for both ids, and the log names both records; what was logged before a merge is as it was after it."""
    published(joined)
    identity = pyrage.x25519.Identity.generate()
    with joined.as_("dil") as session:
        receipt = hand_over(
            session, [OLD, HEAD], agreement(identity), ABOUT, tmp_path / "package.age", clock=joined.clock
        )
        assert receipt.people == (public_id(HEAD),)
        logged = {root: session.index.referring(root) for root in (HEAD, OLD)}
        assert all("concerns" in {prop for _, prop in found} for found in logged.values())
        undo(session, HEAD, OLD, "two sisters")
        for root in (HEAD, OLD):
            assert [one for one in session.index.referring(root) if one[1] == "concerns"] == [
                one for one in logged[root] if one[1] == "concerns"
            ]
            assert session.index.resolve(public_id(root)) == root


def test_decisions_are_listed_under_any_id(joined: Group) -> None:
    """By whom, when and why."""
    with joined.as_("bek") as session:
        assert about(session, HEAD) == about(session, OLD)
        (said,) = about(session, HEAD)
    assert said.sentence.endswith("same (2024-06-10): the same scar")

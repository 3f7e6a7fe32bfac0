"""What a comparison found is kept with how much each pair matters."""

import pytest

from guvah.casework.link import decide
from guvah.casework.proposing import kept_proposals, weighed
from guvah.casework.publish import propose
from guvah.casework.review import verdict
from guvah.errors import NotAllowed
from guvah.linkage.kept import Proposed, Run

from .group import NURGUL, TES, Group, entity, look_and_approve, told

TWIN, THIRD, SISTER = (entity("per", name) for name in ("Nurgul Ornek", "N. Örnek", "Aygül Örnek"))


@pytest.fixture
def four(telling: Group) -> Group:
    for person in (TWIN, THIRD, SISTER):
        telling.tell(*told(person, "Nurgul Ornek", TES))
    return telling


def test_each_pair_says_whom_it_touches_and_what_is_public(four: Group) -> None:
    """Clusters, kin and publications as they stand."""
    with four.as_("bek") as session:
        decide(session, TWIN, THIRD, "same", "one letter")
    with four.as_("cem") as session:
        verdict(session, [NURGUL], "reviewed", "")
        propose(session, [NURGUL])
    with four.as_("ada") as session:
        assert look_and_approve(session, [NURGUL]).approved == 1
    ids = sorted((NURGUL, TWIN))
    with four.as_("bek") as session:
        (found,) = weighed(session, [Proposed(ids[0], ids[1], 0.9, -10.0)], {THIRD: (SISTER,)})
    assert (found.people, found.published) == (4, 1)
    assert (found.one, found.other, found.probability) == (*ids, 0.9)


def test_who_may_read_the_archive_may_read_it(four: Group) -> None:
    """Intake may not; whoever opens the same compartments has the same file, whoever opens others has another."""
    with four.as_("bek") as session, kept_proposals(session) as kept:
        kept.begin(Run(1, {}, "a test"))
        kept.finish()
    with four.as_("cem") as session, kept_proposals(session) as kept:
        assert kept.run() is not None
    with four.as_("ada") as session, kept_proposals(session) as kept:
        assert kept.run() is None
    with four.as_("eva") as session, pytest.raises(NotAllowed):
        kept_proposals(session)


def test_it_goes_with_the_memory_it_was_made_from(four: Group) -> None:
    """After a rebuild nothing is kept: what it was made from may be gone."""
    with four.as_("bek") as session:
        with kept_proposals(session) as kept:
            kept.begin(Run(1, {}, "a test"))
            kept.finish()
        session.index.rebuild()
        with kept_proposals(session) as kept:
            assert kept.run() is None

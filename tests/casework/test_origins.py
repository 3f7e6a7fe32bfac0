"""Origins decided by people: counted at once, undone without a trace."""

from collections.abc import Callable

import pytest

from guvah.casework import origins
from guvah.casework.recording import ids_key
from guvah.errors import BadInput, NotAllowed, UserError
from guvah.intake.listed import list_source
from guvah.model.statement import Statement

from .group import NURGUL, TES, Group, agreed, entity

OTHER = entity("tes", "two")
WHY = "the same slips, row by row"


@pytest.fixture
def twice(telling: Group) -> Group:
    """Two testimonies that say the same of a reviewed person: corroborated."""
    telling.tell(*agreed(OTHER), Statement(NURGUL, "born", "1984", OTHER))
    telling.tell(Statement(NURGUL, "review.verdict", "reviewed", entity("mem", "cem")), by="cem")
    return telling


def tiers(group: Group) -> tuple[str, set[str]]:
    """The tier of one field as the fold counts it, and the persons that the index holds as corroborated."""
    with group.as_("fox") as session:
        tier = session.index.record(NURGUL).fields["born"].tier
        return tier, set(session.index.persons({"tier": "corroborated"}))


def test_a_decided_origin_is_counted_at_once_and_undone_without_a_trace(twice: Group) -> None:
    """Corroborated, single origin, corroborated: in the fold and in the index's own facets, rebuilt or not."""
    assert tiers(twice) == ("corroborated", {NURGUL})
    with twice.as_("bek") as session:
        (now,) = origins.decide_origin(session, [OTHER], TES, WHY)
        assert (now.origin, now.decided, now.why, now.here) == (TES, TES, WHY, True)
    assert tiers(twice) == ("single origin", set())
    with twice.as_("bek") as session:
        session.index.rebuild()
    assert tiers(twice) == ("single origin", set())
    with twice.as_("cem") as session:
        (now,) = origins.undo_origin(session, [OTHER], "it was another village")
        assert (now.origin, now.decided, now.stated) == (OTHER, "", "")
    assert tiers(twice) == ("corroborated", {NURGUL})


def test_a_decision_goes_before_what_the_source_says_and_an_undo_brings_that_back(twice: Group) -> None:
    """A stated origin, overruled by "stands for itself", holds again once that is taken back."""
    twice.tell(Statement(OTHER, "origin", TES, OTHER))
    assert tiers(twice)[0] == "single origin"
    with twice.as_("bek") as session:
        (now,) = origins.decide_origin(session, [OTHER], "", "they live in two countries and never met")
        assert (now.origin, now.stated) == (OTHER, TES)
    assert tiers(twice)[0] == "corroborated"
    with twice.as_("bek") as session:
        origins.undo_origin(session, [OTHER], "they did meet")
    assert tiers(twice)[0] == "single origin"


def test_sources_that_go_back_to_a_list_never_imported_are_one_origin(twice: Group) -> None:
    """The list is named as its mapping would name it; it need not be here."""
    with twice.as_("bek") as session:
        found = origins.decide_origin(session, [TES, OTHER], "conadep", WHY)
        expected = list_source(ids_key(session), "conadep")
    assert [(one.origin, one.here) for one in found] == [(expected, False)] * 2
    assert tiers(twice)[0] == "single origin"


def test_whoever_repeats_a_source_goes_with_it(twice: Group) -> None:
    """OTHER repeats a third source; when that one is found to repeat TES, OTHER is TES's origin too."""
    third = entity("doc", "letter")
    twice.tell(Statement(third, "title", "A letter", third), Statement(OTHER, "origin", third, OTHER))
    assert tiers(twice)[0] == "corroborated"
    with twice.as_("bek") as session:
        assert session.index.referring(third) == [(OTHER, "origin")]
        origins.decide_origin(session, [third], TES, WHY)
        assert session.index.referring(TES) == [(third, "review.origin")]
    assert tiers(twice) == ("single origin", set())


@pytest.mark.parametrize("by", ["dil", "eva", "fox"])
def test_only_editors_and_reviewers_decide_origins(twice: Group, by: str) -> None:
    """And the lead."""
    with twice.as_(by) as session, pytest.raises(NotAllowed, match="editor or reviewer or lead"):
        origins.decide_origin(session, [OTHER], TES, WHY)


def test_unknown_sources_and_missing_reasons_are_refused(twice: Group) -> None:
    """Nothing is written."""
    with twice.as_("bek") as session:
        before = session.index.position()
        mistakes: list[Callable[[], object]] = [
            lambda: origins.decide_origin(session, [OTHER], TES, "  "),
            lambda: origins.decide_origin(session, [], TES, WHY),
            lambda: origins.decide_origin(session, ["no-such-list"], TES, WHY),
            lambda: origins.decide_origin(session, [NURGUL], TES, WHY),
            lambda: origins.decide_origin(session, [OTHER], NURGUL, WHY),
            lambda: origins.decide_origin(session, [OTHER], "Not A List", WHY),
            lambda: origins.undo_origin(session, [OTHER], ""),
        ]
        for refused in mistakes:
            with pytest.raises(BadInput):
                refused()
        with pytest.raises(UserError, match="nothing was decided"):
            origins.undo_origin(session, [OTHER], WHY)
        assert session.index.position() == before

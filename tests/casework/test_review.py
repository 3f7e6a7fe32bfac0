"""Reviewing: grades of sources and claims, verdicts on records."""

from collections.abc import Callable

import pytest

from guvah.casework import review
from guvah.errors import BadInput, NotAllowed
from guvah.model.statement import Statement, statement_id

from .group import NURGUL, TES, Group, agreed, entity

OTHER = entity("tes", "two")
BORN = Statement(NURGUL, "born", "1984", TES)


def credibility(group: Group) -> str:
    with group.as_("cem") as session:
        return session.index.record(NURGUL).fields["born"].claims[0].credibility


def test_a_source_is_graded(telling: Group) -> None:
    """The letter is with the source's facts from then on."""
    with telling.as_("cem") as session:
        assert review.grade_source(session, [TES], "B", "known for years") == 1
        assert session.index.sources([TES])[TES].reliability == "B"


def test_confirmed_needs_two_independent_origins(telling: Group) -> None:
    """`1` on one origin is refused; a copy of it is no second origin, an independent testimony is."""
    name = statement_id(BORN)
    with telling.as_("cem") as session, pytest.raises(BadInput, match="one origin"):
        review.grade_claim(session, [NURGUL], name, "1")
    telling.tell(Statement(OTHER, "origin", TES, OTHER), Statement(NURGUL, "born", "1984", OTHER))
    with telling.as_("cem") as session, pytest.raises(BadInput, match="one origin"):
        review.grade_claim(session, [NURGUL], name, "1")
    independent = entity("tes", "three")
    telling.tell(*agreed(independent), Statement(NURGUL, "born", "1984", independent))
    with telling.as_("cem") as session:
        review.grade_claim(session, [NURGUL], name, "1")
    assert credibility(telling) == "1"


def test_a_grade_can_be_changed_and_changed_back(telling: Group) -> None:
    """Each decision is one of its own; the latest holds."""
    for figure in ("2", "3", "2"):
        with telling.as_("cem") as session:
            review.grade_claim(session, [NURGUL], statement_id(BORN), figure)
        assert credibility(telling) == figure


def test_a_verdict_is_given_and_taken(telling: Group) -> None:
    """Reviewed, needs work, reviewed again."""
    for word in ("reviewed", "needs work", "reviewed"):
        with telling.as_("cem") as session:
            review.verdict(session, [NURGUL], word, "dates differ")
            tier = session.index.record(NURGUL).fields["born"].tier
        assert (tier == "unreviewed") is (word == "needs work")


@pytest.mark.parametrize("by", ["bek", "dil", "eva", "fox"])
def test_only_reviewers_review(telling: Group, by: str) -> None:
    """And the lead."""
    with telling.as_(by) as session, pytest.raises(NotAllowed, match="reviewer or lead"):
        review.verdict(session, [NURGUL], "reviewed")


def test_unknown_words_and_statements_are_refused(telling: Group) -> None:
    """Nothing is written for a letter, figure, verdict or statement that is not there."""
    with telling.as_("cem") as session:
        before = session.index.position()
        mistakes: list[Callable[[], int]] = [
            lambda: review.grade_source(session, [TES], "G"),
            lambda: review.grade_source(session, [NURGUL], "A"),
            lambda: review.grade_claim(session, [NURGUL], statement_id(BORN), "7"),
            lambda: review.grade_claim(session, [NURGUL], "0" * 64, "3"),
            lambda: review.grade_claim(session, [], statement_id(BORN), "3"),
            lambda: review.verdict(session, [NURGUL], "fine"),
            lambda: review.verdict(session, [NURGUL], "needs work"),
            lambda: review.verdict(session, [TES], "reviewed"),
            lambda: review.verdict(session, ["G-00000-00000-1"], "reviewed"),
        ]
        for refused in mistakes:
            with pytest.raises(BadInput):
                refused()
        assert session.index.position() == before

"""Records: what a reader of one asks for most."""

from guvah.model.draft import Draft
from guvah.model.fold import fold
from guvah.model.record import Record
from guvah.model.statement import Statement
from tests.model.world import ROOT, said


def test_the_shown_value() -> None:
    """The first claim of a field is the one shown; a field nobody spoke of is empty."""
    record = fold(ROOT, [said("born", "1950", at=1), said("born", "1951", at=2)], {})
    assert record.value("born") == "1951"
    assert Record(ROOT, "per", {}).value("born") == ""


def test_a_draft_is_a_statement_and_where_to_seal_it() -> None:
    """Drafts are values: the same draft twice is one."""
    statement = Statement(ROOT, "name", "Ülgi", "tes-00000000000000t1")
    assert Draft(statement, "sealed") == Draft(statement, "sealed") != Draft(statement, "case")

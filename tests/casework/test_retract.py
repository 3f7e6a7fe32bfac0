"""Taking back, and saying again."""

import pytest

from guvah.casework.retract import retract
from guvah.errors import BadInput, NotAllowed
from guvah.model.statement import Statement, statement_id

from .group import NURGUL, TES, Group

BORN = Statement(NURGUL, "born", "1984", TES)


def born(group: Group) -> str:
    with group.as_("fox") as session:
        return session.index.record(NURGUL).value("born")


def test_a_statement_is_taken_back_and_said_again(telling: Group) -> None:
    """It stays in the archive; the record no longer shows it, until somebody says it again."""
    with telling.as_("bek") as session:
        assert retract(session, NURGUL, [statement_id(BORN)], "misheard") == 1
        assert BORN in [one.statement for one in session.index.recorded(NURGUL)]
    assert born(telling) == ""
    telling.tell(BORN)
    assert born(telling) == "1984"


def test_what_does_not_stand_cannot_be_taken_back(telling: Group) -> None:
    """An unknown id, one of another record, one taken back already, no reason: refused, nothing written."""
    with telling.as_("bek") as session:
        before = session.index.position()
        for ids, why in (([], "x"), (["0" * 64], "x"), ([statement_id(BORN)], " ")):
            with pytest.raises(BadInput):
                retract(session, NURGUL, ids, why)
        assert session.index.position() == before
        retract(session, NURGUL, [statement_id(BORN)], "misheard")
        with pytest.raises(BadInput):
            retract(session, NURGUL, [statement_id(BORN)], "again")


@pytest.mark.parametrize("name", ["eva", "fox"])
def test_who_may_not(telling: Group, name: str) -> None:
    """Intake and observers take nothing back."""
    with telling.as_(name) as session, pytest.raises(NotAllowed):
        retract(session, NURGUL, [statement_id(BORN)], "misheard")

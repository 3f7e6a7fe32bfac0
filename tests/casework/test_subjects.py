"""Ids, lists and "all", turned into records."""

from pathlib import Path

import pytest

from guvah.casework import subjects
from guvah.casework.import_list import import_list
from guvah.casework.publish import select
from guvah.casework.review import verdict
from guvah.errors import BadInput, UserError
from guvah.model.ids import public_id

from .group import NURGUL, TES, Group

MAPPING = "list: {id: example, title: Examples, language: en, public: yes}\nrow: {key: id}\nperson: {name: name}\n"


@pytest.fixture
def listed(telling: Group, tmp_path: Path) -> Group:
    (tmp_path / "list.csv").write_text("id,name\n1,Aka Örnek\n2,Bek Örnek\n", encoding="utf-8")
    (tmp_path / "list.yaml").write_text(MAPPING, encoding="utf-8")
    with telling.as_("bek") as session:
        import_list(session, tmp_path / "list.csv", tmp_path / "list.yaml")
    return telling


def test_public_and_full_ids_are_one_record(telling: Group) -> None:
    """Each once, in the order given."""
    with telling.as_("fox") as session:
        assert subjects.resolve(session, [public_id(NURGUL), NURGUL, TES]) == (NURGUL, TES)


def test_a_list_is_its_people_and_not_itself(listed: Group) -> None:
    """By the name in its mapping, or by its document's id."""
    with listed.as_("fox") as session:
        people = subjects.of_list(session, "example")
        assert len(people) == 2
        assert subjects.of_list(session, subjects.find_list(session, "example")) == people
        with pytest.raises(BadInput, match="there are: example"):
            subjects.of_list(session, "another")


def test_everyone_means_everyone_who_is_reviewed(listed: Group) -> None:
    """What nobody looked at is not proposed by the hundred."""
    with listed.as_("cem") as session:
        assert select(session, everyone=True) == ()
        verdict(session, select(session, from_list="example"), "reviewed")
        assert len(select(session, everyone=True)) == 2
        assert select(session, (NURGUL,)) == (NURGUL,)
        assert select(session, waiting_only=True) == ()


def test_an_id_nobody_has_is_refused(telling: Group) -> None:
    """Also one of another archive."""
    with telling.as_("fox") as session:
        for unknown in ("G-00000-00000-0", "per-0000000000000000", "nurgül"):
            with pytest.raises(UserError):
                subjects.one(session, unknown)
        with pytest.raises(BadInput, match="not a source"):
            subjects.source(session, NURGUL)
        with pytest.raises(BadInput, match="persons or facilities"):
            subjects.records((TES,))

"""Somebody who was let go still has the disk and old keys: they neither read on nor spoil it for the others."""

from pathlib import Path

from guvah.casework.hold import hold
from guvah.casework.members import let_go
from tests.casework.group import NURGUL, TES, Group, agreed, told


def test_who_was_let_go_neither_reads_on_nor_hides_a_hold_from_others(tmp_path: Path) -> None:
    """A hold recorded after the keys were changed is unknown to the dismissed editor, and known to the reviewer
    although the dismissed editor opened the shared memory first."""
    group = Group(tmp_path, ("ada", "bek", "cem"))
    group.tell(*agreed(TES), *told(NURGUL, "Nurgül Örnek", TES))
    with group.as_("cem") as session:
        assert len(session.index.recorded(NURGUL)) == 4
    with group.as_("ada") as session:
        let_go(session, "bek")
        hold(session, NURGUL, "a threat was made")
    with group.as_("bek") as session:
        assert "hold" not in {one.statement.prop for one in session.index.recorded(NURGUL)}
    with group.as_("cem") as session:
        assert "hold" in {one.statement.prop for one in session.index.recorded(NURGUL)}


def test_a_memory_open_while_keys_change_goes_on_under_the_new_ones(tmp_path: Path) -> None:
    """A session open during the change of keys moves to a file that the old keys do not open."""
    group = Group(tmp_path, ("ada", "bek"))
    group.tell(*agreed(TES), *told(NURGUL, "Nurgül Örnek", TES))
    local = group.archive / "local"
    with group.as_("ada") as session:
        before = {path.name for path in local.glob("index-*.db")}
        let_go(session, "bek")
        assert len(session.index.recorded(NURGUL)) == 4
        after = {path.name for path in local.glob("index-*.db")}
    assert after - before, "a new file was made"

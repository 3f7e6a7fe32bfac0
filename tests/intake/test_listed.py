"""Ids of lists and rows."""

from guvah.intake.listed import list_source, row_entity


def test_the_same_row_is_the_same_entity() -> None:
    """Ids depend on the key, the list and the row, and on nothing else."""
    key = b"k" * 32
    assert row_entity("per", key, "a", "1") == row_entity("per", key, "a", "1")
    found = {row_entity("per", key, "a", "1"), row_entity("per", key, "a", "2"), row_entity("per", key, "b", "1")}
    found |= {row_entity("per", b"x" * 32, "a", "1"), row_entity("fac", key, "a", "1"), list_source(key, "a")}
    assert len(found) == 6

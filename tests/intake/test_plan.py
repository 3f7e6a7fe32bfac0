"""What an import would do."""

from pathlib import Path

from hypothesis import given
from hypothesis import strategies as st

from guvah.intake.plan import Tally, compare

from .lists import CSV, rows

digests = st.dictionaries(st.text(max_size=3), st.sampled_from(["a", "b"]))


def test_added_changed_unchanged_vanished() -> None:
    """Every row is one of four."""
    plan = compare({"1": "a", "2": "b", "3": "c"}, {"2": "b", "3": "x", "4": "d"})
    assert (plan.added, plan.changed, plan.unchanged, plan.vanished) == (("4",), ("3",), 1, ("1",))
    assert not plan.nothing_new


@given(digests, digests)
def test_no_row_is_counted_twice_or_lost(known: dict[str, str], found: dict[str, str]) -> None:
    """Added, changed and unchanged are the file's rows; vanished the rest of the recorded ones."""
    plan = compare(known, found)
    assert len(plan.added) + len(plan.changed) + plan.unchanged == len(found)
    assert {*plan.added, *plan.changed} | (known.keys() & found.keys()) == set(found)
    assert set(plan.vanished) == known.keys() - found.keys()
    assert compare(found, found).nothing_new


def test_a_tally_counts_what_would_be_written(tmp_path: Path) -> None:
    """A dry run counts rows, people, episodes, statements and what is left out."""
    tally = Tally()
    results = rows(tmp_path, CSV + "1,Again,,,,,,\n")
    for result in results:
        tally.add(result)
    assert (tally.rows, tally.entities, tally.episodes, tally.left_out) == (3, 2, 1, 1)
    assert tally.statements == sum(len(result.drafts) for result in results)
    assert [problem.row for problem in tally.problems] == [4]


def test_a_second_import_compares_with_what_is_known(tmp_path: Path) -> None:
    """Against known rows, new, changed and vanished rows are named."""
    tally = Tally(known={"1": "other", "7": "x"})
    for result in rows(tmp_path):
        tally.add(result)
    plan = tally.plan()
    assert (plan.added, plan.changed, plan.unchanged, plan.vanished) == (("2",), ("1",), 0, ("7",))

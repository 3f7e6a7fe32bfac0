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


def test_a_tally_says_what_would_be_written(tmp_path: Path) -> None:
    """The sentence of a dry run counts rows, people, episodes and statements."""
    tally = Tally()
    for result in rows(tmp_path, CSV + "1,Again,,,,,,\n"):
        tally.add(result)
    assert tally.sentence() == f"3 rows: 2 persons, 1 episodes, {tally.statements} statements would be written."
    assert tally.left_out == 1
    assert [problem.row for problem in tally.problems] == [4]


def test_a_second_import_says_what_changed(tmp_path: Path) -> None:
    """Against known rows, the sentence names new, changed, unchanged and vanished rows."""
    tally = Tally(known={"1": "other", "7": "x"})
    for result in rows(tmp_path):
        tally.add(result)
    assert tally.sentence().endswith("1 rows are new, 1 changed, 0 unchanged, 1 vanished.")
    assert tally.plan().vanished == ("7",)

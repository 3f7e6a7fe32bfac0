"""Lists side by side: counted, compared, overlapping; an origin decided changes what is counted."""

import random
from pathlib import Path

import pytest

from guvah.casework import lists, origins
from guvah.casework.import_list import import_list
from guvah.casework.link import decide, undo
from guvah.casework.proposing import kept_proposals
from guvah.casework.session import Session
from guvah.errors import BadInput, UserError
from guvah.linkage.kept import Proposed, Run
from guvah.linkage.overlap import Overlap

from .group import Group

MAPPING = """
list: {{id: {name}, title: The list {name}, language: en, public: yes}}
row: {{key: id}}
person:
  name: name
  sex: {{from: sex, values: {{f: female, m: male}}}}
  born: {{from: born, precision: year}}
  occupation: work
episodes:
  - {{kind: arrest, when: taken}}
"""
HEAD = "id,name,sex,born,work,taken\n"


def people(count: int = 60) -> list[list[str]]:
    """Invented people in no order; nobody's work or day is another's."""
    rng = random.Random(3)
    words = [
        "".join(rng.choice("bdgklmnrst") + rng.choice("aeiou") for _ in range(3)).title() for _ in range(3 * count)
    ]
    return [
        [f"{words[3 * n]} {words[3 * n + 1]}", "fm"[n % 2], str(rng.randint(1950, 1979)), f"{words[3 * n + 2]} maker",
         f"{rng.randint(1, 28):02d}/{n % 12 + 1:02d}/{rng.randint(1970, 1978)}"]
        for n in range(count)
    ]  # fmt: skip


def bring(session: Session, folder: Path, name: str, rows: list[list[str]]) -> None:
    (folder / f"{name}.yaml").write_text(MAPPING.format(name=name), encoding="utf-8")
    lines = (f"{number},{','.join(row)}\n" for number, row in enumerate(rows, 1))
    (folder / f"{name}.csv").write_text(HEAD + "".join(lines), encoding="utf-8")
    import_list(session, folder / f"{name}.csv", folder / f"{name}.yaml")


@pytest.fixture
def listed(group: Group, tmp_path: Path) -> Group:
    """A list, its copy without ten rows, and a list of others whose makers knew six of the same people."""
    rows = people()
    strangers = [[name, sex, born, f"{work} abroad", "01/02/1980"] for name, sex, born, work, _ in reversed(rows[:6])]
    with group.as_("bek") as session:
        bring(session, tmp_path, "first", rows)
        bring(session, tmp_path, "copy", [[row[0].upper(), *row[1:]] for row in rows[10:]])
        bring(session, tmp_path, "others", [*strangers, ["Nobody Örnek", "m", "1940", "baker", ""]])
    return group


def rows_of(found: Overlap) -> set[tuple[str, tuple[bool, ...], int]]:
    return {(cell.stratum, cell.lists, cell.decided) for cell in found.cells}


def twice(session: Session) -> tuple[str, str]:
    """The records of one person in `first` and `others`."""
    name = people()[0][0]
    one, other = sorted({hit.id for hit in session.index.find(name, {}, 9, 0) if name in hit.names})
    return one, other


def test_each_list_has_its_rows_persons_and_origin(listed: Group) -> None:
    """And the origin that was decided."""
    with listed.as_("bek") as session:
        found = {view.name: (view.rows, view.persons, view.origin_name) for view in lists.lists(session)}
        assert found == {"first": (60, 60, "first"), "copy": (50, 50, "copy"), "others": (7, 7, "others")}
        origins.decide_origin(session, ["copy"], "first", "row by row the same")
        assert {view.name: view.origin_name for view in lists.lists(session)}["copy"] == "first"
        assert lists.lists(session)[0].title == "The list copy"


def test_a_copied_list_looks_copied_and_why(listed: Group) -> None:
    """By the order of its rows, which nothing explains, and by its details; others have too few rows in common."""
    with listed.as_("fox") as session:
        found = {(pair.one, pair.other): pair for pair in lists.compare_lists(session)}
        verdict = found["copy", "first"].verdict
        assert (verdict.word, verdict.linked) == ("look copied", 50)
        assert any("49 of 49 follow each other" in reason.sentence for reason in verdict.reasons)
        assert found["first", "others"].verdict.word == "too few rows linked"
        assert lists.compare_lists(session, ["first", "copy"])[0].verdict.bits == pytest.approx(verdict.bits)
        assert not found["copy", "first"].one_origin


def test_lists_overlap_by_what_was_decided(listed: Group) -> None:
    """One person of two lists counts once; taken back, twice again; copies share a column once that is decided."""
    with listed.as_("bek") as session:
        assert rows_of(lists.count_overlap(session, ["first", "others"])) == {
            ("", (True, False), 60), ("", (False, True), 7),
        }  # fmt: skip
        both = twice(session)
        decide(session, *both, "same", "the same name and work")
        assert rows_of(lists.count_overlap(session, ["first", "others"])) == {
            ("", (True, False), 59), ("", (False, True), 6), ("", (True, True), 1),
        }  # fmt: skip
        undo(session, *both, "two towns")
        assert len(lists.count_overlap(session, ["first", "others"]).cells) == 2
        origins.decide_origin(session, ["copy"], "first", "row by row the same")
        assert lists.count_overlap(session).columns == ("copy+first", "others")
        assert lists.count_overlap(session, apart=True).columns == ("copy", "first", "others")


def test_lists_overlap_by_sex(listed: Group) -> None:
    """Counted apart the counts add up."""
    with listed.as_("bek") as session:
        found = lists.count_overlap(session, ["first", "others"], by="sex")
        assert {cell.stratum: cell.decided for cell in found.cells if cell.lists == (True, False)} == {
            "female": 30, "male": 30,
        }  # fmt: skip


def propose(session: Session, *pairs: tuple[str, str, float]) -> None:
    """Keep what a comparison found, as `guvah link` does."""
    with kept_proposals(session) as kept:
        kept.begin(Run(session.clock(), session.index.position(), "a test"))
        kept.write(Proposed(one, other, probability, -10.0) for one, other, probability in pairs)
        kept.finish()


def test_lists_overlap_by_what_was_proposed_and_is_not_decided(listed: Group) -> None:
    """Proposed pairs are drawn by their probability, the same for one seed; a decision overrules it."""
    with listed.as_("bek") as session:
        both = twice(session)
        propose(session, (*both, 0.5))

        def in_both(samples: int, seed: int = 0) -> list[int]:
            drawn = lists.count_overlap(session, ["first", "others"], samples=samples, seed=seed)
            places = [n for n, cell in enumerate(drawn.cells) if cell.lists == (True, True)]
            return [each[n] for each in drawn.samples for n in places]

        assert in_both(0) == [], "without samples only decisions count"
        drawn = in_both(200)
        assert 60 < sum(drawn) < 140
        assert in_both(200) == drawn
        assert in_both(200, seed=1) != drawn
        decide(session, *both, "different", "two towns")
        assert in_both(20) == []
        undo(session, *both, "one town")
        decide(session, *both, "same", "one town")
        assert in_both(20) == [1] * 20


def test_samples_need_a_comparison_and_leave_out_what_is_hardly_possible(listed: Group) -> None:
    """Before anything was compared it is said what to do; pairs that nobody would look at are not drawn."""
    with listed.as_("bek") as session:
        with pytest.raises(UserError, match="run `guvah link` first"):
            lists.count_overlap(session, samples=10)
        propose(session, (*twice(session), 0.019))
        drawn = lists.count_overlap(session, ["first", "others"], samples=2_000)
        assert not [cell for cell in drawn.cells if cell.lists == (True, True)]


def test_what_cannot_be_compared_is_refused(listed: Group) -> None:
    """A list alone, a list that is not there, a facet that is none."""
    with listed.as_("bek") as session:
        for refused in (
            lambda: lists.compare_lists(session, ["first"]),
            lambda: lists.compare_lists(session, ["first", "nowhere"]),
            lambda: lists.count_overlap(session, by="name"),
            lambda: lists.count_overlap(session, ["first", "copy"], once=["others"]),
        ):
            with pytest.raises(BadInput):
                refused()

"""Lists: dry runs, twice the same, changed rows, interruptions."""

from pathlib import Path

import pytest

from guvah.casework import import_list as importing
from guvah.casework.import_list import import_list
from guvah.casework.recording import ids_key
from guvah.casework.session import Session
from guvah.errors import BadInput, NotAllowed
from guvah.intake.listed import list_source
from guvah.model.draft import Draft

from .group import Group

MAPPING = """
list: {id: example, title: A list of examples, publisher: Example press, language: en, public: yes}
row: {key: id}
person:
  name: name
  born: {from: born, precision: year}
  identity_number: {from: paper, sensitivity: sealed}
episodes:
  - {kind: arrest, when: taken}
keep: [remark]
"""
HEAD = "id,name,born,paper,taken,remark\n"


def name(number: int) -> str:
    """A given name that no other row has and that sounds like none."""
    return "".join("bdgklmnrst"[int(digit)] + "aeiouaeiou"[int(digit)] for digit in f"{number:03d}").title()


ROWS = [
    f"{number},{name(number)} Örnek,19{number % 90 + 10},LE {number},{number % 28 + 1:02d}/03/1977,\n"
    for number in range(60)
]


@pytest.fixture
def table(tmp_path: Path) -> Path:
    path = tmp_path / "list.csv"
    path.write_text(HEAD + "".join(ROWS), encoding="utf-8")
    (tmp_path / "list.yaml").write_text(MAPPING, encoding="utf-8")
    return path


def run(session: Session, table: Path, *, dry_run: bool = False) -> importing.ImportReport:
    return import_list(session, table, table.with_name("list.yaml"), dry_run=dry_run)


def position(group: Group) -> dict[str, int]:
    with group.as_("bek") as session:
        return session.index.position()


def test_a_dry_run_says_what_would_be_written_and_writes_nothing(group: Group, table: Path) -> None:
    """The same figures as the import itself."""
    before = position(group)
    with group.as_("bek") as session:
        dry = run(session, table, dry_run=True)
        assert position(group) == before
        wet = run(session, table)
    assert (dry.rows, dry.entities, dry.episodes, dry.statements) == (
        wet.rows,
        wet.entities,
        wet.episodes,
        wet.statements,
    )
    assert dry.sentence().endswith("would be written.")
    assert wet.sentence() == f"60 rows: 60 persons, 60 episodes, {wet.statements:,} statements written."


def test_people_of_a_list_are_found(group: Group, table: Path) -> None:
    """With their list as the source, and its consent."""
    with group.as_("bek") as session:
        report = run(session, table)
        hit = session.index.find(name(17))[0]
        assert session.index.record(hit.id).value("born") == "1927"
        assert len(list(session.index.telling(report.source))) == 61


def test_the_same_list_again_adds_nothing(group: Group, table: Path) -> None:
    """Not one entry, for any member who imports."""
    with group.as_("bek") as session:
        run(session, table)
    before = position(group)
    for name in ("bek", "dil"):
        with group.as_(name) as session:
            again = run(session, table)
            assert (again.statements, again.unchanged) == (0, 60)
    assert position(group) == before


def test_a_changed_list_adds_only_what_changed(group: Group, table: Path) -> None:
    """A changed row says the new and no longer the old; a row that vanished is named and stays."""
    with group.as_("dil") as session:
        run(session, table)
    rows = [*ROWS[:-2], f"58,{name(58)} Örnek,1999,LE 58,03/03/1977,a remark\n", "77,Yeni Örnek,1950,,01/03/1977,\n"]
    table.write_text(HEAD + "".join(rows), encoding="utf-8")
    with group.as_("dil") as session:
        dry = run(session, table, dry_run=True)
        report = run(session, table)
        assert (report.added, report.changed, report.unchanged, report.vanished) == (1, 1, 58, ("59",))
        assert dry.retracted == report.retracted > 0
        changed = session.index.record(session.index.find(name(58))[0].id)
        assert [claim.value for claim in changed.fields["born"].claims] == ["1999"]
        assert [claim.value for claim in changed.fields["name"].claims] == [f"{name(58)} Örnek"]
        assert session.index.find(name(59))
        assert "vanished" in report.sentence()
        assert run(session, table).statements == 0


def test_an_interrupted_import_goes_on_where_it_stopped(
    group: Group, table: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """What was acknowledged is kept and not read again; together it is the whole list."""
    monkeypatch.setattr(importing, "PER_ENTRY", 20)
    monkeypatch.setattr(importing, "ENTRIES_PER_PART", 2)
    calls = 0

    class StoppedError(Exception):
        pass

    write = importing._Import._write

    def stopping(self: importing._Import, part: list[list[Draft]]) -> None:
        nonlocal calls
        calls += 1
        if calls == 4:
            raise StoppedError
        write(self, part)

    monkeypatch.setattr(importing._Import, "_write", stopping)
    with group.as_("bek") as session, pytest.raises(StoppedError):
        run(session, table)
    with group.as_("bek") as session:
        kept = len(session.index.rows(list_source(ids_key(session), "example")))
        assert 0 < kept < 60
        report = run(session, table)
        assert (report.unchanged, report.added) == (kept, 60 - kept)
        assert len(list(session.index.roots("per"))) == 60
        assert run(session, table).statements == 0


def test_rows_are_not_divided_over_two_parts(group: Group, table: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A row whose digest is known is known as a whole."""
    monkeypatch.setattr(importing, "PER_ENTRY", 7)
    monkeypatch.setattr(importing, "ENTRIES_PER_PART", 1)
    parts: list[list[list[Draft]]] = []
    monkeypatch.setattr(importing._Import, "_write", lambda _self, part: parts.append(part))
    with group.as_("bek") as session:
        run(session, table)
    people = [{draft.statement.entity[:20] for drafts in part for draft in drafts} for part in parts]
    assert sum(map(len, people)) == len(set().union(*people))


def test_progress_reaches_the_end(group: Group, table: Path) -> None:
    """Rows done of rows in all."""
    seen: list[tuple[int, int]] = []
    with group.as_("bek") as session:
        import_list(session, table, table.with_name("list.yaml"), tick=lambda done, total: seen.append((done, total)))
    assert seen[-1] == (60, 60)


def test_what_is_sealed_in_the_mapping_is_sealed_in_the_archive(group: Group, table: Path) -> None:
    """An editor imports identity numbers and cannot read them afterwards."""
    with group.as_("bek") as session:
        run(session, table)
        person = session.index.find(name(17))[0].id
        assert "identity_number" not in session.index.record(person).fields
    with group.as_("dil") as session:
        assert session.index.record(person).value("identity_number")


@pytest.mark.parametrize("name", ["cem", "eva", "fox"])
def test_who_does_not_import(group: Group, table: Path, name: str) -> None:
    """Nothing is even read."""
    with group.as_(name) as session, pytest.raises(NotAllowed):
        run(session, table)


def test_a_bad_mapping_or_table_writes_nothing(group: Group, table: Path) -> None:
    """A column nobody named, a table that is none."""
    before = position(group)
    with group.as_("bek") as session:
        table.write_text(HEAD.replace("remark", "surprise") + "".join(ROWS), encoding="utf-8")
        with pytest.raises(BadInput, match="surprise"):
            run(session, table)
        table.write_bytes(b"%PDF-1.4")
        with pytest.raises(BadInput):
            run(session, table)
    assert position(group) == before

"""A copied list is planted so that what one list says looks corroborated.

What the attacker holds: a list of ours, and the patience to type it in capitals, sort it anew, change a few cells and
give it another publisher. What they lack: whatever their list would know if it had been made independently.
"""

import datetime
from pathlib import Path

from guvah.casework import lists, origins, publish, review
from guvah.casework.import_list import import_list
from guvah.casework.session import Session
from guvah.model.ids import public_id
from guvah.release.archive import Release

from ..casework.group import Group, look_and_approve
from ..casework.test_lists import HEAD, bring, people

PLANTED = """
list: {id: planted, title: A register found abroad, publisher: Nobody we know, language: en, public: yes}
row: {key: no}
join: {list: first, key: id}
person:
  name: name
  born: {from: born, precision: year}
  occupation: work
episodes:
  - {kind: arrest, when: taken}
"""
TODAY = datetime.date(2024, 6, 12)


def plant(session: Session, folder: Path, rows: list[list[str]]) -> None:
    """The same rows: in capitals, in the order of the works, every fortieth year of birth another."""
    copied = [[str(number), *row] for number, row in enumerate(rows, 1)]
    copied.sort(key=lambda row: row[4])
    lines = []
    for no, (number, name, sex, born, work, taken) in enumerate(copied, 1):
        year = "1949" if no % 40 == 0 else born
        lines.append(",".join((str(no), number, name.upper(), sex, year, work.upper(), taken)))
    (folder / "planted.yaml").write_text(PLANTED + "ignore: [sex]\n", encoding="utf-8")
    (folder / "planted.csv").write_text(f"no,{HEAD}" + "\n".join(lines) + "\n", encoding="utf-8")
    import_list(session, folder / "planted.csv", folder / "planted.yaml")


def born(group: Group, person: str) -> tuple[str, int]:
    """The tier of the year of birth as the public would see it at the next build, and of how many origins."""
    with group.as_("ada") as session:
        shown = Release(session.index, "public", TODAY).person(person)
    assert shown is not None
    assert shown.id == public_id(person)
    field = next(one for one in shown.fields if one.prop == "born")
    return field.tier, field.claims[0].origins


def test_a_planted_copy_is_seen_and_loses_its_weight_without_an_approval(tmp_path: Path) -> None:
    """Published as corroborated; the comparison shows the copy; said to be one origin, the page says so at once."""
    rows, group = people(), Group(tmp_path, ("ada", "bek", "cem"))
    with group.as_("bek") as session:
        bring(session, tmp_path, "first", rows)
        plant(session, tmp_path, rows)
        (person,) = {hit.id for hit in session.index.find(rows[3][0], {}, 9, 0) if rows[3][0] in hit.names}
    with group.as_("cem") as session:
        review.verdict(session, [person], "reviewed")
    with group.as_("bek") as session:
        publish.propose(session, [person])
    with group.as_("cem") as session:
        look_and_approve(session, [person])
    assert born(group, person) == ("corroborated", 2)
    with group.as_("bek") as session:
        (compared,) = lists.compare_lists(session)
        assert compared.verdict.word in ("look copied", "may be copied"), compared
        origins.decide_origin(session, ["planted"], "first", compared.verdict.reasons[0].sentence)
    assert born(group, person) == ("single origin", 1)

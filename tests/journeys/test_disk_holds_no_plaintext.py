"""A thief of the office disk reads nothing: no name, no contact, no word of a testimony is anywhere in clear."""

from pathlib import Path

from guvah.casework.collect import add_testimony
from guvah.casework.import_list import import_list
from guvah.casework.proposing import kept_proposals
from tests.casework.group import Group
from tests.casework.pairs import compare_everybody, tell_of_people

FICTIONAL = Path(__file__).parents[2] / "examples" / "fictional"
MARKS = ("Nurg", "نۇرگۈل", "努尔古丽", "Ulgi", "Үлгі", "+7 700", "carpet", "ainur")


def test_no_word_of_a_testimony_is_in_clear_on_the_disk(tmp_path: Path) -> None:
    """Every file of an archive in use is searched, its name too; the same search finds the words in the forms."""
    group = Group(tmp_path)
    forms = sorted((FICTIONAL / "testimonies").glob("*.yaml"))
    tell_of_people(group)
    with group.as_("bek") as session:
        for form in forms:
            add_testimony(session, form)
        import_list(session, FICTIONAL / "lists" / "village.csv", FICTIONAL / "lists" / "village.yaml")
        assert session.index.find("Nurgül"), "the words are really in there"
        assert compare_everybody(session) > 0
        with kept_proposals(session) as kept:
            assert "Nurg" in str(list(kept.pairs())), "what is proposed names people"
            found = marks_in(group.archive)
    assert found == set()
    assert len(marks_in(FICTIONAL)) >= 6, "the search itself must be able to find them"


def marks_in(folder: Path) -> set[str]:
    """Which marks are in the names or bytes of a folder's files."""
    found = set()
    for path in folder.rglob("*"):
        if path.is_file():
            content = path.read_bytes() + str(path.relative_to(folder)).encode()
            found |= {mark for mark in MARKS if mark.encode() in content or mark.encode("utf-16-le") in content}
    return found

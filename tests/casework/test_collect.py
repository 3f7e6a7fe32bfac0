"""One testimony: its people, its consent, its files, in one signed entry."""

import io
from pathlib import Path

import pytest

from guvah.casework.collect import add_testimony
from guvah.casework.consent import current
from guvah.errors import BadInput, NotAllowed
from guvah.vault.format import BlobRef

from .group import Group

FORM = """
testimony:
  reference: paper-17
  testifier: {name: {kk-Cyrl: Айдос Үлгі}, contact: {signal: "+7 700 000 00 00", safe: after 19:00}}
  interviewer: ainur
  recorded: 2019-02-10
  language: kk-Cyrl
  consent:
    given_by: testifier
    explained_in: kk-Cyrl
    scopes: {store: yes, statistics: yes, public: yes, relation: yes, place: prefecture}
    evidence: [consent.m4a]
victims:
  - person: {name: {ug-Latn: Nurgül Örnek}, sex: female, born: 1984}
    relation: {is: sister, of: testifier}
    episodes:
      - {kind: arrest, start: autumn 2017, authority: county police}
  - person: {name: {kk-Cyrl: Серік Үлгі}, sex: male}
    relation: uncle
    episodes: [{kind: documents confiscated, start: 2018}]
links: [{from: 1, to: 2, is: daughter-in-law}]
narrative: {kk-Cyrl: "Ол тек анамызды сұрады."}
files: [consent.m4a, letter.jpg]
"""


@pytest.fixture
def form(tmp_path: Path) -> Path:
    folder = tmp_path / "brought"
    folder.mkdir()
    (folder / "consent.m4a").write_bytes(b"a voice that agrees")
    (folder / "letter.jpg").write_bytes(b"a letter" * 1000)
    path = folder / "testimony.yaml"
    path.write_text(FORM, encoding="utf-8")
    return path


def entries(group: Group) -> int:
    with group.as_("dil") as session:
        return sum(session.index.position().values())


def test_a_testimony_is_one_entry(group: Group, form: Path) -> None:
    """People, episodes, links, consent and files: written at once, found at once."""
    before = entries(group)
    with group.as_("bek") as session:
        receipt = add_testimony(session, form)
        assert session.index.find("Nurgül Örnek")[0].id == receipt.people[0]
        assert session.index.record(receipt.people[1]).value("name") == "Серік Үлгі"
        assert current(session, receipt.testimony)["place"] == "prefecture"
    assert entries(group) == before + 1
    assert (len(receipt.people), receipt.files) == (2, 2)


def test_the_testifier_is_sealed(group: Group, form: Path) -> None:
    """An editor's keys do not open who spoke, nor the evidence; a custodian's do."""
    with group.as_("bek") as session:
        testimony = add_testimony(session, form).testimony
        said = {one.statement.prop for one in session.index.recorded(testimony)}
        assert not said & {"testifier", "consent.evidence", "interviewer"}
        assert not session.index.find("Айдос")
    with group.as_("dil") as session:
        testifier = next(one for one in session.index.recorded(testimony) if one.statement.prop == "testifier")
        assert session.index.record(testifier.statement.value).value("name") == "Айдос Үлгі"


def test_files_are_kept_as_they_were(group: Group, form: Path) -> None:
    """Sealed, named by the hash of what lies on disk, and given back byte for byte."""
    with group.as_("bek") as session:
        testimony = add_testimony(session, form).testimony
    with group.as_("dil") as session:
        evidence = next(one for one in session.index.recorded(testimony) if one.statement.prop == "consent.evidence")
        blobs = {blob.sha256: blob for entry in session.reader.entries({}) for blob in entry.blobs}
        ref: BlobRef = blobs[evidence.statement.value]
        out = io.BytesIO()
        session.reader.blob(ref, out)
    assert (out.getvalue(), ref.compartment) == (b"a voice that agrees", "sealed")


@pytest.mark.parametrize("name", ["bek", "ada"])
def test_the_same_form_again_adds_nothing(group: Group, form: Path, name: str) -> None:
    """For whoever adds it, whatever their keys open."""
    with group.as_("bek") as session:
        add_testimony(session, form)
    before = entries(group)
    with group.as_(name) as session:
        again = add_testimony(session, form)
    assert (again.statements, again.files) == (0, 0)
    assert entries(group) == before


def test_a_corrected_form_adds_what_is_new_and_takes_back_what_is_gone(group: Group, form: Path) -> None:
    """Under the same reference: the record shows the corrected words, the archive keeps both."""
    with group.as_("bek") as session:
        first = add_testimony(session, form)
    form.write_text(FORM.replace("born: 1984", "born: 1985").replace("statistics: yes, ", ""), encoding="utf-8")
    with group.as_("bek") as session:
        receipt = add_testimony(session, form)
        assert receipt.testimony == first.testimony
        field = session.index.record(receipt.people[0]).fields["born"]
        assert [claim.value for claim in field.claims] == ["1985"]
        assert current(session, receipt.testimony)["statistics"] == "no"


def test_an_intake_machine_adds_without_reading(group: Group, form: Path) -> None:
    """It holds no key; who can read finds everything."""
    with group.as_("eva") as session:
        receipt = add_testimony(session, form)
    with group.as_("bek") as session:
        assert session.index.find("Nurgül Örnek")[0].id == receipt.people[0]


@pytest.mark.parametrize("name", ["cem", "dil", "fox"])
def test_who_does_not_collect(group: Group, form: Path, name: str) -> None:
    """Nothing is written, nothing is stored."""
    with group.as_(name) as session, pytest.raises(NotAllowed):
        add_testimony(session, form)
    assert not list(group.archive.glob("feeds/*/blobs/*/*"))


def test_a_missing_file_stops_everything(group: Group, form: Path) -> None:
    """Named, and nothing half written."""
    before = entries(group)
    (form.parent / "letter.jpg").unlink()
    with group.as_("bek") as session, pytest.raises(BadInput, match=r"letter\.jpg"):
        add_testimony(session, form)
    assert entries(group) == before
    assert not list(group.archive.glob("feeds/*/blobs/*/*"))


def test_a_link_that_leads_out_of_the_folder_is_not_followed(group: Group, form: Path, tmp_path: Path) -> None:
    """A form made by somebody else must not make us seal our own files into their testimony."""
    secret = tmp_path / "secret.txt"
    secret.write_text("mine", encoding="utf-8")
    (form.parent / "letter.jpg").unlink()
    (form.parent / "letter.jpg").symlink_to(secret)
    with group.as_("bek") as session, pytest.raises(BadInput, match="leads out"):
        add_testimony(session, form)


def test_without_consent_to_store_nothing_is_kept(group: Group, form: Path) -> None:
    """The form is refused as a whole."""
    form.write_text(FORM.replace("store: yes", "store: no"), encoding="utf-8")
    before = entries(group)
    with group.as_("bek") as session, pytest.raises(BadInput):
        add_testimony(session, form)
    assert entries(group) == before

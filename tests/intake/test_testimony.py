"""One testimony from its form."""

from pathlib import Path

import pytest

from guvah.errors import BadInput
from guvah.intake.testimony import TestimonyDraft, read_testimony
from guvah.model.body import decode_body, encode_body
from guvah.model.ids import kind_of
from guvah.model.kinds import compartment_rank, schema

EXAMPLES = sorted((Path(__file__).parents[2] / "examples" / "fictional" / "testimonies").glob("*.yaml"))
KEY = b"k" * 32
FORM = """testimony:
  reference: T-1
  testifier: {name: {kk-Cyrl: Айдос Үлгі}, contact: {signal: "+7 700 000 00 00", safe: after 19:00}}
  interviewer: member:ainur
  recorded: 2019-02-10
  place: Karabulak
  language: kk-Cyrl
  consent:
    given_by: testifier
    explained_in: kk-Cyrl
    scopes: {store: yes, public: Yes, media: ask, voice: no, relation: yes, place: prefecture}
    until: 2029-02-10
    evidence: [consent.m4a]
victims:
  - person: {name: {ug-Arab: نۇرگۈل ئۆرنەك, zh-Hans: 努尔古丽}, sex: female, born: 1984, from: Ghulja county}
    relation: {is: sister-in-law, of: testifier}
    basis: {told_by: her mother, when: 2018}
    episodes:
      - {kind: arrest, start: autumn 2017, reason_suspected: {en: visit to Almaty}}
      - {kind: prison, start: 2019-05, sentence: {en: 12 years}, basis: {document: letter.jpg}}
    photos: [letter.jpg]
  - person: {name: Серік Үлгі}
    relation: uncle
links: [{from: 1, to: 2, is: daughter-in-law}]
narrative: {kk-Cyrl: "Ол мұғалім еді."}
files: [consent.m4a, letter.jpg]
"""


def read(text: str = FORM) -> TestimonyDraft:
    return read_testimony(text.encode(), "form.yaml", KEY)


def said(draft: TestimonyDraft, prop: str, entity: str = "") -> list[str]:
    """Return the values of a property, of one entity or of all."""
    return [
        one.statement.value
        for one in draft.drafts
        if one.statement.prop == prop and one.statement.entity.startswith(entity)
    ]


def refusal(text: str) -> str:
    with pytest.raises(BadInput) as refused:
        read(text)
    return str(refused.value)


@pytest.mark.parametrize("path", EXAMPLES, ids=lambda path: path.stem)
def test_every_example_is_read(path: Path) -> None:
    """Each fictional form gives statements that a body accepts, none laxer than its property."""
    draft = read_testimony(path.read_bytes(), path.name, KEY)
    assert draft.people
    statements = [one.statement for one in draft.drafts]
    assert decode_body(encode_body("mem-0000000000000000", statements))[1] == statements
    for one in draft.drafts:
        own = schema().compartment_for(kind_of(one.statement.entity), one.statement.prop)
        assert compartment_rank(one.compartment) >= compartment_rank(own)
    assert {one.statement.source for one in draft.drafts} == {draft.id}
    assert all((path.parent / file.name).is_file() for file in draft.files)


def test_the_testimony_itself() -> None:
    """Date, place, language, interviewer, narrative and reference are recorded of the testimony."""
    draft = read()
    assert said(draft, "recorded", draft.id) == ["2019-02-10"]
    assert said(draft, "language", draft.id) == ["kk-Cyrl"]
    assert said(draft, "narrative", draft.id) == ["Ол мұғалім еді."]
    assert said(draft, "external_id", draft.id) == ["T-1"]
    assert said(draft, "interviewer", draft.id) == ["member:ainur"]


def test_consent_is_recorded_scope_by_scope() -> None:
    """Only what was asked is recorded; what was not asked stays the default, no."""
    draft = read()
    consent = {
        one.statement.prop: one.statement.value for one in draft.drafts if one.statement.prop.startswith("consent.")
    }
    assert consent == {
        "consent.store": "yes",
        "consent.public": "yes",
        "consent.media": "ask",
        "consent.voice": "no",
        "consent.relation": "yes",
        "consent.place": "prefecture",
        "consent.given_by": "testifier",
        "consent.explained_in": "kk-Cyrl",
        "consent.until": "2029-02-10",
    }


def test_the_testifier_is_sealed() -> None:
    """Everything about who testified, and the link to them, is sealed."""
    draft = read()
    (testifier,) = said(draft, "testifier")
    about = [one for one in draft.drafts if one.statement.entity == testifier or one.statement.prop == "testifier"]
    assert {one.statement.prop for one in about} == {"testifier", "name", "contact", "safe_contact"}
    assert {one.compartment for one in about} == {"sealed"}
    assert said(draft, "contact", testifier) == ["signal: +7 700 000 00 00"]


def test_people_and_episodes() -> None:
    """Several victims, each with names by language, dates, and how the testifier knows."""
    draft = read()
    first, second = draft.people
    assert said(draft, "name", first) == ["نۇرگۈل ئۆرنەك", "努尔古丽"]
    assert said(draft, "origin_place", first) == ["654021"]
    assert said(draft, "episode_kind", first) == ["arrest", "prison"]
    assert said(draft, "start", first) == ["2017-23", "2019-05"]
    assert said(draft, "name", second) == ["Серік Үлгі"]
    bases = {one.statement.prop: one.statement.basis for one in draft.drafts if one.statement.entity.startswith(first)}
    assert bases["sex"] == "told by: her mother (2018)"
    assert bases["sentence"] == "told by: document"


def test_the_relation_is_turned_round() -> None:
    """The link is the testifier's: of an uncle the testifier is the nephew or niece."""
    draft = read()
    assert said(draft, "relation", draft.id) == ["in_law", "nephew_niece"]
    assert said(draft, "to", draft.id) == list(draft.people)


@pytest.mark.parametrize(("answer", "compartment"), [("yes", "case"), ("ask", "case"), ("no", "sealed")])
def test_a_relation_not_to_be_shown_is_sealed(answer: str, compartment: str) -> None:
    """Who may not be shown as a relative is sealed as one."""
    draft = read(FORM.replace("relation: yes", f"relation: {answer}"))
    links = [one for one in draft.drafts if one.statement.entity.startswith(f"{draft.id}/lnk")]
    assert {one.compartment for one in links} == {compartment}


def test_links_between_victims() -> None:
    """A link stands under the first person and points to the second."""
    draft = read()
    first, second = draft.people
    assert said(draft, "relation", first) == ["in_law"]
    assert said(draft, "to", first) == [second]


def test_files_have_a_place() -> None:
    """Each file has an entity and a property that will hold it, sealed; photos say whom they are said to show."""
    draft = read()
    assert [(file.name, kind_of(file.entity), file.prop, file.compartment, file.evidence) for file in draft.files] == [
        ("consent.m4a", "med", "original", "sealed", True),
        ("letter.jpg", "med", "original", "sealed", False),
    ]
    assert said(draft, "depicts") == [draft.people[0]]
    assert said(draft, "media_kind") == ["audio", "photo"]
    assert set(said(draft, "origin")) == {draft.id}


def test_the_same_form_twice_is_the_same() -> None:
    """Ids follow the reference: a corrected form speaks of the same testimony and people."""
    corrected = read(FORM.replace("Karabulak", "Almaty"))
    assert corrected.id == read().id
    assert corrected.people == read().people
    assert read(FORM.replace("T-1", "T-2")).people != read().people


def test_without_a_reference_the_content_decides() -> None:
    """Without a reference a changed form is another testimony, and that is told."""
    text = FORM.replace("  reference: T-1\n", "")
    assert read(text).id != read(text.replace("Karabulak", "Almaty")).id
    assert "no reference" in str(read(text).problems[0])


def test_nothing_is_read_without_consent_to_store() -> None:
    """A testimony whose giver does not agree to be stored gives no draft at all."""
    assert "nothing of this testimony may be kept" in refusal(FORM.replace("store: yes", "store: no"))
    assert "nothing of this testimony may be kept" in refusal(FORM.replace("store: yes, ", ""))


def test_yes_and_no_in_any_spelling() -> None:
    """YAML's own booleans mean what the volunteer meant."""
    assert read(FORM.replace("public: Yes", "public: true")).drafts == read().drafts
    assert "consent.public" in {one.statement.prop for one in read(FORM.replace("public: Yes", "public: No")).drafts}


def test_an_unreadable_date_is_kept_as_a_note() -> None:
    """What people say of time is never refused; it is kept in their words."""
    draft = read(FORM.replace("autumn 2017", "when the apples were ripe"))
    assert "start: when the apples were ripe" in said(draft, "note")
    assert [str(problem) for problem in draft.problems] == [
        'line 19, victims[0].episodes[0].start: "when the apples were ripe" is not a date; kept as a note'
    ]


def test_every_problem_is_told_with_its_path() -> None:
    """One reading names everything there is to mend."""
    text = (
        FORM.replace("sex: female", "sex: femal")
        .replace("kind: arrest", "kind: arested")
        .replace("is: daughter-in-law", "is: milk brother")
        .replace("place: prefecture", "place: village")
        .replace("until: 2029-02-10", "until: 2029")
        .replace("files: [consent.m4a, letter.jpg]", "files: [consent.m4a]")
        .replace("to: 2", "to: 3")
    )
    lines = refusal(text).splitlines()
    assert [line.split(": ")[0].strip() for line in lines[1:]] == [
        "line 11, testimony.consent.scopes.place",
        "line 12, testimony.consent.until",
        "line 15, victims[0].person.sex",
        "line 19, victims[0].episodes[0].kind",
        "line 20, victims[0].episodes[1].basis.document",
        "line 21, victims[0].photos[0]",
        "line 24, links[0].to",
        "line 24, links[0].is",
    ]
    assert any('did you mean "female"' in line for line in lines)


@pytest.mark.parametrize(
    ("old", "new", "words"),
    [
        ("reference: T-1", "referense: T-1", 'unknown key "referense"; did you mean "reference"'),
        ("  consent:", "  konsent:", '"consent" is missing'),
        ("given_by: testifier", "given_by: him", '"him" is not known'),
        ("voice: no", "vioce: no", 'no scope is called "vioce"; did you mean "voice"'),
        ("voice: no", "voice: maybe", "testimony.consent.scopes.voice"),
        ("language: kk-Cyrl", "language: Kazakh", "a language such as kk-Cyrl"),
        ("name: {ug-Arab:", "name: {uyghur:", "stands before each name"),
        ("person: {name: Серік Үлгі}", "person: {sex: male}", "a name is missing"),
        ("of: testifier", "of: victim", 'relations between victims stand in "links"'),
        ("relation: uncle", "relation: bread", '"bread" is not known'),
        ("told_by: her mother, when: 2018", "when: 2018", "one of saw, told_by, inferred"),
        ("told_by: her mother", "told_by: a, saw: yes", "one of saw, told_by, inferred"),
        ("basis: {told_by: her mother, when: 2018}", "basis: heard", '"heard" is not known'),
        ("to: 2", "to: 1", "from and to are one person"),
        ("born: 1984", "id: G-4H7K2-MQ8V3-5", "no archive is open"),
        ("born: 1984", "children: many", "a number in digits"),
        ("born: 1984", "pregnant: perhaps", "answer yes or no"),
        ("born: 1984", "link_url: ftp://x", "a web address begins"),
        ("born: 1984", "known_from: {form: T-0, row: 1}", "either form and victim stand here, or list and row"),
        ("born: 1984", "known_from: {form: T-0, victim: two}", "the number of the victim in that form"),
        ("start: autumn 2017", "facility: {form: x}", "a facility stands in a list"),
        ("files: [consent.m4a, letter.jpg]", "files: [consent.m4a, letter.jpg, LETTER.JPG]", "stands here twice"),
        ("narrative: {kk-Cyrl:", "narrative: {kk-Cyrl: [", "not YAML"),
    ],
)
def test_what_is_refused(old: str, new: str, words: str) -> None:
    """Each refusal says where and what would be right."""
    assert old in FORM
    assert words in refusal(FORM.replace(old, new, 1))


def test_nobody_is_no_testimony() -> None:
    """A form without victims is refused."""
    assert "about at least one person" in refusal(
        FORM[: FORM.index("victims:")] + "victims: []\nfiles: [consent.m4a]\n"
    )


def test_too_long_words_are_refused() -> None:
    """Names are names: a text of thousands of letters belongs in the narrative."""
    assert "characters; at most" in refusal(FORM.replace("Серік Үлгі", "С" * 3000))

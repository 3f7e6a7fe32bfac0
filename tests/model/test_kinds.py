"""The schema: everything declared, everything labelled, nothing said twice."""

from pathlib import Path

import pytest

from guvah.errors import UserError
from guvah.model import kinds
from guvah.model.kinds import Label, Property, Schema, compartment_rank, schema
from tests.model.kinds_page import page

PAGE = Path(__file__).parents[2] / "docs" / "spec" / "kinds.md"
CODES = "act cap cor den doc epi fac inc lnk mem med org per pla tes"


@pytest.fixture
def everything() -> Schema:
    return schema()


def properties(everything: Schema) -> list[Property]:
    return [
        *(p for kind in everything.kinds.values() for p in kind.properties.values()),
        *everything.decisions.values(),
    ]


def labels(everything: Schema) -> list[Label]:
    words = (word for vocabulary in everything.vocabularies.values() for word in vocabulary.words.values())
    kinds_and_properties = [kind.label for kind in everything.kinds.values()] + [
        p.label for p in properties(everything)
    ]
    return [*kinds_and_properties, *(word.label for word in words)]


def test_every_kind_is_there_and_read_once(everything: Schema) -> None:
    """Fifteen kinds, each under its three-letter code, read from the package a single time."""
    assert sorted(everything.kinds) == sorted(CODES.split())
    assert schema() is everything


def test_every_label_is_in_every_language(everything: Schema) -> None:
    """No kind, property or word of a vocabulary lacks a label in an interface language."""
    for label in labels(everything):
        assert set(label) == set(kinds.LANGUAGES), label
        assert all(words.strip() for words in label.values()), label


def test_labels_of_one_language_tell_words_apart(everything: Schema) -> None:
    """No two words of a vocabulary, and no two properties of a kind, have the same label."""
    words = [[word.label for word in each.words.values()] for each in everything.vocabularies.values()]
    for group in [*words, *([each.label for each in kind.properties.values()] for kind in everything.kinds.values())]:
        for language in kinds.LANGUAGES:
            said = [label[language] for label in group]
            assert len(set(said)) == len(said), (language, sorted(said))


def test_labels_are_in_the_script_of_their_language(everything: Schema) -> None:
    """Uyghur is written in Arabic script, Chinese in characters, Russian and Kazakh in Cyrillic."""
    scripts = {
        "ru": ("\u0400", "\u052f"),
        "kk": ("\u0400", "\u052f"),
        "ug": ("\u0600", "\u06ff"),
        "zh": ("\u4e00", "\u9fff"),
    }
    for label in labels(everything):
        for language, (first, last) in scripts.items():
            assert any(first <= char <= last for char in label[language]), (language, label[language])


def test_choices_have_vocabularies_and_only_they(everything: Schema) -> None:
    """A choice names a vocabulary that exists; nothing else does."""
    for each in properties(everything):
        assert (each.type in {"choice", "yesno"}) is bool(each.vocabulary), each.name
        if each.vocabulary:
            assert everything.vocabulary(each.vocabulary).words


def test_only_public_and_partner_properties_have_a_place_on_a_page_of_a_person(everything: Schema) -> None:
    """A property that pages show is not one that must stay inside; places on a page are not given twice."""
    for code in ("per", "epi", "fac", "lnk", "pla", "org"):
        shown = [each for each in everything.kinds[code].properties.values() if each.show]
        assert all(each.sensitivity == "public" for each in shown)
        assert len({each.show for each in shown}) == len(shown)


def test_what_identifies_a_witness_is_sealed(everything: Schema) -> None:
    """Testifiers, contacts and identity numbers are sealed; who works here is for staff."""
    sealed = [
        ("tes", "testifier"),
        ("per", "contact"),
        ("per", "safe_contact"),
        ("per", "identity_number"),
        ("med", "original"),
    ]
    assert all(everything.compartment_for(*each) == "sealed" for each in sealed)
    assert all(each.compartment == "sealed" for each in everything.kinds["inc"].properties.values())
    assert all(each.compartment == "staff" for each in everything.kinds["mem"].properties.values())
    assert everything.compartment_for("per", "name") == everything.compartment_for("per", "note") == "case"


def test_decisions_are_properties_of_every_kind(everything: Schema) -> None:
    """A hold or a consent can be recorded of anything, and never competes with a kind's own property."""
    assert everything.property("per", "hold") == everything.property("testimony", "hold")
    for kind in everything.kinds.values():
        assert not set(kind.properties) & set(everything.decisions)


def test_unknown_names_are_refused_with_the_known_ones(everything: Schema) -> None:
    """A typing mistake in a kind, property or vocabulary is answered with what there is."""
    for call in (
        lambda: everything.kind("persn"),
        lambda: everything.property("per", "shoe_size"),
        lambda: everything.compartment_for("per", "shoe_size"),
        lambda: everything.vocabulary("sexes"),
    ):
        with pytest.raises(UserError, match=r"there is no|has no property"):
            call()


def test_labels_fall_back(everything: Schema) -> None:
    """A language without a label gets the English one; a word of no vocabulary stays as it is."""
    assert everything.label("sex", "female", "ru") == "Женский"
    assert everything.label("sex", "female", "fr") == "Female"
    assert everything.label("sex", "unheard of", "ru") == "unheard of"


def test_compartments_from_open_to_strict() -> None:
    """Case is the least strict compartment, staff the strictest."""
    assert sorted(["staff", "case", "sealed"], key=compartment_rank) == ["case", "sealed", "staff"]


def test_the_page_is_what_the_schema_says(everything: Schema) -> None:
    """docs/spec/kinds.md holds exactly the tables made from the YAML: `python -m tests.model.kinds_page` writes it."""
    assert PAGE.read_text(encoding="utf-8") == page(everything)

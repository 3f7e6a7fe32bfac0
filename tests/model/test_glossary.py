"""The glossary holds every word the schema puts on pages for how something is known and decided."""

from pathlib import Path

import pytest

from guvah.model.kinds import COMPARTMENTS, SENSITIVITIES, schema

GLOSSARY = (Path(__file__).parents[2] / "docs" / "glossary.md").read_text(encoding="utf-8")


@pytest.mark.parametrize("name", ["tier", "rule", "basis", "verdict", "hold", "place_level", "role", "grade"])
def test_words_of_how_things_are_known_are_explained(name: str) -> None:
    """Every word of these vocabularies stands in docs/glossary.md."""
    assert [word for word in schema().vocabulary(name).words if word not in GLOSSARY] == []


def test_kinds_scopes_and_compartments_are_explained() -> None:
    """So does every kind, consent scope, sensitivity and compartment."""
    scopes = [prop.removeprefix("consent.") for prop in schema().decisions if prop.startswith("consent.")]
    kinds = [kind.name for kind in schema().kinds.values()]
    details = {"given_by", "explained_in", "evidence", "withdrawn"}
    words = [*kinds, *COMPARTMENTS, *SENSITIVITIES, *(scope for scope in scopes if scope not in details)]
    assert [word for word in words if word not in GLOSSARY] == []


def test_a_word_is_explained_once() -> None:
    """No term has two entries."""
    terms = [line[4:].split("**")[0] for line in GLOSSARY.splitlines() if line.startswith("- **")]
    assert len(terms) > 50
    assert sorted(set(terms)) == sorted(terms)

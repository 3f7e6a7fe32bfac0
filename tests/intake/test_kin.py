"""Words of kinship."""

import pytest

from guvah.intake.kin import known_relations, read_relation, reversed_relation
from guvah.model.kinds import schema


@pytest.mark.parametrize(
    ("words", "relation"),
    [
        ("sister-in-law", "in_law"),
        ("Elder brother", "sibling"),
        ("younger sister", "sibling"),
        ("дядя", "uncle_aunt"),
        ("her mother", "parent"),
        ("half brother", "sibling"),
        ("father in law", "in_law"),
        ("mother-in-law", "in_law"),
        ("former detainee", "former detainee"),
        ("in_law", "in_law"),
        ("шешесі", "parent"),
        ("bread", None),
    ],
)
def test_everyday_words(words: str, relation: str | None) -> None:
    """Everyday words in several languages lead to the vocabulary; unknown words do not."""
    assert read_relation(words) == relation


def test_everything_leads_to_the_vocabulary() -> None:
    """What is read, and what is turned round, are words of the vocabulary."""
    words = schema().vocabulary("relation").words
    assert list(words) == known_relations()
    for word in words:
        assert read_relation(word) == word
        assert reversed_relation(word) in {None, *words}


def test_turning_round_twice_is_the_same() -> None:
    """The child's parent is the parent's child."""
    for word in known_relations():
        once = reversed_relation(word)
        assert once is None or reversed_relation(once) == word

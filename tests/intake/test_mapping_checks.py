"""Words of a mapping that make no sense."""

import pytest

from guvah.errors import BadInput

from .lists import MAPPING, mapping


@pytest.mark.parametrize(
    ("old", "new", "words"),
    [
        ("id: village", "id: My Village", "list.id: small letters"),
        ("language: en", "language: English", "list.language: a language such as"),
        ("public: yes", "public: perhaps", "list.public: answer yes or no"),
        ("public: yes", "public: yes, url: ftp://x", "list.url: a web address"),
        ("row: {key: id}", "row: {key: []}", "row.key: name the column"),
        ("person:", "facility:", "facility: episodes and joins are for people"),
        ("person:", "facility: {name: name}\nperson:", 'needs either "person" or "facility"'),
        (
            "identity_number: paper",
            "identity: paper",
            'no property is called "identity"; did you mean "identity_number"',
        ),
        ("identity_number: paper", "kept: paper", 'stand in the list "keep"'),
        ("identity_number: paper", 'identity_number: ""', "name a column here"),
        ("identity_number: paper", "identity_number: {from: paper, sensitivity: public}", "can only be made stricter"),
        ("identity_number: paper", "sex: {from: paper, values: {M: men}}", '"men" is not known; known here'),
        ("identity_number: paper", "occupation: {from: paper, precision: year}", "only a date has a precision"),
        ("identity_number: paper", "occupation: {from: paper, format: upper}", "for texts"),
        ("identity_number: paper", "occupation: {from: paper, split: ['']}", "what stands between the parts"),
        ("identity_number: paper", "occupation: {from: paper, list: other}", "points to a person or facility"),
        ("identity_number: paper", "occupation: {from: paper, language: Thai}", "person.occupation.language"),
        ('"SURNAME  GIVEN"', '"SURNAME GIVEN"', "two blanks"),
        ('"SURNAME  GIVEN"', '"SURNAME, SURNAME"', "two blanks"),
        ("kind: arrest", "kind: arested", 'episodes[0].kind: "arested" is not known; did you mean "arrest"'),
        ("when: taken, place: where", "if: not empty", "an episode needs at least one column"),
        ("place: where", "place: where, if: {column: where}", 'one of "is", "starts", "contains"'),
        ("place: where", "facility: where", "say whose row keys stand in this column"),
        ("ignore: [page]", "ignore: [page, name]", '"name" is ignored and used'),
        ("ignore: [page]", "ignore: [page]\nfile: {encoding: klingon}", "file.encoding: no encoding is called that"),
        ("ignore: [page]", "ignore: [page]\nfile: {header: 0}", "file.header"),
        ("ignore: [page]", "ignore: [page]\nfile: {longest_cell: 999999999}", "file.longest_cell"),
        ("ignore: [page]", "ignore: [page]\njoin: {list: No Such, key: id}", "join.list: the id of the other list"),
    ],
)
def test_senseless_words_are_told_with_a_hint(old: str, new: str, words: str) -> None:
    """Each refusal names the place and says what would be right."""
    assert old in MAPPING
    with pytest.raises(BadInput) as refusal:
        mapping(MAPPING.replace(old, new, 1))
    assert words in str(refusal.value)


def test_stricter_than_the_property_is_allowed() -> None:
    """A public property may be sealed by a mapping; a sealed one may stay sealed."""
    said = mapping(MAPPING.replace("identity_number: paper", "identity_number: {from: paper, sensitivity: sealed}"))
    assert said.person["identity_number"]

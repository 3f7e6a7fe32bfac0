"""Finding a name in a list."""

import pytest

from guvah.names.among import Among
from tests.names.people import EVERYONE, SPELLINGS


@pytest.mark.parametrize("person", SPELLINGS, ids=lambda person: person[0])
def test_any_spelling_finds_the_others_first(person: tuple[str, ...]) -> None:
    """Asked by any of a person's spellings, the list answers with all of them before anyone else."""
    among = Among(EVERYONE)
    for name in person:
        found = {EVERYONE[number] for number, _ in among.find(name, len(person))}
        assert found == set(person)


def test_answers_are_ranked_and_few() -> None:
    """Best first, no more than asked, and nothing for nobody."""
    scores = [score for _, score in Among(EVERYONE).find("Misal", 3)]
    assert scores == sorted(scores, reverse=True)
    assert len(scores) <= 3
    assert Among(EVERYONE).find("", 3) == []
    assert Among([]).find("Misal") == []

"""Finding a name in a list."""

import pytest

from guvah.names import similarity
from guvah.names.among import Among
from tests.names.people import EVERYONE, SPELLINGS

AMONG = Among(EVERYONE)


@pytest.mark.parametrize("person", SPELLINGS, ids=lambda person: person[0])
def test_any_spelling_finds_the_others_first(person: tuple[str, ...]) -> None:
    """Asked by any of a person's spellings, the list answers with all of them before anyone else."""
    for name in person:
        found = {EVERYONE[number] for number, _ in AMONG.find(name, len(person))}
        assert found == set(person)


def test_answers_are_ranked_and_few() -> None:
    """Best first, no more than asked, and nothing for nobody."""
    scores = [score for _, score in AMONG.find("Misal", 3)]
    assert scores == sorted(scores, reverse=True)
    assert len(scores) <= 3
    assert AMONG.find("", 3) == []
    assert Among([]).find("Misal") == []


@pytest.mark.parametrize("name", EVERYONE[::3])
def test_a_score_is_the_similarity(name: str) -> None:
    """What a search says of a name is what comparing the two says, and more than zero."""
    for number, score in AMONG.find(name):
        assert score == pytest.approx(similarity(name, EVERYONE[number]), abs=1e-12)
        assert score > 0


def test_the_same_words_come_before_a_homophone() -> None:
    """Characters that sound alike are found too, behind the name as it was asked for."""
    found = Among(["马鸣", "馬銘", "马明", "Ma Ming"]).find("马明")
    assert found[0] == (2, 1.0)
    assert {number for number, _ in found} == {0, 1, 2, 3}
    assert all(score < 1.0 for _, score in found[1:])


@pytest.mark.parametrize(
    ("asked", "held"), [("Memet Misal", "Muhammad Misal"), ("Ismayil Misal", "司马义·米萨力"), ("Jüsip", "Yusup")]
)
def test_a_listed_equivalent_is_a_candidate(asked: str, held: str) -> None:
    """A name that only the table of equivalents connects is found though it shares no sound."""
    assert 1 in Among(["Serik Ülgi", held]).candidates(asked)


def test_candidates_are_few_and_the_rarer_clue_counts_more() -> None:
    """Of many who share one common word, the one who shares the rare word comes first."""
    among = Among([*(f"{name} Misal" for name in ("Batuqan", "Serdar", "Serik", "Aydos")), "Chölpan Örnek"])
    assert list(among.candidates("Chölpan Misal", 1)) == [4]
    assert len(among.candidates("Misal", 2)) == 2

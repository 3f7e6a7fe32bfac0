"""Linkage over the real index: proposed across scripts, decided, no longer proposed, taken back, proposed again."""

from pathlib import Path

import pytest

from guvah.errors import UserError
from guvah.linkage.clusters import clusters
from guvah.linkage.deciding import prepare_decision, prepare_undo
from guvah.linkage.decisions import DIFFERENT, SAME, pair_of
from guvah.linkage.proposals import decisions_around, propose
from tests.index.archive import ANN, Vault, opened, root, said, staff

PEOPLE = (
    {"name": "Nurgül Örnek", "sex": "female", "born": "1984", "birth_place": "654021"},
    {"name": "نۇرگۈل ئۆرنەك", "sex": "female", "born": "1984-03", "birth_place": "654021"},
    {"name": "Нургуль Орнек", "sex": "female", "born": "1950"},
    {"name": "Serik Ülgi", "sex": "male", "identity_number": "653125198503150012"},
    {"name": "Aidos Ülgi", "sex": "male", "identity_number": "653125198503150012"},
)
IDS = [root("per", number) for number in range(len(PEOPLE))]


@pytest.fixture
def vault() -> Vault:
    """Five fictional people, each told of by a testimony of their own."""
    vault = Vault()
    vault.append(*staff())
    for number, properties in enumerate(PEOPLE):
        source = root("tes", number + 1)
        vault.append(*(said(IDS[number], prop, value, source) for prop, value in properties.items()))
    return vault


def test_one_pair_goes_all_the_way_and_back(vault: Vault, tmp_path: Path) -> None:
    """Proposed with reasons, decided, joined, no longer proposed; taken back, everything is as before."""
    with opened(tmp_path, vault) as index:
        before = propose(index, IDS[0])
        assert before[0].other == IDS[1]
        assert {each.word for each in before[0].reasons} >= {"birth: same year", "home: same county"}

        vault.append(prepare_decision(index, pair_of(*IDS[:2]), SAME, by=ANN, why="same scar").statement)
        index.catch_up()
        assert IDS[1] not in [each.other for each in propose(index, IDS[0])]
        assert clusters(decisions_around(index, IDS[1])).members == {min(IDS[:2]): tuple(sorted(IDS[:2]))}

        vault.append(prepare_undo(index, pair_of(*IDS[:2]), by=ANN, why="another scar").statement)
        index.catch_up()
        assert propose(index, IDS[0]) == before
        assert not decisions_around(index, IDS[0])


def test_a_contradiction_is_refused_over_the_index(vault: Vault, tmp_path: Path) -> None:
    """The chain is found whichever side of the pair it hangs on."""
    with opened(tmp_path, vault) as index:
        for pair, verdict in ((pair_of(IDS[0], IDS[1]), SAME), (pair_of(IDS[1], IDS[2]), DIFFERENT)):
            vault.append(prepare_decision(index, pair, verdict, by=ANN, why="seen").statement)
            index.catch_up()
        with pytest.raises(UserError, match=r"but .* ≠ "):
            prepare_decision(index, pair_of(IDS[2], IDS[0]), SAME, by=ANN, why="")
        assert propose(index, IDS[2]) == ()


def test_an_identity_number_finds_somebody_with_another_name(vault: Vault, tmp_path: Path) -> None:
    """Where this member's keys open the numbers, they bring candidates that names would not."""
    with opened(tmp_path, vault) as index:
        (found, *_) = propose(index, IDS[3])
    assert found.other == IDS[4]
    assert "number: same" in {each.word for each in found.reasons}

"""Names packed, and unpacked for a batch."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from guvah.names import encoding
from guvah.names.encoding import MOST_WORDS, encode, packed_with, packing, unpack
from guvah.names.equivalents import listing
from guvah.names.forms import AS_WRITTEN, LISTED, STEM, forms
from guvah.names.parts import parts
from guvah.names.weights import UNKNOWN, weights
from tests.names.people import EVERYONE, HOSTILE

READABLE = [name for name in EVERYONE if encode(name)]


@given(st.lists(st.sampled_from(["", "Mr", "Misaluly", *READABLE]), min_size=1, max_size=8))
def test_unpacking_gives_back_every_form(names: list[str]) -> None:
    """Each form of each word of each name, with its signs by number, its kind, its cost and its word."""
    numbers = weights().numbers
    found = unpack([encode(name) for name in names])
    row, word = 0, 0
    for at, name in enumerate(names):
        assert found.first[at] == row
        place = -1
        while row < found.first[at] + found.forms[at]:
            place += found.kind[row] == AS_WRITTEN
            assert found.word[row] == place
            if found.kind[row] != LISTED:
                written = parts(name).names[place]
                form = next(one for one in forms(written, syllables=True) if one.kind == found.kind[row])
                signs = [numbers.get(sign, UNKNOWN) for sign in form.signs]
                assert list(found.signs[row, : found.size[row]]) == signs
                assert found.cost[row] == form.cost
            row += 1
        assert found.words[at] == place + 1
        word += place + 1
    assert row == len(found.signs)


def test_what_leaving_out_an_ending_costs_is_told_of_every_form() -> None:
    """The verdict asks whether a word is a father's name, whichever form was laid beside another."""
    found = unpack([encode("Misaluly Örnek")])
    assert set(found.stem_cost[found.word == 0]) == set(found.cost[found.kind == STEM])
    assert set(found.stem_cost[found.word == 1]) == {0}


def test_a_chinese_name_is_marked() -> None:
    """So that the verdict knows that many people bear it."""
    assert list(unpack([encode("马明"), encode("努尔古丽·约尔乃克"), encode("Misal")]).han) == [True, False, False]


@pytest.mark.parametrize("name", ["", "Mr", "unknown", "不详", "김철수", "12"])
def test_nobody_is_packed_as_nothing(name: str) -> None:
    """Titles, unknowns and unreadable scripts take no room and have no form."""
    assert encode(name) == b""
    assert list(unpack([b"", encode(name)]).forms) == [0, 0]


@pytest.mark.parametrize("name", HOSTILE)
def test_any_name_is_packed_small(name: str) -> None:
    """Whatever a field holds, few words of it are kept."""
    assert unpack([encode(name)]).words[0] <= MOST_WORDS
    assert len(encode(name)) < 1000


def test_other_numbers_for_learning() -> None:
    """While learning, signs have other numbers; one that is not among them is unknown."""
    found = unpack([packed_with("Misal", {"L:m": 7})])
    assert list(found.signs[0, : found.size[0]]) == [7, UNKNOWN, UNKNOWN, UNKNOWN, UNKNOWN]


def test_packing_changes_with_a_table_and_with_the_weights(monkeypatch: pytest.MonkeyPatch) -> None:
    """Whoever keeps packed names learns that they must be packed again."""
    before = packing()
    assert len(before) == 16
    monkeypatch.setattr(encoding, "FILE", "symbols.py")
    packing.cache_clear()
    try:
        assert packing() != before
    finally:
        packing.cache_clear()


def test_numbers_of_signs_and_keys_are_never_mistaken_for_a_head() -> None:
    """Heads begin at 1000: the weights and the table of equivalents must stay below."""
    assert len(weights().numbers) < 1000
    assert len(listing().numbers) < 1000
    stream = np.frombuffer(encode("Memet Misaluly"), "<u2")
    assert ((stream < 1000) | (stream < 1000 + 32) | ((stream >= 2000) & (stream < 3000))).all()

"""The best alignment followed back."""

import numpy as np
import pytest

from guvah.names import tracing
from guvah.names.aligning import Aligner
from guvah.names.encoding import encode, unpack
from guvah.names.weights import weights
from tests.names.people import SPELLINGS

HELD = weights()
PAIRS = [(a, b) for person in SPELLINGS for a in person for b in (*person, "Serdar Misal")]
PACKED = unpack([encode(name) for pair in PAIRS for name in pair])
ONE, OTHER = PACKED.first[0::2], PACKED.first[1::2]


def words(forms: "np.typing.NDArray[np.int64]") -> tracing.Words:
    return tracing.Words(
        tracing.columns(PACKED.signs[forms], np.zeros_like(forms), PACKED.size[forms]), PACKED.channel[forms]
    )


def test_the_followed_path_has_the_aligned_score() -> None:
    """The steps add up to what the alignment was worth."""
    first, second = words(ONE), words(OTHER)
    total = np.zeros(len(ONE), np.int64)
    for a, b, going in tracing.steps(first, second, HELD):
        both = (a > 0) & (b > 0)
        gap = np.where(a > 0, HELD.gap[a, second.channel], HELD.gap[b, first.channel])
        total += np.where(going, np.where(both, HELD.pair[a, b], gap), 0)
    assert list(total) == list(Aligner(PACKED, PACKED, HELD).scores(ONE, OTHER))


def test_the_path_passes_every_sign_once_in_order() -> None:
    """Read from the end, the steps spell both words."""
    found = tracing.steps(words(ONE), words(OTHER), HELD)
    for at in range(len(ONE)):
        for side, forms in ((0, ONE), (1, OTHER)):
            spelled = [int(step[side][at]) for step in reversed(found) if step[2][at] and step[side][at]]
            assert spelled == list(PACKED.signs[forms[at], : PACKED.size[forms[at]]])


def differ(a: str, b: str) -> tracing.Differences:
    packed = unpack([encode(a), encode(b)])
    one, other = (
        tracing.Words(tracing.columns(packed.signs[[at]], np.array([0]), packed.size[[at]]), packed.channel[[at]])
        for at in packed.first
    )
    return tracing.differences(one, other, HELD)


def test_where_two_words_differ() -> None:
    """Another vowel, another consonant, a lost vowel and a lost consonant are told apart."""
    assert differ("Gülnar", "Gülnur").other_vowel[0] > 3 > differ("Gülnar", "Gülnur").other_consonant[0]
    assert differ("Berik", "Serik").other_consonant[0] > 3
    assert differ("Ghulam", "Ghulm").lost_vowel[0] > differ("Ghulam", "Ghulam").lost_vowel[0]
    assert differ("Batur", "Batu").lost_consonant[0] > differ("Batur", "Batur").lost_consonant[0]


@pytest.mark.parametrize("name", ["Nurgül", "نۇرگۈل", "Нұргүл", "努尔古丽"])
def test_the_same_word_falls_nowhere_short(name: str) -> None:
    """Of a word and itself no step is unlike."""
    said = differ(name, name)
    assert said.worst[0] < 1.2
    assert said.worst[0] >= said.second[0]


def test_a_stretch_is_taken_out_of_a_form() -> None:
    """Columns hold the stretch from start to end and nothing after it."""
    signs = np.array([[1, 2, 3, 4, 0], [5, 6, 0, 0, 0]], np.uint16)
    found = tracing.columns(signs, np.array([1, 0]), np.array([4, 1]))
    assert found.T.tolist() == [[2, 3, 4], [5, 0, 0]]

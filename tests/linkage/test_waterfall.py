"""The way to a probability: it adds up, says why it is held down, and is safe to show."""

import math
import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from guvah.linkage.kept_rows import Proposed
from guvah.linkage.score import compare
from guvah.linkage.waterfall import BAR, block, in_words, isolated, safe, signed, waterfall
from guvah.linkage.weights import Reason
from tests.linkage.people import person, person_id

NAME = Reason("name: same", "the same name: Nurgül Örnek and نۇرگۈل ئۆرنەك", 7.0)
FATHER = Reason("father: same", "same father's name: Tursun and 吐尔逊", 5.0)
SEX = Reason("sex: same", "both female", 1.0)
PLACE = Reason("place: other prefecture", "from Ghulja County and Kashgar City", -1.0)


def found(probability: float, *findings: Reason) -> Proposed:
    fors = tuple(each for each in findings if each.weight >= 0)
    return Proposed("a", "b", probability, -10.0, fors, tuple(each for each in findings if each.weight < 0))


def test_each_step_begins_where_the_one_before_ended() -> None:
    """From the prior to the sum; the sum is that of the score."""
    way = waterfall(found(0.8, NAME, FATHER, SEX, PLACE))
    assert [step.bits for step in way.steps] == [-10, 7, 5, 1, -1]
    assert [step.end for step in way.steps][:-1] == [step.start for step in way.steps][1:]
    assert (way.total, way.hundredths) == (2.0, "80 in 100, possible")


def test_a_real_comparison_needs_no_note() -> None:
    """What score.compare gives is what its findings add up to."""
    one = person(1, name="Nurgül Örnek", sex="female", born="1984", father_name="Tursun")
    other = person(2, name="نۇرگۈل ئۆرنەك", sex="female", born="1984", father_name="تۇرسۇن")
    scored = Proposed.of(person_id(1), person_id(2), compare(one, other))
    way = waterfall(scored)
    assert way.note == ""
    assert math.isclose(1 / (1 + 2**-way.total), scored.probability, abs_tol=1e-4)


def test_the_cap_is_said() -> None:
    """Name and sex alone: the bars say more than the probability, so it is said why."""
    more = Reason("name: same", "a name that nobody else has", 14.0)
    assert "name and sex alone never suffice" in waterfall(found(0.5, more, SEX)).note


@pytest.mark.parametrize(("probability", "word"), [(0.6, "held at 60"), (0.999, "raised to 99")])
def test_any_other_difference_is_said_too(probability: float, word: str) -> None:
    """What kin or a better match make of a pair is never passed over in silence."""
    assert waterfall(found(probability, NAME, FATHER, SEX)).note.startswith(word)


def test_the_reasons_in_one_line() -> None:
    """As the issue asks: what speaks for it, then what against."""
    line = in_words(found(0.9, FATHER, SEX, PLACE))
    assert line == f"{FATHER.sentence}; both female; but: from Ghulja County and Kashgar City"
    assert in_words(found(0.1, PLACE)) == f"but: {PLACE.sentence}"


def test_the_block_is_aligned_and_says_everything_without_colour() -> None:
    """Each bar begins under the end of the one before; words stand last; filled for, shaded against."""
    lines = list(block(waterfall(found(0.8, NAME, FATHER, SEX, PLACE))))
    assert lines[0].startswith(" −10.0  ▒▒▒")
    assert lines[1].startswith("  +7.0  ███")
    assert lines[-1].endswith("in all: 80 in 100, possible")
    assert (
        len({line.index(words) for line, words in zip(lines, ("before", "the same", "same", "both"), strict=False)})
        == 1
    )
    bars = [line[8 : 9 + BAR] for line in lines]
    assert bars[2].index("█") == len(bars[1].rstrip())
    assert bars[4].count("▒") == bars[3].count("█"), "one bit up and one bit down are as long"


def test_the_note_stands_in_the_block() -> None:
    """Under the sum."""
    assert list(block(waterfall(found(0.5, Reason("name: same", "x", 15.0)))))[-1].strip().startswith("name and sex")


def test_right_to_left_words_are_isolated_from_their_neighbours() -> None:
    """Each run as a whole, its spaces inside, Latin words outside."""
    assert isolated("a نۇرگۈل ئۆرنەك and تۇرسۇن b") == "a \u2068نۇرگۈل ئۆرنەك\u2069 and \u2068تۇرسۇن\u2069 b"
    assert isolated("Tursun and 吐尔逊 1984") == "Tursun and 吐尔逊 1984"


@given(st.text())
def test_no_word_can_steer_a_terminal_or_turn_a_line_around(words: str) -> None:
    """Control characters and marks of direction are left out; each isolate that we add is closed."""
    shown = isolated(safe(words + "\x1b[2J\u202e\u2066"))
    assert not any(unicodedata.category(char) in ("Cc", "Cs") for char in shown)
    assert not set(shown) & set("\u202a\u202b\u202d\u202e\u2066\u2067\u200e\u200f\u061c")
    assert shown.count("\u2068") == shown.count("\u2069")


def test_bits_are_signed() -> None:
    """With a minus as long as the plus; nothing is neither."""
    assert [signed(each) for each in (7, -1, 0, -0.04, 0.5)] == ["+7.0", "−1.0", "0.0", "0.0", "+0.5"]
